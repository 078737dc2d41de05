import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long the save bar says "saved", in milliseconds. */
const savedFor = 4000;

/** "Saved", said for a moment. */
export class Saved implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isSaid(): boolean { return this.#timer !== undefined; }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  say(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, savedFor);
    this.#host.requestUpdate();
  }
}
