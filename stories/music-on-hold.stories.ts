import type { Meta } from '@storybook/web-components-vite';
import { sampleTune } from '../server/src/domain/sample-music.ts';
import '../src/components/music-on-hold/define.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Music on hold', component: 'music-on-hold' } satisfies Meta;

const story = scenesOf('music-on-hold');
type Own = Stage<'music-on-hold'>;

const recording = (seconds = 12): File => new File([sampleTune('waltz', seconds)], 'waltz.wav', { type: 'audio/wav' });
/** As if chosen in the browser's own window. */
async function upload(stage: Own, file = recording()): Promise<void> {
  await stage.press('checkbox', 'I may use this recording');
  const input = stage.element.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
  const files = new DataTransfer();
  files.items.add(file);
  if (input) input.files = files.files;
  input?.dispatchEvent(new Event('change'));
}

export const Ready = story();
export const Narrow = story({ width: 340 });
export const MyFile = story({ user: 'ada' });
export const MyFileNarrow = story({ user: 'ada', width: 340 });
export const Dirty = story({
  async act(stage) {
    await stage.press('radio', 'Silence');
    await stage.see('1 change');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.choose('Piece', 'Slow waltz');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.choose('Piece', 'Slow waltz');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.press('radio', 'Silence');
    await saveElsewhere(stage, 'music-on-hold', { source: 'off' });
    await stage.choose('Piece', 'Slow waltz').catch(() => undefined);
  },
});
export const RightsFirst = story({
  async act(stage) {
    await stage.press('button', 'Upload a file');
    await stage.see('Confirm first that you may use this recording.');
  },
});
export const Uploading = story({
  async act(stage) {
    stage.server.hold({ method: 'PUT' });
    await upload(stage);
    await stage.see('Preparing your file…');
  },
});
export const Uploaded = story({
  async act(stage) {
    await upload(stage);
    await stage.see('WAV, 12 seconds');
  },
});
export const NotUploaded = story({
  width: 340,
  async act(stage) {
    stage.server.failNext({ method: 'PUT', status: 500 });
    await upload(stage);
    await stage.see('Your file was not uploaded: the phone system has a problem.');
  },
});
export const WrongType = story({
  async act(stage) {
    await upload(stage, new File(['notes'], 'waltz.pdf', { type: 'application/pdf' }));
    await stage.see('This is no sound file that can be used here');
  },
});
export const TooShort = story({
  async act(stage) {
    await upload(stage, recording(3));
    await stage.see('This is too short');
  },
});
export const AsksBeforeRemoving = story({ user: 'ada', act: (stage) => stage.press('button', 'Remove') });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ReadOnly = story({ user: 'omar' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'musicOnHold', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; }, act: (stage) => stage.press('radio', 'Silence') });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
