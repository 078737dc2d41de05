import { Collection } from './collection.ts';
import { capabilities, type Capabilities, type Reason } from './contract/capabilities.ts';
import type { CollectionResource, Endpoint, SettingResource, ViewResource } from './contract/endpoint.ts';
import type { ChangeEvent } from './contract/events.ts';
import type { ApiError } from './errors.ts';
import { Http, isOnline, uuid, type CallInput, type HttpOptions } from './http.ts';
import type { Live } from './live.ts';
import { Reader } from './reader.ts';
import { Setting } from './setting.ts';
import type { Source, Store } from './store.ts';
import { View } from './view.ts';

export type SessionOptions = HttpOptions;

/** What the user may do with a feature or a field. */
export interface Access {
  readonly access: 'none' | 'read' | 'write';
  readonly reason?: Reason | undefined;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

/** Has changes that wait to be saved. */
export interface Savable {
  readonly dirty: boolean;
  /** False when some of them stay unsaved. */
  save(): Promise<boolean>;
  discard(): void;
  subscribe(listener: () => void): () => void;
}

export type WordSource = object | ((locale: string) => object);

/** How many own changes are remembered, to know their echoes. */
const mostEchoes = 100;
const ranks = ['none', 'read', 'write'] as const;
/** What a newer provider may call `access` is not more than reading. */
const rank = (access: string): number => access === 'unknown' ? 1 : ranks.indexOf(access as Access['access']);

/** Nothing is sent before the first read is asked for. */
export const createSession = (options: SessionOptions): Session => new Session(options);

/** Everything that the panels of one signed-in user share: one stable object for as long as the user is signed in. */
export class Session {
  /** What the user may do. `value` is undefined until it was read. */
  readonly capabilities: View<Capabilities>;
  #words: WordSource | undefined;
  readonly #http: Http;
  readonly #reader: Reader;
  readonly #source: Source;
  readonly #closing = new AbortController();
  #live: Live | undefined;
  readonly #stores = new Map<string, Store>();
  readonly #savables = new Set<Savable>();
  readonly #listeners = new Set<() => void>();
  /** Resource by the id of the request that changed it. */
  readonly #echoes = new Map<string, string>();
  /** The last POST, where no answer says whether it landed: made again, it is the same one. */
  #unsure: Readonly<Record<string, string>> = {};
  #signedOut = false;
  #reachable = true;
  /** What the listeners know. */
  #told = '';

  constructor(options: SessionOptions) {
    this.#http = new Http(options, (error) => this.#heard(error));
    this.#reader = new Reader(this.#http);
    const { signal } = this.#closing;
    globalThis.addEventListener?.('offline', () => this.#tell(), { signal });
    globalThis.addEventListener?.('online', () => {
      this.#tell();
      // What did not come at first comes now; later changes are `Live`'s.
      if (!this.#live) void this.refresh();
    }, { signal });
    this.#source = {
      read: (name, endpoint, etag) => {
        if (!this.capabilities.asked) void this.capabilities.load();
        return this.#reader.read(name, endpoint, etag);
      },
      write: (name, endpoint, input) => this.#write(name, endpoint, input),
      call: (endpoint, input) => this.#http.call(endpoint, input),
    };
    this.capabilities = new View(capabilities, this.#source);
    this.#stores.set(capabilities.name, this.capabilities);
    this.capabilities.subscribe(() => {
      void this.#follow();
      this.#tell(true);
    });
    this.#told = this.#state();
  }

  /** BCP 47 language of the panels' words and of the texts the server writes; whoever shows something decides where it is undefined. */
  get locale(): string | undefined { return this.#http.locale; }
  set locale(locale: string | undefined) {
    if (locale === this.locale) return;
    this.#http.locale = locale;
    this.#tell(true);
  }

  /** What a page wants to read in place of the panels' own words; its shape is the elements' affair. */
  get words(): WordSource | undefined { return this.#words; }
  set words(words: WordSource | undefined) {
    if (words === this.#words) return;
    this.#words = words;
    this.#tell(true);
  }

  /** The store of a setting, the same for all who ask. */
  setting<T extends object, P>(resource: SettingResource<T, P>): Setting<T> {
    return this.store(resource.name, (source) => this.join(new Setting(resource, source)));
  }

  /** The store of a list, the same for all who ask. */
  collection<T extends { id: string }>(resource: CollectionResource<T>): Collection<T> {
    return this.store(resource.name, (source) => new Collection(resource, source));
  }

  /** A store of any other kind by the name of its resource, made once: it is read again when the resource has changed. */
  store<S extends Store>(name: string, make: (source: Source) => S): S {
    const store = this.#stores.get(name) ?? make(this.#source);
    this.#stores.set(name, store);
    return store as S;
  }

  /** From now on its changes count among the session's: to be saved, discarded, and warned of before the page is left. */
  join<S extends Savable>(savable: S): S {
    this.#savables.add(savable);
    savable.subscribe(() => this.#tell());
    return savable;
  }

  /** The store of a document that is only read, the same for all who ask. */
  view<T extends object>(resource: ViewResource<T>): View<T> {
    return this.store(resource.name, () => new View(resource, this.#source));
  }

  /** Any other operation. Rejects with `ApiError`, or with the signal's reason. */
  async call<B, A>(endpoint: Endpoint<B, A>, input?: CallInput<NoInfer<B>>): Promise<A> {
    return (await this.#http.call(endpoint, input)).value as A;
  }

  /**
   * What the user may do with a feature, or with one field of it: `access('profile', 'email')`.
   * Undefined while the capabilities are not there; what they do not name is `none`. A field never allows more than its feature.
   */
  access(feature: string, field?: string): Access | undefined {
    const { value } = this.capabilities;
    if (!value) return undefined;
    const whole = value.features[feature] ?? { access: 'none' };
    const own = field === undefined ? undefined : value.fields?.[`${feature}.${field}`];
    const stricter = own && rank(own.access) <= rank(whole.access) ? own : whole;
    return { access: ranks[rank(stricter.access)] ?? 'none', reason: stricter.reason, params: whole.params };
  }

  /** Starts reading by name, before the code that knows the resources is here; their stores take the answers over. */
  prefetch(...names: string[]): void {
    if (!this.capabilities.asked) void this.capabilities.load();
    for (const name of names) if (!this.#stores.get(name)?.asked) this.#reader.prefetch(name);
  }

  /** Something has unsaved edits. */
  get dirty(): boolean { return [...this.#savables].some(({ dirty }) => dirty); }

  /** Saves everything with unsaved edits, each by its own request. True when all of them landed. */
  async save(): Promise<boolean> {
    const saved = await Promise.all([...this.#savables].filter(({ dirty }) => dirty).map((savable) => savable.save()));
    return !saved.includes(false);
  }

  discard(): void { for (const savable of this.#savables) savable.discard(); }

  /** The last request was refused for want of a valid token. */
  get signedOut(): boolean { return this.#signedOut; }
  /** The browser has a network, and the last request an answer. */
  get online(): boolean { return this.#reachable && isOnline(); }

  /** Calls the listener when `dirty`, `signedOut`, `online`, `locale`, `words` or the capabilities change; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Reads again what was read, for example after signing in again. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#stores].map(([name, store]) => {
      this.#reader.forget(name);
      return store.asked && store.load();
    }));
  }

  /** Ends the event stream and all waiting. */
  close(): void {
    this.#closing.abort();
    this.#live?.close();
  }

  async #write<B, A>(name: string, endpoint: Endpoint<B, A>, input: CallInput<B>) {
    const what = endpoint.method === 'POST' && !(input.body instanceof Blob) ? endpoint.path + JSON.stringify(input) : '';
    const requestId = this.#unsure[what] ?? uuid();
    this.#unsure = {};
    for (const old of this.#echoes.keys()) if (this.#echoes.size >= mostEchoes) this.#echoes.delete(old);
    this.#echoes.set(requestId, name);
    try {
      return await this.#http.call(endpoint, { ...input, requestId });
    } catch (error) {
      // It may have landed all the same, and then its echo is the only word of it.
      this.#echoes.delete(requestId);
      if (what && (error as ApiError).status === undefined) this.#unsure = { [what]: requestId };
      throw error;
    }
  }

  /** Where its code does not come, the next look at the capabilities asks for it again. */
  async #follow(): Promise<void> {
    if (!this.capabilities.value) return;
    const live = await import('./live.ts').catch(() => undefined);
    const { value } = this.capabilities;
    if (!live || !value || this.#closing.signal.aborted) return;
    this.#live ??= new live.Live(this.#http, { changed: (change) => this.#onChange(change), refresh: () => void this.refresh() });
    this.#live.follow(value.events, value.lastEventId);
  }

  #onChange({ resource, id, etag, requestId }: ChangeEvent): void {
    if (requestId !== undefined && this.#echoes.get(requestId) === resource) return;
    this.#reader.forget(resource);
    const store = this.#stores.get(resource);
    // With an id, the ETag is the item's.
    if (store?.asked) void store.reload(id === undefined ? etag : undefined);
  }

  #heard(error?: ApiError): void {
    const wasSignedOut = this.#signedOut;
    this.#reachable = error?.kind !== 'offline';
    if (!error || error.kind === 'signed-out') this.#signedOut = error !== undefined;
    this.#tell();
    if (wasSignedOut && !this.#signedOut) this.#live?.wake();
  }

  #state(): string { return [this.dirty, this.signedOut, this.online].join(); }

  #tell(isNews = false): void {
    const state = this.#state();
    if (!isNews && state === this.#told) return;
    this.#told = state;
    for (const listener of this.#listeners) listener();
  }
}
