import type { ViewResource } from '../../client/contract/endpoint.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { View } from '../../client/view.ts';
import { SettingsErrorEvent } from '../events.ts';
import type { PanelHost, PanelStore } from './panel-host.ts';

/** Binds one `View` of the session to a panel: loads it, and redraws on change. There is nothing to save. */
export class ViewController<T extends object> implements PanelStore {
  readonly #host: PanelHost;
  readonly resource: ViewResource<T>;
  #view: View<T> | undefined;
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #told: ApiError | undefined;
  readonly dirty = false;
  readonly saving = false;
  readonly conflicted = false;
  readonly changes: readonly string[] = [];

  constructor(host: PanelHost, resource: ViewResource<T>) {
    this.#host = host;
    this.resource = resource;
    host.own(this);
  }

  get value(): T | undefined { return this.#view?.value; }
  /** Without a value where the user may not see it: then there is nothing to wait for. */
  get ready(): boolean { return this.value !== undefined || this.#closed; }
  get error(): ApiError | undefined { return this.#closed ? undefined : this.#view?.error; }
  get failed(): 'load' | undefined { return this.error ? 'load' : undefined; }

  attach(session: Session): void {
    const view = session.view(this.resource);
    if (view === this.#view && this.#unsubscribe) return;
    this.detach();
    this.#session = session;
    this.#view = view;
    this.#unsubscribe = view.subscribe(() => this.#changed());
    if (view.phase === 'idle') void view.load();
    this.#host.requestUpdate();
  }

  detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  reload(): void { void this.#view?.load(); }
  receive(value: T): void { this.#view?.receive(value); }
  save(): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* Nothing waits here. */ }

  get #closed(): boolean {
    const { feature } = this.resource;
    return feature !== undefined && this.#session?.access(feature)?.access === 'none';
  }

  #changed(): void {
    const { error } = this;
    if (error && error !== this.#told) this.#host.dispatchEvent(new SettingsErrorEvent(this.resource.name, error));
    this.#told = error;
    this.#host.requestUpdate();
  }
}
