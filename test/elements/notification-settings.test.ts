import { expect } from '@open-wc/testing';
import { fakeBrowser, type FakeBrowser } from '../../stories/support/notifications.ts';
import type { SettingsNotificationRequestEvent } from '../../src/index.ts';
import { focused, nameOf, until, wordsOf } from './support/find.ts';
import { mount, type Visit } from './support/visit.ts';

const here = 'Notifications on this browser';
const storageKey = 'faceplate/notifications';

let browser: FakeBrowser | undefined;
const says = (...what: Parameters<typeof fakeBrowser>): FakeBrowser => (browser = fakeBrowser(...what));
afterEach(() => {
  browser?.end();
  browser = undefined;
});
const switches = (visit: Visit<HTMLElement>): string[] => visit.all('switch').map(nameOf);

describe('notifications on this browser', () => {
  it('are off, and asked for only when the user wants them', async () => {
    const { asked } = says('default');
    const visit = await mount('notification-settings');
    await visit.see('Notifications are off. Turn them on to be told about calls while you work elsewhere.');
    await visit.session.refresh();
    window.dispatchEvent(new Event('focus'));
    expect(asked).to.equal(0);
    expect(switches(visit)).not.to.include(here);
  });

  it('are on once the user says yes; the browser is asked once, however often the button is pressed', async () => {
    const fake = says('default');
    const visit = await mount('notification-settings');
    const button = await visit.find('button', 'Turn on');
    button.focus();
    button.click();
    await visit.see('Your browser asks you now.');
    button.click();
    expect(fake.asked).to.equal(1);
    browser?.end();
    says('default', { answer: 'granted' });
    const second = await mount('notification-settings');
    (await second.find('button', 'Turn on')).focus();
    await second.press('button', 'Turn on');
    await until('the switch', () => switches(second).includes(here));
    expect(second.isOn('switch', here)).to.equal(true);
    expect(localStorage.getItem(storageKey)).to.equal('on');
    expect(second.heard('settings-saved').map(({ resource, value }) => [resource, value])).to.deep.equal([['notifications-here', { enabled: true }]]);
    await until('the focus on the switch', () => focused() === second.get('switch', here));
  });

  it('stay off without an answer, and can be turned on again', async () => {
    const fake = says('default', { answer: 'default' });
    const visit = await mount('notification-settings');
    await visit.press('button', 'Turn on');
    await visit.see('Your browser got no answer, so notifications stay off.');
    fake.answer = 'granted';
    await visit.press('button', 'Turn on');
    await until('the switch', () => switches(visit).includes(here));
    expect(fake.asked).to.equal(2);
  });

  it('that are blocked are explained, never asked for again, and looked at when the user comes back', async () => {
    const fake = says('default', { answer: 'denied' });
    const visit = await mount('notification-settings');
    await visit.press('button', 'Turn on');
    await visit.see('This site is blocked from showing notifications. Open the site settings next to the address bar, allow notifications, then come back.');
    await visit.see('Blocked');
    expect(visit.all('button')).to.deep.equal([]);
    window.dispatchEvent(new Event('focus'));
    await visit.element.updateComplete;
    expect(fake.asked).to.equal(1);
    fake.permission = 'granted';
    window.dispatchEvent(new Event('focus'));
    await until('the switch', () => switches(visit).includes(here));
    expect(fake.asked).to.equal(1);
    expect(visit.isOn('switch', here)).to.equal(false);
  });

  it('are switched off and on here only, at once, and other tabs follow', async () => {
    says('granted', { stored: 'on' });
    const visit = await mount('notification-settings');
    const other = await mount('notification-settings');
    expect(visit.isOn('switch', here)).to.equal(true);
    await visit.press('switch', here);
    await visit.see('They are switched off here only.');
    expect(localStorage.getItem(storageKey)).to.equal('off');
    expect(visit.patches).to.deep.equal([]);
    expect(visit.words).not.to.contain('1 change');
    window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));
    await until('the other off', () => !other.isOn('switch', here));
  });

  it('are off where the browser was allowed to show them by something else', async () => {
    says('granted');
    const visit = await mount('notification-settings');
    expect(visit.isOn('switch', here)).to.equal(false);
    await visit.press('switch', here);
    await visit.find('button', 'Send a test');
  });

  it('hold for as long as the page does where it may store nothing', async () => {
    says('granted');
    const stored = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', { configurable: true, get: () => { throw new DOMException('no', 'SecurityError'); } });
    try {
      const visit = await mount('notification-settings');
      await visit.press('switch', here);
      await visit.find('button', 'Send a test');
    } finally {
      if (stored) Object.defineProperty(window, 'localStorage', stored);
    }
  });

  it('are said to be impossible in a browser that has none', async () => {
    says('default');
    Reflect.deleteProperty(window, 'Notification');
    const none = await mount('notification-settings');
    if ('Notification' in window) Object.defineProperty(window, 'Notification', { configurable: true, value: undefined });
    await none.session.refresh();
    await none.element.updateComplete;
    await none.see('Notifications cannot be used here: this browser has none for web pages.');
    expect(none.all('button')).to.deep.equal([]);
  });
});

describe('a test notification', () => {
  it('is shown, silent where the user wants no sound, and gone with the panel', async () => {
    const fake = says('granted', { stored: 'on' });
    const visit = await mount('notification-settings');
    await visit.see('If nothing appears, check your system’s notification and focus settings.');
    await visit.press('button', 'Send a test');
    await visit.see('The test was sent.');
    await visit.press('switch', 'Play a sound');
    await visit.press('button', 'Send a test');
    await until('the second', () => fake.shown.length === 2);
    expect(fake.shown.map(({ title, options: { silent } }) => [title, silent])).to.deep.equal([['Test notification', false], ['Test notification', true]]);
    visit.element.remove();
    expect(fake.closed).to.deep.equal(['Test notification', 'Test notification']);
  });

  it('that cannot be shown says so', async () => {
    says('granted', { stored: 'on' }).fails = true;
    const visit = await mount('notification-settings');
    await visit.press('button', 'Send a test');
    await visit.see('The test could not be shown.');
  });

  it('is there only while notifications are on', async () => {
    says('granted', { stored: 'off' });
    const visit = await mount('notification-settings');
    expect(visit.all('button')).to.deep.equal([]);
  });
});

describe('a page that shows notifications itself', () => {
  /** As a host does that wraps the page in an app of its own. */
  const takeOver = (visit: Visit<HTMLElement>, answer: boolean): SettingsNotificationRequestEvent[] => {
    const heard: SettingsNotificationRequestEvent[] = [];
    visit.place.addEventListener('settings-notification-request', (event) => {
      heard.push(event);
      event.respondWith(Promise.resolve(answer));
    });
    return heard;
  };

  it('is asked in place of the browser, and shows the test', async () => {
    const fake = says('denied');
    fake.permission = 'default';
    const visit = await mount('notification-settings');
    const heard = takeOver(visit, true);
    await visit.press('button', 'Turn on');
    await until('the switch on', () => switches(visit).includes(here) && visit.isOn('switch', here));
    await visit.press('button', 'Send a test');
    await visit.see('The test was sent.');
    expect(heard.map(({ wants, title }) => [wants, title])).to.deep.equal([['permission', ''], ['test', 'Test notification']]);
    expect(fake.asked + fake.shown.length).to.equal(0);
    expect(localStorage.getItem(storageKey)).to.equal('host-on');
    await visit.press('switch', here);
    expect(localStorage.getItem(storageKey)).to.equal('host-off');
    const later = await mount('notification-settings');
    expect(later.isOn('switch', here)).to.equal(false);
  });

  it('can say no', async () => {
    const fake = says('default');
    const visit = await mount('notification-settings');
    takeOver(visit, false);
    await visit.press('button', 'Turn on');
    await visit.element.updateComplete;
    expect(fake.asked).to.equal(0);
    expect(switches(visit)).not.to.include(here);
  });
});

describe('in a frame of another site', () => {
  let frame: HTMLIFrameElement;
  afterEach(() => { frame.remove(); });
  const said = (what: string, wanted: (data: Record<string, unknown>) => boolean) => new Promise<Record<string, unknown>>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Never came: ${what}`)), 25_000);
    window.addEventListener('message', function listen({ data }: MessageEvent<Record<string, unknown>>) {
      if (!wanted(data)) return;
      window.removeEventListener('message', listen);
      clearTimeout(late);
      resolve(data);
    });
  });
  const openFrame = async (query: string): Promise<Record<string, unknown>> => {
    frame = document.createElement('iframe');
    const url = new URL(`./support/framed.html?${query}`, import.meta.url);
    url.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    frame.src = url.href;
    const loaded = said('the words of the frame', ({ words }) => typeof words === 'string');
    document.body.append(frame);
    return loaded;
  };

  it('are said to be impossible where the page is not secure, whoever is around', async () => {
    const { words } = await openFrame('insecure');
    expect(words).to.contain('Notifications cannot be used here: the page needs a secure connection (https).');
  });

  it('says that the page around has to ask, and that it does not where nobody answers', async () => {
    const { words } = await openFrame('');
    expect(words).to.contain('This page is shown inside another one, and that one has to ask for you.');
    const refused = said('the refusal', ({ words: now }) => String(now).includes('the page around this one does not show them'));
    frame.contentWindow?.postMessage('press', '*');
    await refused;
  });

  it('hands the question over to the page around, which answers', async () => {
    await openFrame('host');
    const on = said('the switch', ({ switches: names }) => Array.isArray(names) && names.includes(here));
    frame.contentWindow?.postMessage('press', '*');
    await said('the question', ({ wants }) => wants === 'permission');
    frame.contentWindow?.postMessage('granted', '*');
    await on;
  });
});

describe('what to tell about', () => {
  it('waits for “Update settings”, one key for each switch', async () => {
    says('granted', { stored: 'on' });
    const visit = await mount('notification-settings');
    expect(switches(visit)).to.deep.equal([here, 'Incoming calls', 'Missed calls', 'New messages', 'New voicemail', 'Play a sound', 'Show who it is and what they wrote']);
    await visit.press('switch', 'New messages');
    await visit.press('switch', 'Show who it is and what they wrote');
    await visit.see('2 changes');
    expect(visit.patches).to.deep.equal([]);
    await visit.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ browser: { messages: false, showContent: true } }]);
  });

  it('can be said before notifications are on, and by whoever has them blocked', async () => {
    says('denied');
    const visit = await mount('notification-settings');
    await visit.press('switch', 'Incoming calls');
    await visit.saved();
    expect(visit.isOn('switch', 'Incoming calls')).to.equal(false);
  });

  it('leaves out what the phone system does not tell about', async () => {
    says('denied');
    const visit = await mount('notification-settings', { user: 'ada' });
    expect(switches(visit)).to.deep.equal(['Incoming calls', 'New messages', 'New voicemail', 'Play a sound', 'Show who it is and what they wrote']);
  });

  it('is the administrator’s where locked; this browser stays the user’s', async () => {
    says('default', { answer: 'granted' });
    const visit = await mount('notification-settings', { user: 'omar' });
    await visit.see('Managed by your administrator.');
    expect(switches(visit)).to.deep.equal([]);
    await visit.press('button', 'Turn on');
    await until('the switch', () => switches(visit).includes(here));
  });

  it('is saved and discarded apart from the missed calls, which share the setting', async () => {
    says('denied');
    const visit = await mount('notification-settings');
    const missed = await mount('missed-call-toggle', { dress: (element) => { element.session = visit.session; } });
    await visit.press('switch', 'New messages');
    await visit.see('1 change');
    expect(missed.words).not.to.contain('1 change');
    await missed.press('switch', /^E-mail me/);
    await missed.see('1 change');
    expect(visit.words).not.to.contain('2 changes');
    await visit.press('button', 'Discard');
    await visit.gone('1 change');
    expect(visit.isOn('switch', 'New messages')).to.equal(true);
    expect(wordsOf(missed.place)).to.contain('1 change');
    await missed.saved();
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ missedCalls: { enabled: false } }]);
  });
});
