import type { Meta } from '@storybook/web-components-vite';
import '../src/components/call-options/define.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Call options', component: 'call-options' } satisfies Meta;

const story = scenesOf('call-options');

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Paused = story({ act: (stage) => stage.press('switch', 'Support') });
export const NobodyElse = story({
  async act(stage) {
    await stage.press('switch', 'Sales');
    await stage.see('Nobody else is active in Sales.');
  },
});
export const NoGroupCalls = story({ act: (stage) => stage.press('switch', 'Take calls from groups') });
export const LastInTheQueue = story({
  prepare: (server) => server.patchAs('system', 'zoe', 'groups/grp-support', { membership: { lastActive: true } }),
  async act(stage) {
    await stage.press('switch', 'Support');
    await stage.save();
    await stage.see('Not saved: nobody else is active in the queue.');
  },
});
export const GroupLocked = story({
  prepare: (server) => server.patchAs('admin', 'zoe', 'groups/grp-sales', { membership: { canChange: false, reason: { code: 'adminLocked' } } }),
});
export const Recording = story({
  async act(stage) {
    await stage.choose('Recording', 'Automatic with pause');
    await stage.see('consent');
  },
});
export const RecordingNothing = story({
  async act(stage) {
    await stage.choose('Recording', 'On demand');
    await stage.press('checkbox', 'Calls you receive');
    await stage.press('checkbox', 'Calls you make');
    await stage.see('Choose at least one kind of call');
  },
});
export const LegalNoteOfTheHost = story({
  dress: (element) => element.append(Object.assign(document.createElement('span'), { slot: 'legal', textContent: 'Northwind records only with consent.' })),
  act: (stage) => stage.choose('Recording', 'Automatic'),
});
export const NotSaved = story({
  async act(stage) {
    refusesToSave(stage);
    await stage.press('switch', 'Support');
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('switch', 'Support');
    await stage.save();
    await stage.see('already in effect');
  },
});
export const Conflict = story({
  async act(stage) {
    await stage.choose('Recording', 'Automatic');
    await saveElsewhere(stage, 'call-recording', { mode: 'onDemand' });
    await stage.see('Changed elsewhere to “On demand”');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const Empty = story({ user: 'ada' });
export const OnlyRecording = story({ prepare: (server) => server.lock('zoe', 'groups', { code: 'providerUnsupported' }, 'none') });
export const Unavailable = story({
  async prepare(server) {
    for (const feature of ['groups', 'callRecording']) await server.lock('zoe', feature, { code: 'planLimitation' }, 'none');
  },
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
