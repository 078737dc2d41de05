import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryServer } from '../../server/src/memory.ts';
import { callForwarding } from '../../src/client/contract/call-forwarding.ts';
import type { DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import { focused, until } from './support/find.ts';
import { connectCalendar, mount, type Visit } from './support/visit.ts';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const inMeeting = (from: number, to: number) => async (server: MemoryServer): Promise<void> => {
  await connectCalendar(server);
  await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  await server.patchAs('system', 'zoe', 'calendar-busy', { windows: [{ start: inMinutes(from), end: inMinutes(to) }], lastSyncedAt: null });
};
const forwards = (mode: string) => (server: MemoryServer): Promise<void> =>
  server.patchAs('self', 'zoe', 'call-forwarding', { enabled: true, mode, activeWhen: { type: 'always' } });
const stored = async (visit: Visit<HTMLElement>) => (await visit.stored('do-not-disturb')) as unknown as DoNotDisturb;
/** The steps that a call would take, as they are read. */
const steps = (visit: Visit<HTMLElement>): string[] =>
  visit.all('list', 'What happens').flatMap((list) => [...list.children].map((each) => (each.textContent ?? '').replaceAll(/\s+/g, ' ').trim()));
const status = (visit: Visit<HTMLElement>): string => visit.all('status').map((each) => each.textContent.trim()).join(' ').trim();

describe('<availability-status>', () => {
  it('turns do not disturb on until it is turned off, at once and with the same button, and says so', async () => {
    const visit = await mount('availability-status');
    const button = visit.get('button', 'Turn on');
    button.focus();
    button.click();
    await visit.see('Do Not Disturb is on until you turn it off. Calls go to voicemail. You turned it on.');
    expect((await stored(visit)).source).to.equal('manual');
    expect(status(visit)).to.equal('Do Not Disturb is on until you turn it off.');
    expect(focused()).to.equal(visit.get('button', 'Turn off'));
    await visit.press('button', 'Turn off');
    await visit.see('Calls come through.');
    expect((await stored(visit)).active).to.equal(false);
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    await until('both told', () => visit.heard('settings-saved').length === 2);
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['do-not-disturb', 'do-not-disturb']);
  });

  it('turns it on for a while, and says until when on the account’s clocks', async () => {
    const visit = await mount('availability-status', { prepare: (server) => server.patchAs('self', 'zoe', 'profile', { timeZone: 'Asia/Kolkata' }) });
    await visit.choose('For how long', '2 hours');
    await visit.press('button', 'Turn on');
    await visit.see('Do Not Disturb is on until');
    const { until: end } = await stored(visit);
    expect(Math.round((Date.parse(end ?? '') - Date.now()) / 60_000)).to.equal(120);
    const there = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', hour: 'numeric', minute: '2-digit' }).format(Date.parse(end ?? ''));
    await visit.see(there);
    await visit.see(/GMT\+5:30|IST/);
  });

  it('offers what the provider offers: durations, until tomorrow at eight, until it is turned off', async () => {
    const visit = await mount('availability-status');
    const offered = (of: typeof visit): string[] => [...(of.get('combobox', 'For how long') as HTMLSelectElement).options].map(({ text }) => text);
    expect(offered(visit)).to.deep.equal(['Until I turn it off', '30 minutes', '1 hour', '2 hours', '4 hours', '24 hours', '1 week', 'Until tomorrow, 08:00']);
    expect(offered(await mount('availability-status', { user: 'ada' }) as unknown as typeof visit)).to.deep.equal(['Until I turn it off', '30 minutes', '1 hour']);
    await visit.choose('For how long', 'tomorrow');
    await visit.press('button', 'Turn on');
    await visit.see('Do Not Disturb is on until');
    const { until: end } = await stored(visit);
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Warsaw', hour: '2-digit', minute: '2-digit' }).format(Date.parse(end ?? ''));
    expect(wall).to.equal('08:00');
  });

  it('keeps only some calls away, and changes which ones while it is on', async () => {
    const visit = await mount('availability-status');
    await visit.choose('Calls that it keeps away', 'All but group calls');
    await visit.choose('For how long', '1 hour');
    await visit.press('button', 'Turn on');
    await visit.see('Do Not Disturb is on until');
    const first = await stored(visit);
    expect(first.scope).to.equal('exceptGroups');
    await visit.see('Calls go to voicemail. Group calls still ring.');
    await visit.choose('Calls that it keeps away', 'Group calls only');
    await until('the other calls', async () => (await stored(visit)).scope === 'groupsOnly');
    await visit.see('Only group calls are kept away; others ring.');
    expect(visit.words).not.to.contain('Calls go to voicemail');
    expect((await stored(visit)).until).to.equal(first.until);
  });

  it('in a meeting says that it comes from the calendar, can be turned off for that meeting, and given back to it', async () => {
    const visit = await mount('availability-status', { prepare: inMeeting(-10, 50) });
    await visit.see('Calls go to voicemail. From your calendar.');
    await visit.see('Colleagues see: Do not disturb, in a meeting');
    await visit.press('button', 'Turn off');
    await visit.see('You are reachable in spite of your calendar until');
    await visit.press('button', 'Back to automatic');
    await visit.see('From your calendar.');
    expect(visit.all('button', 'Back to automatic')).to.deep.equal([]);
  });

  it('says what keeps it on when that which was set by hand ends', async () => {
    const visit = await mount('availability-status', {
      async prepare(server) {
        await server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(-20), until: inMinutes(30), scope: 'all' } });
        await inMeeting(-10, 50)(server);
      },
    });
    await visit.see(/You turned it on until .*; then your calendar or your company’s hours keep it on\./);
  });

  it('stays reachable in a meeting when what was turned on for a while in between ends', async () => {
    const visit = await mount('availability-status', { prepare: inMeeting(-10, 50) });
    await visit.press('button', 'Turn off');
    await visit.choose('For how long', '30 minutes');
    await visit.press('button', 'Turn on');
    await visit.see('You turned it on.');
    expect(Date.parse((await stored(visit)).until ?? '') < Date.now() + 31 * 60_000).to.equal(true);
  });

  it('hears at once of what was turned on elsewhere, and tells who only listens', async () => {
    const visit = await mount('availability-status');
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(0), until: null, scope: 'all' } });
    await visit.see('Do Not Disturb is on until you turn it off.');
    expect(status(visit)).to.equal('Do Not Disturb is on until you turn it off.');
  });

  it('goes off by itself when its time is over', async () => {
    const visit = await mount('availability-status', {
      prepare: (server) => server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(-1), until: inMinutes(1 / 40), scope: 'all' } }),
    });
    await visit.see('Do Not Disturb is on until');
    await visit.see('Calls come through.');
    expect(status(visit)).to.equal('Do Not Disturb is off.');
  });

  it('E22 says why it was not changed, and leaves it as it is', async () => {
    const visit = await mount('availability-status', { prepare: (server) => server.failNext({ method: 'POST', path: '/actions', status: 500 }) });
    await visit.press('button', 'Turn on');
    await visit.see('Do Not Disturb was not changed: the phone system has a problem.');
    expect(visit.heard('settings-error').map(({ resource }) => resource)).to.deep.equal(['do-not-disturb']);
    await visit.press('button', 'Turn on');
    await visit.see('Do Not Disturb is on until you turn it off.');
    await visit.gone('was not changed');
  });

  it('changes the status at once, by mouse and by arrow keys, and shows what colleagues see', async () => {
    const visit = await mount('availability-status');
    await visit.see('Colleagues see: Available');
    await visit.press('radio', 'Busy');
    await visit.see('Colleagues see: Busy');
    await until('the status', async () => (await visit.stored('presence'))['availability'] === 'busy');
    expect(visit.all('button', 'Update settings')).to.deep.equal([]);
    visit.get('radio', 'Busy').focus();
    await sendKeys({ press: 'ArrowRight' });
    await until('the next status', async () => (await visit.stored('presence'))['availability'] === 'away');
    await visit.press('radio', 'Automatic');
    await until('no status', async () => (await visit.stored('presence'))['availability'] === null);
  });

  it('goes on saying what colleagues see while a status does not land', async () => {
    const visit = await mount('availability-status', { prepare: (server) => server.failNext({ method: 'PATCH', path: '/presence', status: 500 }) });
    await visit.press('radio', 'Busy');
    await visit.see('the phone system has a problem');
    expect(visit.words).to.contain('Colleagues see: Available');
  });

  it('offers the statuses that the provider has, in its words, and no message where there are none', async () => {
    const visit = await mount('availability-status', { user: 'ada' });
    await visit.press('radio', 'Lunch break');
    await visit.see('Colleagues see: Lunch break');
    expect(visit.all('textbox')).to.deep.equal([]);
  });

  it('keeps the message until the settings are updated, and clears it when it is told to', async () => {
    const visit = await mount('availability-status');
    expect(visit.all('combobox', 'Clear it')).to.deep.equal([]);
    await visit.type('Message', 'Back at three');
    await visit.choose('Clear it', 'After 1 hour');
    await visit.saved();
    const { message, messageExpiresAt } = await visit.stored('presence') as { message: string; messageExpiresAt: string };
    expect(message).to.equal('Back at three');
    expect(Math.round((Date.parse(messageExpiresAt) - Date.now()) / 60_000)).to.equal(60);
    expect(visit.chosen('Clear it')).to.match(/^Until \d+:\d\d/);
    await visit.choose('Clear it', 'When I delete it');
    await visit.saved();
    expect((await visit.stored('presence'))['messageExpiresAt']).to.equal(null);
  });

  it('leaves this device silent, and its sentence about calls says so before it is saved', async () => {
    const visit = await mount('availability-status', { prepare: (server) => server.patchAs('self', 'zoe', 'call-forwarding', { enabled: false }) });
    await visit.see('A call right now rings on Chrome on Windows and Conference room ATA, then goes to voicemail.');
    await visit.press('switch', 'Do not ring on this device');
    await visit.see('A call right now rings on Conference room ATA, then goes to voicemail.');
    await visit.saved();
    expect((await visit.stored('presence'))['silentHere']).to.equal(true);
  });

  it('without do not disturb shows the status, and the other way round', async () => {
    const one = await mount('availability-status', { prepare: (server) => server.lock('zoe', 'doNotDisturb', { code: 'providerUnsupported' }, 'none') });
    expect(one.all('button', 'Turn on')).to.deep.equal([]);
    expect(one.get('radio', 'Away')).to.be.instanceOf(HTMLInputElement);
    const other = await mount('availability-status', { prepare: (server) => server.lock('zoe', 'presence', { code: 'providerUnsupported' }, 'none') });
    expect(other.all('radio')).to.deep.equal([]);
    await other.press('button', 'Turn on');
    await other.see('Do Not Disturb is on');
  });

  it('shows Omar what is on, with the reason why he cannot change it', async () => {
    const visit = await mount('availability-status', {
      user: 'omar', prepare: (server) => server.patchAs('admin', 'omar', 'do-not-disturb', { manual: { setAt: inMinutes(-1), until: null, scope: 'exceptGroups' } }),
    });
    await visit.see('Do Not Disturb is on until you turn it off.');
    await visit.see('All but group calls');
    await visit.see('Managed by your administrator.');
    expect(visit.all('button').map((each) => each.textContent.trim())).to.deep.equal(['Try a call']);
  });
});

describe('<availability-status> about calls', () => {
  it('says in one sentence what a call does now', async () => {
    const visit = await mount('availability-status', { prepare: forwards('noAnswer') });
    await visit.see(/A call right now rings on Chrome on Windows and Conference room ATA for 24 seconds, then rings on .* for 24 seconds, then .*goes to voicemail\./);
    await visit.press('button', 'Turn on');
    await visit.see('A call right now is kept away by do not disturb, then goes to voicemail.');
  });

  it('counts changes that are not saved yet', async () => {
    const visit = await mount('availability-status', { prepare: forwards('forwardOnly') });
    await visit.see(/A call right now goes to .*\+48/);
    visit.session.setting(callForwarding).edit({ enabled: false });
    await visit.see('A call right now rings on Chrome on Windows');
    await visit.see('With your changes that are not saved yet.');
    visit.session.discard();
    await visit.gone('not saved yet');
  });

  it('without the settings that decide says that it does not know', async () => {
    const visit = await mount('availability-status', { prepare: (server) => {
      server.failNext({ path: '/batch', status: 404 });
      server.failNext({ path: '/call-forwarding', status: 500 });
      server.failNext({ path: '/call-forwarding', status: 500 });
    } });
    await visit.see('What happens to a call now is not known.');
  });

  it('tries a call from any number, with a reason for each step', async () => {
    const visit = await mount('availability-status', { prepare: forwards('ringAll') });
    await visit.press('button', 'Try a call');
    await visit.find('list', 'What happens');
    expect(steps(visit)[0]).to.match(/^rings on Chrome on Windows, .* All ring together; whoever answers first takes the call\./);
    expect(steps(visit).at(-1)).to.equal('goes to voicemail Nobody has answered.');
    // Nobody has to leave the field to be told.
    await visit.type('Phone number', '+1 613 555 0188');
    await visit.see('You have blocked this number.');
    expect(steps(visit)).to.deep.equal(['is kept out You have blocked this number.', 'is turned away That is what blocked callers get.']);
    await visit.type('Phone number', '(613) 555-0111');
    await sendKeys({ press: 'Tab' });
    await visit.gone('You have blocked this number.');
    await visit.type('Phone number', '12');
    await sendKeys({ press: 'Tab' });
    await visit.see('This is not a phone number.');
    expect(visit.all('list', 'What happens')).to.deep.equal([]);
  });

  it('tries somebody without caller ID, a colleague, and a group', async () => {
    const visit = await mount('availability-status', { prepare: async (server) => {
      await forwards('noAnswer')(server);
      await server.patchAs('self', 'zoe', 'call-forwarding', { directOnly: true });
      await server.patchAs('self', 'zoe', 'call-blocking', { blockAnonymous: true });
    } });
    await visit.press('button', 'Try a call');
    await visit.press('radio', 'Somebody without caller ID');
    await visit.see('You block calls without caller ID.');
    await visit.press('radio', 'A colleague');
    await visit.see('Your own devices ring first.');
    await visit.choose('They dial', 'Support');
    await visit.see('You forward only calls to yourself, not to a group.');
    await visit.see('goes on within the group');
  });

  it('tries a call at another time, on the account’s clocks', async () => {
    const visit = await mount('availability-status', { prepare: async (server) => {
      await forwards('forwardOnly')(server);
      await inMeeting(-10, 50)(server);
    } });
    await visit.press('button', 'Try a call');
    await visit.see('Your calendar is busy.');
    await visit.press('radio', 'At another time');
    await visit.see('On your account’s clocks, Europe/Warsaw.');
    const input = (name: string): HTMLInputElement => [...visit.element.shadowRoot?.querySelectorAll('input') ?? []].find((each) => each.ariaLabel === name) as HTMLInputElement;
    expect(input('Time').value).to.match(/^\d\d:00$/);
    const set = async (name: string, value: string): Promise<void> => {
      const field = input(name);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await set('Date', tomorrow);
    await set('Time', '10:00');
    await visit.see('You forward all calls.');
    await visit.see('Of your calendar, only the next meeting is known yet.');
    await set('Date', '2020-01-01');
    await visit.see('Choose a time to come.');
    expect(visit.all('list', 'What happens')).to.deep.equal([]);
    await set('Time', '');
    expect(visit.words.split('Choose a time to come.')).to.have.length(2);
  });

  it('says what is wrong with a call to try below what was asked for, and nothing moves aside', async () => {
    const visit = await mount('availability-status', { width: 900 });
    await visit.press('button', 'Try a call');
    await visit.press('radio', 'At another time');
    await visit.see('On your account’s clocks, Europe/Warsaw.');
    const find = (selector: string) => visit.element.shadowRoot?.querySelector(selector) as HTMLInputElement;
    const hint = find('.simulator .hint');
    const { left, width } = hint.getBoundingClientRect();
    const date = find('[type=date]');
    date.value = '2020-01-01';
    date.dispatchEvent(new Event('change', { bubbles: true }));
    await visit.see('Choose a time to come.');
    expect(hint.getBoundingClientRect().width).to.equal(width);
    expect(find('#past').getBoundingClientRect().left).to.equal(left);
  });

  it('says what the mailbox does with a call, also before that is saved', async () => {
    const visit = await mount('availability-status', { prepare: (server) => server.patchAs('self', 'zoe', 'call-forwarding', { enabled: false }) });
    const mailbox = await mount('voicemail-settings', { dress: (element) => { element.session = visit.session; } });
    await mailbox.press('switch', 'Send every call to voicemail');
    await visit.see(/call right now goes to voicemail/i);
    await mailbox.press('switch', 'Voicemail');
    await visit.gone(/goes to voicemail/);
  });
});
