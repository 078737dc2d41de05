import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { Stage, type Scene } from '../../../stories/support/stage.ts';
import { deep } from './find.ts';

declare global {
  interface Window { readonly axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } }
}

const everything: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // About whole pages, and we are a part of one: what else is there, and how often a panel is, the page decides.
    'region': { enabled: false }, 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false }, 'landmark-unique': { enabled: false },
  },
  resultTypes: ['violations'],
};
/** What can differ between light and dark. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };

const violations = async (place: HTMLElement, options: RunOptions): Promise<string[]> => {
  // A half-transparent moment has no contrast to speak of.
  await Promise.all([...deep(place)].flatMap((element) => element.getAnimations()).map(async (animation) => animation.finish()));
  const results = await window.axe.run(place, options);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
};

type Stories = { readonly default: { readonly title: string } };

/** Every state that these stories show, looked at in light and in dark. */
export function axeFindsNothingIn(...files: readonly Stories[]): void {
  const scenes = files.flatMap(({ default: { title }, ...all }) => Object.entries(all as Readonly<Record<string, { parameters: { scene: Scene } }>>)
    .map(([name, { parameters: { scene } }]) => [`${title}: ${name}`, scene] as const));

  describe('axe finds nothing wrong, in light and dark, with', () => {
    let stage: Stage | undefined;
    afterEach(() => {
      stage?.end();
      document.documentElement.style.removeProperty('color-scheme');
      document.body.style.removeProperty('background');
    });

    for (const [name, scene] of scenes) {
      it(name, async () => {
        document.body.style.background = 'Canvas';
        document.documentElement.style.colorScheme = 'light';
        stage = new Stage(scene);
        await stage.prepare();
        // A page that pins a theme has a background to match.
        if (stage.element.theme === 'dark') stage.place.style.colorScheme = 'dark';
        stage.place.style.background = 'Canvas';
        document.body.append(stage.place);
        await stage.play();
        // Where the page ends, the save bar stands in its own place and over nothing.
        window.scrollTo(0, document.documentElement.scrollHeight);
        expect(await violations(stage.place, everything)).to.deep.equal([]);
        document.documentElement.style.colorScheme = 'dark';
        expect(await violations(stage.place, colours)).to.deep.equal([]);
      });
    }
  });
}
