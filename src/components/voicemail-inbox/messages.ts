import { changeMessages, voicemailMessages, type MessagesAction, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { ApiError } from '../../client/errors.ts';
import { Store, type Source } from '../../client/store.ts';

export type Action = MessagesAction['action'];
interface Change { readonly ids: readonly string[]; readonly action: Action }
interface Outcome { readonly done: ReadonlySet<string>; readonly gone: ReadonlySet<string>; readonly failure?: ApiError }

const most = 100;
const effects: Readonly<Record<Exclude<Action, 'delete'>, Partial<VoicemailMessage>>> = {
  markRead: { status: 'read' }, markUnread: { status: 'unread' }, trash: { folder: 'trash' }, restore: { folder: 'inbox' },
};

/** What is left of a list after a change to some of it; what does not change stays the same object. */
const after = (items: readonly VoicemailMessage[], ids: ReadonlySet<string>, action: Action): readonly VoicemailMessage[] =>
  action === 'delete' ? items.filter(({ id }) => !ids.has(id)) : items.map((item) => (ids.has(item.id) ? { ...item, ...effects[action] } : item));

/**
 * Inbox and trash in one list, the newest first, as far as somebody has looked. A change shows at once, and is taken back when it is
 * refused; changes are sent one after the other, so that an undo never overtakes what it undoes.
 */
export class Messages extends Store {
  readonly #source: Source;
  #saved: readonly VoicemailMessage[] | undefined;
  #shown: readonly VoicemailMessage[] | undefined;
  #cursor: string | null = null;
  #next: Promise<void> | undefined;
  #nextError: ApiError | undefined;
  readonly #changes = new Set<Change>();
  #queue: Promise<unknown> = Promise.resolve();
  /** Counts the changes made here: a read begun before the last one knows less than this list. */
  #version = 0;

  constructor(source: Source) {
    super();
    this.#source = source;
  }

  /** With what is under way; undefined until it was read. */
  get items(): readonly VoicemailMessage[] | undefined {
    this.#shown ??= this.#saved && [...this.#changes].reduce((items, { ids, action }) => after(items, new Set(ids), action), this.#saved);
    return this.#shown;
  }
  get hasMore(): boolean { return this.#cursor !== null; }
  get readsMore(): boolean { return this.#next !== undefined; }
  /** Why the next page could not be read. */
  get nextError(): ApiError | undefined { return this.#nextError; }

  /** Reads the next page, once however many ask. Never rejects: see `nextError`. */
  next(): Promise<void> {
    if (this.#cursor === null) return Promise.resolve();
    this.#next ??= this.#readNext(this.#cursor).finally(() => {
      this.#next = undefined;
      this.notify();
    });
    this.notify();
    return this.#next;
  }

  /** Does the same to some messages. Never rejects: the failure, if there was one. What is not there any more leaves the list. */
  async change(ids: readonly string[], action: Action): Promise<ApiError | undefined> {
    const change = { ids, action };
    this.#changes.add(change);
    this.#changed();
    const turn = this.#queue.then(() => this.#send(change));
    this.#queue = turn;
    const { done, gone, failure } = await turn;
    this.#changes.delete(change);
    this.#version++;
    this.#saved = after(after(this.#saved ?? [], done, action), gone, 'delete');
    this.etag = undefined;
    this.#changed();
    return failure;
  }

  protected get present(): boolean { return this.#saved !== undefined; }

  protected async read(): Promise<void> {
    const { name, list } = voicemailMessages;
    let version: number;
    do {
      version = this.#version;
      const wanted = this.#saved?.length ?? 0;
      const first = await this.#source.read(name, list, this.etag);
      if (first.notModified) return;
      const items = [...first.value.items];
      let cursor = first.value.nextCursor;
      while (cursor !== null && items.length < wanted) {
        const page = await this.#page(cursor);
        // Pages that go round would never end.
        if (page.items.length === 0) throw new ApiError('contract');
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      if (version !== this.#version) continue;
      this.#saved = items;
      this.#cursor = cursor;
      this.#nextError = undefined;
      // The first page's ETag says nothing about the others.
      this.etag = first.value.nextCursor === null ? first.etag : undefined;
      this.#changed();
    } while (version !== this.#version);
  }

  async #page(cursor: string) {
    const { value } = await this.#source.call(voicemailMessages.list, { query: { limit: String(most), cursor } });
    if (!value) throw new ApiError('contract');
    return value;
  }

  async #readNext(cursor: string): Promise<void> {
    this.#nextError = undefined;
    try {
      const { items, nextCursor } = await this.#page(cursor);
      // Read again from the start meanwhile.
      if (this.#cursor !== cursor) return;
      const known = new Set(this.#saved?.map(({ id }) => id));
      this.#saved = [...this.#saved ?? [], ...items.filter(({ id }) => !known.has(id))];
      this.#cursor = nextCursor;
      this.#changed();
    } catch (error) {
      this.#nextError = error as ApiError;
    }
  }

  async #send({ ids, action }: Change): Promise<Outcome> {
    const done = new Set<string>();
    const gone = new Set<string>();
    try {
      for (let at = 0; at < ids.length; at += most) {
        const answer = await this.#source.write(voicemailMessages.name, changeMessages.call, { body: { ids: ids.slice(at, at + most), action } });
        for (const { id, ok } of answer.value?.results ?? []) (ok ? done : gone).add(id);
      }
    } catch (error) {
      return { done, gone, failure: error as ApiError };
    }
    return { done, gone };
  }

  #changed(): void {
    this.#shown = undefined;
    this.notify();
  }
}
