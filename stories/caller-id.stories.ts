import type { Meta } from '@storybook/web-components-vite';
import '../src/components/caller-id/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Caller ID', component: 'caller-id' } satisfies Meta;

const story = scenesOf('caller-id');

export const SameAsCompany = story();
export const Narrow = story({ width: 340 });
export const ANumber = story({
  prepare: (server) => server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-support' } }),
});
export const AGroup = story({
  async prepare(server) {
    await server.patchAs('admin', 'zoe', 'groups/grp-sales', { number: '+16135550120' });
    await server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'group', groupId: 'grp-sales' } });
  },
});
export const Hidden = story({
  prepare: (server) => server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'blocked' }, perDevice: { 'dev-ata': { type: 'number', numberId: 'num-main' } } }),
});
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({
  async act(stage) {
    await stage.choose('Number shown', 'Warsaw office');
    await stage.choose('Pixel 9', 'Hidden');
    await stage.see('2 changes');
  },
});
export const Saving = story({
  async act(stage) {
    await stage.press('switch', 'Hide my number');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('switch', 'Hide my number');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('switch', 'Hide my number');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.choose('Number shown', 'Warsaw office');
    await saveElsewhere(stage, 'caller-id', { default: { type: 'number', numberId: 'num-support' } });
    await stage.see('Support line” while you were editing');
  },
});
/** The number that was chosen was taken away. */
export const NumberGone = story({
  async prepare(server) {
    await server.patchAs('self', 'zoe', 'caller-id', { default: { type: 'number', numberId: 'num-mobile' } });
    await server.patchAs('admin', 'zoe', 'numbers/num-mobile', null);
  },
});
export const OneNumber = story({
  user: 'ada',
  prepare: (server) => server.patchAs('admin', 'ada', 'numbers/num-ada', {
    id: 'num-ada', number: '+16135550177', display: '+1 613 555 0177', label: 'Direct', kind: 'direct', primary: true, features: ['voice', 'callerId'],
    status: 'active', country: 'CA',
  }),
});
export const NameChangeable = story({
  async prepare(server) {
    await server.unlock('zoe', 'callerId.name');
    await server.patchAs('admin', 'zoe', 'capabilities', { features: { callerId: { params: { allowName: true } } } });
  },
});
export const NeverHidden = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { callerId: { params: { allowBlock: false } } } }),
});
export const ReadOnly = story({ user: 'omar' });
export const NoNumber = story({ user: 'ada' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'callerId', { code: 'providerUnsupported' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; }, act: (stage) => stage.press('switch', 'Hide my number') });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
