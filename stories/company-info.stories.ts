import type { Meta } from '@storybook/web-components-vite';
import '../src/components/company-info/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Company', component: 'company-info' } satisfies Meta;

const story = scenesOf('company-info');

/** Outbound number, extension and department can be changed. */
export const Changeable = story();
/** Outbound number, extension and department are the administrator's. */
export const Unchangeable = story({ user: 'omar' });
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({ act: (stage) => stage.choose('Department', 'Finance') });
export const NewExtension = story({
  async act(stage) {
    await stage.type('Extension', '1043');
    await stage.see('desk phones may restart');
  },
});
export const ExtensionTaken = story({
  async act(stage) {
    await stage.type('Extension', '1077');
    await stage.save();
    await stage.see('Extension 1077 is already in use.');
  },
});
export const ExtensionReserved = story({
  async act(stage) {
    await stage.type('Extension', '911');
    await stage.save();
    await stage.see('911 is reserved for service or emergency calls.');
  },
});
export const ExtensionOfLetters = story({
  async act(stage) {
    await stage.type('Extension', '10a');
    await stage.see('Use 2 to 10 digits.');
  },
});
/** The caller ID was chosen by itself, so it does not follow the outbound number. */
export const CallerIdStays = story({
  prepare: (server) => server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-support' } }),
  async act(stage) {
    await stage.choose('Outbound number', 'Warsaw office');
    await stage.see('stays as it is');
  },
});
export const Saving = story({
  async act(stage) {
    await stage.choose('Department', 'Finance');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.choose('Department', 'Finance');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('switch', 'List me');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.choose('Department', 'Finance');
    await saveElsewhere(stage, 'company', { departmentId: 'dep-support' });
    await stage.see('Changed elsewhere to “Customer support”');
  },
});
export const ReadOnly = story({ prepare: (server) => server.lock('zoe', 'company', { code: 'adminLocked', lockedBy: 'account' }) });
export const NothingAssigned = story({ user: 'ada' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'company', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; }, act: (stage) => stage.press('switch', 'List me') });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
