import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { voicemailMessages, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { ApiError } from '../../client/errors.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { relativeTime } from '../ui/time.ts';
import { wear } from '../ui/wear.ts';
import { Arrivals } from './arrivals.ts';
import { Changes, type Action } from './changes.ts';
import { Downloads } from './downloads.ts';
import { en as list } from './en.ts';
import { VoicemailCallBackEvent } from './events.ts';
import { Mailbox } from './mailbox.ts';
import type { MessagesController } from './messages.ts';
import { en } from './more-en.ts';
import { labelOf, whoIn } from './names.ts';
import { actions, doubt, undoRow } from './opened.ts';
import { restStyles } from './rest-styles.ts';
import type { Look } from './row.ts';
import { Undo } from './undo.ts';

export type Folder = 'inbox' | 'trash';

/** In pixels. */
const narrow = 520;
/** Whoever opens a folder sees at least so many of its messages, where there are as many. */
const enough = 10;

/** All that can be done with messages, and what is known beyond them. Its code comes after the first draw. */
export class Rest implements ReactiveController {
  readonly #host: PanelElement;
  readonly #messages: MessagesController;
  readonly player: Player;
  readonly #mailbox: Mailbox;
  readonly #downloads: Downloads;
  readonly #confirm: Confirm;
  readonly #undo: Undo;
  #isLate: boolean;
  #folder: Folder = 'inbox';
  #open: string | undefined;
  #news = '';
  /** Why something did not work, by the message. */
  readonly #failures = new Map<string, string>();
  readonly #arrivals = new Arrivals();

  /** `isLate` where the list was drawn before. */
  constructor(host: PanelElement, messages: MessagesController, isLate: boolean) {
    this.#isLate = isLate;
    this.#host = host;
    this.#messages = messages;
    wear(host, playerStyles, restStyles);
    this.player = new Player(host, { speeds: true, heard: (id) => this.#heard(id) });
    this.#downloads = new Downloads(host, (id, error) => this.#fail(id, 'download', error));
    this.#confirm = new Confirm(host);
    this.#undo = new Undo(host);
    new EachMinute(host);
    this.#mailbox = new Mailbox(host);
    host.addController(this);
  }

  get folder(): Folder { return this.#folder; }
  get news(): string { return this.#news; }
  /** Of the folder, and in its place what was just deleted from there. */
  get shown(): readonly VoicemailMessage[] {
    return this.#messages.items.filter(({ id, folder }) => folder === this.#folder || (this.#folder === 'inbox' && id === this.#undo.message?.id));
  }
  get readsOlder(): boolean { return this.#changes?.readsMore ?? false; }

  get #words(): typeof en { return this.#host.inLanguage(en, 'voicemail-inbox-more'); }
  get #list(): typeof list { return this.#host.inLanguage(list); }
  get #isWritable(): boolean { return this.#host.activeSession?.access(voicemailMessages.feature)?.access === 'write'; }
  get #changes(): Changes | undefined { return this.#messages.list && Changes.of(this.#messages.list); }

  hostUpdate(): void {
    const fresh = this.#arrivals.in(this.#messages.list);
    if (fresh) this.#say(this.#list.arrived(whoIn(fresh, this.#list)));
  }

  hostUpdated(): void {
    // The folders are read as one list, of which this one may have the later part.
    const changes = this.#changes;
    if (this.#messages.list?.saved) this.#mailbox.readAgain();
    if (this.#messages.hasMore && changes && !changes.readsMore && !changes.nextError && this.shown.length < enough) void this.#host.updateComplete.then(() => changes.next());
  }

  counts(): string { return this.#mailbox.counts(this.#messages, this.#list); }
  warning(): unknown { return this.#mailbox.warning(this.#words); }

  emptyButton(): unknown {
    return this.#isWritable && this.shown.length > 0
      ? html`<button type="button" class="quiet danger" part="empty-trash" @click=${() => void this.#askAll()}>${this.#words.emptyTrash}</button>` : nothing;
  }

  hint(): unknown { return this.#folder === 'trash' && this.shown.length > 0 ? html`<p class="hint">${this.#words.trashHint}</p>` : nothing; }
  nothing(): string { return this.#folder === 'trash' ? this.#list.nothingInTrash : this.#list.none; }

  olderText(): string { return this.#changes?.nextError ? this.#host.strings.retry : this.#list[this.readsOlder ? 'loading' : 'more']; }

  notOlder(): unknown {
    const error = this.#changes?.nextError;
    return error ? html`<p class="note error" part="issue">${this.#list.notMore(this.#host.strings.why[error.kind])}</p>` : nothing;
  }

  question(): unknown { return this.#confirm.render(); }

  /** What the row of a message shows of this; while one is heard, that is never the same. */
  seen(message: VoicemailMessage): readonly unknown[] {
    const { id } = message;
    return [this.#folder, id === this.#open, id === this.#undo.message?.id, this.#isWritable, this.#failures.get(id), this.#downloads.has(id), this.#mailbox.line(message), this.#leaves(message), this.player.key === id ? {} : undefined];
  }

  look(message: VoicemailMessage): Look {
    const { id, transcription } = message;
    const words = this.#list;
    const isOpen = id === this.#open;
    // In a narrow row that stands there already, it would take a line of its own.
    const line = (isOpen || !this.#isLate || this.#host.clientWidth > narrow) && this.#mailbox.line(message);
    return {
      isOpen, isPlaying: this.player.isPlaying(id), isLoading: this.player.isLoading(id), line: line ? words.to(line) : undefined, leaves: this.#leaves(message),
      doubt: isOpen ? doubt(transcription, words) : undefined, below: this.#below(message, isOpen),
    };
  }

  /** The way back, while there is one. */
  inPlaceOf(message: VoicemailMessage): TemplateResult | undefined {
    const words = this.#words;
    return message.id === this.#undo.message?.id ? undoRow(words.trashed(whoIn(message, this.#list)), words.undo, () => void this.#putBack(message)) : undefined;
  }

  play(message: VoicemailMessage): void { this.player.toggle(this.#sound(message)); }

  choose(folder: Folder): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#isLate = false;
    this.#open = undefined;
    this.#undo.end();
    // Only the server knows how long what was deleted here stays in the trash.
    if (folder === 'trash') this.#messages.reload();
  }

  toggle(id: string): void {
    this.#open = id === this.#open ? undefined : id;
    this.#host.requestUpdate();
  }

  older(): unknown { return this.#changes?.next(); }

  #leaves({ folder, deletesAt }: VoicemailMessage): string | undefined {
    return folder === 'trash' && deletesAt ? this.#list.deletes(relativeTime(deletesAt, this.#host.locale)) : undefined;
  }

  #below(message: VoicemailMessage, isOpen: boolean): unknown {
    const { id } = message;
    const failure = this.#failures.get(id);
    const opened = (): TemplateResult => actions(message, {
      words: this.#words, locale: this.#host.locale, isWritable: this.#isWritable, isDownloading: this.#downloads.has(id),
      act: (action) => void this.#act(message, action), ask: () => this.#ask(message), download: () => { this.#failures.delete(id); void this.#downloads.keep(message, whoIn(message, this.#list), this.#words.file); },
      callBack: (event, number) => { if (!this.#host.dispatchEvent(new VoicemailCallBackEvent(message, number))) event.preventDefault(); },
    });
    return html`${isOpen || this.player.key === id ? html`<div class="open">${this.player.controls(this.#sound(message))}${isOpen ? opened() : nothing}</div>` : nothing}
      ${failure ? html`<p class="note error" part="issue">${failure}</p>` : nothing}`;
  }

  #sound = (message: VoicemailMessage): Sound =>
    ({ key: message.id, label: labelOf(message, this.#list, this.#host.locale), seconds: message.durationSeconds, load: () => this.#downloads.of(message) });

  #heard(id: string): void {
    const message = this.#messages.items.find((each) => each.id === id);
    this.#open = id;
    this.#host.requestUpdate();
    if (message?.status === 'unread' && this.#isWritable) void this.#change([id], 'markRead');
  }

  /** Tells the page how it went. The failure, if there was one. */
  async #change(ids: readonly string[], action: Action): Promise<ApiError | undefined> {
    const { name } = voicemailMessages;
    const failure = await this.#changes?.change(ids, action);
    const value = this.#messages.items.filter(({ id }) => ids.includes(id));
    this.#host.dispatchEvent(failure ? new SettingsErrorEvent(name, failure) : new SettingsSavedEvent(name, action === 'delete' ? null : value));
    return failure;
  }

  async #act(message: VoicemailMessage, action: Action): Promise<void> {
    const words = this.#words;
    const { id } = message;
    const who = whoIn(message, this.#list);
    this.#failures.delete(id);
    this.#say('');
    const next = this.#rowOf(id)?.nextElementSibling?.querySelector<HTMLElement>('button') ?? this.#host.renderRoot.querySelector('h2');
    const changing = this.#change([id], action);
    if (action === 'trash') void this.#undo.offer(message, changing);
    await this.#host.updateComplete;
    // Its row has left the folder.
    if (action === 'restore' || action === 'delete') next?.focus();
    const failure = await changing;
    if (failure) {
      this.#fail(id, action, failure);
      await this.#host.updateComplete;
      const at = this.#host.shadowRoot?.activeElement;
      // Its row is back, and nobody has gone on from where its going left them.
      if (at && (at === next || at.localName === 'h2')) this.#rowOf(id)?.querySelector<HTMLElement>('[part=details]')?.focus();
    } else this.#say({ trash: words.trashed(who), restore: words.restored(who), delete: words.removed(who), markRead: '', markUnread: '' }[action]);
  }

  async #putBack(message: VoicemailMessage): Promise<void> {
    this.#undo.end();
    const changing = this.#change([message.id], 'restore');
    await this.#host.updateComplete;
    this.#rowOf(message.id)?.querySelector<HTMLElement>('[part=details]')?.focus();
    const failure = await changing;
    this.#say(failure ? this.#words.notDone.restore(this.#host.strings.why[failure.kind]) : this.#words.restored(whoIn(message, this.#list)));
  }

  #ask(message: VoicemailMessage): void {
    const words = this.#words;
    void this.#confirm.ask({ title: words.ask(whoIn(message, this.#list)), text: [words.askText], yes: words.remove, no: this.#host.strings.cancel, run: () => void this.#act(message, 'delete') });
  }

  async #askAll(): Promise<void> {
    const words = this.#words;
    while (this.#messages.hasMore && !this.#changes?.nextError) await this.#changes?.next();
    if (this.#messages.hasMore) return;
    const ids = this.shown.map(({ id }) => id);
    const run = async (): Promise<void> => {
      const failure = await this.#change(ids, 'delete');
      this.#say(failure ? words.notEmptied(this.#host.strings.why[failure.kind]) : words.emptied);
      this.#host.focusTitle();
    };
    void this.#confirm.ask({ title: words.askAll(ids.length), text: [words.askText], yes: words.remove, no: this.#host.strings.cancel, run: () => void run() });
  }

  #fail(id: string, action: Action | 'download', { kind }: ApiError): void {
    const text = this.#words.notDone[action](this.#host.strings.why[kind]);
    this.#failures.set(id, text);
    this.#say(text);
  }

  #say(news: string): void {
    this.#news = news;
    this.#host.requestUpdate();
  }

  #rowOf(id: string): HTMLElement | null { return this.#host.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`); }
}
