import type { CollectionResource, Endpoint } from './contract/endpoint.ts';
import { ApiError } from './errors.ts';
import { Store, type Source } from './store.ts';

/** Where an item stands: in which page, and there at which place. */
export interface Place { readonly page: number; readonly index: number }

const most = { limit: '100' };

/** A list too long to be read whole: page after page, as far as somebody has looked. What is changed here shows without reading again. */
export class Pages<T extends { id: string }> extends Store {
  readonly resource: CollectionResource<T>;
  readonly #source: Source;
  readonly #query: Readonly<Record<string, string>>;
  #saved: readonly (readonly T[])[] | undefined;
  #shown: readonly (readonly T[])[] | undefined;
  #cursor: string | null = null;
  #total: number | undefined;
  #next: Promise<void> | undefined;
  #nextError: ApiError | undefined;
  readonly #removals = new Map<string, Promise<boolean>>();
  /** Removed since the last read. */
  readonly #gone = new Set<string>();
  readonly #failures = new Map<string, ApiError>();
  #version = 0;

  /** With `q`, only what the server finds for it. */
  constructor(resource: CollectionResource<T>, source: Source, q?: string) {
    super();
    this.resource = resource;
    this.#source = source;
    this.#query = q === undefined ? {} : { q };
  }

  /** The same list with only what has `q` in it; its own store, for whoever asks. */
  searched(q: string): Pages<T> { return new Pages(this.resource, this.#source, q); }

  /** What was read, without what is being removed; a page in which nothing changes stays the same array. Undefined until it was read. */
  get pages(): readonly (readonly T[])[] | undefined {
    return this.#shown ??= this.#saved?.map((page) => page.some(({ id }) => this.#removals.has(id)) ? page.filter(({ id }) => !this.#removals.has(id)) : page);
  }
  /** How many there are, also of those not read yet; undefined where the provider does not tell. */
  get total(): number | undefined { return this.#total === undefined ? undefined : Math.max(0, this.#total - this.#removals.size); }
  get hasMore(): boolean { return this.#cursor !== null; }
  get readsMore(): boolean { return this.#next !== undefined; }
  /** Why the next page could not be read. */
  get nextError(): ApiError | undefined { return this.#nextError; }
  /** Counts what became known: whoever shows a part of this list looks again. */
  get version(): number { return this.#version; }
  /** Removed, or about to be. */
  isGone(id: string): boolean { return this.#removals.has(id) || this.#gone.has(id); }
  /** Why the item could not be removed. */
  failure(id: string): ApiError | undefined { return this.#failures.get(id); }

  /** Reads the next page, once however many ask. Never rejects: see `nextError`. */
  next(): Promise<void> {
    if (this.#cursor === null) return Promise.resolve();
    this.#next ??= this.#readNext(this.#cursor).finally(() => {
      this.#next = undefined;
      this.notify();
    });
    this.notify();
    return this.#next;
  }

  /** Adds an item at a place, else at the beginning. Rejects with `ApiError`; it may have landed all the same where no answer came. */
  async create(body: unknown, place: Place = { page: 0, index: 0 }): Promise<T> {
    const { name, create } = this.resource;
    if (!create) throw new ApiError('forbidden');
    const { value } = await this.#source.write(name, create, { body });
    const item = value as T;
    const pages = this.#saved?.length ? this.#saved : [[]];
    this.#gone.delete(item.id);
    this.#take(pages.map((page, at) => at === Math.min(place.page, pages.length - 1) ? page.toSpliced(place.index, 0, item) : page), 1);
    return item;
  }

  /** Changes a part of an item as it was shown. Rejects with `ApiError`: of kind `conflict` when somebody else has changed the same, with the newer item as its cause. */
  async update(item: T, patch: Partial<T>): Promise<void> {
    const { name, item: one, update } = this.resource;
    if (!one || !update) throw new ApiError('forbidden');
    const { id } = item;
    const { value: now, etag } = await this.#source.call(one, { id });
    if (now && (Object.keys(patch) as (keyof T)[]).some((key) => now[key] !== item[key])) {
      this.#put(now);
      throw new ApiError('conflict', { cause: now });
    }
    const { value } = await this.#source.write(name, update as Endpoint<unknown, T>, { id, body: patch, etag });
    if (value) this.#put(value);
  }

  /** Removes an item, which is not shown any more at once. Never rejects: false when refused, see `failure`. */
  remove(id: string): Promise<boolean> {
    let removal = this.#removals.get(id);
    if (!removal) {
      removal = this.#remove(id);
      this.#removals.set(id, removal);
      this.#failures.delete(id);
      this.#changed();
    }
    return removal;
  }

  protected get present(): boolean { return this.#saved !== undefined; }

  protected async read(): Promise<void> {
    const { name, list } = this.resource;
    let version: number;
    do {
      version = this.#version;
      const wanted = this.#saved?.flat().length ?? 0;
      const first = this.#query['q'] === undefined ? await this.#source.read(name, list, this.etag) : await this.#source.call(list, { query: { ...this.#query, ...most } });
      if (first.notModified) return;
      const pages = [first.value.items];
      let cursor = first.value.nextCursor;
      while (cursor !== null && pages.flat().length < wanted) {
        const { value } = await this.#source.call(list, { query: { ...this.#query, ...most, cursor } });
        if (!value?.items.length) throw new ApiError('contract');
        pages.push(value.items);
        cursor = value.nextCursor;
      }
      if (version !== this.#version) continue;
      this.#cursor = cursor;
      this.#total = first.value.total;
      this.#nextError = undefined;
      this.#gone.clear();
      this.#take(pages);
      // The first page's ETag says nothing about the others.
      this.etag = first.value.nextCursor === null ? first.etag : undefined;
      return;
    } while (version !== this.#version);
  }

  async #readNext(cursor: string): Promise<void> {
    const version = this.#version;
    this.#nextError = undefined;
    try {
      const { value } = await this.#source.call(this.resource.list, { query: { ...this.#query, ...most, cursor } });
      if (!value) throw new ApiError('contract');
      // Read again from the start meanwhile.
      if (this.#cursor !== cursor) return;
      const known = new Set(version === this.#version ? [] : this.#saved?.flat().map(({ id }) => id));
      this.#cursor = value.nextCursor;
      this.#total = value.total ?? this.#total;
      this.#saved = [...this.#saved ?? [], value.items.filter(({ id }) => !known.has(id) && !this.#gone.has(id))];
      this.#changed();
    } catch (error) {
      this.#nextError = error as ApiError;
    }
  }

  async #remove(id: string): Promise<boolean> {
    let failure: ApiError | undefined;
    for (let tries = 0; tries === 0 || (failure?.status === 412 && tries < 2); tries++) failure = await this.#tryRemove(id);
    this.#removals.delete(id);
    if (failure) {
      this.#failures.set(id, failure);
      this.#changed();
    } else {
      this.#gone.add(id);
      this.#take(this.#saved?.map((page) => page.some((item) => item.id === id) ? page.filter((item) => item.id !== id) : page), -1);
    }
    return !failure;
  }

  async #tryRemove(id: string): Promise<ApiError | undefined> {
    const { name, item, remove } = this.resource;
    try {
      if (!remove) throw new ApiError('forbidden');
      const etag = item && (await this.#source.call(item, { id })).etag;
      await this.#source.write(name, remove, { id, etag });
    } catch (error) {
      if ((error as ApiError).kind !== 'not-found') return error as ApiError;
    }
    return undefined;
  }

  #put(item: T): void {
    this.#take(this.#saved?.map((page) => page.some(({ id }) => id === item.id) ? page.map((other) => other.id === item.id ? item : other) : page));
  }

  #take(pages: readonly (readonly T[])[] | undefined, more = 0): void {
    this.#version++;
    this.#saved = pages;
    if (this.#total !== undefined) this.#total += more;
    this.etag = undefined;
    this.#changed();
  }

  #changed(): void {
    this.#shown = undefined;
    this.notify();
  }
}
