import { css, html, nothing, type TemplateResult } from 'lit';

// What is seen of a sound before anybody plays it. The player itself may come later.

/** The player's words for it: the others are in `player-en.ts`. */
export const faceWords = {
  play: (sound: string) => `Play: ${sound}`,
  pause: (sound: string) => `Pause: ${sound}`,
};

export interface Face {
  readonly key: string;
  readonly label: string;
  readonly words: typeof faceWords;
  readonly isPlaying: boolean;
  readonly isLoading: boolean;
  readonly press: () => void;
}

export function playButton({ key, label, words, isPlaying, isLoading, press }: Face): TemplateResult {
  const text = isPlaying ? words.pause(label) : words.play(label);
  return html`<button type="button" class="play" part="play" data-sound=${key} aria-label=${text} title=${text} aria-busy=${isLoading ? 'true' : nothing}
    @click=${press}><svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="currentColor"><path d=${isPlaying ? 'M5 3.5h2.8v11H5zM10.2 3.5H13v11h-2.8z' : 'M5.5 3v12l9.5-6z'} /></svg></button>`;
}

export const faceStyles = css`
  .play { flex: none; aspect-ratio: 1; padding: 0; border-radius: 50%; }
  .play[aria-busy='true'] svg { opacity: 0.45; }
`;

/** A time as players show it: `0:07`, `12:40`, `1:02:03`. */
export function clock(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, ...rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (hours ? [hours, ...rest] : rest).map((part, at) => part.toLocaleString(locale, { minimumIntegerDigits: at > 0 ? 2 : 1, useGrouping: false })).join(':');
}
