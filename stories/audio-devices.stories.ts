import type { Meta } from '@storybook/web-components-vite';
import '../src/components/audio-devices/define.ts';
import { desk, fakeSound } from './support/sound.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Audio devices', component: 'audio-devices' } satisfies Meta;

const story = scenesOf('audio-devices');

/** What the story's computer has: each story has its own. */
const computer = (...says: Parameters<typeof fakeSound>) => (): unknown => fakeSound(...says);
const headset = { inputId: 'mic-2', outputId: 'out-2', labels: { 'mic-2': 'Jabra Evolve2 65', 'out-2': 'Jabra Evolve2 65' } };
const usual = computer({ stored: headset });
const start = 'Start: Test microphone';

export const Ready = story({ prepare: usual });
export const Narrow = story({ prepare: usual, width: 340 });
export const NotAllowedYet = story({ prepare: computer({ permission: 'prompt' }) });
export const Asking = story({
  prepare: computer({ permission: 'prompt' }),
  async act(stage) {
    await stage.press('button', 'Allow microphone');
    await stage.see('Your browser asks whether');
  },
});
export const NotAllowedThisTime = story({
  prepare: computer({ permission: 'prompt', answer: 'no' }),
  async act(stage) {
    await stage.press('button', 'Allow microphone');
    await stage.see('You can try again');
  },
});
export const Denied = story({ prepare: computer({ permission: 'denied' }) });
export const DeniedAndNarrow = story({ prepare: computer({ permission: 'denied' }), width: 340 });
export const NoMicrophone = story({ prepare: computer({ devices: desk.filter(({ kind }) => kind === 'audiooutput') }) });
export const Insecure = story({ prepare: computer({ insecure: true }) });
/** In an `<iframe>` without `allow="microphone; speaker-selection"`. */
export const ForbiddenByThePage = story({ prepare: computer({ policy: 'blocks' }) });
export const WithoutSpeakersToChoose = story({ prepare: computer({ withoutSinks: true }) });
export const Unplugged = story({ prepare: computer({ devices: desk.filter(({ id }) => id.endsWith('1')), stored: headset }) });
export const InUse = story({
  prepare: computer({ refusal: 'NotReadableError' }),
  async act(stage) {
    await stage.press('button', start);
    await stage.see('Another app may be using it');
  },
});
let unplugged: ReturnType<typeof fakeSound> | undefined;
export const PulledOut = story({
  prepare: () => { unplugged = fakeSound({ stored: headset }); },
  async act(stage) {
    await stage.press('button', start);
    await stage.get('button', 'Stop');
    unplugged?.unplug('mic-2');
    await stage.see('The microphone was disconnected.');
  },
});
export const Listening = story({
  prepare: usual,
  async act(stage) {
    await stage.press('button', start);
    await stage.see('Speak: the bar moves');
  },
});
export const ListeningAndNarrow = story({
  prepare: usual,
  width: 340,
  async act(stage) {
    await stage.press('button', start);
    await stage.see('Speak: the bar moves');
  },
});
export const Recording = story({
  prepare: usual,
  async act(stage) {
    await stage.press('button', 'Record 5 seconds');
    await stage.see('Recording.');
  },
});
export const Playing = story({
  prepare: usual,
  async act(stage) {
    await stage.press('button', 'Play: Test speaker');
    await stage.get('button', 'Stop');
  },
});
export const Processing = story({
  prepare: usual,
  act: async ({ element }) => element.renderRoot.querySelector('summary')?.click(),
});
export const Ringtones = story({
  prepare: computer({ stored: { ringtone: 'marimba', ringOutputId: 'out-1', labels: { 'out-1': 'Built-in Speakers' } } }),
  dress: (element) => {
    for (const [id, label] of [['marimba', 'Marimba'], ['bell', 'Old bell']] as const) {
      const audio = Object.assign(document.createElement('audio'), { slot: 'ringtones', id, preload: 'none', src: `/${id}.mp3` });
      audio.dataset['label'] = label;
      element.append(audio);
    }
  },
});
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: (server) => { fakeSound(); fails(server); } });
export const ReadOnly = story({ prepare: async (server) => { fakeSound({ stored: headset }); await server.lock('zoe', 'audioDevices', { code: 'adminLocked', lockedBy: 'account' }); } });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'audioDevices', { code: 'planLimitation' }, 'none') });
export const Offline = story({ prepare: usual, act: (stage) => stage.disconnect() });
export const SignedOut = story({
  prepare: usual,
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Dark = story({ prepare: usual, theme: 'dark' });
export const HighContrast = story({ prepare: usual, theme: 'high-contrast' });
export const RightToLeft = story({ prepare: usual, direction: 'rtl' });
