import { voicemailMessages, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Session } from '../../client/session.ts';
import { Store, type Source } from '../../client/store.ts';
import { StoreController } from '../controllers/store-controller.ts';
import type { Changes } from './changes.ts';

/** Inbox and trash in one list, the newest first, as far as somebody has looked. */
export class Messages extends Store {
  readonly source: Source;
  /** As the server said it last; undefined until it was read. */
  saved: readonly VoicemailMessage[] | undefined;
  /** Where the next page begins; null where there is none. */
  cursor: string | null = null;
  /** Counts the changes made here: a read begun before the last one knows less than this list. */
  version = 0;
  /** Further pages, and changes: their code comes after the first page is shown. */
  changes: Changes | undefined;

  constructor(source: Source) {
    super();
    this.source = source;
  }

  /** With what is under way; undefined until it was read. */
  get items(): readonly VoicemailMessage[] | undefined { return this.saved && (this.changes?.over(this.saved) ?? this.saved); }

  take(saved: readonly VoicemailMessage[], cursor = this.cursor, etag?: string): void {
    this.saved = saved;
    this.cursor = cursor;
    this.etag = etag;
    this.notify();
  }

  tell(): void { this.notify(); }

  protected get present(): boolean { return this.saved !== undefined; }

  protected async read(): Promise<void> {
    const { name, list } = voicemailMessages;
    const { version } = this;
    const first = await this.source.read(name, list, this.etag);
    if (first.notModified) return undefined;
    const { items, nextCursor } = await this.changes?.upTo(first.value) ?? first.value;
    if (version !== this.version) return this.read();
    // The first page's ETag says nothing about the others.
    return this.take(items, nextCursor, first.value.nextCursor === null ? first.etag : undefined);
  }
}

/** Binds the session's messages to the panel. Changes act at once, so nothing waits to be saved. */
export class MessagesController extends StoreController<Messages, typeof voicemailMessages> {
  get list(): Messages | undefined { return this.store; }
  get items(): readonly VoicemailMessage[] { return this.store?.items ?? []; }
  /** There are older ones that were not read yet. */
  get hasMore(): boolean { return typeof this.store?.cursor === 'string'; }

  protected find(session: Session): Messages { return session.store(this.resource.name, (source) => new Messages(source)); }
  protected get present(): boolean { return this.store?.saved !== undefined; }
}
