import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/availability-status/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Availability', component: 'availability-status' } satisfies Meta;

const story = scenesOf('availability-status');
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const turnedOn = (until: string | null, scope = 'all') => (server: MemoryServer): Promise<void> =>
  server.patchAs('self', 'zoe', 'do-not-disturb', { manual: { setAt: inMinutes(-1), until, scope } });
const meeting = (from: number, to: number) => async (server: MemoryServer): Promise<void> => {
  await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'connected', accountLabel: 'zoe.quinn@gmail.example' });
  await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  await server.patchAs('system', 'zoe', 'calendar-busy', { windows: [{ start: inMinutes(from), end: inMinutes(to) }], lastSyncedAt: inMinutes(-1) });
};
const forwardsAll = (server: MemoryServer): Promise<void> =>
  server.patchAs('self', 'zoe', 'call-forwarding', { enabled: true, mode: 'ringAll', activeWhen: { type: 'always' } });

export const Off = story();
export const OffAndNarrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const On = story({ prepare: turnedOn(null) });
export const OnAndNarrow = story({ prepare: turnedOn(null), width: 340 });
export const OnForAWhile = story({ prepare: turnedOn(inMinutes(30)) });
export const OnUntilNextWeek = story({ prepare: turnedOn(inMinutes(7 * 1440 - 1)) });
export const GroupCallsOnly = story({ prepare: turnedOn(null, 'groupsOnly') });
export const JustTurnedOn = story({
  async act(stage) {
    await stage.choose('For how long', '2 hours');
    await stage.press('button', 'Turn on');
    await stage.see('Do Not Disturb is on until');
  },
});
export const NotTurnedOn = story({
  async act(stage) {
    stage.server.failNext({ method: 'POST', status: 500 });
    await stage.press('button', 'Turn on');
    await stage.see('Do Not Disturb was not changed: the phone system has a problem.');
  },
});
export const InMeeting = story({ prepare: meeting(-10, 50) });
export const MeetingAhead = story({ prepare: meeting(20, 50) });
export const ReachableInMeeting = story({
  prepare: meeting(-10, 50),
  async act(stage) {
    await stage.press('button', 'Turn off');
    await stage.see('You are reachable in spite of your calendar');
  },
});
export const OnLongerThanMeeting = story({
  async prepare(server) {
    await meeting(-10, 50)(server);
    await turnedOn(inMinutes(20))(server);
  },
});
export const CalendarNotReachable = story({
  async prepare(server) {
    await meeting(-10, 50)(server);
    await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'error' });
  },
});
export const OutsideCompanyHours = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'do-not-disturb', { schedule: [{ start: inMinutes(-60), end: inMinutes(600) }] }),
});
export const CallsAreForwarded = story({ prepare: forwardsAll });
export const TryingACall = story({
  prepare: forwardsAll,
  async act(stage) {
    await stage.press('button', 'Try a call');
    await stage.see('All ring together');
  },
});
export const TryingACallAndNarrow = story({
  prepare: forwardsAll,
  width: 340,
  async act(stage) {
    await stage.press('button', 'Try a call');
    await stage.press('radio', 'At another time');
    await stage.see('Europe/Warsaw');
  },
});
export const TryingABlockedNumber = story({
  async act(stage) {
    await stage.press('button', 'Try a call');
    await stage.type('Phone number', '+1 613 555 0188');
    await stage.see('You have blocked this number.');
  },
});
export const TryingNoNumber = story({
  async act(stage) {
    await stage.press('button', 'Try a call');
    await stage.type('Phone number', '12');
    await stage.see('This is not a phone number.');
  },
});
export const StatusChosen = story({
  async act(stage) {
    await stage.press('radio', 'Away');
    await stage.see('Colleagues see: Away');
  },
});
export const MessageWithAnEnd = story({
  prepare: (server) => server.patchAs('self', 'zoe', 'presence', { message: 'At the dentist', messageExpiresAt: inMinutes(45) }),
});
export const Dirty = story({ act: (stage) => stage.type('Message', 'Back at three') });
export const Saving = story({
  async act(stage) {
    await stage.type('Message', 'Back at three');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.type('Message', 'Back at three');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.type('Message', 'Back at three');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const MessageTooLong = story({ act: (stage) => stage.type('Message', 'I am away from my desk until the afternoon, please write to me or call Ada instead') });
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.type('Message', 'Back at three');
    await saveElsewhere(stage, 'presence', { message: 'Back at four' });
    await stage.see('Changed elsewhere to “Back at four”');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const ReadOnlyWhileOn = story({
  user: 'omar', prepare: (server) => server.patchAs('admin', 'omar', 'do-not-disturb', { manual: { setAt: inMinutes(-1), until: null, scope: 'exceptGroups' } }),
});
export const StatusesOfTheProvider = story({ user: 'ada' });
export const DoNotDisturbOnly = story({ prepare: (server) => server.lock('zoe', 'presence', { code: 'providerUnsupported' }, 'none') });
export const StatusOnly = story({ prepare: (server) => server.lock('zoe', 'doNotDisturb', { code: 'providerUnsupported' }, 'none') });
export const Unavailable = story({
  async prepare(server) {
    await server.lock('zoe', 'presence', { code: 'planLimitation' }, 'none');
    await server.lock('zoe', 'doNotDisturb', { code: 'planLimitation' }, 'none');
  },
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ prepare: turnedOn(null), theme: 'high-contrast' });
export const RightToLeft = story({ prepare: turnedOn(null), direction: 'rtl' });
