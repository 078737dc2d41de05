import type { ApiError } from './errors.ts';

/** `loading` also while a value is already there and is read again; `saving` wins over it. */
export type Phase = 'idle' | 'loading' | 'ready' | 'saving';

/** Something that was read from the server, and tells its listeners when it changes. */
export abstract class Store {
  readonly #listeners = new Set<() => void>();
  abstract get phase(): Phase;
  abstract get error(): ApiError | undefined;
  abstract load(): Promise<void>;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  protected notify(): void { for (const listener of this.#listeners) listener(); }
}

/** A document that is only read. */
export class View<T extends object> extends Store {
  #value: T | undefined;
  get value(): T | undefined { return this.#value; }
  get phase(): Phase { return 'idle'; }
  get error(): ApiError | undefined { return undefined; }
  load(): Promise<void> { return Promise.resolve(); }
}
