import { css, svg, html, type TemplateResult } from 'lit';
import type { Samples } from './decode.ts';

/** Bars of a picture, and what each of them takes of its width and height. */
const bars = 96;
const step = 4;
const height = 48;
/** Of a bar of silence. */
const least = 2;

/** How loud a sound is from its beginning to its end: a number from 0 to 1 for each bar, and the loudest of it, which is 1 where it is cut off. */
export interface Shape { readonly peaks: readonly number[]; readonly loudest: number }

export function shapeOf({ samples }: Samples): Shape {
  const each = samples.length / bars;
  const peaks = Array.from({ length: bars }, (_, bar) => {
    let most = 0;
    for (let at = Math.floor(bar * each); at < (bar + 1) * each; at++) most = Math.max(most, Math.abs(samples[at] ?? 0));
    return most;
  });
  const loudest = Math.max(...peaks);
  // A quiet voice is as good to look at as a loud one.
  return { peaks: peaks.map((peak) => peak / (loudest || 1)), loudest };
}

function path(peaks: readonly number[], from: number, to: number): string {
  return peaks.slice(from, to).map((peak, index) => {
    const size = Math.max(least, peak * (height - least));
    return `M${(from + index) * step + step / 2} ${((height - size) / 2).toFixed(1)}v${size.toFixed(1)}`;
  }).join('');
}

/** A picture of a sound, `played` of it, from 0 to 1, in another colour; a flat line while nothing is known of it. It says nothing that its player does not. */
export function waveform(shape: Shape | undefined, played = 0, seek?: (part: number) => void): TemplateResult {
  const peaks = shape?.peaks ?? Array.from({ length: bars }, () => 0);
  const past = Math.round(played * bars);
  const press = ({ currentTarget, clientX }: MouseEvent): void => {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    seek?.(Math.min(1, Math.max(0, (clientX - left) / width)));
  };
  return html`<svg class="wave" part="waveform" aria-hidden="true" viewBox="0 0 ${bars * step} ${height}" preserveAspectRatio="none" @click=${press}>
    ${svg`<path d=${path(peaks, past, bars)}/><path class="past" d=${path(peaks, 0, past)}/>`}</svg>`;
}

/** It runs from left to right in every language, as its player does. */
export const waveformStyles = css`
  .wave { display: block; inline-size: 100%; block-size: 48px; direction: ltr; }
  .wave path { fill: none; stroke: var(--_color-field-line); stroke-width: 2; stroke-linecap: round; vector-effect: non-scaling-stroke; }
  .wave .past { stroke: var(--_color-accent); }
  @media (forced-colors: active) { .wave path { stroke: CanvasText; } .wave .past { stroke: Highlight; } }
`;
