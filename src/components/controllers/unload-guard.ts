import type { ReactiveController, ReactiveControllerHost } from 'lit';

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** While something is unsaved, the browser asks before it leaves the page. It listens no longer than that, to keep the page's back cache. */
export class UnloadGuard implements ReactiveController {
  readonly #dirty: () => boolean;
  #listening = false;

  constructor(host: ReactiveControllerHost, dirty: () => boolean) {
    this.#dirty = dirty;
    host.addController(this);
  }

  hostUpdated(): void { this.#listen(this.#dirty()); }
  hostDisconnected(): void { this.#listen(false); }

  #listen(wanted: boolean): void {
    if (wanted === this.#listening) return;
    this.#listening = wanted;
    if (wanted) window.addEventListener('beforeunload', warn);
    else window.removeEventListener('beforeunload', warn);
  }
}
