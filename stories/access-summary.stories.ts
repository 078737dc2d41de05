import type { Meta } from '@storybook/web-components-vite';
import type { MemoryServer } from '../server/src/memory.ts';
import '../src/components/access-summary/define.ts';
import type { Stage } from './support/stage.ts';
import { fails, neverAnswers } from './support/states.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Panels/Access', component: 'access-summary' } satisfies Meta;

const story = scenesOf('access-summary');

const manyNumbers = async (server: MemoryServer): Promise<void> => {
  for (let index = 0; index < 12; index++) {
    await server.patchAs('admin', 'zoe', `numbers/num-more-${index}`, {
      id: `num-more-${index}`, number: `+1613555011${index % 10}`, display: `+1 613 555 011${index % 10}`, label: `Campaign ${index + 1}`, kind: 'company',
      primary: false, features: ['voice'], status: 'active', country: 'CA',
    });
  }
};
const search = async (stage: Pick<Stage<'access-summary'>, 'element'>, text: string): Promise<void> => {
  const field = stage.element.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) throw new Error('There is no search field');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await stage.element.updateComplete;
};
/** What the browser answers when something is copied. */
const clipboard = (answer: 'yes' | 'no') => (stage: Pick<Stage<'access-summary'>, 'element'>): void =>
  stage.element.addEventListener('click', () => Object.defineProperty(navigator, 'clipboard', {
    configurable: true, value: { writeText: async () => { if (answer === 'no') throw new DOMException('No', 'NotAllowedError'); } },
  }), { capture: true });

export const Ready = story({ act: (stage) => stage.see('(613) 555-0100') });
export const Narrow = story({ width: 340, act: (stage) => stage.see('(613) 555-0100') });
export const Loading = story({ prepare: neverAnswers });
export const LoadFailed = story({ prepare: fails });
export const OneGroup = story({ user: 'omar' });
export const Empty = story({ user: 'ada' });
export const Copied = story({
  async act(stage) {
    clipboard('yes')(stage);
    await stage.press('button', 'Copy Direct');
    await stage.see('+16135550100 is copied.');
  },
});
export const NotCopied = story({
  async act(stage) {
    clipboard('no')(stage);
    await stage.press('button', 'Copy Direct');
    await stage.see('Your browser did not allow copying.');
  },
});
export const Many = story({ prepare: manyNumbers });
export const Searching = story({
  prepare: manyNumbers,
  async act(stage) {
    await search(stage, 'support');
    await stage.see('2 matches');
  },
});
export const NothingFound = story({
  prepare: manyNumbers,
  async act(stage) {
    await search(stage, 'reception');
    await stage.see('Nothing matches “reception”.');
  },
});
export const NumbersInEveryState = story({
  async prepare(server) {
    await server.patchAs('provider', 'zoe', 'numbers/num-direct', { status: 'pending' });
    await server.patchAs('provider', 'zoe', 'numbers/num-support', { status: 'portedIn', label: '' });
    await server.patchAs('provider', 'zoe', 'numbers/num-mobile', { status: 'temporary', kind: 'tollFree', country: '001', number: '+80012345678', display: '+800 1234 5678' });
  },
});
export const NoGroupsHere = story({ prepare: (server) => server.lock('zoe', 'groups', { code: 'planLimitation' }, 'none') });
export const NoNumbersHere = story({ prepare: (server) => server.lock('zoe', 'numbers', { code: 'notConfigured' }, 'none') });
export const Unavailable = story({
  async prepare(server) {
    await server.lock('zoe', 'groups', { code: 'providerUnsupported' }, 'none');
    await server.lock('zoe', 'numbers', { code: 'providerUnsupported' }, 'none');
  },
});
export const Offline = story({ act: (stage) => stage.disconnect() });
export const SignedOut = story({
  async act(stage) {
    await stage.signOut();
    await stage.see('Your session ended.');
  },
});
export const Dark = story({ theme: 'dark' });
export const HighContrast = story({ theme: 'high-contrast' });
export const RightToLeft = story({ direction: 'rtl' });
