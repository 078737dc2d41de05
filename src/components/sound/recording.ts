/** Bits a second of what the browser writes meanwhile: it is decoded again, so nothing should be heard of it. */
const bitrate = 128_000;

/** One recording of an open stream, from now until it is stopped, the stream ends, or its time is over. */
export class Recording {
  /** All of it, in a form of the browser's own. */
  readonly whole: Promise<Blob>;
  readonly #recorder: MediaRecorder;
  #begun: number | undefined;
  #took = 0;

  /** Throws where the stream cannot be recorded. */
  constructor(stream: MediaStream, maxSeconds: number, mimeType?: string) {
    const recorder = this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitrate, ...(mimeType !== undefined && { mimeType }) });
    const parts: Blob[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    recorder.addEventListener('start', () => {
      this.#begun = performance.now();
      timer = setTimeout(() => this.stop(), maxSeconds * 1000);
    });
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    this.whole = new Promise((resolve) => {
      recorder.addEventListener('stop', () => {
        clearTimeout(timer);
        this.#hold();
        resolve(new Blob(parts, { type: recorder.mimeType }));
      });
    });
    recorder.start();
  }

  /** How long it is by now. */
  get seconds(): number { return this.#begun === undefined ? this.#took : (performance.now() - this.#begun) / 1000; }
  get isRunning(): boolean { return this.#recorder.state !== 'inactive'; }

  stop(): void {
    this.#hold();
    if (this.isRunning) this.#recorder.stop();
  }

  #hold(): void {
    this.#took = this.seconds;
    this.#begun = undefined;
  }
}
