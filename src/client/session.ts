import { Collection } from './collection.ts';
import type { Capabilities, Reason } from './contract/capabilities.ts';
import type { CollectionResource, Endpoint, SettingResource } from './contract/endpoint.ts';
import { Setting } from './setting.ts';
import { View } from './store.ts';

export interface SessionOptions {
  /** The provider's address without `/v1`; may have a path, and may be empty or relative for the page's own origin. */
  readonly baseUrl: string;
  /** A token, or a function that gets one: `start` at first, `rejected` after a 401. Calls share one refresh. */
  readonly getToken: string | ((reason: 'start' | 'rejected') => string | Promise<string>);
  /** BCP 47 language of the texts the server writes. */
  readonly locale?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For one try, in milliseconds; 10 000 unless set. With its retries a request takes at most half as long again. */
  readonly timeoutMs?: number | undefined;
}

/** What goes with an operation. */
export interface CallInput<B = unknown> {
  /** Stands for `:id` in the path. */
  readonly id?: string | undefined;
  readonly body?: B | undefined;
  readonly query?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Sent as `If-None-Match` with GET and as `If-Match` otherwise. */
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the user may do with a feature or a field. */
export interface Access {
  readonly access: 'none' | 'read' | 'write';
  readonly reason?: Reason | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

export function createSession(options: SessionOptions): Session { return new Session(options); }

export class Session {
  readonly locale: string | undefined;
  readonly capabilities: View<Capabilities> = new View();
  constructor(options: SessionOptions) { this.locale = options.locale; }
  setting<T extends object, P>(resource: SettingResource<T, P>): Setting<T> { return new Setting(resource); }
  collection<T extends { id: string }>(resource: CollectionResource<T>): Collection<T> { return new Collection(resource); }
  call<B, A>(_endpoint: Endpoint<B, A>, _input?: CallInput<B>): Promise<A> { return Promise.reject(new Error('skeleton')); }
  /** `field` is the name below the feature: `access('profile', 'email')`. */
  access(_feature: string, _field?: string): Access | undefined { return undefined; }
  prefetch(..._names: string[]): void { /* skeleton */ }
  get dirty(): boolean { return false; }
  save(): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* skeleton */ }
  get signedOut(): boolean { return false; }
  get online(): boolean { return true; }
  subscribe(_listener: () => void): () => void { return () => undefined; }
  refresh(): Promise<void> { return Promise.resolve(); }
  close(): void { /* skeleton */ }
}
