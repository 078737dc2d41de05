import type { Meta } from '@storybook/web-components-vite';
import '../src/components/device-list/define.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Devices', component: 'device-list' } satisfies Meta;

const story = scenesOf('device-list');

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const RefreshFailed = story({
  async act(stage) {
    stage.server.failNext({ method: 'GET', path: '/devices', status: 500 });
    await stage.press('button', 'Refresh');
    await stage.see('These settings could not be loaded: the phone system has a problem.');
  },
});
export const AskingToSignOut = story({
  async act(stage) {
    await stage.press('button', 'Sign out Pixel 9');
    await stage.see('It is signed out and stops ringing.');
  },
});
export const AskingToSignOutHere = story({
  async act(stage) {
    await stage.press('button', 'Sign out Chrome on Windows');
    await stage.see('you will be signed out here');
  },
});
export const AskingToUnassign = story({
  async act(stage) {
    await stage.press('button', 'Unassign Conference room ATA');
    await stage.see('Your administrator can assign it again.');
  },
});
export const AskingToDelete = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'devices/dev-yealink', { removable: true, removeSemantics: 'delete', status: 'online' }),
  async act(stage) {
    await stage.press('button', 'Remove Yealink T46U');
    await stage.see('It is still connected and may appear again');
  },
});
export const Removed = story({
  async act(stage) {
    await stage.press('button', 'Sign out Pixel 9');
    await stage.confirm();
    await stage.see('Pixel 9 is removed.');
  },
});
export const RemovalFailed = story({
  async act(stage) {
    stage.server.failNext({ method: 'DELETE', status: 423, code: 'device.inCall' });
    await stage.press('button', 'Sign out Pixel 9');
    await stage.confirm();
    await stage.see('in a call');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const Empty = story({ user: 'ada' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'devices', { code: 'providerUnsupported' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Problems = story({
  async prepare(server) {
    await server.patchAs('system', 'zoe', 'devices/dev-pixel', { status: 'error' });
    await server.patchAs('system', 'zoe', 'devices/dev-ata', { status: 'activating' });
    await server.patchAs('system', 'zoe', 'devices/dev-yealink', { status: 'hibernating', type: 'hologram' });
  },
});
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
