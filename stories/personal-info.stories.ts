import type { Meta } from '@storybook/web-components-vite';
import '../src/components/personal-info/define.ts';
import { find, until } from './support/find.ts';
import { fails, neverAnswers, refusesToSave, saveElsewhere } from './support/states.ts';
import type { Stage } from './support/stage.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Personal info', component: 'personal-info' } satisfies Meta;

const story = scenesOf('personal-info');

export const Ready = story();
export const Narrow = story({ width: 340 });
export const Loading = story({ prepare: neverAnswers });
export const WithoutSession = story({ session: false });
export const LoadFailed = story({ prepare: fails });
export const Dirty = story({ act: (stage) => stage.type('First name', 'Zoe') });
export const DirtyAndNarrow = story({ width: 340, act: (stage) => stage.type('First name', 'Zoe') });
export const DisplayName = story({ act: (stage) => stage.type('Display name', 'Zo from Sales') });
const lookFor = (text: string) => async (stage: Stage<'personal-info'>): Promise<void> => {
  const zones = await stage.get('combobox', 'Time zone') as HTMLInputElement;
  zones.focus();
  zones.value = text;
  zones.dispatchEvent(new Event('input', { bubbles: true }));
};
export const TimeZones = story({ act: async (stage) => (await stage.get('combobox', 'Time zone')).click() });
export const TimeZoneSearch = story({ act: lookFor('eastern time') });
export const NoTimeZoneYet = story({ prepare: (server) => server.patchAs('admin', 'zoe', 'profile', { timeZone: '' }) });
export const NoSuchTimeZone = story({ act: lookFor('Mordor') });
/** A picture of the user's, as the file dialog gives it. */
async function choosePicture(stage: Stage<'personal-info'>, type = 'image/png'): Promise<void> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 600 });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#9bc';
  context.fillRect(0, 0, 900, 600);
  context.fillStyle = '#543';
  context.arc(450, 240, 110, 0, 7);
  context.ellipse(450, 600, 210, 220, 0, 0, 7);
  context.fill();
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png'); });
  if (!blob) return;
  const files = new DataTransfer();
  files.items.add(new File([blob], 'me', { type }));
  const [input] = await until('what can be changed', () => find(stage.element, 'input[type=file]'));
  Object.assign(input ?? {}, { files: files.files });
  input?.dispatchEvent(new Event('change'));
}
const cropPicture = async (stage: Stage<'personal-info'>): Promise<void> => {
  await choosePicture(stage);
  await stage.see('Crop your picture');
};
const takePicture = async (stage: Stage<'personal-info'>): Promise<void> => {
  await cropPicture(stage);
  await stage.press('button', 'Use this picture');
  await stage.see('1 change');
};
export const PictureCrop = story({ act: cropPicture });
export const PictureCropNarrow = story({ width: 340, act: cropPicture });
export const PictureChosen = story({ act: takePicture });
export const PictureSaved = story({
  async act(stage) {
    await takePicture(stage);
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
/** Somebody else has set one since. */
export const PictureChangedElsewhere = story({
  async act(stage) {
    await stage.listening();
    await takePicture(stage);
    const headers = { 'Authorization': `Bearer ${await stage.server.token()}`, 'Content-Type': 'image/png' };
    const canvas = Object.assign(document.createElement('canvas'), { width: 200, height: 200 });
    canvas.getContext('2d')?.fillRect(0, 0, 200, 200);
    const body = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    await stage.server.fetch('/v1/me/profile/avatar', { method: 'PUT', headers, body });
    await stage.see('This picture was changed elsewhere');
  },
});
export const PictureNotLoaded = story({
  async act(stage) {
    await takePicture(stage);
    stage.server.failNext({ method: 'GET', path: '/profile/avatar', status: 500 });
    await stage.save();
    await stage.see('Your picture could not be loaded.');
  },
});
export const PictureOfAnotherKind = story({
  async act(stage) {
    await choosePicture(stage, 'image/svg+xml');
    await stage.see('Use a JPG, PNG or WebP picture.');
  },
});
export const PictureRefusedByServer = story({
  async act(stage) {
    stage.server.failNext({ method: 'PUT', status: 422, body: { code: 'image.undecodable' } });
    await takePicture(stage);
    await stage.save();
    await stage.see('the phone system cannot open this picture');
  },
});
export const Saving = story({
  async act(stage) {
    await stage.type('First name', 'Zoe');
    stage.server.hold({ method: 'PATCH' });
    await stage.save();
    await stage.see('Updating…');
  },
});
export const Saved = story({
  async act(stage) {
    await stage.type('First name', 'Zoe');
    await stage.save();
    await stage.see('Your settings are saved and already in effect.');
  },
});
export const FieldMissing = story({
  async act(stage) {
    await stage.type('First name', '');
    await stage.save();
    await stage.see('Fill this in.');
  },
});
export const FieldRefusedByServer = story({
  async act(stage) {
    const problem = { code: 'validation.failed', errors: [{ pointer: '/jobTitle', code: 'tooLong', params: { max: 40 } }] };
    stage.server.failNext({ method: 'PATCH', status: 422, body: problem });
    await stage.type('Job title', 'Account manager for everything between Lisbon and Vladivostok');
    await stage.save();
    await stage.see('Use at most 40 characters.');
  },
});
export const SaveFailed = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    refusesToSave(stage);
    await stage.save();
    await stage.see('Not saved: the phone system has a problem.');
  },
});
export const SaveOffline = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    stage.server.offline = true;
    await stage.save();
    await stage.see('Not saved: no connection.');
  },
});
export const Conflict = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    await saveElsewhere(stage, 'profile', { jobTitle: 'Key account manager' });
    await stage.save();
    await stage.see('Changed elsewhere to “Key account manager”');
  },
});
export const ChangedElsewhere = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    await saveElsewhere(stage, 'profile', { lastName: 'Quinn-Marsh' });
    await stage.see('1 change');
  },
});
export const ReadOnly = story({ user: 'omar' });
export const LockedWhileEditing = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    await stage.listening();
    await stage.server.lock('zoe', 'profile.jobTitle');
    await stage.see('Managed by your administrator.');
  },
});
export const Unavailable = story({
  prepare: (server) => server.lock('zoe', 'profile', { code: 'planLimitation' }, 'none'),
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.type('First name', 'Zoe');
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Autosave = story({ dress: (element) => { element.autosave = true; } });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
