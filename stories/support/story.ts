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
    render: (_args, { loaded }) => stageOf(loaded).place,
    play: ({ loaded }) => stageOf(loaded).play(),
  };
};

function stageOf({ stage }: Record<string, unknown>): Stage {
  if (!(stage instanceof Stage)) throw new Error('The story has no stage');
  return stage;
}
