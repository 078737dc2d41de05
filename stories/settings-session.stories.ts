import type { Meta } from '@storybook/web-components-vite';
import '../src/define.ts';
import { scenesOf } from './support/story.ts';

export default { title: 'Session/Settings session', component: 'settings-session' } satisfies Meta;

const story = scenesOf('settings-session');

const panels = (...tags: (keyof HTMLElementTagNameMap)[]): HTMLElement[] => tags.map((tag) => {
  const panel = document.createElement(tag);
  panel.style.marginBlockEnd = '32px';
  return panel;
});

export const PanelsOnTheirOwn = story({
  dress: (element) => element.append(...panels('personal-info', 'missed-call-toggle', 'calendar-dnd', 'device-list')),
});
export const InASidebar = story({
  width: 340,
  dress: (element) => element.append(...panels('missed-call-toggle', 'device-list', 'calendar-dnd', 'personal-info')),
});
export const TwoOfTheSame = story({
  dress: (element) => element.append(...panels('missed-call-toggle', 'missed-call-toggle')),
  act: (stage) => stage.press('checkbox', 'Support line'),
});
export const WithoutSession = story({
  session: false,
  dress: (element) => element.append(...panels('missed-call-toggle')),
});
export const DarkForAllInside = story({
  theme: 'dark',
  dress: (element) => element.append(...panels('missed-call-toggle', 'device-list')),
});
