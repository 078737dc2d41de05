import { html, nothing, type TemplateResult } from 'lit';
import type { PanelElement } from '../panel-element.ts';
import { decode } from '../sound/decode.ts';
import { Level, levelStyles } from '../sound/level.ts';
import { en as microphoneWords } from '../sound/microphone-en.ts';
import { isFinal, Microphone, type MicrophoneEnd } from '../sound/microphone.ts';
import { clock } from '../sound/player-face.ts';
import { Recording } from '../sound/recording.ts';
import { encodeWav, rateFor } from '../sound/wav.ts';
import type { Cause } from './drafts.ts';
import { recordingType, type Limits } from './limits.ts';
import { look, lookRate, Unfit, type Prepared } from './prepare.ts';
import type { en } from './sound-en.ts';
import { wear } from '../ui/wear.ts';

export interface RecorderHost {
  readonly panel: PanelElement;
  readonly limits: Limits;
  /** What is read out. */
  say(news: string): void;
  /** Takes what was recorded, or what keeps it from being a greeting: an `Unfit`, or something unforeseen. */
  take(id: string, recorded: Promise<Prepared>, cause: Cause | undefined): Promise<void>;
  focusOn(id: string): Promise<void>;
}

/** One greeting on its way from the microphone. */
interface Run {
  readonly id: string;
  recording?: Recording;
  cancelled: boolean;
  hasWarned: boolean;
  cause?: Cause | undefined;
}

/** How often the time is drawn, in milliseconds. */
const tick = 200;
/** Seconds before the end that are announced. */
const warning = 10;

/** Records one greeting after the other: asks for the microphone, shows how loud it is and how much time is left, and stops by itself. */
export class Recorder {
  readonly #host: RecorderHost;
  readonly #sounds: { readonly words: typeof en };
  readonly #microphone: Microphone;
  readonly #level: Level;
  #run: Run | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `words` has those of the sounds. */
  constructor(host: RecorderHost, words: { readonly words: typeof en }) {
    this.#host = host;
    this.#sounds = words;
    this.#microphone = new Microphone(host.panel, (why) => this.#onEnd(why));
    this.#level = new Level(host.panel);
    wear(host.panel, levelStyles);
  }

  /** The greeting that is being recorded, or whose microphone makes trouble. */
  get id(): string | undefined { return this.#run?.id; }
  /** The microphone is open, or asked for. */
  get isBusy(): boolean { return this.#microphone.asking || this.#run?.recording !== undefined; }

  async begin(id: string): Promise<void> {
    const { limits, panel } = this.#host;
    this.cancel();
    const run: Run = this.#run = { id, cancelled: false, hasWarned: false };
    const stream = await this.#microphone.open({ channelCount: 1 });
    if (!stream || run.cancelled) return;
    const type = recordingType(limits);
    const isWav = type === 'audio/wav';
    const recording = run.recording = new Recording(stream, limits.maxSeconds, isWav ? undefined : type);
    this.#level.start(stream);
    this.#timer = setInterval(() => this.#tick(run), tick);
    this.#host.say(this.#sounds.words.started);
    await panel.updateComplete;
    panel.renderRoot.querySelector<HTMLElement>('[part=stop]')?.focus();
    const whole = await recording.whole;
    if (recording.seconds >= limits.maxSeconds - 0.05) run.cause ??= 'limit';
    // It is said with what was recorded until then.
    this.#microphone.forgive();
    this.#close(run);
    if (!run.cancelled) await this.#host.take(id, this.#prepare(whole, recording.seconds, isWav, limits), run.cause);
  }

  stop(): void { this.#run?.recording?.stop(); }

  /** Forgets what was recorded. */
  cancel(): void {
    const run = this.#run;
    if (run) {
      run.cancelled = true;
      run.recording?.stop();
      this.#close(run);
    }
    this.#run = undefined;
    this.#microphone.close();
    this.#microphone.forgive();
    this.#host.panel.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const { panel: { strings } } = this.#host;
    const { trouble, asking } = this.#microphone;
    const cancel = html`<button type="button" class="quiet" part="cancel" @click=${() => this.#leave()}>${strings.cancel}</button>`;
    if (asking) {
      return html`<div class="row stage" part="row"><p class="hint" role="status">${this.#microphoneWords.asking}</p><div class="actions">${cancel}</div></div>`;
    }
    if (this.#run?.recording) return this.#running(this.#run.recording, cancel);
    return trouble ? html`<div class="row stage" part="row"><p class="note error" part="issue" role="alert">${this.#microphoneWords.trouble[trouble]} ${isFinal(trouble) ? this.#sounds.words.instead : nothing}</p></div>` : nothing;
  }

  #running(recording: Recording, cancel: TemplateResult): TemplateResult {
    const { panel: { locale }, limits: { maxSeconds } } = this.#host;
    const { words } = this.#sounds;
    const seconds = Math.min(maxSeconds, recording.seconds);
    return html`<div class="row stage" part="recorder">
      <div class="times"><span class="dot live" aria-hidden="true"></span><b>${words.recording}</b>
        <span class="num" part="elapsed" role="timer">${clock(seconds, locale)}</span>
        <span class="hint num" part="left">${words.left(clock(Math.ceil(maxSeconds - seconds), locale))}</span></div>
      ${this.#level.render(this.#microphoneWords)}
      ${this.#level.hearsNothing ? html`<p class="note" role="status">${this.#microphoneWords.nothingHeard}</p>` : nothing}
      <div class="actions"><button type="button" class="primary" part="stop" @click=${() => this.stop()}><span class="square" aria-hidden="true"></span>${words.stop}</button>${cancel}</div></div>`;
  }

  get #microphoneWords(): typeof microphoneWords { return this.#host.panel.inLanguage(microphoneWords, 'sound-microphone'); }

  #leave(): void {
    const id = this.id ?? '';
    this.cancel();
    void this.#host.focusOn(id);
  }

  #tick(run: Run): void {
    const { panel, limits: { maxSeconds } } = this.#host;
    // In another section of the page nobody could stop it.
    if (panel.getClientRects().length === 0) this.#microphone.close('hidden');
    if (!run.hasWarned && maxSeconds > 2 * warning && (run.recording?.seconds ?? 0) >= maxSeconds - warning) {
      run.hasWarned = true;
      this.#host.say(this.#sounds.words.almost);
    }
    panel.requestUpdate();
  }

  #onEnd(why: MicrophoneEnd): void {
    const run = this.#run;
    if (!run?.recording) return;
    if (why !== 'closed') run.cause = why === 'gone' ? 'gone' : 'hidden';
    run.recording.stop();
  }

  #close(run: Run): void {
    delete run.recording;
    clearInterval(this.#timer);
    this.#level.stop();
    this.#microphone.close();
    this.#host.panel.requestUpdate();
  }

  async #prepare(whole: Blob, seconds: number, isWav: boolean, limits: Limits): Promise<Prepared> {
    const { accepted, minSeconds, maxSeconds, maxBytes } = limits;
    if (seconds < minSeconds) throw new Unfit('tooShort');
    const sound = new Blob([whole], { type: whole.type.replace(/;.*/, '') });
    try {
      const { samples, rate } = await decode(sound, isWav ? rateFor(maxSeconds, maxBytes) : lookRate);
      // A browser stops a little late: what is over goes, to the sample.
      const mine = { samples: isWav ? samples.subarray(0, maxSeconds * rate) : samples, rate };
      const seen = look(mine, limits);
      return { sound: isWav ? await encodeWav(mine) : sound, ...seen };
    } catch (error) {
      // What it recorded, and cannot read: better so than lost.
      if (error instanceof Unfit || !accepted.includes(sound.type)) throw error;
      return { sound, seconds };
    }
  }
}
