import { avatar, type Avatar } from '../../client/contract/avatar.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { PanelHost, PanelStore } from '../controllers/panel-host.ts';
import { SettingsErrorEvent, SettingsSavedEvent, SettingsSaveEvent } from '../events.ts';
import { AvatarChange } from './avatar-change.ts';

/** The panel's side of the picture that waits to be saved, like any other change of the panel. */
export class AvatarStore implements PanelStore {
  readonly #host: PanelHost;
  #change: AvatarChange | undefined;
  #unsubscribe: (() => void) | undefined;
  #preview: { readonly of: Blob; readonly url: string } | undefined;
  readonly ready = true;

  constructor(host: PanelHost) {
    this.#host = host;
    host.own(this);
    // The panel may be at work already.
    if (host.activeSession) this.attach(host.activeSession);
    // What waits is kept while the panel is elsewhere; its address is not.
    host.addController({ hostDisconnected: () => this.#forget() });
  }

  get dirty(): boolean { return this.#change?.dirty ?? false; }
  get saving(): boolean { return this.#change?.saving ?? false; }
  get conflicted(): boolean { return this.#change?.conflicted ?? false; }
  get error(): ApiError | undefined { return this.#change?.error; }
  get failed(): 'save' | undefined { return this.error && 'save'; }
  get changes(): readonly string[] { return this.dirty ? ['/avatar'] : []; }
  get saved(): Avatar | null { return this.#change?.saved ?? null; }
  /** There is a picture, or will be. */
  get present(): boolean { return this.dirty ? this.#change?.chosen !== null : this.saved !== null; }
  /** Address of the picture that waits. */
  get preview(): string | undefined {
    const chosen = this.#change?.chosen ?? undefined;
    if (chosen === this.#preview?.of) return this.#preview?.url;
    this.#forget();
    this.#preview = chosen && { of: chosen, url: URL.createObjectURL(chosen) };
    return this.#preview?.url;
  }

  attach(session: Session): void {
    const change = AvatarChange.of(session);
    if (change === this.#change && this.#unsubscribe) return;
    this.detach();
    this.#change = change;
    this.#unsubscribe = change.subscribe(() => this.#host.requestUpdate());
  }

  detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
  reload(): void { /* The panel's other store reads the profile. */ }

  /** Takes a square picture, or null for none. */
  choose(picture: Blob | null): void {
    this.#change?.choose(picture);
    if (this.#host.autosave) void this.save();
  }

  keepMine(): void { this.#change?.keepMine(); }
  discard(): void { this.#change?.discard(); }

  /** Sends what was chosen, unless the page says no. False when it stays unsaved. */
  async save(): Promise<boolean> {
    if (!this.#change?.dirty) return true;
    if (!this.#host.dispatchEvent(new SettingsSaveEvent(avatar.name, ['']))) return false;
    const saved = await this.#change.save();
    if (saved) this.#host.dispatchEvent(new SettingsSavedEvent(avatar.name, this.saved));
    else if (this.error) this.#host.dispatchEvent(new SettingsErrorEvent(avatar.name, this.error));
    return saved;
  }

  #forget(): void {
    if (this.#preview) URL.revokeObjectURL(this.#preview.url);
    this.#preview = undefined;
  }
}
