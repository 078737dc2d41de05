import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { ApiError } from '../../client/errors.ts';
import type { SessionElement } from '../session-element.ts';
import { en } from './player-en.ts';
import { clock, playButton } from './player-face.ts';
import { spoken } from './player-time.ts';

/** What can be played. */
export interface Sound {
  /** Another one for each sound, also for the one that takes its place: an id with its ETag, say. */
  readonly key: string;
  /** What it is, as a name: "Message from Ada Park". */
  readonly label: string;
  /** How long it is, as far as that is known before it is here. */
  readonly seconds?: number | undefined;
  /** Gets it, when somebody wants to hear it; may reject with `ApiError`. */
  readonly load: () => Promise<Blob>;
}

interface Options {
  /** Offers other speeds. */
  readonly speeds?: boolean;
  /** Told each time a sound begins to be heard. */
  readonly heard?: (key: string) => void;
}

/** In place of a sound that cannot be heard. */
type Problem = 'broken' | 'blocked' | 'pressAgain' | ApiError;

interface Playing {
  readonly key: string;
  readonly audio: HTMLAudioElement;
  /** Ends listening, and gives its address back. */
  readonly end: AbortController;
  /** The sound is in `audio`. */
  here: boolean;
  /** To be heard as soon as it is here. */
  wanted: boolean;
  /** Where to begin, in seconds. */
  from: number;
  problem?: Problem;
}

const speeds = [0.75, 1, 1.25, 1.5, 2];
/** How far an arrow key goes, in seconds. */
const step = 5;
/** On this page only one can be heard. */
let heardNow: HTMLAudioElement | undefined;

/**
 * Plays the sounds of a panel, one at a time: button, position, times, speed. A sound is fetched when somebody wants to hear it, and
 * silenced, with its address given back, when its controls or the panel are gone. Hosts with a Content-Security-Policy need
 * `media-src blob:`; where it is missing, that is said.
 */
export class Player implements ReactiveController {
  readonly #host: SessionElement;
  readonly #options: Options;
  #now: Playing | undefined;
  #speed = 1;

  constructor(host: SessionElement, options: Options = {}) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Of the sound that was last asked for. */
  get key(): string | undefined { return this.#now?.key; }
  /** Where it is, for who draws it in another way. */
  get position(): number { return this.#now ? this.#now.here ? this.#now.audio.currentTime : this.#now.from : 0; }
  isPlaying(key: string): boolean { return this.#now?.key === key && this.#now.wanted && !this.#now.problem; }

  /** It is to be heard as soon as it is here. */
  isLoading(key: string): boolean { return this.isPlaying(key) && !this.#now?.here; }

  /** The button alone, where the rest has its place elsewhere or only comes with it. */
  button(sound: Sound): TemplateResult {
    const { key, label } = sound;
    return playButton({ key, label, words: this.#words, isPlaying: this.isPlaying(key), isLoading: this.isLoading(key), press: () => this.toggle(sound) });
  }

  /** Position, times and speed; runs from left to right in every language, as players do. `before` stands at its beginning. */
  controls(sound: Sound, before: unknown = nothing): TemplateResult {
    const words = this.#words;
    const { locale } = this.#host;
    const now = this.#now?.key === sound.key ? this.#now : undefined;
    const total = this.#total(sound);
    const at = now ? Math.min(this.position, total) : 0;
    const times = new Intl.NumberFormat(locale);
    return html`<div class="player" part="player" role="group" aria-label=${sound.label} dir="ltr" data-sound=${sound.key}>${before}
      <span class="num" part="elapsed" aria-hidden="true">${clock(at, locale)}</span>
      <input class="seek" part="seek" type="range" min="0" max=${total} step="0.1" .value=${live(String(Math.round(at * 10) / 10))}
        aria-label=${words.position} aria-valuetext=${words.at(spoken(at, locale), spoken(total, locale))}
        @input=${({ target }: Event) => this.seek(sound, Number((target as HTMLInputElement).value))} @keydown=${(event: KeyboardEvent) => this.#key(event, sound, at, total)}>
      <span class="num" part="total" aria-hidden="true">${clock(Math.round(total), locale)}</span>
      ${this.#options.speeds ? html`<select class="input speed" part="speed" aria-label=${words.speed} @change=${({ target }: Event) => this.#setSpeed(Number((target as HTMLSelectElement).value))}>
        ${speeds.map((speed) => html`<option value=${speed} .selected=${live(speed === this.#speed)}>${times.format(speed)}×</option>`)}</select>` : nothing}</div>
      ${now ? this.#note(now) : nothing}`;
  }

  render(sound: Sound): TemplateResult { return this.controls(sound, this.button(sound)); }

  /** Plays it, or holds it where it is. */
  toggle(sound: Sound): void {
    const now = this.#now;
    if (now?.key !== sound.key || (now.problem && now.problem !== 'pressAgain')) return this.#begin(sound, true, 0);
    if (now.wanted && !now.problem) return this.#hold();
    now.wanted = true;
    delete now.problem;
    if (now.here) this.#play(now);
    this.#host.requestUpdate();
  }

  /** Goes to a place in it, in seconds; it plays on if it did. */
  seek(sound: Sound, seconds: number): void {
    const now = this.#now;
    if (now?.key !== sound.key || (now.problem && now.problem !== 'pressAgain')) return this.#begin(sound, false, seconds);
    if (now.here) now.audio.currentTime = seconds;
    else now.from = seconds;
    this.#host.requestUpdate();
  }

  /** Ends it, and forgets it. */
  stop(): void {
    this.#end();
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    // What is not shown any more is not to be heard either.
    if (this.#now && !this.#host.renderRoot.querySelector(`[data-sound="${CSS.escape(this.#now.key)}"]`)) this.#end();
  }

  hostDisconnected(): void { this.#end(); }

  get #words(): typeof en { return this.#host.inLanguage(en, 'sound-player'); }

  /** A browser's own recordings do not say how long they are. */
  #total({ key, seconds = 0 }: Sound): number {
    const known = this.#now?.key === key && this.#now.here ? this.#now.audio.duration : NaN;
    return Number.isFinite(known) ? known : seconds;
  }

  #note({ here, wanted, problem }: Playing): unknown {
    const words = this.#words;
    if (!problem) return html`<div class="sr" role="status">${wanted && !here ? words.loading : ''}</div>`;
    const text = problem instanceof ApiError ? words.notLoaded(this.#host.strings.why[problem.kind]) : words[problem];
    return html`<p class="player-note ${problem === 'pressAgain' ? '' : 'error'}" part="issue" role="alert">${text}</p>`;
  }

  #begin({ key, load }: Sound, wanted: boolean, from: number): void {
    this.stop();
    const now: Playing = { key, audio: new Audio(), end: new AbortController(), here: false, wanted, from };
    this.#now = now;
    // With nothing to load yet: so that Safari remembers the click until the sound is here.
    now.audio.load();
    load().then((sound) => this.#take(now, sound), (error: unknown) => this.#fail(now, error instanceof ApiError ? error : 'broken'));
  }

  #end(): void {
    if (heardNow && heardNow === this.#now?.audio) heardNow = undefined;
    this.#now?.end.abort();
    this.#now = undefined;
  }

  #take(now: Playing, sound: Blob): void {
    const { audio, end: { signal } } = now;
    if (signal.aborted) return;
    const url = URL.createObjectURL(sound);
    signal.addEventListener('abort', () => {
      audio.pause();
      audio.removeAttribute('src');
      // So that the browser lets go of it.
      audio.load();
      URL.revokeObjectURL(url);
    });
    const on = (type: string, run: () => void): void => audio.addEventListener(type, run, { signal });
    on('loadedmetadata', () => {
      now.here = true;
      if (now.from > 0) audio.currentTime = now.from;
      audio.playbackRate = this.#speed;
      if (now.wanted) this.#play(now);
      this.#host.requestUpdate();
    });
    on('timeupdate', () => this.#moved());
    for (const type of ['seeked', 'durationchange']) on(type, () => this.#host.requestUpdate());
    on('error', () => this.#fail(now, now.problem ?? 'broken'));
    // Also what the browser or a key of the keyboard did.
    on('pause', () => { if (!audio.ended) this.#hold(); });
    on('play', () => { now.wanted = true; this.#host.requestUpdate(); });
    on('ended', () => {
      // Who goes to the end by hand stays there.
      if (!now.wanted) return;
      now.wanted = false;
      audio.currentTime = 0;
      this.#host.requestUpdate();
    });
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      if (!now.here && effectiveDirective === 'media-src' && blockedURI.startsWith('blob')) this.#fail(now, 'blocked');
    }, { signal });
    audio.src = url;
  }

  #play(now: Playing): void {
    // Its own player hears of it.
    if (heardNow !== now.audio) heardNow?.pause();
    heardNow = now.audio;
    now.audio.play().then(() => this.#options.heard?.(now.key), ({ name }: DOMException) => {
      if (!now.wanted) return;
      // Some browsers have forgotten the click by the time that the sound is here.
      if (name === 'NotAllowedError' || name === 'NotSupportedError') this.#fail(now, name === 'NotAllowedError' ? 'pressAgain' : 'broken');
    });
  }

  #hold(): void {
    const now = this.#now;
    if (!now?.wanted) return;
    now.wanted = false;
    now.audio.pause();
    this.#host.requestUpdate();
  }

  #moved(): void {
    // In another section of the page nobody could hold it.
    if (this.#host.getClientRects().length === 0) this.#hold();
    this.#host.requestUpdate();
  }

  #fail(now: Playing, problem: Problem): void {
    if (this.#now !== now) return;
    now.problem = problem;
    this.#host.requestUpdate();
  }

  #setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#now) this.#now.audio.playbackRate = speed;
    this.#host.requestUpdate();
  }

  #key(event: KeyboardEvent, sound: Sound, at: number, total: number): void {
    const way = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: total / 10, PageDown: -total / 10 }[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.seek(sound, Math.min(total, Math.max(0, at + way)));
  }
}
