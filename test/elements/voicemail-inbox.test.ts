import { expect } from '@open-wc/testing';
import type { MemoryServer } from '../../server/src/memory.ts';
import type { VoicemailCallBackEvent, VoicemailDownloadEvent } from '../../src/index.ts';
import { focused, nameOf, until } from './support/find.ts';
import { pressOn } from './support/press.ts';
import { mount, type Sent, type Visit } from './support/visit.ts';

type Inbox = Visit<HTMLElement>;

const plain = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();
const rows = (visit: Inbox): string[] => visit.all('listitem').map((row) => plain(row.textContent));
const row = (visit: Inbox, who: string): HTMLElement => visit.all('listitem').find((each) => plain(each.textContent).includes(who)) ?? expect.fail(`No ${who} in ${rows(visit).join('; ')}`);
/** Whose messages are listed, in their order. */
const whose = (visit: Inbox): string[] => visit.all('listitem').map((each) => plain(each.querySelector('.name')?.textContent ?? '…'));
const news = (visit: Inbox): string => plain(visit.all('status').map((each) => each.textContent).join(' '));
const actions = (visit: Inbox): unknown[] => visit.sent.filter(({ path }) => path.endsWith('/actions')).map(({ body }: Sent) => body);
const details = (visit: Inbox, who: string): Promise<void> => visit.press('button', new RegExp(`^Details: Message from .*${who.replaceAll('+', '\\+')}`));
const play = async (visit: Inbox, who: string): Promise<void> => pressOn(await visit.find('button', new RegExp(`^Play: Message from ${who}`)));
const zoes = ['+1 613 555 0187', 'Harbour Dental', 'Omar Haddad', 'Anonymous caller', 'Lin Okonkwo'];

const fill = (count: number) => async (server: MemoryServer): Promise<void> => {
  for (let n = 1; n <= count; n += 1) await server.leaveMessage('ada', { from: { display: String(1000 + n), name: `Caller ${n}`, anonymous: false } }, 1);
};

describe('the inbox of the mailbox', () => {
  it('has the newest message first, with who called which number, how long ago, and what was said', async () => {
    const visit = await mount('voicemail-inbox');
    expect(whose(visit)).to.deep.equal(zoes);
    await visit.see('2 new · 3 heard');
    await until('the name of the line', () => plain(row(visit, 'Harbour Dental').textContent).includes('+44 20 7946 0987 · 1:04 · to Support line · 5 hours ago'));
    expect(plain(row(visit, 'Harbour Dental').textContent)).to.contain('New').and.contain('Urgent').and.contain('patients cannot reach us');
    expect(plain(row(visit, '0187').textContent)).to.contain('Is being transcribed…');
    expect(plain(row(visit, 'Omar Haddad').textContent)).to.contain('Private');
  });

  it('plays a message, which is heard from then on', async () => {
    const visit = await mount('voicemail-inbox');
    await play(visit, 'Harbour Dental');
    await until('the slider on its way', () => visit.all('slider')[0]?.getAttribute('aria-valuetext')?.startsWith('1 second of'));
    await visit.see('1 new · 4 heard');
    expect(actions(visit)).to.deep.equal([{ ids: ['vm-support'], action: 'markRead' }]);
    expect(row(visit, 'Harbour Dental').querySelector('.new')).to.equal(null);
    await visit.press('button', /^Pause: Message from Harbour Dental/);
    await visit.find('button', /^Play: Message from Harbour Dental/);
  });

  it('marks as heard and as new', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Harbour Dental');
    await visit.press('button', 'Mark as heard');
    await visit.see('1 new · 4 heard');
    await visit.press('button', 'Mark as new');
    await visit.see('2 new · 3 heard');
    await until('both on the server', () => actions(visit).length === 2);
    await until('it new there', async () => (await visit.stored('voicemail/messages/vm-support'))['status'] === 'unread');
  });

  it('opens one message at a time, by its button or a click on it', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Lin Okonkwo');
    await until('what can be done with it', () => visit.all('button', 'Delete').length === 1);
    row(visit, 'Harbour Dental').querySelector<HTMLElement>('.about')?.click();
    await until('the other one', () => row(visit, 'Harbour Dental').querySelector('[part=trash]'));
    expect(row(visit, 'Lin Okonkwo').querySelector('[part=trash]')).to.equal(null);
    expect(visit.get('button', /^Details: .*Harbour Dental/).ariaExpanded).to.equal('true');
    await details(visit, 'Harbour Dental');
    await until('all closed', () => visit.all('button', 'Delete').length === 0);
  });

  it('shows a message at once that comes while somebody looks, and says so', async () => {
    const visit = await mount('voicemail-inbox');
    await visit.listening();
    await visit.server.leaveMessage('zoe', { from: { number: '+4930901820', display: '+49 30 901820', anonymous: false } });
    await until('the message', () => whose(visit)[0] === '+49 30 901820');
    expect(news(visit)).to.equal('New message from +49 30 901820.');
    await visit.see('3 new · 3 heard');
  });

  it('keeps the place of who is listening when another one comes', async () => {
    const visit = await mount('voicemail-inbox');
    await visit.listening();
    await play(visit, 'Lin Okonkwo');
    await until('something heard', () => visit.all('slider')[0]?.getAttribute('aria-valuetext')?.startsWith('1 second of'));
    visit.get('slider').focus();
    await visit.server.leaveMessage('zoe', { from: { anonymous: true } });
    await until('six messages', () => visit.all('listitem').length === 6);
    expect(focused()).to.equal(visit.get('slider'));
    expect(row(visit, 'Lin Okonkwo').contains(visit.get('button', /^Pause:/))).to.equal(true);
  });

  it('reads further pages when asked', async () => {
    const visit = await mount('voicemail-inbox', { user: 'ada', prepare: fill(60) });
    expect(visit.all('listitem')).to.have.length(25);
    await visit.press('button', 'Show older messages');
    await until('all', () => visit.all('listitem').length === 60);
    expect(visit.all('button', 'Show older messages')).to.deep.equal([]);
    expect([whose(visit)[0], whose(visit)[59]]).to.deep.equal(['Caller 60', 'Caller 1']);
  });

  it('says why older messages did not come, and tries again', async () => {
    const visit = await mount('voicemail-inbox', { user: 'ada', prepare: fill(60) });
    visit.server.failNext({ path: '/messages', status: 500 });
    await visit.press('button', 'Show older messages');
    await visit.see('Older messages could not be loaded: the phone system has a problem.');
    await visit.press('button', 'Try again');
    await until('all', () => visit.all('listitem').length === 60);
  });
});

describe('a message that is not wanted any more', () => {
  it('goes to the trash at once, and comes back when that is undone', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Harbour Dental');
    await visit.press('button', 'Delete');
    await until('the button to undo, with the focus', () => nameOf(focused() ?? document.body) === 'Undo');
    expect(whose(visit)).to.deep.equal([zoes[0], '…', ...zoes.slice(2)]);
    await until('the news', () => news(visit) === 'The message from Harbour Dental is in the trash.');
    await until('it there too', async () => (await visit.stored('voicemail/messages/vm-support'))['folder'] === 'trash');
    await visit.press('button', 'Undo');
    await until('the message', () => whose(visit).join() === zoes.join());
    expect(focused()).to.equal(visit.get('button', /^Details: .*Harbour Dental/));
    await until('the server has it too', async () => (await visit.stored('voicemail/messages/vm-support'))['folder'] === 'inbox');
  });

  it('is back at its place when it could not be deleted, with the reason', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Harbour Dental');
    visit.server.failNext({ path: '/actions', status: 403 });
    await visit.press('button', 'Delete');
    await visit.see('Not deleted: your administrator manages this.');
    expect(whose(visit)).to.deep.equal(zoes);
    expect(visit.heard('settings-error').map(({ error }) => error.kind)).to.deep.equal(['forbidden']);
    await until('the focus at its button', () => focused() === visit.all('button', /^Details: .*Harbour Dental/)[0]);
  });

  it('an undo does not overtake what it undoes', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Harbour Dental');
    const release = visit.server.hold({ path: '/actions' });
    await visit.press('button', 'Delete');
    await visit.press('button', 'Undo');
    await until('the message', () => whose(visit).join() === zoes.join());
    release();
    await until('both', () => actions(visit).length === 2);
    await until('the server has it too', async () => (await visit.stored('voicemail/messages/vm-support'))['folder'] === 'inbox');
    expect(whose(visit)).to.deep.equal(zoes);
  });

  it('stays in the trash, from where it is restored', async () => {
    const visit = await mount('voicemail-inbox');
    await visit.press('button', 'Trash');
    await visit.see('Deleted for good in 3 weeks');
    expect(visit.get('button', 'Trash').ariaPressed).to.equal('true');
    await details(visit, '+48 501 234 567');
    await visit.press('button', 'Restore');
    await visit.see('The trash is empty.');
    await until('the news', () => news(visit) === 'The message from +48 501 234 567 is back in the inbox.');
    await visit.press('button', 'Inbox');
    expect(whose(visit)).to.deep.equal([...zoes, '+48 501 234 567']);
  });

  it('is deleted for good after a question', async () => {
    const visit = await mount('voicemail-inbox');
    await visit.press('button', 'Trash');
    await details(visit, '+48 501 234 567');
    await visit.press('button', 'Delete for good');
    const question = await visit.find('dialog', 'Delete the message from \u2066+48 501 234 567\u2069 for good?');
    expect(question.textContent).to.contain('Nobody can bring it back.');
    expect(actions(visit)).to.deep.equal([]);
    question.querySelector<HTMLElement>('[part=confirm]')?.click();
    await visit.see('The trash is empty.');
    await until('its end on the server', async () => (await visit.stored('voicemail/messages/vm-landlord'))['status'] === 404);
  });

  it('goes with all the others when the trash is emptied', async () => {
    const visit = await mount('voicemail-inbox', { user: 'ada', prepare: async (server) => {
      await fill(60)(server);
      // The last ones are further down than somebody has looked.
      const token = await server.token();
      const list = await (await server.fetch('/v1/me/voicemail/messages?limit=100', { headers: { Authorization: `Bearer ${token}` } })).json() as { items: { id: string }[] };
      for (const { id } of [...list.items.slice(0, 2), ...list.items.slice(-3)]) await server.patchAs('self', 'ada', `voicemail/messages/${id}`, { folder: 'trash' });
    } });
    await visit.press('button', 'Trash');
    await until('all five', () => visit.all('listitem').length === 5);
    await visit.press('button', 'Empty trash');
    const question = await visit.find('dialog', 'Delete 5 messages for good?');
    question.querySelector<HTMLElement>('[part=confirm]')?.click();
    await visit.see('The trash is empty.');
    await until('the news', () => news(visit) === 'The trash is empty now.');
    expect((await visit.stored('voicemail'))['storage']).to.include({ messageCount: 55 });
  });

  it('leaves the list when it was deleted elsewhere', async () => {
    const visit = await mount('voicemail-inbox');
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'voicemail/messages/vm-lin', null);
    await until('four messages', () => whose(visit).join() === zoes.slice(0, 4).join());
  });
});

describe('what a page can do with messages', () => {
  it('places the call itself, or leaves it to the phone app', async () => {
    const visit = await mount('voicemail-inbox');
    const calls: VoicemailCallBackEvent[] = [];
    visit.place.addEventListener('voicemail-call-back', (event) => {
      calls.push(event);
      event.preventDefault();
    });
    await details(visit, 'Harbour Dental');
    const link = await visit.find('link', 'Call back') as HTMLAnchorElement;
    expect(link.href).to.equal('tel:+442079460987');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(calls.map(({ number, message }) => [number, message.id])).to.deep.equal([['+442079460987', 'vm-support']]);
    await details(visit, 'Omar Haddad');
    expect((await visit.find('link', 'Call back') as HTMLAnchorElement).href).to.equal('tel:1077');
    await details(visit, 'Anonymous caller');
    await visit.find('button', 'Download');
    expect(visit.all('link')).to.deep.equal([]);
  });

  it('keeps the file itself, with a name for it', async () => {
    const visit = await mount('voicemail-inbox');
    const downloads: VoicemailDownloadEvent[] = [];
    visit.place.addEventListener('voicemail-download', (event) => {
      downloads.push(event);
      event.preventDefault();
    });
    await details(visit, 'Harbour Dental');
    await visit.press('button', 'Download');
    const [event] = downloads;
    expect(event?.message.id).to.equal('vm-support');
    expect(event?.fileName).to.match(/^Voicemail \d{4}-\d\d-\d\d \d\d\.\d\d Harbour Dental\.wav$/);
    const sound = await event?.load();
    expect([sound?.type, sound?.size]).to.deep.equal(['audio/wav', 44 + 64 * 16_000]);
  });

  it('or has the browser save it, and its address is given back when the panel goes', async () => {
    const visit = await mount('voicemail-inbox');
    const saved: { name: string; url: string }[] = [];
    const revoked: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    const { revokeObjectURL } = URL;
    HTMLAnchorElement.prototype.click = function clickNoted() { saved.push({ name: this.download, url: this.href }); };
    URL.revokeObjectURL = (url) => { revoked.push(url); revokeObjectURL.call(URL, url); };
    try {
      await details(visit, 'Lin Okonkwo');
      await visit.press('button', 'Download');
      await until('the file', () => saved.length === 1);
      expect(saved[0]?.name).to.match(/Lin Okonkwo\.wav$/);
      visit.element.remove();
      expect(revoked).to.deep.equal(saved.map(({ url }) => url));
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.revokeObjectURL = revokeObjectURL;
    }
  });

  it('is told in the row why a file could not be fetched', async () => {
    const visit = await mount('voicemail-inbox');
    await details(visit, 'Lin Okonkwo');
    visit.server.failNext({ path: '/audio', status: 404 });
    await visit.press('button', 'Download');
    await visit.see('Not downloaded: it does not exist any more.');
  });
});

describe('a mailbox with limits', () => {
  it('warns beside what it is about and never over it, also where only its title is in sight yet', async () => {
    const visit = await mount('voicemail-inbox', { user: 'omar' });
    await visit.see('Your mailbox is 93% full.');
    const warning = visit.element.shadowRoot?.querySelector('.banner') ?? expect.fail('No warning');
    visit.place.style.marginBlockStart = '1000px';
    const folders = visit.get('button', 'Trash');
    folders.scrollIntoView({ block: 'end' });
    // Where its code was here already, it stands above the folders.
    const isAbove = warning.getBoundingClientRect().bottom <= folders.getBoundingClientRect().top;
    expect(isAbove || warning.getBoundingClientRect().top >= folders.getBoundingClientRect().bottom).to.equal(true);
    visit.place.style.marginBlockStart = '';
  });

  it('warns before it is full, and says when it is off', async () => {
    const omar = await mount('voicemail-inbox', { user: 'omar' });
    await omar.see('Your mailbox is 93% full.');
    const zoe = await mount('voicemail-inbox', { prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { enabled: false }) });
    await zoe.see('Your voicemail is off: callers cannot leave messages.');
  });

  it('is only listened to where the administrator keeps it: nothing is marked', async () => {
    const visit = await mount('voicemail-inbox', { prepare: (server) => server.lock('zoe', 'voicemail.messages') });
    await visit.see('Managed by your administrator.');
    await play(visit, 'Harbour Dental');
    await until('something heard', () => visit.all('slider')[0]?.getAttribute('aria-valuetext')?.startsWith('1 second of'));
    expect(visit.all('button', /Mark|Delete/)).to.deep.equal([]);
    await visit.find('button', 'Download');
    expect(actions(visit)).to.deep.equal([]);
  });

  it('says what will be here where there is nothing yet', async () => {
    const visit = await mount('voicemail-inbox', { user: 'ada' });
    await visit.see('No messages. What callers leave for you appears here.');
    await visit.see('0 new · 0 heard');
  });
});

describe('the way to the inbox', () => {
  it('is an event of the voicemail settings, for a page that offers it', async () => {
    const visit = await mount('voicemail-settings');
    expect(visit.all('button', 'Open inbox')).to.deep.equal([]);
    let asked = 0;
    visit.place.addEventListener('voicemail-inbox-open', () => { asked += 1; });
    visit.element.linked = true;
    await visit.press('button', 'Open inbox');
    expect(asked).to.equal(1);
  });

  it('leads there in the shell, again and again', async () => {
    const visit = await mount('profile-settings', { dress: (shell) => { shell.section = 'voicemail-settings'; }, width: 1000 });
    for (let times = 0; times < 2; times += 1) {
      await visit.press('button', 'Open inbox');
      await until('the title of the inbox', () => focused()?.textContent === 'Voicemail messages');
      visit.get('button', 'Open inbox').focus();
    }
  });
});
