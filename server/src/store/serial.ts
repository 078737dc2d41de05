import type { Store, StoredEvent, Transaction } from './store.ts';

/** What a kind of storage has to add to become a `Store`. */
export interface Storage {
  begin(): void;
  commit(): void;
  rollback(): void;
  close(): void;
  /** `emit` takes the events that subscribers hear of once the transaction is kept. */
  transaction(emit: (event: StoredEvent) => void): Transaction;
}

/** One transaction after the other, and events told only once they are kept. */
export function serialStore(storage: Storage): Store {
  const listeners = new Map<string, Set<(event: StoredEvent) => void>>();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const run = async <R>(work: (tx: Transaction) => Promise<R>): Promise<R> => {
    if (closed) throw new Error('The store is closed.');
    const events: StoredEvent[] = [];
    storage.begin();
    let result: R;
    try {
      result = await work(storage.transaction((event) => events.push(event)));
      storage.commit();
    } catch (error) {
      storage.rollback();
      throw error;
    }
    for (const event of events) listeners.get(event.user)?.forEach((listener) => listener(event));
    return result;
  };

  return {
    transaction(work) {
      const result = last.then(() => run(work));
      last = result.catch(() => undefined);
      return result;
    },
    subscribe(user, listener) {
      const own = listeners.get(user) ?? new Set();
      listeners.set(user, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(user) === own) listeners.delete(user);
      };
    },
    close() {
      const end = last.then(() => {
        if (!closed) storage.close();
        closed = true;
      });
      last = end;
      return end;
    },
  };
}
