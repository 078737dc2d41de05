import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryServer } from '../../server/src/memory.ts';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

type Panel = Visit<HTMLElement>;
const path = '/v1/me/blocked-numbers';

const plain = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();
/** The numbers that are listed, in their order. */
const rows = (visit: Panel): string[] => visit.all('listitem').map((row) => plain((row.querySelector('.number') ?? row).textContent));
const row = (visit: Panel, number: string): HTMLElement => visit.all('listitem').find((each) => plain(each.textContent).includes(number)) ?? expect.fail(`No ${number} in ${rows(visit).join()}`);
/** What a screen reader is told. */
const news = (visit: Panel): string => plain(visit.all('status').map((each) => each.textContent).join(' '));
const writes = (visit: Panel): string[] => visit.sent.filter(({ method }) => method !== 'GET').map((sent) => `${sent.method} ${sent.path}`);
/** The first three are Zoë's own, the last is the company's. */
const zoes = ['+1 613 555 0188', '+44 20 7946 0999', '+1 900 555…', '+1 416 555 0142'];

/** Opens the form, and types there as a person does. */
async function add(visit: Panel, number: string, note = ''): Promise<void> {
  await visit.press('button', 'Add blocked number');
  const field = await visit.find('textbox', 'Number');
  await until('the countries', () => (visit.get('combobox', 'Country') as HTMLSelectElement).length > 200);
  await until('the focus in the field', () => focused() === field);
  if (number) await sendKeys({ type: number });
  if (note) await visit.type('Note', note);
}
const block = (visit: Panel): Promise<void> => visit.press('button', 'Block');

const fill = (count: number) => (server: MemoryServer): Promise<void> => server.store.transaction(async (tx) => {
  for (let n = count - 1; n >= 0; n -= 1) {
    const number = `+1613${2_000_000 + n}`;
    await tx.put('zoe', { path: `blocked-numbers/many-${n}` }, { id: `many-${n}`, number, display: number, matchType: 'exact', label: `Caller ${n}`, source: 'user', createdAt: '2026-01-01T00:00:00Z' });
  }
});

describe('the list of blocked callers', () => {
  it('has the newest first, what begins with digits as such, and the company\'s with a lock', async () => {
    const visit = await mount('blocked-callers');
    await until('the numbers as people write them', () => rows(visit).join() === zoes.join());
    await visit.find('heading', 'Blocked numbers (4)');
    expect(row(visit, '+1 613 555 0188').textContent).to.match(/Robocall · Added \d/);
    expect(row(visit, '+1 900 555…').textContent).to.contain('All numbers that begin with it');
    expect(row(visit, '+1 416 555 0142').textContent).to.contain('Blocked by your company');
    expect(row(visit, '+1 416 555 0142').querySelector('button')).to.equal(null);
  });

  it('shows only what the provider has, and says why the rest is not there', async () => {
    const ada = await mount('blocked-callers', { user: 'ada' });
    await ada.see('You have not blocked anyone.');
    expect(ada.all('switch')).to.deep.equal([]);
    const zoe = await mount('blocked-callers', { prepare: (server) => server.lock('zoe', 'blockedNumbers', { code: 'providerUnsupported' }, 'none') });
    await zoe.see('Your phone system cannot do this.');
    expect([zoe.all('switch').length, zoe.all('button').length, zoe.all('listitem').length]).to.deep.equal([1, 0, 0]);
  });

  it('is only looked at where the administrator keeps it', async () => {
    const visit = await mount('blocked-callers', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    expect(visit.all('listitem')).to.have.length(2);
    expect(visit.all('button').map(nameOf)).to.deep.equal([]);
  });

  it('hears of numbers that are blocked and let through elsewhere', async () => {
    const visit = await mount('blocked-callers');
    await visit.listening();
    await fill(1)(visit.server);
    await visit.server.patchAs('admin', 'zoe', 'blocked-numbers/many-0', { label: 'New' });
    await until('the new entry', () => rows(visit).length === 5);
    await visit.server.patchAs('self', 'zoe', 'blocked-numbers/blk-survey', null);
    await until('four again', () => rows(visit).length === 4 && !rows(visit).includes('+44 20 7946 0999'));
  });
});

describe('anonymous callers', () => {
  it('are blocked once the settings are updated', async () => {
    const visit = await mount('blocked-callers');
    await visit.press('switch', 'Block all anonymous callers');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ blockAnonymous: true }]);
    expect((await visit.stored('call-blocking'))['blockAnonymous']).to.equal(true);
  });
});

describe('blocking a number', () => {
  it('begins with the account\'s country, writes the number as it is typed there, and acts at once', async () => {
    const visit = await mount('blocked-callers');
    await add(visit, '6135550175', 'Says it is the bank');
    expect(visit.chosen('Country')).to.equal('Canada +1');
    expect(visit.field('Number').value).to.equal('(613) 555-0175');
    await block(visit);
    await until('the new row', () => rows(visit)[0] === '+1 613 555 0175');
    expect(row(visit, '+1 613 555 0175').textContent).to.contain('Says it is the bank');
    expect(visit.sent.find(({ method }) => method === 'POST')?.body).to.deep.equal({ number: '+16135550175', country: 'CA', matchType: 'exact', label: 'Says it is the bank' });
    expect(news(visit)).to.equal('+1 613 555 0175 is blocked.');
    expect(visit.all('textbox')).to.deep.equal([]);
    expect(nameOf(focused() ?? document.body)).to.equal('Add blocked number');
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['blocked-numbers']);
    await visit.see('Blocked numbers (5)');
  });

  it('follows the country code that is typed, and another country that is chosen', async () => {
    const visit = await mount('blocked-callers');
    await add(visit, '+442079460111');
    expect(visit.field('Number').value).to.equal('+44 20 7946 0111');
    expect(visit.chosen('Country')).to.equal('United Kingdom +44');
    await sendKeys({ press: 'Escape' });
    await add(visit, '');
    await visit.choose('Country', 'Poland');
    visit.field('Number').focus();
    await sendKeys({ type: '221234569' });
    expect(visit.field('Number').value).to.equal('22 123 45 69');
    await visit.type('Note', 'Poll');
    await sendKeys({ press: 'Enter' });
    await until('the new row', () => rows(visit)[0] === '+48 22 123 45 69');
  });

  it('leaves alone what is changed in the middle or taken away', async () => {
    const visit = await mount('blocked-callers');
    await add(visit, '6135550175');
    for (const key of ['Backspace', 'Backspace']) await sendKeys({ press: key });
    expect(visit.field('Number').value).to.equal('(613) 555-01');
    visit.field('Number').setSelectionRange(2, 2);
    await sendKeys({ type: '9' });
    expect(visit.field('Number').value).to.equal('(6913) 555-01');
    expect(visit.field('Number').selectionStart).to.equal(3);
  });

  for (const [number, why] of [
    ['', 'Enter the number.'],
    ['12', 'This is not a phone number of that country.'],
    ['Bob', 'This is not a phone number.'],
    ['911', 'Emergency numbers cannot be blocked.'],
    ['1077', 'This is an extension of your company. Colleagues cannot be blocked.'],
    ['6135550100', 'This is your own number.'],
    ['6135550188', 'You already block this number.'],
    ['4165550142', 'Your company already blocks this number.'],
  ] as const) {
    it(`says what is wrong, keeps what was typed, and goes there: “${number}”`, async () => {
      const visit = await mount('blocked-callers');
      await add(visit, number);
      const typed = visit.field('Number').value;
      await block(visit);
      await visit.see(why);
      await until('the focus at the number', () => focused() === visit.field('Number'));
      expect([visit.field('Number').value, visit.field('Number').ariaInvalid]).to.deep.equal([typed, 'true']);
      expect(visit.all('listitem')).to.have.length(4);
      await sendKeys({ type: '0' });
      await visit.gone(why);
    });
  }

  it('can mean all numbers that begin so, where the provider can', async () => {
    const visit = await mount('blocked-callers');
    await add(visit, '613');
    (await visit.find('radio', 'All numbers that begin with it')).click();
    await visit.see('Country code and at least 4 digits.');
    await block(visit);
    await visit.see('Enter at least 4 digits after the country code.');
    await until('the focus at the number', () => focused() === visit.field('Number'));
    await sendKeys({ type: '555' });
    await block(visit);
    await until('the new row', () => rows(visit)[0] === '+1 613 555…');
    const ada = await mount('blocked-callers', { user: 'ada' });
    await add(ada, '');
    expect(ada.all('radio')).to.deep.equal([]);
  });

  it('says how many there can be', async () => {
    const visit = await mount('blocked-callers', { prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { blockedNumbers: { params: { limit: 3 } } } }) });
    await add(visit, '6135550175');
    await block(visit);
    await visit.see('You can block at most 3 numbers. Remove one first.');
  });

  it('says when it did not work, and works when asked again; two clicks block it once', async () => {
    const visit = await mount('blocked-callers');
    await add(visit, '6135550175');
    visit.server.failNext({ method: 'POST', status: 500 });
    await block(visit);
    await visit.see('Not blocked: the phone system has a problem.');
    const release = visit.server.hold({ method: 'POST' });
    await block(visit);
    await visit.see('Blocking…');
    await visit.press('button', 'Blocking…');
    release();
    await until('the new row', () => rows(visit)[0] === '+1 613 555 0175');
    expect(writes(visit)).to.deep.equal([`POST ${path}`, `POST ${path}`]);
    expect(visit.all('listitem')).to.have.length(5);
  });

  it('is given up with Escape or “Cancel”, and the focus goes back', async () => {
    const visit = await mount('blocked-callers');
    for (const giveUp of [() => sendKeys({ press: 'Escape' }), () => visit.press('button', 'Cancel')]) {
      await add(visit, '613');
      await giveUp();
      await until('no form', () => visit.all('textbox').length === 0);
      expect(nameOf(focused() ?? document.body)).to.equal('Add blocked number');
    }
    expect(writes(visit)).to.deep.equal([]);
  });
});

describe('removing a number', () => {
  it('acts at once, says so, and can be undone where it stood', async () => {
    const visit = await mount('blocked-callers');
    await until('the numbers as people write them', () => rows(visit).join() === zoes.join());
    const release = visit.server.hold({ method: 'DELETE' });
    await visit.press('button', 'Remove +44 20 7946 0999');
    await until('the row', () => rows(visit)[1]?.startsWith('+44 20 7946 0999 is no longer blocked.'));
    await until('the focus at “Undo”', () => nameOf(focused() ?? document.body) === 'Undo');
    await visit.see('Blocked numbers (3)');
    release();
    await until('the news', () => news(visit) === '+44 20 7946 0999 is no longer blocked.');
    await visit.press('button', 'Undo');
    await until('the number again', () => rows(visit).join() === zoes.join());
    await until('the news', () => news(visit) === '+44 20 7946 0999 is blocked again.');
    expect(nameOf(focused() ?? document.body)).to.equal('Remove +44 20 7946 0999');
    expect(writes(visit)).to.deep.equal([`DELETE ${path}/blk-survey`, `POST ${path}`]);
    expect(((await visit.stored('blocked-numbers'))['items'] as { number: string }[]).map(({ number }) => number)).to.include('+442079460999');
  });

  it('takes the undo away after six seconds', async () => {
    const visit = await mount('blocked-callers');
    await visit.press('button', 'Remove +1 613 555 0188');
    await until('“Undo”', () => visit.all('button', 'Undo')[0]);
    (visit.all('heading')[0] as HTMLElement).focus();
    await until('no “Undo”', () => visit.all('button', 'Undo').length === 0, 25_000);
    expect(rows(visit)).to.have.length(3);
  }).timeout(15_000);

  it('brings it back when it was refused, with the reason beside it', async () => {
    const visit = await mount('blocked-callers');
    visit.server.failNext({ method: 'DELETE', status: 403, code: 'blocked.companyEntry' });
    await visit.press('button', 'Remove +1 613 555 0188');
    await until('the reason', () => plain(row(visit, '+1 613 555 0188').textContent).includes('is still blocked: your company blocks it.'));
    expect(news(visit)).to.equal('+1 613 555 0188 is still blocked: your company blocks it.');
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Remove +1 613 555 0188');
    expect(visit.heard('settings-error').map(({ error }) => error.code)).to.deep.equal(['blocked.companyEntry']);
  });

  it('says when it cannot be undone, and lets one try again', async () => {
    const visit = await mount('blocked-callers');
    await visit.press('button', 'Remove +1 613 555 0188');
    await until('the news', () => news(visit).includes('no longer blocked'));
    visit.server.failNext({ method: 'POST', status: 500 });
    await visit.press('button', 'Undo');
    await visit.see('Not blocked: the phone system has a problem.');
    await visit.press('button', 'Undo');
    await until('the number again', () => rows(visit)[0] === '+1 613 555 0188');
  });
});

describe('a note', () => {
  it('is changed in its row, by keyboard alone', async () => {
    const visit = await mount('blocked-callers');
    (await visit.find('button', 'Edit note on +1 613 555 0188')).focus();
    await sendKeys({ press: 'Enter' });
    await until('the focus in the field', () => nameOf(focused() ?? document.body) === 'Note on +1 613 555 0188');
    await sendKeys({ type: 'Wants my password' });
    await sendKeys({ press: 'Enter' });
    await until('the note', () => row(visit, '+1 613 555 0188').textContent.includes('Wants my password'));
    expect(news(visit)).to.equal('The note is saved.');
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Edit note on +1 613 555 0188');
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ label: 'Wants my password' }]);
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Edit note on +1 613 555 0188');
    expect(visit.patches).to.have.length(1);
  });

  it('that somebody else has changed is shown before it is overwritten', async () => {
    const visit = await mount('blocked-callers');
    await visit.press('button', 'Edit note on +1 613 555 0188');
    await visit.type('Note on +1 613 555 0188', 'Mine');
    visit.server.dropStreams();
    await visit.server.patchAs('self', 'zoe', 'blocked-numbers/blk-robocall', { label: 'Theirs' });
    await visit.press('button', 'Save');
    await visit.see('Changed elsewhere to “Theirs” while you were editing.');
    expect(visit.field('Note on +1 613 555 0188').value).to.equal('Mine');
    await visit.press('button', 'Save');
    await until('the note', () => row(visit, '+1 613 555 0188').textContent.includes('Mine'));
  });
});

describe('a long list of blocked callers', () => {
  it('is read as one scrolls, and told how far', async () => {
    const visit = await mount('blocked-callers', { prepare: fill(300), dress: (_, { place }) => { place.style.paddingBlockStart = '4000px'; } });
    await visit.see('25 of 304');
    expect(visit.all('listitem')).to.have.length(25);
    visit.place.style.paddingBlockStart = '0';
    (await visit.find('button', 'Show more')).scrollIntoView();
    await visit.see(/(125|225) of 304/);
    for (let read = 125; read < 304; read = visit.all('listitem').length) {
      visit.all('listitem').at(-1)?.scrollIntoView();
      await until('more', () => visit.all('listitem').length > read);
    }
    expect(visit.all('listitem')).to.have.length(304);
    expect(visit.all('button', 'Show more')).to.deep.equal([]);
  });

  it('is searched by the server, in what was not read yet too', async () => {
    const visit = await mount('blocked-callers', { prepare: fill(300) });
    const search = await visit.find('searchbox', 'Search blocked numbers');
    search.focus();
    await sendKeys({ type: 'caller 299' });
    await until('one row', () => rows(visit).length === 1);
    await until('the count', () => news(visit).includes('1 number found'));
    await visit.press('button', /^Remove/);
    await until('“Undo”', () => visit.all('button', 'Undo')[0]);
    search.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ type: 'x' });
    await visit.see('No blocked number for “xcaller 299”.');
    await sendKeys({ press: 'Delete' });
  });

  it('says when it could not be searched, and searches when asked again', async () => {
    const visit = await mount('blocked-callers', { prepare: fill(60) });
    visit.all('listitem').at(-1)?.scrollIntoView();
    await until('all of them', () => visit.all('listitem').length === 64);
    visit.server.failNext({ method: 'GET', path: '/blocked-numbers', status: 500 });
    (await visit.find('searchbox', 'Search blocked numbers')).focus();
    await sendKeys({ type: 'caller 59' });
    await visit.see('These settings could not be loaded: the phone system has a problem.');
    expect(rows(visit)).to.deep.equal([]);
    await visit.press('button', 'Try again');
    await until('one row', () => rows(visit).length === 1);
  });

  it('says when the next page did not come, and asks again only when told to', async () => {
    const visit = await mount('blocked-callers', {
      prepare: async (server) => {
        await fill(60)(server);
        server.failNext({ method: 'GET', path: '/blocked-numbers', status: 500 });
      },
    });
    visit.all('listitem').at(-1)?.scrollIntoView();
    await visit.see('The others could not be loaded: the phone system has a problem.');
    await visit.press('button', 'Try again');
    await until('all of them', () => visit.all('listitem').length === 64);
  });

  it('has no search while it can be read at a glance', async () => {
    expect((await mount('blocked-callers')).all('searchbox')).to.deep.equal([]);
  });
});
