import type { Meta } from '@storybook/web-components-vite';
import '../src/components/notification-settings/define.ts';
import { fakeBrowser } from './support/notifications.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Notifications', component: 'notification-settings' } satisfies Meta;

const story = scenesOf('notification-settings');

/** What the browser of the story says: each story has its own. */
const browser = (...says: Parameters<typeof fakeBrowser>) => (): unknown => fakeBrowser(...says);
const notAsked = browser('default');
const granted = browser('granted', { stored: 'on' });

export const NotAskedYet = story({ prepare: notAsked });
export const NotAskedYetAndNarrow = story({ prepare: notAsked, width: 340 });
export const Asking = story({
  prepare: notAsked,
  async act(stage) {
    await stage.press('button', 'Turn on');
    await stage.see('Your browser asks you now.');
  },
});
export const NotAnswered = story({
  prepare: browser('default', { answer: 'default' }),
  async act(stage) {
    await stage.press('button', 'Turn on');
    await stage.see('Your browser got no answer');
  },
});
export const JustTurnedOn = story({
  prepare: browser('default', { answer: 'granted' }),
  async act(stage) {
    await stage.press('button', 'Turn on');
    await stage.get('switch', 'Notifications on this browser');
  },
});
export const On = story({ prepare: granted });
export const OnAndNarrow = story({ prepare: granted, width: 340 });
export const OffOnThisBrowser = story({ prepare: browser('granted', { stored: 'off' }) });
export const Denied = story({ prepare: browser('denied') });
export const Tested = story({
  prepare: granted,
  async act(stage) {
    await stage.press('button', 'Send a test');
    await stage.see('The test was sent.');
  },
});
export const TestFailed = story({
  prepare: () => { fakeBrowser('granted', { stored: 'on' }).fails = true; },
  async act(stage) {
    await stage.press('button', 'Send a test');
    await stage.see('The test could not be shown.');
  },
});
/** A phone system that says nothing about missed calls in the browser. */
export const WithoutMissedCalls = story({ user: 'ada', prepare: granted });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({ prepare: granted, act: (stage) => stage.press('switch', 'New messages') });
export const Saved = story({
  prepare: granted,
  async act(stage) {
    await stage.press('switch', 'Show who it is');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  prepare: granted,
  async act(stage) {
    await stage.press('switch', 'Play a sound');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  prepare: granted,
  async act(stage) {
    await stage.press('switch', 'Play a sound');
    await saveElsewhere(stage, 'notification-preferences', { browser: { messages: false } });
    await stage.see('1 change');
  },
});
/** What to tell about is the administrator's; whether this browser shows it stays the user's. */
export const ReadOnly = story({ user: 'omar', prepare: notAsked });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'browserNotifications', { code: 'planLimitation' }, 'none') });
export const Offline = story({ prepare: granted, act: (stage) => stage.disconnect() });
export const SignedOut = story({
  prepare: granted,
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({
  prepare: granted,
  dress: (element) => { element.autosave = true; },
  act: (stage) => stage.press('switch', 'New voicemail'),
});
export const Dark = story({ prepare: granted, theme: 'dark' });
export const HighContrast = story({ prepare: granted, theme: 'high-contrast' });
export const RightToLeft = story({ prepare: granted, direction: 'rtl' });
