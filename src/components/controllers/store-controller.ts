import type { Feature } from '../../client/contract/endpoint.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { Store } from '../../client/store.ts';
import { SettingsErrorEvent } from '../events.ts';
import type { PanelHost, PanelStore } from './panel-host.ts';

/** Binds one store of the session to a panel: has it read, redraws on change, tells the page of failures. Unless a subclass says more, nothing waits in it. */
export abstract class StoreController<S extends Store, R extends { readonly name: string; readonly feature?: unknown }> implements PanelStore {
  readonly resource: R;
  protected readonly host: PanelHost;
  protected store: S | undefined;
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #told: ApiError | undefined;

  constructor(host: PanelHost, resource: R) {
    this.host = host;
    this.resource = resource;
    host.own(this);
  }

  get dirty(): boolean { return this.changes.length > 0; }
  get saving(): boolean { return false; }
  get conflicted(): boolean { return false; }
  get changes(): readonly string[] { return []; }
  /** Also where the user may not see it: then there is nothing to wait for. */
  get ready(): boolean { return this.present || this.#closed; }
  get error(): ApiError | undefined { return this.#closed ? undefined : this.store?.error; }
  get failed(): 'load' | 'save' | undefined { return this.error && 'load'; }

  /** Asked again whenever something about the session has changed: what was closed may be open now. */
  attach(session: Session): void {
    const store = this.find(session);
    const isNew = store !== this.store || !this.#unsubscribe;
    if (isNew) {
      this.detach();
      this.#session = session;
      this.store = store;
      this.#unsubscribe = store.subscribe(() => this.changed());
      this.host.requestUpdate();
    }
    if ((isNew ? store.phase === 'idle' : !store.asked) && !this.#closed) void store.load();
  }

  detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  reload(): void { void this.store?.load(); }
  save(): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* Nothing waits here. */ }

  protected abstract find(session: Session): S;
  /** There is something to show. */
  protected abstract get present(): boolean;

  protected changed(): void {
    const { error } = this;
    if (error && error !== this.#told) this.host.dispatchEvent(new SettingsErrorEvent(this.resource.name, error));
    this.#told = error;
    this.host.requestUpdate();
  }

  /** Of a setting whose members have capabilities of their own, each is asked for its own. */
  get #closed(): boolean {
    const { feature } = this.resource;
    return typeof feature === 'string' && this.#session?.access(feature satisfies Feature)?.access === 'none';
  }
}
