import type { ViewResource } from '../../client/contract/endpoint.ts';
import type { Session } from '../../client/session.ts';
import type { View } from '../../client/view.ts';
import { StoreController } from './store-controller.ts';

/** Binds one `View` of the session to a panel. There is nothing to save. */
export class ViewController<T extends object> extends StoreController<View<T>, ViewResource<T>> {
  get value(): T | undefined { return this.store?.value; }

  receive(value: T): void { this.store?.receive(value); }

  protected find(session: Session): View<T> { return session.view(this.resource); }
  protected get present(): boolean { return this.value !== undefined; }
}
