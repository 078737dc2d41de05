import { pointerTo } from '../../client/contract/common.ts';
import type { SettingResource } from '../../client/contract/endpoint.ts';
import type { Session } from '../../client/session.ts';
import type { DeepPartial } from '../../client/edits.ts';
import type { Setting } from '../../client/setting.ts';
import { SettingsSavedEvent, SettingsSaveEvent } from '../events.ts';
import { issueText, reasonText, type Bound, type Inner } from './bound.ts';
import type { PanelHost } from './panel-host.ts';
import { StoreController } from './store-controller.ts';

/** After the last keystroke, in milliseconds, `autosave` saves typed text. */
const typingPause = 500;

/** Binds one `Setting` of the session to a panel, and tells the page what was saved. */
export class SettingController<T extends object> extends StoreController<Setting<T>, SettingResource<T>> {
  #latest: DeepPartial<T> = {};
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #member: string;

  /** Of a setting that several panels share, each shows one `member`. */
  constructor(host: PanelHost, resource: SettingResource<T>, member?: keyof T & string) {
    super(host, resource);
    this.#member = member === undefined ? '' : `/${member}/`;
  }

  get value(): T | undefined { return this.store?.value; }
  get saved(): T | undefined { return this.store?.saved; }
  override get saving(): boolean { return this.store?.phase === 'saving'; }
  override get failed(): 'load' | 'save' | undefined { return this.error && this.store?.failed; }
  override get conflicted(): boolean { return (this.store?.conflicts.length ?? 0) > 0; }
  override get changes(): readonly string[] { return this.store?.changes.filter((pointer) => pointer.startsWith(this.#member)) ?? []; }

  override detach(): void {
    if (this.#pause) void this.save();
    super.detach();
  }

  override discard(): void {
    const { store } = this;
    if (store?.changes.length === this.changes.length) store.discard();
    else for (const pointer of this.changes) store?.takeTheirs(pointer);
  }

  edit(patch: DeepPartial<T>): void { this.store?.edit(patch); }

  /** Changes and sends at once, whatever else waits. */
  set(patch: DeepPartial<T>): Promise<boolean> {
    this.#latest = patch;
    this.edit(patch);
    return this.#now();
  }

  /** Sends what changed, unless the page says no. False when it stays unsaved. */
  override async save(): Promise<boolean> {
    return this.#send((setting) => setting.save());
  }

  /** What a form field needs to show and change one value. */
  bind<K extends keyof T & string>(key: K): Bound<T[K]>;
  bind<K extends keyof T & string, L extends keyof Inner<T, K> & string>(key: K, inner: L): Bound<Inner<T, K>[L]>;
  bind<K extends keyof T & string, L extends keyof Inner<T, K> & string, M extends keyof Inner<Inner<T, K>, L> & string>(
    key: K, inner: L, innermost: M): Bound<Inner<Inner<T, K>, L>[M]>;
  bind(...path: string[]): Bound<unknown> {
    const setting = this.store;
    const pointer = pointerTo(path);
    const { strings } = this.host;
    const access = this.#access(path);
    const changed = setting?.changed(pointer) ?? false;
    const locked = access?.access === 'read';
    const issue = setting?.issues.find((each) => each.pointer === pointer);
    const conflict = setting?.conflicts.find((each) => each.pointer === pointer);
    const reason = locked ? reasonText(access, strings) : undefined;
    return {
      id: path.join('-'),
      value: path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], this.value),
      // What was typed before the lock came stays in its field, until it is discarded.
      access: locked && changed ? 'write' : access?.access ?? 'read',
      reason,
      changed,
      issue: issue ? issueText(issue, strings) : changed ? reason : undefined,
      issueCode: issue?.code,
      conflict: conflict && {
        theirs: conflict.theirs,
        keepMine: () => setting?.keepMine(pointer),
        takeTheirs: () => setting?.takeTheirs(pointer),
      },
      onInput: (value) => {
        const patch = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as DeepPartial<T>;
        this.#latest = patch;
        setting?.edit(patch);
        if (this.host.autosave && typeof value === 'string') this.#later();
      },
      onCommit: () => { if (this.host.autosave) void this.#now(); },
    };
  }

  #access(path: readonly string[]) {
    const { feature } = this.resource;
    const name = typeof feature === 'string' ? feature : feature[path[0] ?? ''];
    const field = typeof feature === 'string' ? path : path.slice(1);
    if (name === undefined) return undefined;
    const session = this.host.activeSession;
    // What is locked is locked with all that is in it.
    const outer = session?.access(name, field[0]);
    return field.length > 1 && outer?.access === 'write' ? session?.access(name, field.join('.')) : outer;
  }

  #later(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#now(), typingPause);
  }

  /** Autosave: what cannot be kept goes back by itself, what was typed stays. */
  async #now(): Promise<boolean> {
    return this.#send((setting) => setting.set(this.#latest));
  }

  async #send(how: (setting: Setting<T>) => Promise<boolean>): Promise<boolean> {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    const setting = this.store;
    if (!setting?.dirty) return true;
    if (!this.host.dispatchEvent(new SettingsSaveEvent(this.resource.name, setting.changes))) return false;
    const saved = await how(setting);
    if (saved) this.host.dispatchEvent(new SettingsSavedEvent(this.resource.name, setting.value));
    return saved;
  }

  protected find(session: Session): Setting<T> { return session.setting(this.resource); }
  protected get present(): boolean { return this.value !== undefined; }
}
