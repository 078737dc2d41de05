import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Why it was not heard where it should be. `elsewhere`: it plays, but on the system's default. */
export type SoundTrouble = 'elsewhere' | 'refused' | 'failed';
/** Draws or starts a sound that ends by itself. */
export type Source = (context: AudioContext, to: AudioNode) => AudioScheduledSourceNode;

interface Playing {
  readonly what: string;
  readonly audio: HTMLAudioElement;
  readonly context?: AudioContext;
  readonly gain?: GainNode;
  /** Says that nothing came of it. */
  readonly alarm: ReturnType<typeof setTimeout>;
}

/** How long a sound may take to begin, in milliseconds. */
const patience = 4000;
/** Ears hear the square of it. */
const strength = (volume: number): number => (volume / 100) ** 2;

/** Plays one sound at a time on a speaker of the user's choice, and stops when its element goes. */
export class Sounding implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #playing: Playing | undefined;
  #turn = 0;
  #trouble: { readonly what: string; readonly why: SoundTrouble } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void { this.stop(); }

  isPlaying(what: string): boolean { return this.#playing?.what === what; }
  trouble(what: string): SoundTrouble | undefined { return this.#trouble?.what === what ? this.#trouble.why : undefined; }

  /** 0 to 100, for what is playing. */
  set volume(volume: number) {
    const { gain, audio } = this.#playing ?? {};
    if (gain) gain.gain.value = strength(volume);
    else if (audio) audio.volume = strength(volume);
  }

  /** What is made here. It goes through an audio element, which more browsers let choose its speaker than a context; no policy of the page's stops it. */
  async play(what: string, sink: string, volume: number, source: Source): Promise<void> {
    const context = new AudioContext();
    const gain = new GainNode(context, { gain: strength(volume) });
    const out = context.createMediaStreamDestination();
    gain.connect(out);
    const audio = new Audio();
    audio.srcObject = out.stream;
    await this.#start({ what, audio, context, gain }, sink, async (over) => {
      await Promise.all([context.resume(), audio.play()]);
      source(context, gain).addEventListener('ended', over);
    });
  }

  /** A sound of the page's own, by its address. */
  async playFile(what: string, sink: string, volume: number, address: string): Promise<void> {
    const audio = new Audio(address);
    audio.volume = strength(volume);
    await this.#start({ what, audio }, sink, async (over) => {
      audio.addEventListener('ended', over);
      await audio.play();
    });
  }

  stop(): void {
    this.#turn++;
    const { audio, context, alarm } = this.#playing ?? {};
    this.#playing = undefined;
    clearTimeout(alarm);
    if (!audio) return;
    audio.pause();
    for (const track of (audio.srcObject as MediaStream | null)?.getTracks() ?? []) track.stop();
    audio.srcObject = null;
    audio.removeAttribute('src');
    void context?.close();
    this.#host.requestUpdate();
  }

  async #start(made: Omit<Playing, 'alarm'>, sink: string, begin: (over: () => void) => Promise<void>): Promise<void> {
    this.stop();
    const { what, audio } = made;
    const turn = this.#turn;
    const isOver = (): boolean => turn !== this.#turn;
    const fail = (why: SoundTrouble): void => {
      this.#trouble = { what, why };
      this.#host.requestUpdate();
    };
    this.#trouble = undefined;
    const alarm = setTimeout(() => {
      fail('failed');
      this.stop();
    }, patience);
    this.#playing = { ...made, alarm };
    this.#host.requestUpdate();
    try {
      if (sink) await audio.setSinkId(sink).catch((error: unknown) => { if (!isOver()) fail(nameOf(error) === 'NotAllowedError' ? 'refused' : 'elsewhere'); });
      if (isOver()) return;
      await begin(() => { if (!isOver()) this.stop(); });
      clearTimeout(alarm);
    } catch {
      if (isOver()) return;
      fail('failed');
      this.stop();
    }
  }
}

const nameOf = (error: unknown): string => (error as Partial<Error> | null)?.name ?? '';

/** Frequencies in hertz, beginning and length in seconds. */
type Note = readonly [frequencies: readonly number[], at: number, length: number];

const tune = (notes: readonly Note[]): Source => (context, to) => {
  const begin = context.currentTime + 0.05;
  const made = notes.flatMap(([frequencies, at, length]) => frequencies.map((frequency) => {
    const start = begin + at;
    // Without a ramp it would click.
    const swell = new GainNode(context, { gain: 0 });
    swell.gain.setValueAtTime(0, start);
    swell.gain.linearRampToValueAtTime(0.4 / frequencies.length, start + 0.02);
    swell.gain.setValueAtTime(0.4 / frequencies.length, start + length - 0.06);
    swell.gain.linearRampToValueAtTime(0, start + length);
    swell.connect(to);
    const note = new OscillatorNode(context, { frequency });
    note.connect(swell);
    note.start(start);
    note.stop(start + length);
    return note;
  }));
  const last = made.at(-1);
  if (!last) throw new RangeError('A tune without notes');
  return last;
};

export const testTune = tune([[[523.25], 0, 0.3], [[659.25], 0.3, 0.3], [[783.99], 0.6, 0.7]]);
export const ringTune = tune([[[440, 480], 0, 0.4], [[440, 480], 0.6, 0.4], [[440, 480], 1.6, 0.4], [[440, 480], 2.2, 0.4]]);
export const recorded = (buffer: AudioBuffer): Source => (context, to) => {
  const player = new AudioBufferSourceNode(context, { buffer });
  player.connect(to);
  player.start();
  return player;
};
