import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/call-forwarding/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Call forwarding', component: 'call-forwarding' } satisfies Meta;

const story = scenesOf('call-forwarding');

const set = (patch: object) => (server: MemoryServer): Promise<void> => server.patchAs('self', 'zoe', 'call-forwarding', patch);
const always = set({ activeWhen: { type: 'always' } });
const withoutNumbers = async (server: MemoryServer): Promise<void> => {
  for (const id of ['fwd-mobile', 'fwd-cottage']) await server.patchAs('self', 'zoe', `forwarding-numbers/${id}`, null);
};

/** Custom hours with a night and a holiday. */
export const Changeable = story();
/** The provider has seconds, and the administrator locked all of it. */
export const Unchangeable = story({ user: 'omar' });
/** The provider has a rule for each occasion, and one target for each. */
export const Legs = story({
  user: 'ada',
  async act(stage) {
    await stage.press('switch', 'When nobody answers');
    await stage.choose('When nobody answers: Forward to', 'A phone number');
    await stage.type('When nobody answers: Number', '+1 613 555 0123');
    await stage.press('switch', 'Always');
    await stage.choose('Always: Forward to', 'Voicemail');
    await stage.see('have no effect');
  },
});
export const LegNowhere = story({
  user: 'ada',
  async act(stage) {
    await stage.press('switch', 'When busy');
    await stage.see('Say where these calls go.');
  },
});
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ForwardingNow = story({ prepare: always, act: (stage) => stage.see('Forwarding now') });
export const TurnedOff = story({ prepare: set({ enabled: false }) });
export const DoNotDisturb = story({
  async prepare(server) {
    await always(server);
    await server.fetch('/v1/me/do-not-disturb/actions', {
      method: 'POST', body: JSON.stringify({ do: 'on' }), headers: { 'Authorization': `Bearer ${await server.token()}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'on' },
    });
  },
  act: (stage) => stage.see('Do not disturb is on; calls go to voicemail'),
});
export const NoNumbers = story({ prepare: withoutNumbers, act: (stage) => stage.see('there is nowhere to send calls') });
export const NoneOn = story({ act: (stage) => stage.press('switch', 'Forward to Mobile') });
export const ForwardOnlyToNobody = story({
  prepare: withoutNumbers,
  async act(stage) {
    await stage.press('radio', 'Forward only');
    await stage.save();
    await stage.see('nowhere to go');
  },
});
export const NewNumber = story({ act: (stage) => stage.press('button', 'Add number') });
export const NumberRefused = story({
  async act(stage) {
    await stage.press('button', 'Add number');
    await stage.type('Number', '+1 613 555 0100');
    await stage.press('button', 'Save number');
    await stage.see('This is your own number: calls would go round in circles.');
  },
});
export const ChangedNumber = story({ act: (stage) => stage.press('button', 'Edit Cottage') });
export const LastNumber = story({
  async act(stage) {
    await stage.press('button', 'Remove Mobile');
    await stage.see('Remove your last number?');
  },
});
export const NewInterval = story({ act: (stage) => stage.press('button', 'Add interval') });
export const NewDates = story({
  async act(stage) {
    await stage.press('button', 'Add interval');
    await stage.press('radio', 'On dates');
    await stage.press('checkbox', 'All day');
    await stage.see('First day');
  },
});
export const Overlap = story({
  prepare: set({ activeWhen: { type: 'schedule', intervals: [{ id: 'one', kind: 'weekdays', days: [1, 2, 3], allDay: false, start: '08:00', end: '10:00' }] } }),
  async act(stage) {
    await stage.press('button', 'Add interval');
    await stage.see('Overlaps with Mon–Wed');
  },
});
export const NoIntervals = story({
  prepare: set({ activeWhen: { type: 'always', intervals: [] } }),
  async act(stage) {
    await stage.press('radio', 'Custom');
    await stage.see('Add at least one interval, or choose 24/7.');
  },
});
export const CompanySchedule = story({ prepare: set({ activeWhen: { type: 'schedule', scheduleId: 'sch-office' } }), act: (stage) => stage.see('Office hours') });
export const Dirty = story({
  async act(stage) {
    await stage.press('radio', 'Ring all');
    await stage.press('button', 'Remove 24');
    await stage.see('not saved yet');
  },
});
export const Saving = story({
  async act(stage) {
    await stage.press('radio', 'Ring all');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('radio', 'Ring all');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('radio', 'Ring all');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.press('radio', 'Ring all');
    await saveElsewhere(stage, 'call-forwarding', { mode: 'failover' });
    await stage.see('Changed elsewhere to “Failover”');
  },
});
/** From a phone, by its code. */
export const TurnedOffElsewhere = story({
  async act(stage) {
    await saveElsewhere(stage, 'call-forwarding', { enabled: false });
    await stage.see('Call forwarding was turned off elsewhere.');
  },
});
export const ReadOnly = story({ prepare: (server) => server.lock('zoe', 'callForwarding') });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'callForwarding', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; }, act: (stage) => stage.press('switch', 'Only calls to me') });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
