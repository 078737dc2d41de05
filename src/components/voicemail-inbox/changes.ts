import { changeMessages, type MessagesAction } from '../../client/contract/voicemail-actions.ts';
import { voicemailMessages, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Page } from '../../client/contract/endpoint.ts';
import { ApiError } from '../../client/errors.ts';
import type { Messages } from './messages.ts';

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
 * The further pages of a list of messages, and the changes to it. A change shows at once, and is taken back when it is refused; changes
 * are sent one after the other, so that an undo never overtakes what it undoes.
 */
export class Changes {
  readonly #list: Messages;
  #next: Promise<void> | undefined;
  #nextError: ApiError | undefined;
  readonly #under = new Set<Change>();
  #shown: { readonly saved: readonly VoicemailMessage[]; readonly items: readonly VoicemailMessage[] } | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  /** One for each list, however many panels show it. */
  static of(list: Messages): Changes { return list.changes ??= new Changes(list); }

  constructor(list: Messages) { this.#list = list; }

  get readsMore(): boolean { return this.#next !== undefined; }
  /** Why the next page could not be read. */
  get nextError(): ApiError | undefined { return this.#nextError; }

  /** What the server said, with what is under way: the same array until something changes. */
  over(saved: readonly VoicemailMessage[]): readonly VoicemailMessage[] {
    if (this.#shown?.saved !== saved) {
      this.#shown = { saved, items: [...this.#under].reduce((items, { ids, action }) => after(items, new Set(ids), action), saved) };
    }
    return this.#shown.items;
  }

  /** A page, and those after it, as far as was read before. */
  async upTo({ items: first, nextCursor }: Page<VoicemailMessage>): Promise<Page<VoicemailMessage>> {
    const items = [...first];
    while (nextCursor !== null && items.length < (this.#list.saved?.length ?? 0)) {
      const page = await this.#page(nextCursor);
      // Pages that go round would never end.
      if (page.items.length === 0) throw new ApiError('contract');
      items.push(...page.items);
      ({ nextCursor } = page);
    }
    this.#nextError = undefined;
    return { items, nextCursor };
  }

  /** Reads the next page, once however many ask. Never rejects: see `nextError`. */
  next(): Promise<void> {
    const { cursor } = this.#list;
    if (cursor === null) return Promise.resolve();
    this.#next ??= this.#readNext(cursor).finally(() => {
      this.#next = undefined;
      this.#list.tell();
    });
    this.#list.tell();
    return this.#next;
  }

  /** Does the same to some messages. Never rejects: the failure, if there was one. What is not there any more leaves the list. */
  async change(ids: readonly string[], action: Action): Promise<ApiError | undefined> {
    const list = this.#list;
    const change = { ids, action };
    this.#under.add(change);
    this.#shown = undefined;
    list.tell();
    const turn = this.#queue.then(() => this.#send(change));
    this.#queue = turn;
    const { done, gone, failure } = await turn;
    this.#under.delete(change);
    this.#shown = undefined;
    list.version++;
    list.take(after(after(list.saved ?? [], done, action), gone, 'delete'));
    return failure;
  }

  async #page(cursor: string): Promise<Page<VoicemailMessage>> {
    const { value } = await this.#list.source.call(voicemailMessages.list, { query: { limit: String(most), cursor } });
    if (!value) throw new ApiError('contract');
    return value;
  }

  async #readNext(cursor: string): Promise<void> {
    const list = this.#list;
    this.#nextError = undefined;
    try {
      const { items, nextCursor } = await this.#page(cursor);
      // Read again from the start meanwhile.
      if (list.cursor !== cursor) return;
      const known = new Set(list.saved?.map(({ id }) => id));
      list.take([...list.saved ?? [], ...items.filter(({ id }) => !known.has(id))], nextCursor);
    } catch (error) {
      this.#nextError = error as ApiError;
    }
  }

  async #send({ ids, action }: Change): Promise<Outcome> {
    const done = new Set<string>();
    const gone = new Set<string>();
    try {
      for (let at = 0; at < ids.length; at += most) {
        const answer = await this.#list.source.write(voicemailMessages.name, changeMessages.call, { body: { ids: ids.slice(at, at + most), action } });
        for (const { id, ok } of answer.value?.results ?? []) (ok ? done : gone).add(id);
      }
    } catch (error) {
      return { done, gone, failure: error as ApiError };
    }
    return { done, gone };
  }
}
