import { css, html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { en } from './microphone-en.ts';

type Words = Pick<typeof en, 'level' | 'levels'>;
export type Loudness = keyof Words['levels'];

/** In decibels below the loudest there is: what is quieter is not drawn, and is no sound; what is quieter than `low` is hard to hear. */
const floor = -60;
const silence = -52;
const low = -36;
/** A sample this near to the loudest is cut off. */
const clipped = 0.985;
/** How often the word may change, and the bar where the user wants no motion, in milliseconds. */
const pace = 1000;

/** How loud a stream is, while it is open: a bar that moves, and a word that changes at most once a second and is not announced. */
export class Level implements ReactiveController {
  readonly #host: LitElement;
  #context: AudioContext | undefined;
  #frame = 0;
  #loudness: Loudness = 'silent';
  #heard = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get loudness(): Loudness { return this.#loudness; }
  /** It has listened for some seconds, and there was nothing to hear. */
  get hearsNothing(): boolean { return this.#context !== undefined && !this.#heard && this.#context.currentTime > 3; }

  hostDisconnected(): void { this.stop(); }

  start(stream: MediaStream): void {
    this.stop();
    const context = this.#context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    // Without a click on the page it would wait.
    void context.resume().catch(() => undefined);
    this.#loudness = 'silent';
    this.#heard = false;
    this.#follow(analyser);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    void this.#context?.close();
    this.#context = undefined;
  }

  /** The bar, and beside it the word. */
  render(words: Words): TemplateResult {
    const { loudness } = this;
    return html`<div class="level ${loudness}" part="level"><span class="meter" part="meter" role="meter" aria-label=${words.level}
      aria-valuemin="0" aria-valuemax="100" aria-valuenow="0" aria-valuetext=${words.levels[loudness]}></span><span class="hint" aria-hidden="true">${words.levels[loudness]}</span></div>`;
  }

  #follow(analyser: AnalyserNode): void {
    const samples = new Float32Array(analyser.fftSize);
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let bar = 0;
    let loudest = 0;
    let peak = 0;
    let told = performance.now();
    const look = (now: number): void => {
      this.#frame = requestAnimationFrame(look);
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const strength = Math.max(0, 1 - (10 * Math.log10(power || 1e-12)) / floor);
      loudest = Math.max(loudest, strength);
      peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), peak);
      const due = now - told >= pace;
      // It rises at once and falls slowly, as eyes like it.
      bar = still.matches ? (due ? loudest : bar) : Math.max(strength, bar - 0.02);
      const meter = this.#host.renderRoot.querySelector<HTMLElement>('[role=meter]');
      meter?.style.setProperty('--_level', bar.toFixed(3));
      if (!due) return;
      this.#tell(meter, loudest, peak);
      told = now;
      loudest = peak = 0;
    };
    this.#frame = requestAnimationFrame(look);
  }

  #tell(meter: HTMLElement | null, strength: number, peak: number): void {
    const decibels = (1 - strength) * floor;
    const loudness = decibels < silence ? 'silent' : peak >= clipped ? 'loud' : decibels < low ? 'quiet' : 'good';
    const heardNothing = this.hearsNothing;
    this.#heard ||= loudness !== 'silent';
    meter?.setAttribute('aria-valuenow', String(Math.round(strength * 100)));
    if (loudness === this.#loudness && !heardNothing) return;
    this.#loudness = loudness;
    this.#host.requestUpdate();
  }
}

export const levelStyles = css`
  .level { display: flex; gap: 4px 12px; align-items: center; }
  .level .hint { margin: 0; min-inline-size: 5em; }
  .meter {
    --_level: 0; flex: 1; min-inline-size: 80px; block-size: 10px; border-radius: 99px; overflow: hidden; background: var(--_color-raised);
    border: 1px solid var(--_color-field-line);
  }
  .meter::before {
    content: ''; display: block; block-size: 100%; inline-size: calc(var(--_level) * 100%); background: var(--_color-ok);
  }
  .quiet .meter::before { background: var(--_color-warn); }
  .loud .meter::before { background: var(--_color-danger); }
  @media (forced-colors: active) { .level .meter::before { forced-color-adjust: none; background: Highlight; } }
`;
