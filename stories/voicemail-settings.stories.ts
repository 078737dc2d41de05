import type { Meta } from '@storybook/web-components-vite';
import '../src/components/voicemail-settings/define.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Voicemail', component: 'voicemail-settings' } satisfies Meta;

const story = scenesOf('voicemail-settings');
type Own = Stage<'voicemail-settings'>;

async function pin(stage: Own, next: string, again = next, current = ''): Promise<void> {
  if (current) await stage.type('Current PIN', current);
  await stage.type('New PIN', next);
  await stage.type('New PIN again', again);
  await stage.press('button', 'Save PIN');
}
/** There is a PIN, 2580. */
async function withPin(stage: Own): Promise<void> {
  await stage.press('button', 'Set a PIN');
  await pin(stage, '2580');
  await stage.see('Your PIN is saved.');
}

export const Ready = story();
export const Narrow = story({ width: 340 });
export const NewUser = story({ user: 'ada' });
export const Off = story({ prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { enabled: false }) });
export const EveryCall = story({ prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { sendAllCalls: true }) });
export const WithoutMail = story({ prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { email: { enabled: false } }) });
export const NobodyToWriteTo = story({
  prepare: async (server) => {
    await server.patchAs('admin', 'zoe', 'profile', { email: '' });
    await server.patchAs('self', 'zoe', 'voicemail', { email: { enabled: false, others: [] } });
  },
  async act(stage) {
    await stage.press('switch', 'Send messages to my e-mail');
    await stage.see('Your profile has no e-mail address.');
  },
});
export const NearlyFull = story({ user: 'omar' });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({
  async act(stage) {
    await stage.choose('Ring first', '6 rings');
    await stage.press('switch', 'Transcribe messages');
    await stage.see('2 changes');
  },
});
export const Saving = story({
  async act(stage) {
    await stage.press('switch', 'While you are on another call');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.press('switch', 'While you are on another call');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.press('switch', 'While you are on another call');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.choose('Ring first', '6 rings');
    await saveElsewhere(stage, 'voicemail', { onNoAnswer: { ringSeconds: 48 } });
    await stage.see('while you were editing');
  },
});
/** The copy would be all that is left, without its sound. */
export const NothingWouldBeLeft = story({
  async act(stage) {
    await stage.choose('After sending', 'Delete it from voicemail');
    await stage.press('checkbox', 'Attach the audio');
    await stage.save();
    await stage.see('otherwise nothing would be left of it.');
  },
});
export const DeletedAfterSending = story({ act: (stage) => stage.choose('After sending', 'Delete it from voicemail') });
export const AddingARecipient = story({ act: (stage) => stage.press('button', 'Add recipient') });
export const NotAnAddress = story({
  width: 340,
  async act(stage) {
    await stage.press('button', 'Add recipient');
    await stage.type('E-mail address', 'ops@acme');
    await stage.press('button', 'Add');
    await stage.see('This is not an e-mail address');
  },
});
export const FiveRecipients = story({
  prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { email: { others: ['a', 'ops', 'a.very.long.name.of.a.department', 'd', 'e'].map((name) => `${name}@example.com`) } }),
});
export const SettingAPin = story({
  async act(stage) {
    await stage.press('button', 'Set a PIN');
    await stage.type('New PIN', '12');
  },
});
export const SettingAPinNarrow = story({ width: 340, act: (stage) => stage.press('button', 'Set a PIN') });
export const PinAgainstTheRules = story({
  async act(stage) {
    await stage.press('button', 'Set a PIN');
    await pin(stage, '11111', '1111');
    await stage.see('This PIN cannot be used.');
  },
});
export const PinSaved = story({ act: withPin });
export const WrongPin = story({
  async act(stage) {
    await withPin(stage);
    await stage.press('button', 'Change PIN');
    await pin(stage, '3691', '3691', '2468');
    await stage.see('4 more attempts');
  },
});
export const PinLocked = story({
  async act(stage) {
    await withPin(stage);
    await stage.press('button', 'Change PIN');
    for (const last of ['1', '2', '3', '4', '5']) {
      await pin(stage, '3691', '3691', `246${last}`);
      await stage.see(last === '5' ? 'Too many wrong PINs.' : 'This is not your PIN.');
    }
  },
});
export const PinNotSaved = story({
  async act(stage) {
    await stage.press('button', 'Set a PIN');
    stage.server.failNext({ method: 'PUT', status: 500 });
    await pin(stage, '2580');
    await stage.see('Your PIN was not changed: the phone system has a problem.');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'voicemail', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; }, act: (stage) => stage.press('switch', 'Transcribe messages') });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
