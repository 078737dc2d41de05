import type { Store, StoredEvent, Transaction } from './store.ts';

/** What a kind of storage has to add to become a `Store`. */
export interface Storage {
  /** Keeps all that the work does, or nothing when it throws. `emit` takes the events that it appends. */
  run<R>(work: (tx: Transaction) => Promise<R>, emit: (event: StoredEvent) => void): Promise<R>;
  /** Where others write too: resolves when these events, and all before them, came back from where all hear of them. */
  heard?(events: readonly StoredEvent[]): Promise<void>;
  close(): Promise<void> | void;
}

/** Who wants to hear of a user's events. */
export class Listeners {
  readonly #all = new Map<string, Set<(event: StoredEvent) => void>>();

  add(user: string, listener: (event: StoredEvent) => void): () => void {
    const own = this.#all.get(user) ?? new Set();
    this.#all.set(user, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0 && this.#all.get(user) === own) this.#all.delete(user);
    };
  }

  tell(event: StoredEvent): void { this.#all.get(event.user)?.forEach((listener) => listener(event)); }
}

/** One transaction after the other, and events told only once they are kept. */
export function serialStore(storage: Storage, listeners = new Listeners()): Store {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const run = async <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => {
    if (closed) throw new Error('The store is closed.');
    const events: StoredEvent[] = [];
    const result = await storage.run(work, (event) => events.push(event));
    if (storage.heard) await storage.heard(events);
    else for (const event of events) listeners.tell(event);
    return result;
  };

  return {
    transaction(work) {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
    subscribe: (user, listener) => listeners.add(user, listener),
    close() {
      const end = last.then(async () => {
        if (!closed) await storage.close();
        closed = true;
      });
      last = end;
      return end;
    },
  };
}
