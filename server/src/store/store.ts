import type { ChangeEvent, EventType } from '../../../src/client/contract/events.ts';

/** Names one stored document of a user and says what is in it. */
export interface Document<T> { readonly path: string; readonly types?: T }

/** Names the documents directly below a path, for example `devices/`. */
export interface Folder<T> { readonly folder: string; readonly types?: T }

/** One document of a folder; `position` grows in the order of creation and is never used twice. */
export interface Listed<T> { readonly id: string; readonly position: number; readonly value: T }

export interface StoredEvent { readonly id: number; readonly user: string; readonly type: EventType; readonly data: ChangeEvent }

/** The answer once given to an `Idempotency-Key`. */
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What can be done inside one transaction. */
export interface Transaction {
  get<T>(user: string, document: Document<T>): Promise<T | undefined>;
  put<T>(user: string, document: Document<T>, value: T): Promise<void>;
  /** Many at once, each of them once. */
  putAll<T>(user: string, documents: readonly (readonly [document: Document<T>, value: T])[]): Promise<void>;
  remove(user: string, document: Document<unknown>): Promise<void>;
  /** In the order of creation. */
  list<T>(user: string, folder: Folder<T>): Promise<Listed<T>[]>;
  /** Those with a profile, in the order of creation. */
  users(): Promise<string[]>;
  /** Written with the transaction, told to subscribers after it. */
  append(user: string, type: EventType, data: ChangeEvent): Promise<void>;
  /** `'gone'` when some events after `id` are no longer kept, or `id` was never given. */
  eventsAfter(user: string, id: number): Promise<StoredEvent[] | 'gone'>;
  lastEventId(): Promise<number>;
  answerTo(user: string, key: string): Promise<StoredAnswer | undefined>;
  keepAnswer(user: string, key: string, answer: StoredAnswer): Promise<void>;
  /** Forgets events and answers written before these instants (milliseconds since 1970). */
  prune(eventsBefore: number, answersBefore: number): Promise<void>;
}

export interface Store {
  /** Runs one at a time, reads included. When `work` throws, nothing of it stays. Keep network calls out of it. */
  transaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R>;
  /** Told of each event after its transaction is kept. Returns the way to stop. */
  subscribe(user: string, listener: (event: StoredEvent) => void): () => void;
  close(): Promise<void>;
}
