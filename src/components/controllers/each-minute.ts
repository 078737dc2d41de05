import type { ReactiveController, ReactiveControllerHost } from 'lit';

const minute = 60_000;

/** Redraws at each full minute while the element is on the page, for clocks. */
export class EachMinute implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void { this.#wait(); }
  hostDisconnected(): void { clearTimeout(this.#timer); }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#host.requestUpdate();
      this.#wait();
    }, minute - (Date.now() % minute));
  }
}
