import type { CollectionResource } from './contract/endpoint.ts';
import type { ApiError } from './errors.ts';
import { Store, type Phase } from './store.ts';

export class Collection<T extends { id: string }> extends Store {
  readonly resource: CollectionResource<T>;
  constructor(resource: CollectionResource<T>) { super(); this.resource = resource; }
  get items(): readonly T[] | undefined { return undefined; }
  get phase(): Phase { return 'idle'; }
  get error(): ApiError | undefined { return undefined; }
  load(): Promise<void> { return Promise.resolve(); }
  remove(_id: string, _query?: Record<string, string>): Promise<boolean> { return Promise.resolve(true); }
  failure(_id: string): ApiError | undefined { return undefined; }
  dismiss(_id: string): void { /* skeleton */ }
  removing(_id: string): boolean { return false; }
  receive(_item: T): void { /* skeleton */ }
}
