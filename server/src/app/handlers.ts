import type { ActionResource, CollectionResource, Endpoint, FileResource, PartResource, SettingResource, ViewResource } from '../../../src/client/contract/endpoint.ts';
import type { Transaction } from '../store/store.ts';

/** Who asks, inside the transaction that serves the request. */
export interface Context {
  readonly user: string;
  readonly tx: Transaction;
  readonly now: Date;
}

export interface Change<T, P> {
  /** The representation as it is. */
  readonly current: T;
  /** The same with the patch applied, and known to keep the resource's own rules. */
  readonly next: T;
  readonly patch: P;
}

/** Handlers answer with representations and throw a `Problem` to refuse; everything of HTTP is done around them. */
export interface SettingHandlers<T, P> {
  get(context: Context): Promise<T>;
  /** Stores the change; the layer reads the new representation itself. */
  patch(context: Context, change: Change<T, P>): Promise<void>;
}
export interface CollectionReaders<T> {
  /** All of them, or those that `query` asks for, in a steady order, with the position that pages are cut by. */
  list(context: Context, query?: Readonly<Record<string, unknown>>): Promise<readonly { position: number; value: T }[]>;
  item(context: Context, id: string): Promise<T | undefined>;
}
export interface ItemCreation<B, T> {
  /** Stores a new item and answers with it, or throws a `Problem`. */
  create(context: Context, body: B): Promise<T>;
}
export interface ItemUpdate<T> { update(context: Context, id: string, change: Change<T, unknown>): Promise<void> }
export interface ItemRemoval<T> {
  remove(context: Context, id: string, request: { current: T; query: Readonly<Record<string, unknown>> }): Promise<void>;
}
export interface ViewHandlers<T> { get(context: Context, query?: Readonly<Record<string, unknown>>): Promise<T> }
export interface ActionRequest<Body> {
  readonly user: string;
  readonly id: string;
  readonly body: Body;
  readonly now: Date;
  /** Runs work of its own before the answer; never call it inside the returned function. */
  transaction<R>(work: (context: Context) => Promise<R>): Promise<R>;
  /** What has to happen once the change is kept, for example telling another service. Its failure is logged, not answered. */
  afterwards(work: () => Promise<void>): void;
}
interface PartHandlers<T> extends ItemUpdate<T> { item(context: Context, id: string): Promise<T | undefined> }
/** First what is slow, then (returned) what is written: that runs in one transaction with its events and its idempotency record. */
export interface ActionHandlers<Body, Answer> {
  call(request: ActionRequest<Body>): Promise<(context: Context) => Promise<Answer>>;
  /** It changes nothing, and may as well run again: its answer is not kept for its `Idempotency-Key`. */
  readonly repeatable?: true;
}

/** A file as it is sent and kept. */
export interface StoredFile {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What a browser saves it as; plain ASCII. */
  readonly name?: string;
}
export interface DownloadHandlers {
  download(context: Context, id: string): Promise<StoredFile | undefined>;
}
export interface FileHandlers<A> extends DownloadHandlers {
  /** Answers what is then known of the file. */
  upload(context: Context, file: StoredFile, id: string): Promise<A>;
  clear(context: Context, id: string): Promise<void>;
}

type Answer<A> = [A] extends [never] ? undefined : A;
type HandlersOf<R> =
  R extends SettingResource<infer T, infer P> ? SettingHandlers<T, P>
  : R extends CollectionResource<infer T>
    ? CollectionReaders<T>
      & (R extends { create: Endpoint<infer B, T> } ? ItemCreation<B, T> : unknown)
      & (R extends { update: Endpoint<unknown, T> } ? ItemUpdate<T> : unknown)
      & (R extends { remove: Endpoint<never, never> } ? ItemRemoval<T> : unknown)
    : R extends PartResource<infer T> ? PartHandlers<T>
    : R extends ActionResource & { call: Endpoint<infer B, infer A> } ? ActionHandlers<B, Answer<A>>
      : R extends FileResource<infer A> ? FileHandlers<A>
      : R extends Pick<FileResource, 'kind' | 'download'> ? DownloadHandlers
      : R extends ViewResource<infer T> ? ViewHandlers<T>
        : never;

/** Every resource of a contract needs its handlers; `batch` is answered by the layer out of the others. */
export type Handlers<C> = { readonly [K in Exclude<keyof C, 'batch'>]: HandlersOf<C[K]> };

/** The same once the types of the single resources are left behind. */
export interface AnyHandlers {
  get?: ViewHandlers<object>['get'];
  patch?: (context: Context, change: Change<object, unknown>) => Promise<void>;
  list?: CollectionReaders<{ id: string }>['list'];
  item?: CollectionReaders<{ id: string }>['item'];
  create?: (context: Context, body: unknown) => Promise<object>;
  update?: (context: Context, id: string, change: Change<object, unknown>) => Promise<void>;
  remove?: (context: Context, id: string, request: { current: object; query: Readonly<Record<string, unknown>> }) => Promise<void>;
  call?: ActionHandlers<unknown, unknown>['call'];
  repeatable?: true;
  download?: FileHandlers<object>['download'];
  upload?: FileHandlers<object>['upload'];
  clear?: FileHandlers<object>['clear'];
}
