import type { Meta } from '@storybook/web-components-vite';
import '../src/components/theme-switch/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Appearance', component: 'theme-switch' } satisfies Meta;

const story = scenesOf('theme-switch');

export const Ready = story();
export const Narrow = story({ width: 340 });
export const SavedDark = story({ prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }) });
export const SavedLight = story({ prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'light' }) });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
/** On a page that does nothing about it, the panel brings a ground of its own. */
export const Trying = story({ act: (stage) => stage.press('radio', 'Dark') });
export const Saving = story({
  async act(stage) {
    await stage.press('radio', 'Dark');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('radio', 'Light');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('radio', 'Dark');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const SaveOffline = story({
  async act(stage) {
    await stage.press('radio', 'Light');
    stage.server.offline = true;
    await stage.save();
    await stage.see('Not saved: no connection.');
  },
});
export const Conflict = story({
  async act(stage) {
    await stage.press('radio', 'Light');
    await saveElsewhere(stage, 'preferences', { theme: 'dark' });
    await stage.see('Changed elsewhere to “Dark”');
  },
});
export const LockedUser = story({ user: 'omar' });
export const PinnedByThePage = story({ theme: 'dark' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'preferences', { code: 'providerUnsupported' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.press('radio', 'Light');
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({
  dress(element) { element.autosave = true; },
  act: (stage) => stage.press('radio', 'Light'),
});
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
