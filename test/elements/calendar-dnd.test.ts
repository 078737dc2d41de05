import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryServer } from '../../server/src/memory.ts';
import { deep, focused, nameOf, until } from './support/find.ts';
import { connectCalendar, mount, type Visit } from './support/visit.ts';
import { pressByKey, restoreWindows, watchWindows } from './support/windows.ts';

const connectButton = 'Sync status with Google Calendar';
const dnd = 'Sync DND with calendar events';
const account = 'zoe.quinn@gmail.example';

const dialog = (visit: Visit<HTMLElement>): HTMLElement | undefined => [...deep(visit.place)].find((each): each is HTMLDialogElement => each instanceof HTMLDialogElement && each.open);
const connected = () => mount('calendar-dnd', { prepare: connectCalendar });
const isOff = (visit: Visit<HTMLElement>): boolean => !visit.isOn('switch', dnd) && (visit.get('switch', dnd) as HTMLInputElement).disabled;

describe('connecting the calendar', () => {
  it('is wanted first: until then the switch cannot be used, and says why', async () => {
    const visit = await mount('calendar-dnd');
    await visit.see('Not connected');
    expect(isOff(visit)).to.equal(true);
    await visit.see('Connect your calendar first.');
  });

  it('opens the sign-in in a window, waits for it, and shows the account', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.see('Waiting for Google… finish in the other window.');
    expect(windows).to.have.length(1);
    await until('the consent page in the window', () => windows[0]?.location.pathname.endsWith('/consent.html'));
    expect(visit.sent.find(({ method }) => method === 'POST')?.body).to.deep.equal({ mode: 'popup', returnUrl: location.href.split('#')[0] });
    await visit.answerAtGoogle('yes');
    await visit.see(account);
    await until('the window closed', () => windows[0]?.closed);
    await visit.gone('Waiting for Google');
    expect(visit.all('status').map((each) => each.textContent)).to.include(`Connected: ${account}`);
    await visit.press('switch', dnd);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ enabled: true }]);
    expect(await visit.stored('auto-dnd')).to.include({ enabled: true, integrationId: 'google-calendar' });
  });

  it('can be cancelled, which closes the window', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.press('button', 'Cancel');
    await visit.find('button', connectButton);
    await until('the window closed', () => windows[0]?.closed);
    expect(visit.words).to.contain('Not connected');
  });

  it('says when the browser blocked the window, and works when it no longer does', async () => {
    watchWindows('blocked');
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.see('Your browser blocked the sign-in window. Allow pop-ups and try again.');
    expect(visit.sent.filter(({ method }) => method === 'POST')).to.deep.equal([]);
    restoreWindows();
    watchWindows();
    await pressByKey(visit, 'Try again');
    await visit.answerAtGoogle('yes');
    await visit.see(account);
    await visit.gone('blocked');
  });

  it('says when access was not granted', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.answerAtGoogle('no');
    await visit.see('Calendar access was not granted, so nothing was connected.');
    expect(windows[0]?.closed).to.equal(true);
    expect(isOff(visit)).to.equal(true);
  });

  it('still hears of the end when the window only looked closed', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await until('the consent page in the window', () => windows[0]?.location.pathname.endsWith('/consent.html'));
    windows[0]?.close();
    await until('the words', () => visit.words.includes('The sign-in window was closed.'), 25_000);
    await visit.answerAtGoogle('yes');
    await visit.see(account);
    await visit.gone('The sign-in window was closed.');
  });

  it('keeps the keyboard where Connect was', async () => {
    watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.find('button', 'Cancel');
    await until('the focus on Cancel', () => nameOf(focused() ?? document.body) === 'Cancel');
    // The keys go to the other window now, where the browser gives it the focus.
    await visit.press('button', 'Cancel');
    await until('the focus on Connect', () => nameOf(focused() ?? document.body) === connectButton);
  });

  it('says when the window was closed before the end', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.see('Waiting for Google…');
    await until('the consent page in the window', () => windows[0]?.location.pathname.endsWith('/consent.html'));
    windows[0]?.close();
    await until('the words', () => visit.words.includes('The sign-in window was closed. If you had not finished there, nothing is connected.'), 25_000);
    await visit.find('button', 'Try again');
    expect(visit.words).not.to.contain('Waiting for Google…');
  });

  it('says when the phone system cannot do it, and leaves no window behind', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    visit.server.failNext({ method: 'POST', status: 501, code: 'provider.unsupported' });
    await pressByKey(visit, connectButton);
    await visit.see('Not connected: your phone system cannot do this.');
    expect(windows[0]?.closed).to.equal(true);
  });

  it('takes its window with it when the panel is removed', async () => {
    const windows = watchWindows();
    const visit = await mount('calendar-dnd');
    await pressByKey(visit, connectButton);
    await visit.see('Waiting for Google…');
    visit.element.remove();
    await until('the window closed', () => windows[0]?.closed);
  });

  it('says that access ended, and connects again', async () => {
    watchWindows();
    const visit = await mount('calendar-dnd', {
      prepare: async (server) => {
        await connectCalendar(server);
        await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'reauthRequired' });
      },
    });
    await visit.see('Access ended. Reconnect to keep your status in step.');
    expect(isOff(visit)).to.equal(true);
    await pressByKey(visit, 'Reconnect');
    await visit.answerAtGoogle('yes');
    await visit.see(account);
  });

  it('is not offered where the organisation does not allow it', async () => {
    const visit = await mount('calendar-dnd', { prepare: (server) => server.patchAs('admin', 'zoe', 'integrations/google-calendar', { status: 'disabledByAdmin' }) });
    await visit.see('Your organisation does not allow calendar connections.');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['More']);
  });

  it('is not offered to whom it is not allowed', async () => {
    const visit = await mount('calendar-dnd', { prepare: (server) => server.lock('zoe', 'integrations') });
    await visit.see('Not connected');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['More']);
  });
});

describe('disconnecting the calendar', () => {
  it('asks first, then turns do not disturb off', async () => {
    const visit = await mount('calendar-dnd', {
      prepare: async (server) => {
        await connectCalendar(server);
        await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
      },
    });
    expect(visit.isOn('switch', dnd)).to.equal(true);
    await visit.press('button', 'Disconnect');
    const question = await until('a question', () => dialog(visit));
    expect(nameOf(question)).to.equal('Stop using this calendar?');
    expect(question.textContent).to.contain('Auto Do Not Disturb will be turned off.');
    [...question.querySelectorAll('button')].at(-1)?.click();
    await visit.see('Not connected');
    await until('the switch off', () => isOff(visit));
    expect(await visit.stored('auto-dnd')).to.include({ enabled: false, integrationId: null });
    await until('the focus at the title', () => focused() === visit.get('heading'));
    expect(visit.all('status').map((each) => each.textContent)).to.include('The calendar is disconnected.');
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['integrations']);
  });

  it('does nothing when the user says no', async () => {
    const visit = await connected();
    await visit.press('button', 'Disconnect');
    await until('a question', () => dialog(visit));
    await sendKeys({ press: 'Escape' });
    await until('no question', () => !dialog(visit));
    expect(visit.sent.filter(({ method }) => method === 'DELETE')).to.deep.equal([]);
    await visit.see(account);
  });

  it('says when it did not work, and the calendar stays', async () => {
    const visit = await connected();
    visit.server.failNext({ method: 'DELETE', status: 500 });
    await visit.press('button', 'Disconnect');
    (await until('a question', () => dialog(visit))).querySelector<HTMLElement>('[part=confirm]')?.click();
    await visit.see('Not disconnected: the phone system has a problem.');
    await visit.see(account);
    expect(visit.heard('settings-error').map(({ resource }) => resource)).to.deep.equal(['integrations']);
  });
});

describe('do not disturb by the calendar', () => {
  it('waits for “Update settings”', async () => {
    const visit = await connected();
    await visit.press('switch', dnd);
    await visit.see('1 change');
    expect(visit.patches).to.deep.equal([]);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ enabled: true }]);
  });

  it('says so when the calendar is gone by the time it is saved', async () => {
    const visit = await connected();
    await visit.press('switch', dnd);
    visit.server.dropStreams();
    await visit.server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'disconnected' });
    await visit.save();
    await visit.see('Not saved: connect your calendar first.');
    expect(visit.isOn('switch', dnd)).to.equal(true);
    await visit.press('button', 'Discard');
    await visit.gone('Not saved');
    expect(visit.isOn('switch', dnd)).to.equal(false);
  });

  it('can still be switched off when the calendar is not reachable', async () => {
    const visit = await mount('calendar-dnd', {
      prepare: async (server) => {
        await connectCalendar(server);
        await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
        await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'error' });
      },
    });
    await visit.see('Calendar not reachable; your status is not being updated.');
    await visit.press('switch', dnd);
    await visit.saved();
    expect(await visit.stored('auto-dnd')).to.include({ enabled: false });
  });

  it('hears at once that access ended', async () => {
    const visit = await connected();
    await visit.listening();
    await visit.server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'reauthRequired' });
    await visit.see('Access ended');
    await visit.find('button', 'Reconnect');
  });
});

describe('<calendar-dnd> about now', () => {
  const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  const busy = (from: number, to: number) => async (server: MemoryServer): Promise<void> => {
    await connectCalendar(server);
    await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
    await server.patchAs('system', 'zoe', 'calendar-busy', { windows: [{ start: inMinutes(from), end: inMinutes(to) }], lastSyncedAt: null });
  };

  it('says that calls come through, until the calendar says otherwise', async () => {
    const visit = await mount('calendar-dnd', { prepare: busy(20, 50) });
    await visit.see(/Now: calls come through\. Next Do Not Disturb: .*\d+:\d\d.* \(from your calendar\)\./);
  });

  it('says until when do not disturb is on, and from where', async () => {
    const visit = await mount('calendar-dnd', { prepare: busy(-10, 50) });
    await visit.see(/Now: Do Not Disturb until .*\d+:\d\d.* \(from your calendar\)\./);
    await visit.listening();
    await visit.server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(-1), until: null, scope: 'all' } });
    await visit.see('Now: Do Not Disturb until you turn it off.');
  });

  it('says nothing of it where there is no do not disturb', async () => {
    const visit = await mount('calendar-dnd', { prepare: (server) => server.lock('zoe', 'doNotDisturb', { code: 'providerUnsupported' }, 'none') });
    expect(visit.words).not.to.contain('Now:');
  });
});
