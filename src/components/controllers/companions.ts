import type { ReactiveController } from 'lit';
import type { Session } from '../../client/session.ts';
import type { Store } from '../../client/store.ts';
import type { PanelHost } from './panel-host.ts';

/** Reads what a panel can do without: that one of them fails is not the panel's failure. */
export class Companions implements ReactiveController {
  readonly #host: PanelHost;
  readonly #find: (session: Session) => readonly Store[];
  readonly #followed = new Map<Store, () => void>();

  /** `find` names those that the user may see, as soon as it is known what that is. */
  constructor(host: PanelHost, find: (session: Session) => readonly Store[]) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  hostUpdate(): void {
    const { activeSession: session } = this.#host;
    const wanted = new Set(session?.capabilities.value && this.#host.isConnected ? this.#find(session) : []);
    for (const [store, stop] of this.#followed) {
      if (wanted.has(store)) continue;
      stop();
      this.#followed.delete(store);
    }
    for (const store of wanted) {
      if (this.#followed.has(store)) continue;
      this.#followed.set(store, store.subscribe(() => this.#host.requestUpdate()));
      if (store.phase === 'idle') void store.load();
    }
  }

  hostDisconnected(): void {
    for (const stop of this.#followed.values()) stop();
    this.#followed.clear();
  }
}
