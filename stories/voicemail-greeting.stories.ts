import type { Meta } from '@storybook/web-components-vite';
import { sampleSpeech } from '../server/src/domain/stored-sound.ts';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/voicemail-greeting/define.ts';
import { chooseSound, fakeRecorder, ownGreeting, soundFile, speaker } from './support/greetings.ts';
import { fakeSound } from './support/sound.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Greetings', component: 'voicemail-greeting' } satisfies Meta;

const story = scenesOf('voicemail-greeting');
type Own = Stage<'voicemail-greeting'>;

/** What the browser of the story says: each story has its own. */
const browser = (says: Parameters<typeof fakeSound>[0] = {}, sound?: Uint8Array<ArrayBuffer>) => (): void => {
  fakeSound(says);
  fakeRecorder(sound);
};
const records = browser();
async function recording(stage: Own): Promise<void> {
  await stage.press('button', 'Record');
  await stage.see(/0:0[1-9]/);
}
async function recorded(stage: Own): Promise<void> {
  await recording(stage);
  await stage.press('button', 'Stop');
  await stage.see('New recording');
}
const used = (status: number, code?: string) => async (stage: Own): Promise<void> => {
  await recorded(stage);
  stage.server.failNext({ method: 'PUT', status, ...(code && { code }) });
  await stage.press('button', 'Use this greeting');
  await stage.see('Not saved');
};
const chosen = (file: File, says: string) => async (stage: Own): Promise<void> => {
  await chooseSound(stage.element, file);
  await stage.see(says);
};
const cannotBegin = (refusal: string) => ({
  prepare: browser({ refusal }),
  act: (stage: Own) => stage.press('button', 'Record'),
});
const all = async (server: MemoryServer): Promise<void> => {
  await server.patchAs('admin', 'zoe', 'capabilities', { features: { 'voicemail.greetings': { params: { types: ['unavailable', 'busy', 'name', 'temporary'] } } } });
  for (const type of ['unavailable', 'name']) await ownGreeting(server, type, 6);
};

export const Ready = story();
export const Narrow = story({ width: 340 });
export const WhatLessTake = story({ user: 'ada' });
export const MyOwn = story({ prepare: (server) => ownGreeting(server) });
export const MyOwnNarrow = story({ width: 340, prepare: (server) => ownGreeting(server) });
export const EveryKind = story({ prepare: all });
export const MyOwnNotHeard = story({
  prepare: (server) => ownGreeting(server),
  async act(stage) {
    await stage.press('radio', 'Standard greeting');
    await stage.see('Callers hear the standard greeting.');
  },
});
export const NotChosen = story({
  prepare: (server) => ownGreeting(server),
  async act(stage) {
    stage.server.failNext({ method: 'PATCH', status: 500 });
    await stage.press('radio', 'Standard greeting');
    await stage.see('Not changed: the phone system has a problem.');
  },
});
export const Playing = story({
  prepare: (server) => ownGreeting(server),
  act: (stage) => stage.press('button', 'Play: My greeting'),
});
export const Asking = story({ prepare: browser({ permission: 'prompt' }), act: (stage) => stage.press('button', 'Record') });
export const Recording = story({ prepare: records, act: recording });
export const RecordingNarrow = story({ width: 340, prepare: records, act: recording });
export const Recorded = story({ prepare: records, act: recorded });
export const RecordedNarrow = story({ width: 340, prepare: records, act: recorded });
export const RecordedInPlaceOfAnother = story({
  async prepare(server) {
    records();
    await ownGreeting(server);
  },
  act: recorded,
});
export const NothingToHear = story({ prepare: browser({ loud: 0 }, new Uint8Array(sampleSpeech(4, 140).map((byte, at) => (at < 44 ? byte : 0)))), act: recorded });
export const Saving = story({
  prepare: records,
  async act(stage) {
    await recorded(stage);
    stage.server.hold({ method: 'PUT' });
    await stage.press('button', 'Use this greeting');
    await stage.see('Saving…');
  },
});
export const Saved = story({
  prepare: records,
  async act(stage) {
    await recorded(stage);
    await stage.press('button', 'Use this greeting');
    await stage.see('Callers hear your greeting.');
  },
});
export const NotSaved = story({ prepare: records, act: used(500) });
export const NotSavedNarrow = story({ width: 340, prepare: records, act: used(500) });
export const RefusedByTheServer = story({ prepare: records, act: used(422, 'audio.undecodable') });
export const ChangedElsewhere = story({
  prepare: records,
  async act(stage) {
    await recorded(stage);
    await stage.server.fetch('/v1/me/voicemail/greetings/unavailable', {
      method: 'PUT', headers: { 'Authorization': `Bearer ${await stage.server.token()}`, 'Content-Type': 'audio/wav' }, body: sampleSpeech(7, 180),
    });
    await stage.press('button', 'Use this greeting');
    await stage.see('was changed somewhere else meanwhile');
  },
});
export const MicrophoneDenied = story({ prepare: browser({ permission: 'denied' }), act: (stage) => stage.press('button', 'Record') });
export const MicrophoneNotAllowedHere = story({ prepare: browser({ policy: 'blocks' }), act: (stage) => stage.press('button', 'Record') });
export const NoMicrophone = story(cannotBegin('NotFoundError'));
export const MicrophoneInUse = story(cannotBegin('NotReadableError'));
export const NotASound = story({ act: chosen(soundFile(3, { name: 'hello.pdf', type: 'application/pdf' }), 'This cannot be used as a greeting.') });
export const NotASoundNarrow = story({ width: 340, act: chosen(soundFile(3, { name: 'hello.pdf', type: 'application/pdf' }), 'This cannot be used as a greeting.') });
export const FileTooBig = story({ act: chosen(new File([new Uint8Array(5_300_000)], 'hello.wav', { type: 'audio/wav' }), 'larger than 5 MB') });
export const FileTooLong = story({ act: chosen(soundFile(95), 'at most 90 seconds') });
export const FileTooShort = story({ act: chosen(soundFile(0.4), 'at least 1 second') });
export const FileNotSaved = story({
  async act(stage) {
    stage.server.failNext({ method: 'PUT', status: 500 });
    await chooseSound(stage.element);
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const Removing = story({ prepare: (server) => ownGreeting(server), act: (stage) => stage.press('button', 'Remove') });
export const NotRemoved = story({
  prepare: (server) => ownGreeting(server),
  async act(stage) {
    stage.server.failNext({ method: 'DELETE', status: 500 });
    await stage.press('button', 'Remove');
    await stage.confirm();
    await stage.see('Not removed: the phone system has a problem.');
  },
});
export const Removed = story({
  prepare: (server) => ownGreeting(server),
  async act(stage) {
    await stage.press('button', 'Remove');
    await stage.confirm();
    await stage.see('Your greeting is removed.');
  },
});
const greeting = 'You have reached Zoe Quinn. Please leave a message after the tone, and I will call you back today.';
async function typing(stage: Own): Promise<void> {
  await stage.press('button', 'Type a greeting');
  await stage.type('What callers are to hear', greeting);
}
async function made(stage: Own): Promise<void> {
  await typing(stage);
  await stage.press('button', 'Make greeting');
}
async function spoken(stage: Own): Promise<void> {
  await made(stage);
  await stage.see('New spoken greeting');
}
export const CanBeTyped = story({ speaker });
export const CanBeTypedNarrow = story({ speaker, width: 340 });
export const Typing = story({ speaker, act: typing });
export const TypingNarrow = story({ speaker, width: 340, act: typing });
export const TypingRightToLeft = story({ speaker, direction: 'rtl', act: typing });
export const NothingTyped = story({
  speaker,
  async act(stage) {
    await stage.press('button', 'Type a greeting');
    await stage.press('button', 'Make greeting');
    await stage.see('Fill this in.');
  },
});
export const Making = story({
  speaker,
  async act(stage) {
    stage.server.hold({ method: 'POST' });
    await made(stage);
    await stage.see('Making your greeting…');
  },
});
export const Made = story({ speaker, act: spoken });
export const MadeNarrow = story({ speaker, width: 340, act: spoken });
export const NotMade = story({
  speaker,
  async act(stage) {
    stage.server.failNext({ method: 'POST', status: 500 });
    await made(stage);
    await stage.see('Not made: the phone system has a problem.');
  },
});
export const TypedTooLong = story({
  speaker,
  async act(stage) {
    await stage.press('button', 'Type a greeting');
    await stage.type('What callers are to hear', `${greeting} `.repeat(10));
    await stage.press('button', 'Make greeting');
    await stage.see('This is too long.');
  },
});
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ReadOnly = story({ user: 'omar' });
export const ReadOnlyWithMyOwn = story({
  async prepare(server) {
    await ownGreeting(server);
    await server.lock('zoe', 'voicemail.greetings');
  },
});
export const NoGreetings = story({ prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { 'voicemail.greetings': { params: { types: [] } } } }) });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'voicemail.greetings', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ theme: 'high-contrast', prepare: (server) => ownGreeting(server) });
export const RightToLeft = story({ direction: 'rtl', prepare: (server) => ownGreeting(server) });
