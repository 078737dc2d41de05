import { faceWords } from './player-face.ts';

/** What a player of sound says, in English: it comes with the code of those panels that have one. */
export const en = {
  ...faceWords,
  position: 'Playback position',
  at: (elapsed: string, total: string) => `${elapsed} of ${total}`,
  speed: 'Playback speed',
  loading: 'Loading the sound…',
  notLoaded: (why: string) => `The sound could not be loaded: ${why}.`,
  broken: 'This browser cannot play this sound.',
  blocked: 'This page does not let sound be played. Whoever runs it can allow it.',
  pressAgain: 'Your browser wants to be asked once more: press Play again.',
};
