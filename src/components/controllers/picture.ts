import type { ReactiveController } from 'lit';
import { avatar, type Avatar } from '../../client/contract/avatar.ts';
import type { Session } from '../../client/session.ts';
import type { PanelHost } from './panel-host.ts';

interface Fetched { readonly etag: string; readonly blob: Promise<Blob> }

/** Those that did not get theirs. */
const failed = new Set<Picture>();
/** What is fetched already, for all who show it. */
const fetched = new WeakMap<Session, Fetched>();

function pictureOf(session: Session, etag: string): Promise<Blob> {
  const known = fetched.get(session);
  if (known?.etag === etag) return known.blob;
  const blob = session.call(avatar.download);
  fetched.set(session, { etag, blob });
  // Whoever asks next tries again.
  blob.catch(() => { if (fetched.get(session)?.blob === blob) fetched.delete(session); });
  return blob;
}

/** The user's picture, fetched with the token since an `<img>` has none; its address is of this page and for this element. */
export class Picture implements ReactiveController {
  readonly #host: PanelHost;
  readonly #what: () => Avatar | null | undefined;
  #shown = '';
  #session: Session | undefined;
  #url: string | undefined;

  /** `what` is the profile's `avatar` as the server has it. */
  constructor(host: PanelHost, what: () => Avatar | null | undefined) {
    this.#host = host;
    this.#what = what;
    host.addController(this);
  }

  /** For `<img src>`; undefined while there is none. */
  get url(): string | undefined { return this.#url; }

  /** It could not be fetched. */
  get failed(): boolean { return failed.has(this); }

  /** Fetches what could not be fetched, wherever it is shown. */
  retry(): void {
    for (const picture of failed) {
      picture.#shown = '';
      picture.#host.requestUpdate();
    }
  }

  hostUpdate(): void {
    const { activeSession: session } = this.#host;
    const etag = this.#what()?.etag ?? '';
    if (etag === this.#shown && session === this.#session) return;
    this.#shown = etag;
    this.#session = session;
    failed.delete(this);
    if (!etag || !session) return this.#show(undefined);
    void pictureOf(session, etag).then((blob) => {
      if (etag !== this.#shown || session !== this.#session) return;
      this.#show(blob);
      this.#host.requestUpdate();
    }, () => {
      // The initials stay.
      if (etag === this.#shown && session === this.#session) failed.add(this);
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#show(undefined);
    this.#shown = '';
    failed.delete(this);
  }

  #show(blob: Blob | undefined): void {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = blob && URL.createObjectURL(blob);
  }
}
