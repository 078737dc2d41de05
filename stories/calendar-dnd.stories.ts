import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/calendar-dnd/define.ts';
import { fails, neverAnswers, refusesToSave } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Calendar and DND', component: 'calendar-dnd' } satisfies Meta;

const story = scenesOf('calendar-dnd');
const connectButton = 'Sync status with Google Calendar';

const connected = (server: MemoryServer): Promise<void> => server.patchAs('provider', 'zoe', 'integrations/google-calendar', {
  status: 'connected', accountLabel: 'zoe.quinn@gmail.example', scopes: ['calendar.readonly'], connectedAt: new Date().toISOString(),
});
const broken = (status: 'reauthRequired' | 'error') => async (server: MemoryServer): Promise<void> => {
  await connected(server);
  await server.patchAs('provider', 'zoe', 'auto-dnd', { enabled: true });
  await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status });
};

export const Disconnected = story();
export const DisconnectedAndNarrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Connecting = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', connectButton);
    await stage.see('Waiting for Google… finish in the other window.');
  },
});
export const PopUpBlocked = story({
  async act(stage) {
    stage.windows('blocked');
    await stage.press('button', connectButton);
    await stage.see('Your browser blocked the sign-in window.');
  },
});
export const Denied = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', connectButton);
    await stage.answerAtGoogle('no');
    await stage.see('Calendar access was not granted, so nothing was connected.');
  },
});
export const JustConnected = story({
  async act(stage) {
    stage.windows('open');
    await stage.press('button', connectButton);
    await stage.answerAtGoogle('yes');
    await stage.get('button', 'Disconnect');
  },
});
export const Connected = story({ prepare: connected });
export const ConnectedAndNarrow = story({ prepare: connected, width: 340 });
export const Following = story({
  async prepare(server) {
    await connected(server);
    await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  },
});
export const FollowingInAMeeting = story({
  async prepare(server) {
    await connected(server);
    await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
    const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    await server.patchAs('system', 'zoe', 'calendar-busy', { windows: [{ start: inMinutes(-10), end: inMinutes(50) }], lastSyncedAt: inMinutes(-1) });
  },
});
export const Reconnect = story({ prepare: broken('reauthRequired') });
export const NotReachable = story({ prepare: broken('error') });
export const AskingToDisconnect = story({
  prepare: connected,
  async act(stage) {
    await stage.press('button', 'Disconnect');
    await stage.see('Stop using this calendar?');
  },
});
export const DisabledByAdministrator = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'integrations/google-calendar', { status: 'disabledByAdmin' }),
});
export const Dirty = story({ prepare: connected, act: (stage) => stage.press('switch', 'Sync DND') });
export const Saving = story({
  prepare: connected,
  async act(stage) {
    await stage.press('switch', 'Sync DND');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  prepare: connected,
  async act(stage) {
    await stage.press('switch', 'Sync DND');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  prepare: connected,
  async act(stage) {
    await stage.press('switch', 'Sync DND');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const DisconnectedWhileEditing = story({
  prepare: connected,
  async act(stage) {
    await stage.press('switch', 'Sync DND');
    stage.server.dropStreams();
    await stage.server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'disconnected' });
    await stage.save();
    await stage.see('Not saved: connect your calendar first.');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const Unavailable = story({ user: 'ada' });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ prepare: connected, theme: 'high-contrast' });
export const RightToLeft = story({ prepare: connected, direction: 'rtl' });
