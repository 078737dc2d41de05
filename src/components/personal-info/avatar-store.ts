import { avatar, type Avatar } from '../../client/contract/avatar.ts';
import { profile, type Profile } from '../../client/contract/profile.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { Setting } from '../../client/setting.ts';
import type { PanelHost, PanelStore } from '../controllers/panel-host.ts';
import { SettingsErrorEvent, SettingsSavedEvent, SettingsSaveEvent } from '../events.ts';

/** The picture that was chosen and waits to be saved, like any other change of the panel. */
export class AvatarStore implements PanelStore {
  readonly #host: PanelHost;
  #session: Session | undefined;
  #setting: Setting<Profile> | undefined;
  /** Null is none; undefined is no change. */
  #chosen: Blob | null | undefined;
  #preview: string | undefined;
  readonly ready = true;
  readonly conflicted = false;
  saving = false;
  error: ApiError | undefined;

  constructor(host: PanelHost) {
    this.#host = host;
    host.own(this);
    // The panel may be at work already.
    if (host.activeSession) this.attach(host.activeSession);
    // What waits is kept while the panel is elsewhere; its address is not.
    host.addController({ hostDisconnected: () => this.#forget() });
  }

  get dirty(): boolean { return this.#chosen !== undefined; }
  get changes(): readonly string[] { return this.dirty ? ['/avatar'] : []; }
  get failed(): 'save' | undefined { return this.error && 'save'; }
  get saved(): Avatar | null { return this.#setting?.saved?.avatar ?? null; }
  /** There is a picture, or will be. */
  get present(): boolean { return this.#chosen === undefined ? this.saved !== null : this.#chosen !== null; }
  /** Address of the picture that waits. */
  get preview(): string | undefined {
    if (this.#chosen) this.#preview ??= URL.createObjectURL(this.#chosen);
    return this.#preview;
  }

  attach(session: Session): void {
    this.#session = session;
    this.#setting = session.setting(profile);
  }

  detach(): void { /* The panel's other store listens to the profile. */ }
  reload(): void { void this.#setting?.load(); }

  /** Takes a square picture, or null for none. */
  choose(picture: Blob | null): void {
    this.#forget();
    this.error = undefined;
    this.#chosen = picture === null && this.saved === null ? undefined : picture;
    this.#host.requestUpdate();
    if (this.#host.autosave) void this.save();
  }

  discard(): void {
    this.#forget();
    this.#chosen = this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Sends what was chosen, unless the page says no. False when it stays unsaved. */
  async save(): Promise<boolean> {
    const chosen = this.#chosen;
    const session = this.#session;
    if (chosen === undefined || this.saving || !session) return chosen === undefined;
    if (!this.#host.dispatchEvent(new SettingsSaveEvent(avatar.name, ['']))) return false;
    this.saving = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      // The picture changes the profile's tag: two at a time would get in each other's way.
      await this.#othersSaved();
      const value = chosen ? await session.call(avatar.upload, { body: chosen }) : await session.call(avatar.clear) ?? null;
      await this.#setting?.load();
      // Another one may have been chosen meanwhile.
      if (this.#chosen === chosen) this.discard();
      this.#host.dispatchEvent(new SettingsSavedEvent(avatar.name, value));
      return !this.dirty;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.error = error;
      this.#host.dispatchEvent(new SettingsErrorEvent(avatar.name, error));
      return false;
    } finally {
      this.saving = false;
      this.#host.requestUpdate();
    }
  }

  async #othersSaved(): Promise<void> {
    const setting = this.#setting;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (setting?.phase === 'saving') return;
        end?.();
        resolve();
      };
      const end = setting?.subscribe(look);
      look();
    });
  }

  #forget(): void {
    if (this.#preview) URL.revokeObjectURL(this.#preview);
    this.#preview = undefined;
  }
}
