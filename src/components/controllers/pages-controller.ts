import type { CollectionResource } from '../../client/contract/endpoint.ts';
import type { ApiError } from '../../client/errors.ts';
import { Pages } from '../../client/pages.ts';
import type { Session } from '../../client/session.ts';
import { StoreController } from './store-controller.ts';

/** Binds one long list of the session to a panel, and what is searched for in it. It is changed through `all`, at once, so it is never dirty. */
export class PagesController<T extends { id: string }> extends StoreController<Pages<T>, CollectionResource<T>> {
  #found: Pages<T> | undefined;
  #wanted = '';
  #version = 0;

  /** What was found where something is searched for, else the whole list, as far as it was read. */
  get pages(): readonly (readonly T[])[] {
    const all = this.store;
    if (!this.#found) return all?.pages ?? [];
    // What is removed from the whole list is not found any more.
    return this.#found.pages?.map((page) => (page.some(({ id }) => all?.isGone(id)) ? page.filter(({ id }) => !all?.isGone(id)) : page)) ?? [];
  }
  /** The whole list, whatever is searched for: what changes it goes through it. */
  get all(): Pages<T> | undefined { return this.store; }
  /** How many there are in the whole list. */
  get total(): number { return this.store?.total ?? this.store?.pages?.flat().length ?? 0; }
  /** What the pages above are searched for; empty for the whole list. */
  get query(): string { return this.#found ? this.#wanted : ''; }
  /** How many of these there are. */
  get found(): number { return this.#shown?.total ?? this.pages.flat().length; }
  get hasMore(): boolean { return this.#shown?.hasMore ?? false; }
  get readsMore(): boolean { return this.#shown?.readsMore ?? false; }
  /** Why the search or the next page failed. */
  get nextError(): ApiError | undefined { return this.#found?.error ?? this.#shown?.nextError; }

  override attach(session: Session): void {
    const before = this.store;
    super.attach(session);
    if (before !== this.store) this.#found = undefined;
  }

  failure(id: string): ApiError | undefined { return this.store?.failure(id); }

  next(): void { void (this.#found?.error ? this.#found.load() : this.#shown?.next()); }

  /** Shows what the server finds, once it is there: until then, what was shown before. */
  async search(query: string): Promise<void> {
    this.#wanted = query;
    const found = query ? this.store?.searched(query) : undefined;
    await found?.load();
    if (this.#wanted !== query || (query && !found)) return;
    this.#found = found;
    found?.subscribe(() => this.host.requestUpdate());
    this.host.requestUpdate();
  }

  get #shown(): Pages<T> | undefined { return this.#found ?? this.store; }

  protected find(session: Session): Pages<T> { return session.store(this.resource.name, (source) => new Pages(this.resource, source)); }
  protected get present(): boolean { return this.store?.pages !== undefined; }

  protected override changed(): void {
    super.changed();
    const { version = 0 } = this.store ?? {};
    if (version !== this.#version) void this.#found?.load();
    this.#version = version;
  }
}
