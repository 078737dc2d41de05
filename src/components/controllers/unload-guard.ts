import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../../client/session.ts';

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
/** Whoever has something unsaved. */
const unsaved = new Set<object>();

/** While somebody has something unsaved, the browser asks before it leaves the page. It listens no longer than that, to keep the page's back cache. */
function listen(who: object, dirty: boolean): void {
  if (dirty) unsaved.add(who);
  else unsaved.delete(who);
  if (unsaved.size > 0) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
}

/** For a session, also while none of its panels is on the page. Returns what ends it. */
export function guardUnload(session: Session): () => void {
  const unsubscribe = session.subscribe(() => listen(session, session.dirty));
  return () => {
    unsubscribe();
    listen(session, false);
  };
}

/** For an element. */
export class UnloadGuard implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #dirty: () => boolean;

  constructor(host: ReactiveControllerHost & HTMLElement, dirty: () => boolean) {
    this.#host = host;
    this.#dirty = dirty;
    host.addController(this);
  }

  // An update may still come when the element has gone.
  hostUpdated(): void { listen(this, this.#host.isConnected && this.#dirty()); }
  hostDisconnected(): void { listen(this, false); }
}
