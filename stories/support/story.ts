import type { StoryObj } from '@storybook/web-components-vite';
import { Stage, type Scene, type Tag } from './stage.ts';

/** A story: an element in one state, on the reference server running in the browser. `parameters.scene` is for tests. */
export interface SceneStory<T extends Tag> extends StoryObj {
  readonly parameters: { readonly scene: Scene<T> };
}

/** Stories of one element. */
export const scenesOf = <T extends Tag>(tag: T) => (scene: Omit<Scene<T>, 'tag'> = {}): SceneStory<T> => {
  const whole: Scene<T> = { ...scene, tag };
  // Storybook's own switches, so that its toolbar says the same.
  const { theme, direction } = whole;
  return {
    globals: { ...(theme && { theme }), ...(direction && { direction }) },
    parameters: { scene: whole },
    loaders: [async () => {
      const stage = new Stage(whole);
      await stage.prepare();
      return { stage };
    }],
    beforeEach: ({ loaded }) => () => stageOf(loaded).end(),
    render: (_args, { loaded, globals }) => {
      const stage = stageOf(loaded);
      if (!scene.act) stage.session.locale = localeIn(globals);
      return stage.place;
    },
    play: async ({ loaded, globals }) => {
      const stage = stageOf(loaded);
      await stage.play();
      // What is done in a story finds its way by the English words.
      stage.session.locale = localeIn(globals);
    },
  };
};

/** The toolbar's language. */
const localeIn = (globals: Readonly<Record<string, unknown>>): string => (typeof globals['locale'] === 'string' ? globals['locale'] : 'en-GB');

function stageOf({ stage }: Record<string, unknown>): Stage {
  if (!(stage instanceof Stage)) throw new Error('The story has no stage');
  return stage;
}
