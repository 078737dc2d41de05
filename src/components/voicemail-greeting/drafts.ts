import { greetingAudio, greetings, type Greeting } from '../../client/contract/voicemail-greetings.ts';
import type { Collection } from '../../client/collection.ts';
import { ApiError } from '../../client/errors.ts';
import type { Savable, Session } from '../../client/session.ts';
import type { Shape } from '../sound/waveform.ts';
import type { Prepared } from './prepare.ts';
import { waiting } from './waiting.ts';

/** Why a recording ended, where the user did not end it: its time was over, the page was left, or the microphone was disconnected. */
export type Cause = 'limit' | 'hidden' | 'gone';

/** A text, and the voice that says it. */
export interface Said { readonly text: string; readonly voice: string }

/** A sound that was made or chosen here, and that callers do not hear yet. */
export interface Draft extends Prepared {
  readonly from: 'microphone' | 'file' | 'text';
  /** What a voice says in it. */
  readonly said?: Said | undefined;
  readonly cause?: Cause | undefined;
  /** Tag of the sound whose place it takes. */
  readonly seen: string | undefined;
  /** Why it could not be sent. */
  readonly error?: ApiError | undefined;
}

/** What is typed for one greeting. It stays when the form closes. */
export interface Form {
  text: string;
  voice?: string | undefined;
  isOpen: boolean;
  /** Ends the request. */
  making?: AbortController | undefined;
  /** What is wrong with the text, in the language of the moment. */
  issue?: (() => string) | undefined;
  /** Somebody wanted to save it, which takes a sound. */
  isAsked?: boolean | undefined;
  /** Why it could not be said. */
  problem?: (() => string) | undefined;
  /** How few characters were left when that was read out. */
  told?: number | undefined;
}

/** The greetings of a session that wait to be sent, by their types. They are kept until they are sent or discarded, whatever becomes of the panel. */
export class Drafts implements Savable {
  /** How sounds look, by their tags. */
  readonly shapes = new Map<string, Shape>();
  readonly #sounds = new Map<string, Promise<Blob>>();
  /** What is typed, by greeting. */
  readonly forms = new Map<string, Form>();
  readonly #session: Session;
  readonly #list: Collection<Greeting>;
  readonly #drafts = new Map<string, Draft>();
  readonly #sending = new Map<string, Promise<boolean>>();
  readonly #listeners = new Set<() => void>();

  static of(session: Session): Drafts {
    const known = waiting.get(session) ?? session.join(new Drafts(session));
    waiting.set(session, known);
    return known;
  }

  private constructor(session: Session) {
    this.#session = session;
    this.#list = session.collection(greetings);
  }

  get ids(): readonly string[] { return [...new Set([...this.#drafts.keys(), ...this.forms.keys()])].filter((id) => this.#drafts.has(id) || this.#isTyped(id)); }
  get dirty(): boolean { return this.ids.length > 0; }
  get saving(): boolean { return this.#sending.size > 0; }
  get(id: string): Draft | undefined { return this.#drafts.get(id); }
  sending(id: string): boolean { return this.#sending.has(id); }

  put(id: string, draft: Omit<Draft, 'seen' | 'error'>): void {
    this.#drafts.set(id, { ...draft, seen: this.#etag(id) });
    this.#tell();
  }

  drop(id: string): void {
    this.#drafts.delete(id);
    this.#tell();
  }

  /** Something was typed. */
  typed(): void { this.#tell(); }

  discard(): void {
    this.#drafts.clear();
    this.forms.clear();
    this.#tell();
  }

  /** The sound that the server has under this tag, once for all who play it. */
  fetch(id: string, etag: string): Promise<Blob> {
    const known = this.#sounds.get(etag);
    if (known) return known;
    const sound = this.#session.call(greetingAudio.download, { id });
    this.#sounds.set(etag, sound);
    // Whoever asks next tries again.
    sound.catch(() => void this.#sounds.delete(etag));
    return sound;
  }

  async save(): Promise<boolean> { return !(await Promise.all(this.ids.map((id) => this.send(id)))).includes(false); }

  /** Callers hear it once this is true; false where it could not be sent, see its `error`. */
  async send(id: string): Promise<boolean> {
    const form = this.#isTyped(id) ? this.forms.get(id) : undefined;
    if (form) {
      form.isAsked = true;
      this.#tell();
      return false;
    }
    let sending = this.#sending.get(id);
    if (!sending) {
      sending = this.#send(id).finally(() => {
        this.#sending.delete(id);
        this.#tell();
      });
      this.#sending.set(id, sending);
      this.#tell();
    }
    return sending;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #send(id: string): Promise<boolean> {
    const draft = this.#drafts.get(id);
    if (!draft) return true;
    this.#drafts.set(id, { ...draft, error: undefined });
    try {
      await this.#list.change(async (source) => (await source.write(greetings.name, greetingAudio.upload, { id, body: draft.sound, etag: draft.seen })).value as Greeting);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Somebody else was quicker, or its own answer got lost: whoever tries again has seen what is there now.
      const isStale = error.status === 412 || error.status === 428;
      if (isStale) await this.#list.load();
      const now = this.#drafts.get(id);
      if (!isStale || !await this.#arrived(id, draft.sound)) {
        if (now) this.#drafts.set(id, { ...now, error, seen: isStale ? this.#etag(id) : now.seen });
        return false;
      }
    }
    const etag = this.#etag(id);
    if (etag && draft.shape) this.shapes.set(etag, draft.shape);
    if (this.#drafts.get(id)?.sound === draft.sound) this.#drafts.delete(id);
    return true;
  }

  async #arrived(id: string, sound: Blob): Promise<boolean> {
    if (this.#item(id)?.sizeBytes !== sound.size) return false;
    try {
      const [there, here] = await Promise.all([this.#session.call(greetingAudio.download, { id }), sound].map(async (one) => new Uint8Array(await (await one).arrayBuffer())));
      return here?.every((byte, at) => byte === there?.[at]) ?? false;
    } catch {
      return false;
    }
  }

  /** There is no sound of it yet, and the user has not thought better of it. */
  #isTyped(id: string): boolean {
    const { isOpen = false, text = '' } = this.forms.get(id) ?? {};
    return isOpen && text.trim() !== '' && text !== this.#drafts.get(id)?.said?.text;
  }

  #item(id: string): Greeting | undefined { return this.#list.items?.find((item) => item.id === id); }
  #etag(id: string): string | undefined { return this.#item(id)?.etag; }
  #tell(): void { for (const listener of this.#listeners) listener(); }
}
