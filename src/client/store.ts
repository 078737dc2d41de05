import type { Endpoint } from './contract/endpoint.ts';
import type { ApiError } from './errors.ts';
import type { Answer, CallInput } from './http.ts';

/** `loading` also while a value is already there and is read again; `saving` wins over it. */
export type Phase = 'idle' | 'loading' | 'ready' | 'saving';

/** Where stores read and write; the session gives them theirs. All reject with `ApiError`. */
export interface Source {
  /** Reads a resource by name; what is read in the same moment travels together. */
  read<A>(name: string, endpoint: Endpoint<never, A>, etag: string | undefined): Promise<Answer<A>>;
  /** A change to a resource, whose store takes the answer: its echo in the event stream is not news. */
  write<B, A>(name: string, endpoint: Endpoint<B, A>, input: CallInput<B>): Promise<Answer<A>>;
  /** Any other request. */
  call<B, A>(endpoint: Endpoint<B, A>, input: CallInput<B>): Promise<Answer<A>>;
}

/** Something that is read from the server, and tells its listeners when it changes. */
export abstract class Store {
  readonly #listeners = new Set<() => void>();
  #loading: Promise<void> | undefined;
  #asked = false;
  protected etag: string | undefined;
  protected loadError: ApiError | undefined;

  /** Somebody has wanted to see it. */
  get asked(): boolean { return this.#asked; }
  get phase(): Phase { return this.#loading ? 'loading' : this.present ? 'ready' : 'idle'; }
  /** Why it could not be read the last time; the last good value stays. */
  get error(): ApiError | undefined { return this.loadError; }

  /** Reads once, however many ask meanwhile; asks conditionally what is already here. Never rejects: see `error`. */
  load(): Promise<void> {
    if (!this.#loading) {
      this.#asked = true;
      this.#loading = this.#load();
      this.notify();
    }
    return this.#loading;
  }

  /** Reads what has changed at `etag`: a read that is already on its way may be older than the change. */
  async reload(etag?: string): Promise<void> {
    await this.#loading;
    if (etag === undefined || etag !== this.etag) await this.load();
  }

  /** Calls the listener after each change; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  protected abstract get present(): boolean;
  protected abstract read(): Promise<void>;
  protected notify(): void { for (const listener of this.#listeners) listener(); }

  async #load(): Promise<void> {
    try {
      await this.read();
      this.loadError = undefined;
    } catch (error) {
      this.loadError = error as ApiError;
    } finally {
      this.#loading = undefined;
      this.notify();
    }
  }
}
