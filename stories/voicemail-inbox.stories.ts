import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/voicemail-inbox/define.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Voicemail inbox', component: 'voicemail-inbox' } satisfies Meta;

const story = scenesOf('voicemail-inbox');
type Own = Stage<'voicemail-inbox'>;

const dentist = 'Message from Harbour Dental, 5 hours ago';
const details = (stage: Own): Promise<void> => stage.press('button', `Details: ${dentist}`);
async function intoTrash(stage: Own): Promise<void> {
  await stage.press('button', 'Trash');
  await stage.press('button', 'Details: Message from \u2066+48 501 234 567\u2069, last week');
}
const many = async (server: MemoryServer): Promise<void> => {
  for (let n = 1; n <= 130; n += 1) await server.leaveMessage('ada', { from: { display: String(100 + n), name: `Caller ${n}`, anonymous: false } }, 1);
};

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Opened = story({ act: details });
export const OpenedNarrow = story({ width: 340, act: details });
/** Where nobody has touched the page yet, a browser may want to be asked twice. */
export const Playing = story({ act: (stage) => stage.press('button', `Play: ${dentist}`) });
export const LoadingTheSound = story({
  async act(stage) {
    stage.server.hold({ path: '/audio' });
    await stage.press('button', `Play: ${dentist}`);
    await stage.see('Loading the sound…');
  },
});
export const SoundNotLoaded = story({
  async act(stage) {
    stage.server.failNext({ path: '/audio', status: 404 });
    await stage.press('button', `Play: ${dentist}`);
    await stage.see('The sound could not be loaded');
  },
});
export const SoundBroken = story({
  async act(stage) {
    stage.server.failNext({ path: '/audio', status: 200, body: 'no sound', headers: { 'Content-Type': 'audio/wav' } });
    await stage.press('button', `Play: ${dentist}`);
    await stage.see('This browser cannot play this sound.');
  },
});
export const PartOfATranscript = story({ act: (stage) => stage.press('button', 'Details: Message from Omar Haddad, yesterday') });
export const UndoOffered = story({
  async act(stage) {
    await details(stage);
    await stage.press('button', 'Delete');
    await stage.see('The message from Harbour Dental is in the trash.');
  },
});
export const NotDeleted = story({
  width: 340,
  async act(stage) {
    await details(stage);
    stage.server.failNext({ path: '/actions', status: 403 });
    await stage.press('button', 'Delete');
    await stage.see('Not deleted: your administrator manages this.');
  },
});
export const Trash = story({ act: intoTrash });
export const AsksBeforeDeletingForGood = story({
  async act(stage) {
    await intoTrash(stage);
    await stage.press('button', 'Delete for good');
  },
});
export const AsksBeforeEmptyingTheTrash = story({
  width: 340,
  async act(stage) {
    await stage.press('button', 'Trash');
    await stage.press('button', 'Empty trash');
  },
});
export const NothingInTrash = story({ user: 'omar', act: (stage) => stage.press('button', 'Trash') });
export const OneMoreArrives = story({
  async act(stage) {
    await stage.listening();
    await stage.server.leaveMessage('zoe', { from: { number: '+4930901820', display: '+49 30 901820', anonymous: false }, transcription: { status: 'inProgress' } });
    await stage.see('New message from');
  },
});
export const Many = story({ user: 'ada', prepare: many });
export const OlderNotLoaded = story({
  user: 'ada',
  prepare: many,
  async act(stage) {
    stage.server.failNext({ path: '/messages', status: 500 });
    await stage.press('button', 'Show older messages');
    await stage.see('Older messages could not be loaded');
  },
});
export const NearlyFull = story({ user: 'omar' });
export const Full = story({ prepare: (server) => server.patchAs('admin', 'zoe', 'capabilities', { features: { voicemail: { params: { mailboxCapacitySeconds: 170 } } } }) });
export const Off = story({ prepare: (server) => server.patchAs('self', 'zoe', 'voicemail', { enabled: false }) });
export const Empty = story({ user: 'ada' });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const ReadOnly = story({ prepare: (server) => server.lock('zoe', 'voicemail.messages'), act: details });
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'voicemail.messages', { code: 'planLimitation' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const HighContrast = story({ theme: 'high-contrast', act: details });
export const RightToLeft = story({ direction: 'rtl', act: details });
