import type { Meta } from '@storybook/web-components-vite';
import '../src/components/license-list/define.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Licences', component: 'license-list' } satisfies Meta;

const story = scenesOf('license-list');

const openAll = (stage: Pick<Stage<'license-list'>, 'element'>): void => {
  for (const details of stage.element.renderRoot.querySelectorAll('details')) details.open = true;
};

export const Ready = story();
export const Opened = story({
  async act(stage) {
    openAll(stage);
    await stage.see('Starting and joining video meetings');
  },
});
export const Narrow = story({ width: 340, act: async (stage) => openAll(stage) });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const Unassigned = story({ user: 'ada' });
export const OneLicence = story({ user: 'omar' });
export const EveryState = story({
  async prepare(server) {
    await server.patchAs('provider', 'zoe', 'licenses/lic-huddle', { status: 'expired', expiresAt: '2026-03-01T00:00:00Z' });
    await server.patchAs('provider', 'zoe', 'licenses/lic-calling', { status: 'pending', features: ['teleportation', 'Calls to the moon'] });
    await server.patchAs('provider', 'zoe', 'licenses/lic-plain', { id: 'lic-plain', name: 'Plain licence', status: 'frozen' });
  },
  act: async (stage) => openAll(stage),
});
export const HelpOfTheHost = story({
  dress(element) {
    const help = document.createElement('a');
    help.slot = 'help';
    help.href = 'https://example.com/licences';
    help.textContent = 'Ask for a licence in the service portal';
    element.append(help);
  },
});
export const Unavailable = story({ prepare: (server) => server.lock('zoe', 'licenses', { code: 'providerUnsupported' }, 'none') });
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Dark = story({ theme: 'dark', act: async (stage) => openAll(stage) });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl', act: async (stage) => openAll(stage) });
