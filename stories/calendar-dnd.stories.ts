import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/calendar-dnd/define.ts';
import { find, until } from './support/find.ts';
import { fails, neverAnswers, refusesToSave } from './support/states.ts';
import type { Stage } from './support/stage.ts';
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

type Scene = Stage<'calendar-dnd'>;
/** Clicks on what opens. */
const open = async (stage: Scene, name: string): Promise<void> =>
  (await until(`“${name}”`, () => find(stage.element, 'summary').find(({ textContent }) => textContent.trim() === name))).click();
const openMore = async (stage: Scene): Promise<void> => {
  await open(stage, 'More');
  await stage.see('What counts');
};
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const busy = async (server: MemoryServer): Promise<void> => {
  await connected(server);
  await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  await server.patchAs('system', 'zoe', 'calendar-busy', {
    windows: [
      { start: inMinutes(-150), end: inMinutes(-120), kind: 'meeting' }, { start: inMinutes(-20), end: inMinutes(10), kind: 'meeting' },
      { start: inMinutes(10), end: inMinutes(40), kind: 'focusTime' }, { start: inMinutes(90), end: inMinutes(150), kind: 'outOfOffice' },
    ],
    lastSyncedAt: inMinutes(-1),
  });
};
const openToday = async (stage: Scene): Promise<void> => {
  await open(stage, 'Today');
  await stage.see('Out of office');
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
    await server.patchAs('system', 'zoe', 'calendar-busy', { windows: [{ start: inMinutes(-10), end: inMinutes(50) }], lastSyncedAt: inMinutes(-1) });
  },
});
export const Today = story({ prepare: busy, act: openToday });
export const TodayWhileReachable = story({
  async prepare(server) {
    await busy(server);
    await server.patchAs('self', 'zoe', 'do-not-disturb', { overrideAt: new Date().toISOString() });
  },
  act: openToday,
});
export const TodayAndNarrow = story({ prepare: busy, act: openToday, width: 340 });
export const TodayRightToLeft = story({ prepare: busy, act: openToday, direction: 'rtl' });
export const TodayEmpty = story({ prepare: connected, act: (stage) => open(stage, 'Today') });
export const TodayLoading = story({
  prepare: busy,
  async act(stage) {
    stage.server.hold({ path: '/auto-dnd/preview' });
    await open(stage, 'Today');
  },
});
export const TodayFailed = story({
  prepare: busy,
  async act(stage) {
    stage.server.failNext({ path: '/auto-dnd/preview', status: 500 });
    await open(stage, 'Today');
    await stage.see('could not be loaded');
  },
});
export const TodayOutOfDate = story({
  async prepare(server) {
    await busy(server);
    await server.patchAs('system', 'zoe', 'calendar-busy', { lastSyncedAt: inMinutes(-90) });
  },
  act: openToday,
});
export const TodayWithoutSync = story({
  async prepare(server) {
    await busy(server);
    await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: false });
  },
  act: openToday,
});
export const More = story({ prepare: connected, act: openMore });
export const MoreAndNarrow = story({ prepare: connected, act: openMore, width: 340 });
export const MoreRightToLeft = story({ prepare: connected, act: openMore, direction: 'rtl' });
export const MoreChanged = story({
  prepare: connected,
  async act(stage) {
    await openMore(stage);
    await stage.press('checkbox', 'All-day events');
  },
});
export const MoreRefused = story({
  prepare: connected,
  async act(stage) {
    await openMore(stage);
    await stage.press('checkbox', 'All-day events');
    stage.server.failNext({
      method: 'PATCH', status: 422, body: { type: 'about:blank', title: 'Invalid', status: 422, code: 'validation.failed', errors: [{ pointer: '/includeAllDay', code: 'notAllowed' }] },
    });
    await stage.save();
    await stage.see('This is not one of the choices.');
  },
});
export const MoreLocked = story({ user: 'omar', act: openMore });
export const MoreDuringWorkingHours = story({
  async prepare(server) {
    await connected(server);
    await server.patchAs('self', 'zoe', 'auto-dnd', { workingHoursOnly: true });
  },
  act: openMore,
});
export const MoreOfFreeAndBusy = story({
  async prepare(server) {
    await connected(server);
    await server.patchAs('provider', 'zoe', 'auto-dnd', { granularity: 'freeBusy' });
  },
  act: openMore,
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
