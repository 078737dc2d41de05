import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { numbers } from '../../client/contract/numbers.ts';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import type { ApiError } from '../../client/errors.ts';
import { reasonText } from '../controllers/bound.ts';
import { Companions } from '../controllers/companions.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingsErrorEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import { en } from './en.ts';
import { VoicemailCallBackEvent, VoicemailDownloadEvent } from './events.ts';
import { InboxStore } from './inbox-store.ts';
import type { Action } from './messages.ts';
import { counts, fullness, older } from './parts.ts';
import { messageRow, undoRow } from './rows.ts';
import { fileName, Sounds } from './sounds.ts';
import { styles } from './styles.ts';
import { Undo } from './undo.ts';

type Folder = 'inbox' | 'trash';
/** Whoever opens a folder sees at least so many of its messages, where there are as many. */
const enough = 10;
const isolated = (number: string): string => `\u2066${number}\u2069`;

/**
 * The messages in the user's mailbox, the newest first: to hear, read, call back, keep and delete. All of it acts at once; what is deleted
 * goes to the trash, and can be taken back in its place for six seconds, and from the trash until it is emptied.
 *
 * @element voicemail-inbox
 * @fires voicemail-call-back - The user wants to call back; cancelable: else the browser hands the number to the phone app.
 * @fires voicemail-download - The user wants a message as a file; cancelable: else the browser saves it.
 * @fires settings-saved - Messages were marked, deleted or restored.
 * @fires settings-error - Reading or changing failed.
 */
export class VoicemailInbox extends PanelElement {
  static override readonly tag = 'voicemail-inbox';
  static override styles = [PanelElement.styles, playerStyles, styles];

  readonly #messages = new InboxStore(this, (message) => this.#say(this.#words.arrived(this.#who(message))));
  readonly #sounds = new Sounds(this);
  readonly #player = new Player(this, { speeds: true, heard: (id) => this.#heard(id) });
  readonly #confirm = new Confirm(this);
  readonly #undo = new Undo(this);
  #folder: Folder = 'inbox';
  #open: string | undefined;
  #news = '';
  /** Why something did not work, by the message. */
  readonly #failures = new Map<string, string>();
  readonly #downloads = new Set<string>();

  constructor() {
    super();
    new EachMinute(this);
    // Whose number was called and how full the mailbox is: without them, the messages are still there.
    new Companions(this, (session) => [
      ...session.access(voicemail.name)?.access === 'none' ? [] : [session.setting(voicemail)],
      ...session.access(numbers.feature)?.access === 'none' ? [] : [session.collection(numbers)],
    ]);
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #access() { return this.activeSession?.access('voicemail.messages'); }
  get #isWritable(): boolean { return this.#access?.access === 'write'; }
  get #box() { return this.activeSession?.setting(voicemail).value; }
  /** Of the folder, and in its place what was just deleted from there. */
  get #shown(): readonly VoicemailMessage[] {
    return this.#messages.items.filter(({ id, folder }) => folder === this.#folder || (this.#folder === 'inbox' && id === this.#undo.message?.id));
  }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'voicemail.messages', shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    const shown = this.#shown;
    const access = this.#access;
    const isTrash = this.#folder === 'trash';
    return html`${fullness(this.#box, words, this.locale)}
      <div class="folders"><div class="switcher" role="group" aria-label=${words.folders}>${this.#tab('inbox', words.inbox)}${this.#tab('trash', words.trash)}</div>
        ${isTrash ? this.#isWritable && shown.length > 0 ? html`<button type="button" class="quiet danger" part="empty-trash" @click=${() => void this.#askAll()}>${words.emptyTrash}</button>` : nothing
          : html`<span class="hint" part="counts">${counts(this.#messages, this.#box, words)}</span>`}</div>
      <div class="card" part="card">
        ${access?.access === 'read' ? html`<div class="row reason" part="row"><span class="hint why" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
        ${isTrash && shown.length > 0 ? html`<p class="hint trash-hint">${words.trashHint}</p>` : nothing}
        ${shown.length > 0 ? html`<div role="list" part="list">${repeat(shown, ({ id }) => id, (message) => this.#row(message))}</div>`
          : this.#messages.hasMore ? nothing : html`<p class="empty" part="empty">${isTrash ? words.nothingInTrash : words.none}</p>`}
        ${older(this.#messages, words, this.strings)}
      </div><div class="sr" role="status">${this.#news}</div>${this.#confirm.render()}`;
  }

  protected override updated(): void {
    super.updated();
    // The folders are read as one list, of which this one may have the later part.
    const { hasMore, readsMore, nextError } = this.#messages;
    if (hasMore && !readsMore && !nextError && this.#shown.length < enough) void this.updateComplete.then(() => this.#messages.next());
  }

  #tab(folder: Folder, label: string): TemplateResult {
    return html`<button type="button" part="folder" aria-pressed=${folder === this.#folder ? 'true' : 'false'} @click=${() => this.#choose(folder)}>${label}</button>`;
  }

  /** Drawn again only when something in it changes: while one is heard, that one. */
  #row(message: VoicemailMessage): unknown {
    const { id } = message;
    if (id === this.#undo.message?.id) return undoRow(message, this.#words.trashed(this.#who(message)), this.#words.undo, () => void this.#putBack(message));
    const isHeard = this.#player.key === id;
    return guard(isHeard ? [{}] : [
      message, this.#words, this.strings, id === this.#open, this.#isWritable, this.#failures.get(id), this.#downloads.has(id), this.#line(message), relativeTime(message.receivedAt, this.locale),
    ], () => this.#drawn(message));
  }

  #drawn(message: VoicemailMessage): TemplateResult {
    const { id } = message;
    return messageRow(message, {
      words: this.#words, locale: this.locale, player: this.#player, sound: this.#sound(message), line: this.#line(message), failure: this.#failures.get(id),
      isOpen: id === this.#open, isWritable: this.#isWritable, isDownloading: this.#downloads.has(id),
      toggle: () => this.#toggle(id), act: (action) => void this.#act(message, action), ask: () => this.#ask(message), download: () => void this.#download(message),
      callBack: (event, number) => { if (!this.dispatchEvent(new VoicemailCallBackEvent(message, number))) event.preventDefault(); },
    });
  }

  #sound(message: VoicemailMessage): Sound {
    const { id, durationSeconds, receivedAt } = message;
    return { key: id, label: this.#words.from(this.#who(message), relativeTime(receivedAt, this.locale)), seconds: durationSeconds, load: () => this.#sounds.of(message) };
  }

  /** For sentences. */
  #who({ from: { name, display, number } }: VoicemailMessage): string {
    const printed = display ?? number;
    return name ?? (printed ? isolated(printed) : this.#words.anonymous);
  }

  /** Which of the user's numbers was called, where there is more than one. */
  #line({ toNumberId }: VoicemailMessage): string | undefined {
    const { items = [] } = this.activeSession?.collection(numbers) ?? {};
    const line = items.length > 1 ? items.find(({ id }) => id === toNumberId) : undefined;
    return line && (line.label ?? isolated(line.display));
  }

  #choose(folder: Folder): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#open = undefined;
    this.#undo.end();
    // Only the server knows how long what was deleted here stays in the trash.
    if (folder === 'trash') this.#messages.reload();
  }

  #toggle(id: string): void {
    this.#open = this.#open === id ? undefined : id;
    this.requestUpdate();
  }

  #heard(id: string): void {
    const message = this.#messages.items.find((each) => each.id === id);
    this.#open = id;
    this.requestUpdate();
    if (message?.status === 'unread' && this.#isWritable) void this.#messages.change([id], 'markRead');
  }

  async #download(message: VoicemailMessage): Promise<void> {
    const { id } = message;
    const load = () => this.#sounds.of(message);
    const received = new Date(message.receivedAt);
    // In the order of time wherever files are sorted by name.
    const date = new Date(received.getTime() - received.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
    const name = fileName(this.#words.file(date, this.#who(message)), message);
    if (this.#downloads.has(id) || !this.dispatchEvent(new VoicemailDownloadEvent(message, name, load))) return;
    this.#failures.delete(id);
    this.#downloads.add(id);
    this.requestUpdate();
    try {
      const sound = await load();
      if (this.isConnected) this.#sounds.save(sound, name);
    } catch (error) {
      this.#fail(id, 'download', error as ApiError);
      this.dispatchEvent(new SettingsErrorEvent('voicemail/messages/audio', error as ApiError));
    } finally {
      this.#downloads.delete(id);
      this.requestUpdate();
    }
  }

  async #act(message: VoicemailMessage, action: Action): Promise<void> {
    const words = this.#words;
    const { id } = message;
    const who = this.#who(message);
    this.#failures.delete(id);
    this.#say('');
    const next = this.#rowOf(id)?.nextElementSibling?.querySelector<HTMLElement>('button') ?? this.renderRoot.querySelector('h2');
    const changing = this.#messages.change([id], action);
    if (action === 'trash') void this.#undo.offer(message, changing);
    await this.updateComplete;
    // Its row has left the folder.
    if (action === 'restore' || action === 'delete') next?.focus();
    const failure = await changing;
    if (failure) this.#fail(id, action, failure);
    else this.#say({ trash: words.trashed(who), restore: words.restored(who), delete: words.removed(who), markRead: '', markUnread: '' }[action]);
  }

  async #putBack(message: VoicemailMessage): Promise<void> {
    this.#undo.end();
    const changing = this.#messages.change([message.id], 'restore');
    await this.updateComplete;
    this.#rowOf(message.id)?.querySelector<HTMLElement>('[part=details]')?.focus();
    const failure = await changing;
    this.#say(failure ? this.#words.notDone.restore(this.strings.why[failure.kind]) : this.#words.restored(this.#who(message)));
  }

  #ask(message: VoicemailMessage): void {
    const words = this.#words;
    void this.#confirm.ask({ title: words.ask(this.#who(message)), text: [words.askText], yes: words.remove, no: this.strings.cancel, run: () => void this.#act(message, 'delete') });
  }

  async #askAll(): Promise<void> {
    const words = this.#words;
    while (this.#messages.hasMore && !this.#messages.nextError) await this.#messages.next();
    if (this.#messages.hasMore) return;
    const ids = this.#shown.map(({ id }) => id);
    const run = async (): Promise<void> => {
      const failure = await this.#messages.change(ids, 'delete');
      this.#say(failure ? words.notEmptied(this.strings.why[failure.kind]) : words.emptied);
      this.focusTitle();
    };
    void this.#confirm.ask({ title: words.askAll(ids.length), text: [words.askText], yes: words.remove, no: this.strings.cancel, run: () => void run() });
  }

  #fail(id: string, action: Action | 'download', { kind }: ApiError): void {
    const text = this.#words.notDone[action](this.strings.why[kind]);
    this.#failures.set(id, text);
    this.#say(text);
  }

  #say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  #rowOf(id: string): HTMLElement | null { return this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`); }
}
