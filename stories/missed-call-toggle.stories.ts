import type { Meta } from '@storybook/web-components-vite';
import '../src/components/missed-call-toggle/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Missed calls', component: 'missed-call-toggle' } satisfies Meta;

const story = scenesOf('missed-call-toggle');

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Off = story({ prepare: (server) => server.patchAs('self', 'zoe', 'notification-preferences', { missedCalls: { enabled: false } }) });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({ act: (stage) => stage.press('checkbox', 'Support line') });
export const Saving = story({
  async act(stage) {
    await stage.press('checkbox', 'Support line');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('checkbox', 'Support line');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const NoNumberChosen = story({
  async act(stage) {
    await stage.press('checkbox', 'Direct');
    await stage.press('checkbox', 'Support line');
    await stage.save();
    await stage.see('Choose at least one number, or turn notifications off.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('switch', 'E-mail me');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const SaveOffline = story({
  async act(stage) {
    await stage.press('switch', 'E-mail me');
    stage.server.offline = true;
    await stage.save();
    await stage.see('Not saved: no connection.');
  },
});
/** A switch has two sides, so two people who both change it agree: there is nothing to ask about. */
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.press('checkbox', 'Warsaw office');
    await saveElsewhere(stage, 'notification-preferences', { missedCalls: { byNumber: { 'num-support': false } } });
    await stage.see('1 change');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const NoNumbers = story({ user: 'ada' });
/** The mail server would not take the last one. */
export const NotDelivered = story({
  prepare: (server) => server.patchAs('system', 'zoe', 'mail-undelivered', { email: 'zoe.quinn@example.com', at: new Date().toISOString() }),
  act: (stage) => stage.see('We could not deliver the last e-mail'),
});
export const NoEmail = story({ prepare: (server) => server.patchAs('admin', 'zoe', 'profile', { email: '' }) });
export const Unavailable = story({
  prepare: (server) => server.lock('zoe', 'missedCallNotifications', { code: 'planLimitation' }, 'none'),
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({
  dress: (element) => { element.autosave = true; },
  act: (stage) => stage.press('checkbox', 'Warsaw office'),
});
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
