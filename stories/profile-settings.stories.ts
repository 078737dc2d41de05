import type { Meta } from '@storybook/web-components-vite';
import '../src/components/profile-settings/define.ts';
import { sections } from '../src/components/profile-settings/sections.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Shell/Profile settings', component: 'profile-settings', parameters: { layout: 'padded' } } satisfies Meta;

const story = scenesOf('profile-settings');
const features = Object.values(sections).flatMap(({ feature, also = {} }) => [feature, ...Object.values(also).map((panel) => panel.feature)]);

export const Default = story();
export const Narrow = story({ width: 340 });
export const Medium = story({ width: 700 });
export const DeepLink = story({ dress: (element) => { element.section = 'device-list'; } });
export const ChosenSections = story({ dress: (element) => { element.sections = 'device-list missed-call-toggle'; } });
export const WithHostSection = story({
  dress(element) {
    const billing = document.createElement('div');
    billing.slot = 'billing';
    billing.dataset['label'] = 'Billing';
    const heading = document.createElement('h2');
    heading.textContent = 'Billing';
    const text = document.createElement('p');
    text.textContent = 'A section of the page’s own, among ours.';
    billing.append(heading, text);
    element.append(billing);
  },
  async act(stage) {
    await stage.press('tab', 'Billing');
    await stage.see('A section of the page’s own');
  },
});
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const DirtyInTwoSections = story({
  async act(stage) {
    await stage.type('First name', 'Zoe');
    await stage.press('tab', 'Missed calls');
    await stage.press('checkbox', 'Support line');
    await stage.see('2 changes');
  },
});
export const DirtyAndNarrow = story({ width: 340, act: (stage) => stage.type('First name', 'Zoe') });
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
export const SaveFailedInOneSection = story({
  async act(stage) {
    await stage.type('First name', 'Zoe');
    await stage.press('tab', 'Missed calls');
    await stage.press('checkbox', 'Support line');
    stage.server.failNext({ method: 'PATCH', path: '/notification-preferences', status: 500 });
    await stage.save();
    await stage.see('Not everything was saved. Look at Missed calls.');
  },
});
export const Conflict = story({
  async act(stage) {
    await stage.type('Job title', 'Head of accounts');
    await stage.server.patchAs('admin', 'zoe', 'profile', { jobTitle: 'Key account manager' });
    await stage.save();
    await stage.see('Changed elsewhere to “Key account manager”');
  },
});
export const LockedUser = story({ user: 'omar' });
export const NewUser = story({ user: 'ada' });
export const ShowingUnavailable = story({
  user: 'ada',
  dress(element) {
    element.showUnavailable = true;
    element.section = 'calendar-dnd';
  },
});
export const NothingThere = story({
  async prepare(server) {
    for (const feature of features) await server.lock('zoe', feature, { code: 'planLimitation' }, 'none');
  },
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
export const Dark = story({ theme: 'dark' });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
export const HostsOwnLook = story({
  dress(element) {
    const look = { '--fp-color-accent': 'light-dark(#0f6b63, #5fd0c2)', '--fp-radius-control': '3px', '--fp-radius-card': '3px', '--fp-radius-frame': '3px' };
    for (const [token, value] of Object.entries(look)) element.style.setProperty(token, value);
    element.style.fontFamily = 'Georgia, serif';
  },
});
