import type { Meta } from '@storybook/web-components-vite';
import '../src/components/profile-launcher/define.ts';
import { neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Shell/Profile launcher', component: 'profile-launcher' } satisfies Meta;

const story = scenesOf('profile-launcher');

const opens = { act: async (stage: { element: { open(section?: string): Promise<void> }; see(text: string): Promise<void> }) => {
  await stage.element.open();
  await stage.see('What colleagues see when you call them.');
} };

export const Ready = story();
export const Compact = story({ dress: (element) => { element.compact = true; } });
export const Loading = story({ prepare: neverAnswers });
export const NewUser = story({ user: 'ada' });
export const LongName = story({
  width: 220, prepare: (server) => server.patchAs('self', 'zoe', 'profile', { firstName: 'Wolfeschlegelsteinhausen', lastName: 'Bergerdorff' }),
});
export const Menu = story({ act: (stage) => stage.press('button', 'Account menu of Zoë Quinn') });
export const MenuWithMore = story({
  dress(element) {
    const out = document.createElement('button');
    out.type = 'button';
    out.textContent = 'Sign out';
    element.append(out);
  },
  act: (stage) => stage.press('button', 'Account menu of Zoë Quinn'),
});
export const Open = story(opens);
export const OpenAtASection = story({
  async act(stage) {
    await stage.element.open('device-list');
    await stage.see('Pixel 9');
  },
});
export const AskingBeforeItCloses = story({
  async act(stage) {
    await stage.element.open();
    await stage.type('First name', 'Zoe');
    await stage.see('1 change');
    await stage.press('button', 'Close');
    await stage.see('Save your changes?');
  },
});
export const UserLikesItDark = story({ ...opens, prepare: (server) => server.patchAs('self', 'zoe', 'preferences', { theme: 'dark' }) });
export const Dark = story({ theme: 'dark', ...opens });
export const HighContrast = story({ theme: 'high-contrast', ...opens });
export const RightToLeft = story({ direction: 'rtl', ...opens });
