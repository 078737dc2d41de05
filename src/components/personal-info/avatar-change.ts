import { avatar, type Avatar } from '../../client/contract/avatar.ts';
import { profile, type Profile } from '../../client/contract/profile.ts';
import { ApiError } from '../../client/errors.ts';
import type { Savable, Session } from '../../client/session.ts';
import type { Setting } from '../../client/setting.ts';

const changes = new WeakMap<Session, AvatarChange>();

/** The picture that was chosen and waits to be saved: one for a session, whichever panels show it. */
export class AvatarChange implements Savable {
  readonly #session: Session;
  readonly #profile: Setting<Profile>;
  readonly #listeners = new Set<() => void>();
  #chosen: Blob | null | undefined;
  /** Tag of the picture that was there when this one was chosen. */
  #seen: string | undefined;
  #saving: Promise<boolean> | undefined;
  #error: ApiError | undefined;

  static of(session: Session): AvatarChange {
    const known = changes.get(session) ?? session.join(new AvatarChange(session));
    changes.set(session, known);
    return known;
  }

  private constructor(session: Session) {
    this.#session = session;
    this.#profile = session.setting(profile);
    // What somebody else has removed meanwhile need not be removed.
    this.#profile.subscribe(() => { if (this.#chosen === null && !this.saved && !this.saving) this.discard(); });
  }

  /** Null is none; undefined is no change. */
  get chosen(): Blob | null | undefined { return this.#chosen; }
  get dirty(): boolean { return this.#chosen !== undefined; }
  get saving(): boolean { return this.#saving !== undefined; }
  get error(): ApiError | undefined { return this.#error; }
  /** What the server has. */
  get saved(): Avatar | null { return this.#profile.saved?.avatar ?? null; }
  /** Somebody else has set another picture since. */
  get conflicted(): boolean { return this.dirty && !this.saving && this.#seen !== this.saved?.etag; }

  /** Takes a square picture, or null for none. */
  choose(picture: Blob | null): void {
    this.#seen = this.saved?.etag;
    this.#chosen = picture === null && !this.saved ? undefined : picture;
    this.#tell();
  }

  /** Settles a conflict for what was chosen here. */
  keepMine(): void {
    this.#seen = this.saved?.etag;
    this.#tell();
  }

  discard(): void {
    this.#chosen = undefined;
    this.#tell();
  }

  save(): Promise<boolean> {
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined;
      this.#notify();
    });
    this.#notify();
    return this.#saving;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #save(): Promise<boolean> {
    const chosen = this.#chosen;
    const etag = this.#seen;
    this.#error = undefined;
    // The picture changes the profile's tag: two at a time would get in each other's way.
    await this.#profileSaved();
    if (chosen === undefined || etag !== this.saved?.etag) return chosen === undefined;
    try {
      await (chosen ? this.#session.call(avatar.upload, { body: chosen, etag }) : this.#session.call(avatar.clear, { etag }));
      await this.#profile.load();
      this.#seen = this.saved?.etag;
      // Another one may have been chosen meanwhile.
      if (this.#chosen === chosen) this.#chosen = undefined;
      return !this.dirty;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Somebody else was quicker: the user says which one stays, once theirs is known.
      if (error.status === 412 || error.status === 428) await this.#profile.load();
      if (etag === this.saved?.etag) this.#error = error;
      return false;
    }
  }

  async #profileSaved(): Promise<void> {
    const setting = this.#profile;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (setting.phase === 'saving') return;
        end?.();
        resolve();
      };
      const end = setting.subscribe(look);
      look();
    });
  }

  #tell(): void {
    this.#error = undefined;
    this.#notify();
  }

  #notify(): void { for (const listener of this.#listeners) listener(); }
}
