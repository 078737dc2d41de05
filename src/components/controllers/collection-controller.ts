import type { CollectionResource } from '../../client/contract/endpoint.ts';
import type { Collection } from '../../client/collection.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelHost, PanelStore } from './panel-host.ts';

/** Binds one `Collection` of the session to a panel. Its changes act at once, so it is never dirty. */
export class CollectionController<T extends { id: string }> implements PanelStore {
  readonly #host: PanelHost;
  readonly resource: CollectionResource<T>;
  #collection: Collection<T> | undefined;
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #told: ApiError | undefined;
  readonly dirty = false;
  readonly saving = false;
  readonly conflicted = false;
  readonly changes: readonly string[] = [];

  constructor(host: PanelHost, resource: CollectionResource<T>) {
    this.#host = host;
    this.resource = resource;
    host.own(this);
  }

  get items(): readonly T[] | undefined { return this.#collection?.items; }
  /** Without items where the user may not see them: then there is nothing to wait for. */
  get ready(): boolean { return this.items !== undefined || this.#closed; }
  get error(): ApiError | undefined { return this.#closed ? undefined : this.#collection?.error; }
  get failed(): 'load' | undefined { return this.error ? 'load' : undefined; }

  attach(session: Session): void {
    const collection = session.collection(this.resource);
    if (collection === this.#collection && this.#unsubscribe) return;
    this.detach();
    this.#session = session;
    this.#collection = collection;
    this.#unsubscribe = collection.subscribe(() => this.#changed());
    if (collection.phase === 'idle') void collection.load();
    this.#host.requestUpdate();
  }

  detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  reload(): void { void this.#collection?.load(); }
  save(): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* Nothing waits here. */ }
  failure(id: string): ApiError | undefined { return this.#collection?.failure(id); }
  removing(id: string): boolean { return this.#collection?.removing(id) ?? false; }

  /** Takes an item away at once, and back when it is refused. */
  async remove(id: string, query?: Record<string, string>): Promise<boolean> {
    const collection = this.#collection;
    if (!collection) return false;
    const removed = await collection.remove(id, query);
    const error = collection.failure(id);
    this.#host.dispatchEvent(removed || !error ? new SettingsSavedEvent(this.resource.name, null) : new SettingsErrorEvent(this.resource.name, error));
    return removed;
  }

  get #closed(): boolean { return this.#session?.access(this.resource.feature)?.access === 'none'; }

  #changed(): void {
    const { error } = this;
    if (error && error !== this.#told) this.#host.dispatchEvent(new SettingsErrorEvent(this.resource.name, error));
    this.#told = error;
    this.#host.requestUpdate();
  }
}
