import { voicemailMessages, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import type { PanelHost, PanelStore } from '../controllers/panel-host.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import { Messages, type Action } from './messages.ts';

/** Binds the session's messages to the panel. Changes act at once, so it is never dirty. */
export class InboxStore implements PanelStore {
  readonly #host: PanelHost;
  readonly #arrived: (message: VoicemailMessage) => void;
  #messages: Messages | undefined;
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #told: ApiError | undefined;
  /** When the newest known message came. */
  #newest: string | undefined;
  readonly dirty = false;
  readonly saving = false;
  readonly conflicted = false;
  readonly changes: readonly string[] = [];

  /** `arrived` is told of a message that came while this was shown. */
  constructor(host: PanelHost, arrived: (message: VoicemailMessage) => void) {
    this.#host = host;
    this.#arrived = arrived;
    host.own(this);
  }

  get items(): readonly VoicemailMessage[] { return this.#messages?.items ?? []; }
  get hasMore(): boolean { return this.#messages?.hasMore ?? false; }
  get readsMore(): boolean { return this.#messages?.readsMore ?? false; }
  get nextError(): ApiError | undefined { return this.#messages?.nextError; }
  /** Without items where the user may not see them: then there is nothing to wait for. */
  get ready(): boolean { return this.#messages?.items !== undefined || this.#closed; }
  get error(): ApiError | undefined { return this.#closed ? undefined : this.#messages?.error; }
  get failed(): 'load' | undefined { return this.error ? 'load' : undefined; }

  attach(session: Session): void {
    const messages = session.store(voicemailMessages.name, (source) => new Messages(source));
    if (messages === this.#messages && this.#unsubscribe) return;
    this.detach();
    this.#session = session;
    this.#messages = messages;
    this.#newest = messages.items?.[0]?.receivedAt;
    this.#unsubscribe = messages.subscribe(() => this.#changed());
    if (messages.phase === 'idle') void messages.load();
    this.#host.requestUpdate();
  }

  detach(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  reload(): void { void this.#messages?.load(); }
  next(): Promise<void> { return this.#messages?.next() ?? Promise.resolve(); }
  save(): Promise<boolean> { return Promise.resolve(true); }
  discard(): void { /* Nothing waits here. */ }

  /** Tells the page how it went. The failure, if there was one. */
  async change(ids: readonly string[], action: Action): Promise<ApiError | undefined> {
    const failure = await this.#messages?.change(ids, action);
    const value = this.items.filter(({ id }) => ids.includes(id));
    this.#host.dispatchEvent(failure ? new SettingsErrorEvent(voicemailMessages.name, failure) : new SettingsSavedEvent(voicemailMessages.name, action === 'delete' ? null : value));
    return failure;
  }

  get #closed(): boolean { return this.#session?.access(voicemailMessages.feature)?.access === 'none'; }

  #changed(): void {
    const { error, items } = this;
    if (error && error !== this.#told) this.#host.dispatchEvent(new SettingsErrorEvent(voicemailMessages.name, error));
    this.#told = error;
    const [first] = items;
    if (first && this.#newest !== undefined && first.receivedAt > this.#newest && first.status === 'unread' && first.folder === 'inbox') this.#arrived(first);
    if (this.#messages?.items) this.#newest = [this.#newest ?? '', first?.receivedAt ?? ''].toSorted().at(-1);
    this.#host.requestUpdate();
  }
}
