import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryServer } from '../../server/src/memory.ts';
import { schedules } from '../../src/client/contract/schedules.ts';
import { createSession } from '../../src/index.ts';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

type Panel = Visit<HTMLElement>;

const plain = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '').replaceAll(/[\s\u2009\u202f]+/g, ' ').trim();
const set = (patch: object) => (server: MemoryServer): Promise<void> => server.patchAs('self', 'zoe', 'call-forwarding', patch);
const withoutNumbers = async (server: MemoryServer): Promise<void> => {
  for (const id of ['fwd-mobile', 'fwd-cottage']) await server.patchAs('self', 'zoe', `forwarding-numbers/${id}`, null);
};
/** What a screen reader is told. */
const news = (visit: Panel): string => plain(visit.all('status').map((each) => each.textContent).join(' '));
const writes = (visit: Panel): string[] => visit.sent.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const names = (visit: Panel): string[] => visit.all('switch', /^Forward to /).map((each) => nameOf(each).replace('Forward to ', ''));
const radio = (visit: Panel, name: string): HTMLInputElement => visit.get('radio', name) as HTMLInputElement;
const select = (visit: Panel, name: string): HTMLSelectElement => visit.get('combobox', name) as HTMLSelectElement;
/** The rows of the week, as they are read. */
const week = (visit: Panel): string[] => visit.all('row').filter((row) => row.querySelector('th[scope=row]')).map((row) => plain(row.querySelector('.hours')?.textContent ?? ''));
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const everyDay = { kind: 'weekdays', days: [1, 2, 3, 4, 5, 6, 7] };

async function fill(visit: Panel, label: string, value: string): Promise<void> {
  const field = await until(label, () => [...visit.element.shadowRoot?.querySelectorAll<HTMLInputElement>('form input') ?? []].find((each) => nameOf(each) === label));
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}
async function addNumber(visit: Panel, number: string): Promise<void> {
  await visit.press('button', 'Add number');
  const field = await visit.find('textbox', 'Number');
  await until('the countries', () => select(visit, 'Country').length > 200);
  await until('the focus in the field', () => focused() === field);
  if (number) await sendKeys({ type: number });
}

describe('the rule of forwarding', () => {
  it('says what each rule means, and sends the rule with its rings in seconds', async () => {
    const visit = await mount('call-forwarding');
    expect(visit.all('radio').slice(0, 5).map(nameOf)).to.deep.equal(['Off', 'Ring all', 'No answer', 'Failover', 'Forward only']);
    await visit.see('Your devices ring first; unanswered calls go on to your forwarding numbers.');
    expect(visit.chosen('Phone rings')).to.equal('4 rings (about 24 seconds)');
    await visit.press('radio', 'Ring all');
    await visit.choose('Phone rings', '1 ring (about 6 seconds)');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ mode: 'ringAll', ringSeconds: 6 }]);
  });

  it('needs no rings where devices do not come first', async () => {
    const visit = await mount('call-forwarding');
    for (const rule of ['Forward only', 'Off']) {
      await visit.press('radio', rule);
      await visit.see('This rule does not need it.');
      expect(select(visit, 'Phone rings').disabled).to.equal(true);
    }
  });

  it('comes back when forwarding is turned on with none', async () => {
    const visit = await mount('call-forwarding', { prepare: set({ enabled: false, mode: 'off' }) });
    await visit.see('While this is off, nothing is forwarded');
    await visit.press('switch', 'Forward calls');
    await until('the last rule', () => radio(visit, 'No answer').checked);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ enabled: true, mode: 'noAnswer' }]);
  });

  it('is read in the unit of the provider, and locked with its reason', async () => {
    const visit = await mount('call-forwarding', { user: 'omar' });
    await visit.see('20 seconds');
    await visit.see('Managed by your administrator.');
    await visit.see('Dispatch desk');
    expect([visit.all('radio'), visit.all('switch'), visit.all('button')]).to.deep.equal([[], [], []]);
  });

  it('tells that it was switched elsewhere, and not when it was here', async () => {
    const visit = await mount('call-forwarding');
    await visit.press('switch', 'Forward calls');
    await visit.saved();
    expect(news(visit)).not.to.contain('elsewhere');
    await visit.listening();
    await visit.server.patchAs('provider', 'zoe', 'call-forwarding', { enabled: true });
    await visit.see('Call forwarding was turned on elsewhere.');
    expect(news(visit)).to.contain('turned on elsewhere');
    expect(visit.isOn('switch', 'Forward calls')).to.equal(true);
  });

  it('is somebody else’s when somebody else signs in, and was not switched', async () => {
    const visit = await mount('call-forwarding', { user: 'ada' });
    await visit.find('switch', 'Forward calls');
    const before = visit.isOn('switch', 'Forward calls');
    const other = await mount('call-forwarding');
    await until('another state', () => other.isOn('switch', 'Forward calls') !== before);
    visit.element.session = other.session;
    await until('the other’s', () => visit.isOn('switch', 'Forward calls') !== before);
    await visit.see('Forwarding numbers');
    expect(visit.words).not.to.contain('elsewhere');
    expect(news(visit)).not.to.contain('elsewhere');
  });
});

describe('what forwarding does now', () => {
  it('is said in a few words, with the time it changes', async () => {
    const always = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'always' } }) });
    await always.see('Forwarding now');
    const later = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'schedule', intervals: [{ id: 'a', kind: 'dates', from: inDays(20), to: inDays(21), allDay: true }] } }) });
    await later.see(/Not forwarding now\. Starts \d+ \w+.*00:00/);
    const today = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'schedule', intervals: [{ id: 'a', kind: 'dates', from: inDays(-1), to: inDays(1), allDay: true }] } }) });
    await today.see(/Forwarding now until \w+/);
    const nowhere = await mount('call-forwarding', { prepare: withoutNumbers });
    await nowhere.see('Nowhere to send calls');
    await nowhere.see('No forwarding numbers yet. Forwarding is on, but there is nowhere to send calls.');
  });

  it('is do not disturb while that is on', async () => {
    const visit = await mount('call-forwarding', {
      async prepare(server) {
        await set({ activeWhen: { type: 'always' } })(server);
        const headers = { 'Authorization': `Bearer ${await server.token()}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'on' };
        await server.fetch('/v1/me/do-not-disturb/actions', { method: 'POST', body: JSON.stringify({ do: 'on' }), headers });
      },
    });
    await visit.see('Do not disturb is on; calls go to voicemail');
  });
});

describe('forwarding numbers', () => {
  it('are written as they are typed, added at once, and told', async () => {
    const visit = await mount('call-forwarding');
    await addNumber(visit, '6135550123');
    expect(visit.field('Number').value).to.equal('(613) 555-0123');
    await visit.choose('Label', 'Work');
    await fill(visit, 'Own name', 'Front desk');
    await sendKeys({ press: 'Enter' });
    await until('the new number', () => names(visit).join() === 'Mobile,Cottage,Front desk');
    const [sent] = visit.sent.filter(({ method }) => method === 'POST');
    expect(sent?.body).to.deep.equal({ type: 'work', label: 'Front desk', answerConfirmation: true, number: '+16135550123', country: 'CA' });
    expect(news(visit)).to.contain('Front desk is added.');
    expect(nameOf(focused() as Element)).to.equal('Add number');
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['forwarding-numbers']);
  });

  it('are refused in words, below the field, which has the focus', async () => {
    const visit = await mount('call-forwarding');
    await addNumber(visit, '');
    for (const [number, why] of [
      ['', 'Type a number.'], ['+1 613 555', 'This is not a whole phone number.'], ['+16135550100', 'This is your own number: calls would go round in circles.'],
      ['911', 'Calls cannot be forwarded to this number.'], ['+48 601 234 567', 'This number is in your list already.'],
    ] as const) {
      await fill(visit, 'Number', number);
      await visit.press('button', 'Save number');
      await visit.see(why);
      await until('the focus', () => focused() === visit.field('Number'));
      expect(visit.field('Number').getAttribute('aria-invalid')).to.equal('true');
    }
    await sendKeys({ press: 'Escape' });
    await until('the form is gone', () => visit.all('textbox', 'Number').length === 0);
    expect(nameOf(focused() as Element)).to.equal('Add number');
    expect(names(visit)).to.deep.equal(['Mobile', 'Cottage']);
  });

  it('are switched at once, and back when that is refused', async () => {
    const visit = await mount('call-forwarding');
    await visit.press('switch', 'Forward to Cottage');
    await until('it is sent', () => writes(visit).length === 1);
    expect(visit.patches[0]).to.deep.include({ path: '/v1/me/forwarding-numbers/fwd-cottage', body: { enabled: true } });
    expect(visit.patches[0]?.ifMatch).to.match(/^"/);
    await until('it is on', () => visit.isOn('switch', 'Forward to Cottage'));
    visit.server.failNext({ method: 'PATCH', status: 500 });
    await visit.press('switch', 'Forward to Cottage');
    await visit.see('Cottage was not changed: the phone system has a problem.');
    expect(visit.isOn('switch', 'Forward to Cottage')).to.equal(true);
    expect(visit.heard('settings-error')).to.have.length(1);
  });

  it('change their order, their number and their name', async () => {
    const visit = await mount('call-forwarding');
    await visit.see('They ring one after another, in this order; with Ring all, together.');
    await visit.press('button', 'Move Cottage up');
    await until('the other order', () => names(visit).join() === 'Cottage,Mobile');
    await until('the news', () => news(visit).includes('Cottage is number 1 now.'));
    await until('the focus goes along', () => nameOf(focused() as Element) === 'Move Cottage up');
    await visit.press('button', 'Edit Cottage');
    await visit.find('textbox', 'Number');
    await until('the number as it is', () => visit.field('Number').value.includes('33 123 45 67'));
    await fill(visit, 'Own name', 'Lake');
    await visit.press('button', 'Save number');
    await until('the new name', () => names(visit).join() === 'Lake,Mobile');
    expect(nameOf(focused() as Element)).to.equal('Edit Lake');
    expect(visit.patches.at(-1)?.body).to.deep.include({ number: '+48331234567', label: 'Lake' });
  });

  it('have the same room around the buttons of their form, whether new or changed', async () => {
    const visit = await mount('call-forwarding');
    const room = async (): Promise<number> => {
      await visit.find('textbox', 'Number');
      const button = visit.get('button', 'Save number');
      const around = button.closest('.actions')?.getBoundingClientRect().bottom ?? 0;
      return around - button.getBoundingClientRect().bottom;
    };
    await visit.press('button', 'Add number');
    expect(await room()).to.equal(12);
    await visit.press('button', 'Cancel');
    await visit.press('button', 'Edit Mobile');
    expect(await room()).to.equal(12);
  });

  it('are told apart where two have the same name', async () => {
    const visit = await mount('call-forwarding', { prepare: (server) => server.patchAs('self', 'zoe', 'forwarding-numbers/fwd-cottage', { label: 'Mobile' }) });
    await until('their numbers', () => names(visit).map(plain).join() === '+48 601 234 567 · Mobile,+48 33 123 45 67 · Mobile');
  });

  it('are removed; the last one that is on only after a question', async () => {
    const visit = await mount('call-forwarding');
    await visit.press('button', 'Remove Cottage');
    await until('one left', () => names(visit).join() === 'Mobile');
    await until('the news', () => news(visit).includes('Cottage is removed.'));
    await visit.press('button', 'Remove Mobile');
    await visit.see('Remove your last number?');
    await sendKeys({ press: 'Escape' });
    await visit.gone('Remove your last number?').catch(() => undefined);
    expect(names(visit)).to.deep.equal(['Mobile']);
    await visit.press('button', 'Remove Mobile');
    await visit.see('Without a number, calls ring only on your own devices.');
    const yes = await until('yes', () => visit.element.shadowRoot?.querySelector<HTMLElement>('dialog[open] [part=confirm]'));
    yes.click();
    await visit.see('No forwarding numbers yet. Forwarding is on');
  });

  it('are needed for Forward only', async () => {
    const visit = await mount('call-forwarding', { prepare: withoutNumbers });
    await visit.press('radio', 'Forward only');
    await visit.see('Add a number first: Forward only would leave your callers with nowhere to go.');
    await visit.save();
    await visit.see('there is no number to forward to');
    await until('the rule has the focus', () => focused() === radio(visit, 'Forward only'));
    await addNumber(visit, '6135550123');
    await sendKeys({ press: 'Enter' });
    await visit.gone('nowhere to go');
    await visit.saved();
    expect((await visit.stored('call-forwarding'))['mode']).to.equal('forwardOnly');
  });
});

describe('the hours of forwarding', () => {
  it('are made in a form, seen in the week before they are saved, and sent together', async () => {
    const visit = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'always', intervals: [] } }) });
    expect(visit.words).not.to.contain('Week');
    await visit.press('radio', 'Custom');
    await visit.see('Add at least one interval, or choose 24/7.');
    await visit.press('button', 'Add interval');
    await until('the focus in the form', () => focused()?.matches('[name=kind]'));
    for (const day of ['Saturday', 'Sunday']) await visit.press('checkbox', day);
    await fill(visit, 'From', '17:00');
    await fill(visit, 'To', '09:00');
    await visit.see('Ends on the next day.');
    await visit.press('button', 'Done');
    await visit.see('Every day 17:00–09:00 (next day)');
    expect(nameOf(focused() as Element)).to.contain('Add interval');
    expect(week(visit)).to.deep.equal(Array.from({ length: 7 }, () => '00:00–09:00, 17:00–00:00'));
    await visit.see('With your changes that are not saved yet.');
    expect(writes(visit)).to.deep.equal([]);
    await visit.saved();
    const [{ body } = { body: {} }] = visit.patches;
    const { activeWhen } = body as { activeWhen: { type: string; intervals: { id: string }[] } };
    expect(activeWhen.type).to.equal('schedule');
    expect(activeWhen.intervals).to.have.length(1);
    expect(activeWhen.intervals[0]).to.deep.include({ ...everyDay, allDay: false, start: '17:00', end: '09:00' });
  });

  it('of one kind may not overlap, and the other one is named', async () => {
    const visit = await mount('call-forwarding');
    await visit.press('button', 'Add interval');
    await fill(visit, 'From', '08:00');
    await visit.see('Overlaps with Mon–Fri 17:00–09:00 (next day).');
    await visit.press('button', 'Done');
    expect(visit.all('button', 'Done')).to.have.length(1);
    await fill(visit, 'From', '09:00');
    await visit.gone('Overlaps with');
    await visit.press('button', 'Done');
    await until('two on weekdays', () => visit.all('button', /^Edit Mon–Fri/).length === 2);
    await visit.saved();
  });

  it('on dates replace those of weekdays, and are not for days that are over', async () => {
    const visit = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'schedule', intervals: [{ id: 'a', ...everyDay, allDay: false, start: '10:00', end: '11:00' }] } }) });
    await visit.press('button', 'Add interval');
    await visit.press('radio', 'On dates');
    await fill(visit, 'First day', inDays(-9));
    await fill(visit, 'Last day', inDays(-8));
    await visit.press('button', 'Done');
    await visit.see('These days are over.');
    await fill(visit, 'First day', inDays(2));
    await fill(visit, 'Last day', inDays(1));
    await visit.see('The last day is before the first.');
    await fill(visit, 'Last day', inDays(2));
    await visit.press('checkbox', 'All day');
    await visit.press('button', 'Done');
    await visit.see('Overrides weekday hours');
    expect(week(visit).filter((day) => day === 'All day')).to.have.length(1);
    expect(week(visit).filter((day) => day === '10:00–11:00')).to.have.length(6);
    await visit.press('button', 'Next week');
    await until('another week', () => week(visit).every((day) => day === '10:00–11:00'));
    await visit.press('button', 'Back to today');
    await until('this week', () => week(visit).includes('All day'));
  });

  it('need at least one, without which nothing is sent', async () => {
    const visit = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'always', intervals: [] } }) });
    await visit.press('radio', 'Custom');
    await visit.save();
    expect(writes(visit)).to.deep.equal([]);
    await until('the focus where an interval is added', () => focused()?.id === 'add-interval');
    await visit.press('radio', '24/7');
    await visit.gone('1 change');
  });

  it('can be the company’s, in the company’s time', async () => {
    const visit = await mount('call-forwarding');
    await visit.see('Times are Central European Time (Europe/Warsaw).');
    await visit.press('radio', 'Company schedule');
    expect([...select(visit, 'Schedule').options].map(({ text }) => text)).to.deep.equal(['Office hours', 'Inventory days']);
    await visit.see('Times are Eastern Time (America/Toronto).');
    expect(week(visit).filter((day) => day === '09:00–17:00').length).to.be.within(4, 5);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ activeWhen: { scheduleId: 'sch-office' } }]);
    expect((await mount('call-forwarding', { user: 'ada' })).all('radio', 'Company schedule')).to.deep.equal([]);
  });

  it('name the week that is shown, where the company’s day is another one than the user’s', async () => {
    const day = (timeZone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric' }).format();
    // At any time, one of the two is on another day.
    const timeZone = ['Pacific/Kiritimati', 'Pacific/Niue'].find((each) => day(each) !== day('Europe/Warsaw')) ?? '';
    const visit = await mount('call-forwarding', { prepare: (server) => server.patchAs('admin', 'zoe', 'schedules/sch-office', { timeZone }) });
    await visit.press('radio', 'Company schedule');
    await visit.see(new RegExp(`Week ${day(timeZone)}\\b`));
  });

  it('are changed and removed', async () => {
    const visit = await mount('call-forwarding');
    await visit.press('button', /^Edit Mon–Fri/);
    await until('its times', () => [...visit.element.shadowRoot?.querySelectorAll<HTMLInputElement>('form [type=time]') ?? []].map(({ value }) => value).join() === '17:00,09:00');
    await visit.press('checkbox', 'Friday');
    await visit.press('button', 'Done');
    await visit.see('Mon–Thu 17:00–09:00 (next day)');
    expect(nameOf(focused() as Element)).to.equal('Edit Mon–Thu 17:00–09:00 (next day)');
    await visit.press('button', /^Remove 24/);
    await visit.gone('Dec');
    await visit.saved();
    expect(((await visit.stored('call-forwarding'))['activeWhen'] as { intervals: { days: number[] }[] }).intervals.map(({ days }) => days)).to.deep.equal([[1, 2, 3, 4]]);
  });

  it('are read in the words and the order of another language', async () => {
    const visit = await mount('call-forwarding', { session: { locale: 'he' } });
    await visit.see('למחרת');
    await until('the week', () => week(visit).length === 7);
  });
});

describe('legs of forwarding', () => {
  it('send each occasion where it was told to', async () => {
    const visit = await mount('call-forwarding', { user: 'ada' });
    await visit.find('switch', 'Always');
    expect(visit.all('switch').map(nameOf).slice(1, 5)).to.deep.equal(['Always', 'When busy', 'When nobody answers', 'When no device can be reached']);
    await visit.press('switch', 'When nobody answers');
    await visit.see('Say where these calls go.');
    await visit.choose('When nobody answers: Forward to', 'A phone number');
    (await visit.type('When nobody answers: Number', '6135550123')).blur();
    await visit.press('switch', 'When busy');
    await visit.choose('When busy: Forward to', 'Voicemail');
    await until('the number in full', () => visit.field('When nobody answers: Number').value === '+1 613 555 0123');
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{
      noAnswer: { enabled: true, destination: { type: 'number', number: '+16135550123' } }, busy: { enabled: true, destination: { type: 'voicemail' } },
    }]);
  });

  it('say in words why calls cannot go there, and what has no effect', async () => {
    const visit = await mount('call-forwarding', { user: 'ada' });
    await visit.press('switch', 'When busy');
    await visit.choose('When busy: Forward to', 'A colleague');
    await visit.type('When busy: Extension', '4444');
    await visit.save();
    await visit.see('Nobody has this extension.');
    await visit.type('When busy: Extension', '1103');
    await visit.save();
    await visit.see('This is your own number: calls would go round in circles.');
    await visit.type('When busy: Extension', '+2348031234567');
    await visit.save();
    await visit.see('Nobody has this extension.');
    await visit.type('When busy: Extension', '1042');
    await visit.saved();
    await visit.see('Zoë Quinn');
    await visit.press('switch', 'Always');
    await visit.see('While “Always” is on, the rules below it have no effect.');
  });
});

describe('autosave', () => {
  it('saves a rule at once, and hours once there are some', async () => {
    const visit = await mount('call-forwarding', { prepare: set({ activeWhen: { type: 'always', intervals: [] } }), dress: (element) => { element.autosave = true; } });
    await visit.press('radio', 'Ring all');
    await until('the rule', () => visit.patches.length === 1);
    await visit.press('radio', 'Custom');
    await visit.press('button', 'Add interval');
    await visit.press('button', 'Done');
    await until('the hours', () => visit.patches.length > 1);
    await until('all of it', () => !(visit.element as unknown as { dirty: boolean }).dirty);
    expect(((await visit.stored('call-forwarding'))['activeWhen'] as { type: string }).type).to.equal('schedule');
  });
});

describe('What the user may not see', () => {
  it('is not asked for once that is known, and is when it opens', async () => {
    const visit = await mount('call-forwarding', { user: 'ada' });
    const later = document.createElement('call-forwarding');
    later.session = createSession({ baseUrl: '', getToken: () => visit.server.token(), fetch: (input, init) => visit.server.fetch(input, init) });
    await later.session.capabilities.load();
    visit.place.append(later);
    await until('the rules', () => visit.all('switch', 'Always').length === 2);
    const { phase, error } = later.session.collection(schedules);
    expect([phase, error]).to.deep.equal(['idle', undefined]);
    await visit.server.unlock('ada', 'schedules');
    await later.session.capabilities.load();
    await until('the schedules', () => later.session?.collection(schedules).phase === 'ready');
  });
});
