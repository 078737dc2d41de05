import type { CollectionResource } from '../../client/contract/endpoint.ts';
import type { Collection } from '../../client/collection.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import { StoreController } from './store-controller.ts';

/** Binds one `Collection` of the session to a panel. Its changes act at once, so it is never dirty. */
export class CollectionController<T extends { id: string }> extends StoreController<Collection<T>, CollectionResource<T>> {
  get items(): readonly T[] | undefined { return this.store?.items; }

  failure(id: string): ApiError | undefined { return this.store?.failure(id); }
  removing(id: string): boolean { return this.store?.removing(id) ?? false; }

  /** Takes an item away at once, and back when it is refused. */
  async remove(id: string, query?: Record<string, string>): Promise<boolean> {
    const { store } = this;
    if (!store) return false;
    const removed = await store.remove(id, query);
    const error = store.failure(id);
    this.host.dispatchEvent(removed || !error ? new SettingsSavedEvent(this.resource.name, null) : new SettingsErrorEvent(this.resource.name, error));
    return removed;
  }

  protected find(session: Session): Collection<T> { return session.collection(this.resource); }
  protected get present(): boolean { return this.items !== undefined; }
}
