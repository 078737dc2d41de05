import type { CollectionResource } from './contract/endpoint.ts';
import { ApiError } from './errors.ts';
import { Store, type Source } from './store.ts';

/** A list that is longer has no end, or none that a person would see. */
const mostPages = 1_000;

/** A list of what the user owns. A removal shows at once; refused, the item is back where it was. */
export class Collection<T extends { id: string }> extends Store {
  readonly resource: CollectionResource<T>;
  readonly #source: Source;
  #saved: readonly T[] | undefined;
  #items: readonly T[] | undefined;
  readonly #removals = new Map<string, Promise<boolean>>();
  readonly #failures = new Map<string, ApiError>();
  /** Counts the changes made here: a read begun before the last one knows less than this list. */
  #version = 0;

  constructor(resource: CollectionResource<T>, source: Source) {
    super();
    this.resource = resource;
    this.#source = source;
  }

  /** What is there, without what is being removed: the same array until something changes. Undefined until it was read. */
  get items(): readonly T[] | undefined { return this.#items ??= this.#saved?.filter(({ id }) => !this.removing(id)); }
  removing(id: string): boolean { return this.#removals.has(id); }
  /** Why the item could not be removed. */
  failure(id: string): ApiError | undefined { return this.#failures.get(id); }
  /** Forgets that failure. */
  dismiss(id: string): void {
    this.#failures.delete(id);
    this.#changed();
  }

  /** Removes an item. Never rejects: false when refused, see `failure`. An item that is not there any more counts as removed. */
  remove(id: string, query: Readonly<Record<string, string>> = {}): Promise<boolean> {
    let removal = this.#removals.get(id);
    if (!removal) {
      removal = this.#remove(id, query);
      this.#removals.set(id, removal);
      this.dismiss(id);
    }
    return removal;
  }

  /** Runs a request that adds or changes an item, and takes the item it answers. Rejects with `ApiError`. */
  async change(work: (source: Source) => Promise<T>): Promise<T> {
    const item = await work(this.#source);
    this.receive(item);
    return item;
  }

  /** Takes an item that the server pushed. */
  receive(item: T): void {
    const known = this.#saved?.some(({ id }) => id === item.id);
    this.#take(known ? this.#saved?.map((other) => other.id === item.id ? item : other) : [...this.#saved ?? [], item]);
  }

  protected get present(): boolean { return this.#saved !== undefined; }

  protected async read(): Promise<void> {
    const { name, list } = this.resource;
    let version: number;
    do {
      version = this.#version;
      const first = await this.#source.read(name, list, this.etag);
      if (first.notModified) return;
      const items = [...first.value.items];
      const asked = new Set<string>();
      for (let cursor = first.value.nextCursor; cursor !== null;) {
        // Pages that go round would never end.
        if (asked.has(cursor) || asked.size === mostPages - 1) throw new ApiError('contract');
        asked.add(cursor);
        const next = await this.#source.call(list, { query: { cursor, limit: '100' } });
        if (next.notModified) throw new ApiError('contract');
        items.push(...next.value.items);
        cursor = next.value.nextCursor;
      }
      if (version !== this.#version) continue;
      this.#saved = items;
      // The first page's ETag says nothing about the others.
      this.etag = first.value.nextCursor === null ? first.etag : undefined;
      this.#changed();
    } while (version !== this.#version);
  }

  async #remove(id: string, query: Readonly<Record<string, string>>): Promise<boolean> {
    let failure: ApiError | undefined;
    for (let tries = 0; tries === 0 || (failure?.status === 412 && tries < 2); tries++) {
      failure = await this.#tryRemove(id, query);
    }
    this.#removals.delete(id);
    if (failure) {
      this.#failures.set(id, failure);
      this.#changed();
    } else {
      this.#take(this.#saved?.filter((item) => item.id !== id));
    }
    return !failure;
  }

  async #tryRemove(id: string, query: Readonly<Record<string, string>>): Promise<ApiError | undefined> {
    const { name, item, remove } = this.resource;
    try {
      if (!remove) throw new ApiError('forbidden');
      const etag = item && (await this.#source.call(item, { id })).etag;
      await this.#source.write(name, remove, { id, query, etag });
    } catch (error) {
      if ((error as ApiError).kind !== 'not-found') return error as ApiError;
    }
    return undefined;
  }

  #take(items: readonly T[] | undefined): void {
    this.#version++;
    this.#saved = items;
    this.etag = undefined;
    this.#changed();
  }

  #changed(): void {
    this.#items = undefined;
    this.notify();
  }
}
