import type { LitElement, ReactiveController } from 'lit';
import { Level } from '../sound/level.ts';
import { Microphone, type MicrophoneWish } from '../sound/microphone.ts';
import { recorded, type Sounding } from './sounding.ts';

/** How long a recording is, in seconds. */
export const length = 5;
/** How long it may take until it can be heard, in milliseconds. */
const patience = 5000;

/** Listens to the microphone, and records a few seconds to hear them back. Nothing of it leaves the page. */
export class MicrophoneTest implements ReactiveController {
  readonly #host: LitElement;
  readonly #sounding: Sounding;
  readonly microphone: Microphone;
  readonly level: Level;
  #recorder: MediaRecorder | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #left = 0;
  #hidden = false;
  #mute = false;
  /** What was recorded is made a sound again. */
  #waits: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, sounding: Sounding) {
    this.#host = host;
    this.#sounding = sounding;
    this.level = new Level(host);
    this.microphone = new Microphone(host, (why) => {
      this.level.stop();
      this.#hidden = why === 'hidden';
      this.#forget();
    });
    host.addController(this);
  }

  hostDisconnected(): void { this.stop(); }

  get canRecord(): boolean { return 'MediaRecorder' in globalThis; }
  /** Seconds that are still recorded. */
  get left(): number { return this.#left; }
  get state(): 'idle' | 'asking' | 'listening' | 'recording' | 'playing' {
    if (this.microphone.asking) return 'asking';
    if (this.#recorder) return 'recording';
    if (this.microphone.stream) return 'listening';
    return this.#waits !== undefined || this.#sounding.isPlaying('recording') ? 'playing' : 'idle';
  }
  /** It was closed because the tab was out of sight. */
  get wasHidden(): boolean { return this.#hidden; }
  /** What was recorded could not be made a sound again. */
  get cannotPlay(): boolean { return this.#mute || this.#sounding.trouble('recording') === 'failed'; }

  /** True once there is something to listen to. */
  async listen(wish: MicrophoneWish): Promise<boolean> {
    this.stop();
    this.#hidden = this.#mute = false;
    const stream = await this.microphone.open(wish);
    if (stream) this.level.start(stream);
    this.#host.requestUpdate();
    return stream !== undefined;
  }

  stop(): void {
    this.microphone.close();
    this.#sounding.stop();
    this.#wait(undefined);
    this.#host.requestUpdate();
  }

  /** Records, closes the microphone, and plays what was recorded. `sink` is asked for then: it may have changed. */
  async record(wish: MicrophoneWish, sink: () => string): Promise<void> {
    if (!this.microphone.stream && !await this.listen(wish)) return;
    const { stream } = this.microphone;
    if (!stream || this.#recorder) return;
    const recorder = this.#recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('error', () => this.#fail());
    recorder.addEventListener('stop', () => {
      // A recording that was given up is nobody's.
      if (this.#recorder !== recorder) return;
      this.microphone.close();
      void this.#play(new Blob(parts, { type: recorder.mimeType }), sink());
    });
    recorder.start();
    this.#left = length;
    this.#timer = setInterval(() => {
      this.#left--;
      if (this.#left <= 0) {
        clearInterval(this.#timer);
        recorder.stop();
      }
      this.#host.requestUpdate();
    }, 1000);
    this.#host.requestUpdate();
  }

  #forget(): void {
    clearInterval(this.#timer);
    this.#left = 0;
    this.#recorder = undefined;
  }

  /** Some browsers record what they cannot read, and do not say so. */
  #wait(timer: ReturnType<typeof setTimeout> | undefined): void {
    clearTimeout(this.#waits);
    this.#waits = timer;
  }

  #fail(): void {
    this.stop();
    this.#mute = true;
    this.#host.requestUpdate();
  }

  async #play(sound: Blob, sink: string): Promise<void> {
    const timer = setTimeout(() => this.#fail(), patience);
    this.#wait(timer);
    this.#host.requestUpdate();
    try {
      const buffer = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await sound.arrayBuffer());
      if (this.#waits !== timer) return;
      const playing = this.#sounding.play('recording', sink, 100, recorded(buffer));
      this.#wait(undefined);
      await playing;
    } catch {
      if (this.#waits === timer) this.#fail();
    }
  }
}
