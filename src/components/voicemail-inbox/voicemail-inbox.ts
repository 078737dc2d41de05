import { html, nothing, svg, type TemplateResult } from 'lit';
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
import { clock } from '../sound/player-time.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { badge, banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import { en } from './en.ts';
import { VoicemailCallBackEvent, VoicemailDownloadEvent } from './events.ts';
import { InboxStore } from './inbox-store.ts';
import type { Action } from './messages.ts';
import { fileName, Sounds } from './sounds.ts';
import { styles } from './styles.ts';
import { Undo } from './undo.ts';

type Folder = 'inbox' | 'trash';
/** From this part on somebody should delete something. */
const nearlyFull = 0.9;
/** Whoever opens a folder sees at least so many of its messages, where there are as many. */
const enough = 10;
/** Below this a transcript may be wrong, from 0 to 1. */
const unsure = 0.6;
const chevron = html`<svg class="chevron" aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${svg`<path d="m5 7 4 4 4-4"/>`}</svg>`;
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
    return html`${this.#fullness()}
      <div class="folders"><div class="switcher" role="group" aria-label=${words.folders}>${this.#tab('inbox', words.inbox)}${this.#tab('trash', words.trash)}</div>
        ${isTrash ? this.#isWritable && shown.length > 0 ? html`<button type="button" class="quiet danger" part="empty-trash" @click=${() => void this.#askAll()}>${words.emptyTrash}</button>` : nothing
          : html`<span class="hint" part="counts">${this.#counts()}</span>`}</div>
      <div class="card" part="card">
        ${access?.access === 'read' ? html`<div class="row reason" part="row"><span class="hint why" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
        ${isTrash && shown.length > 0 ? html`<p class="hint trash-hint">${words.trashHint}</p>` : nothing}
        ${shown.length > 0 ? html`<div role="list" part="list">${repeat(shown, ({ id }) => id, (message) => this.#row(message))}</div>`
          : this.#messages.hasMore ? nothing : html`<p class="empty" part="empty">${isTrash ? words.nothingInTrash : words.none}</p>`}
        ${this.#more()}
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

  #counts(): string {
    const { items, hasMore } = this.#messages;
    const inbox = items.filter(({ folder }) => folder === 'inbox');
    const unread = inbox.filter(({ status }) => status === 'unread').length;
    // What was not read yet only the mailbox can count.
    const { messageCount, unreadCount } = (hasMore ? this.#box?.storage : undefined) ?? { messageCount: inbox.length, unreadCount: unread };
    return [this.#words.fresh(unreadCount), this.#words.heard(messageCount - unreadCount)].join(' · ');
  }

  #fullness(): unknown {
    const words = this.#words;
    const { storage: { usedSeconds = 0, capacitySeconds = 0 } = {}, enabled } = this.#box ?? {};
    const part = capacitySeconds > 0 ? usedSeconds / capacitySeconds : 0;
    // Rounded up it would say that a mailbox is full which is not yet.
    const percent = new Intl.NumberFormat(this.locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
    if (part >= nearlyFull) return banner(part >= 1 ? words.full : words.nearlyFull(percent), { tone: 'warn' });
    return enabled === false ? banner(words.off) : nothing;
  }

  /** Drawn again only when something in it changes: while one is heard, that one. */
  #row(message: VoicemailMessage): unknown {
    const { id } = message;
    if (id === this.#undo.message?.id) return this.#undoRow(message);
    const isHeard = this.#player.key === id;
    return guard(isHeard ? [{}] : [
      message, this.#words, this.strings, id === this.#open, this.#isWritable, this.#failures.get(id), this.#downloads.has(id), this.#line(message), relativeTime(message.receivedAt, this.locale),
    ], () => this.#drawn(message));
  }

  #drawn(message: VoicemailMessage): TemplateResult {
    const words = this.#words;
    const { id, status, from, durationSeconds, receivedAt, deletesAt, urgent } = message;
    const isOpen = id === this.#open;
    const isNew = status === 'unread';
    const sound = this.#sound(message);
    const number = from.display ?? from.number;
    const line = this.#line(message);
    const facts = [
      from.name && number ? html`<bdi dir="ltr" class="number" part="number">${number}</bdi>` : '', html`<span class="num">${clock(Math.round(durationSeconds), this.locale)}</span>`, line ? words.to(line) : '',
      this.#folder === 'trash' && deletesAt ? words.deletes(relativeTime(deletesAt, this.locale)) : relativeTime(receivedAt, this.locale),
    ].filter(Boolean);
    const failure = this.#failures.get(id);
    return html`<div role="listitem" class="row message ${isNew ? 'new' : ''}" part="row" data-id=${id}>
      ${this.#player.button(sound)}
      <div class="about" @click=${() => { if (!isOpen) this.#toggle(id); }}>
        <div class="who"><span class="name" part="label">${from.name ?? (number ? html`<bdi dir="ltr" class="number" part="number">${number}</bdi>` : words.anonymous)}</span>
        ${isNew ? badge(words.isNew, 'ok') : nothing} ${urgent ? badge(words.urgent, 'danger') : nothing} ${message.private ? badge(words.private) : nothing}</div>
        <span class="hint" part="hint">${facts.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span>
        ${this.#transcript(message, isOpen)}
      </div>
      <button type="button" class="quiet details" part="details" aria-expanded=${isOpen ? 'true' : 'false'} aria-label=${words.details(sound.label)} @click=${() => this.#toggle(id)}>${chevron}</button>
      ${isOpen || this.#player.key === id ? html`<div class="open">${this.#player.controls(sound)}${isOpen ? this.#actions(message) : nothing}</div>` : nothing}
      ${failure ? html`<p class="note error" part="issue">${failure}</p>` : nothing}
    </div>`;
  }

  #transcript({ transcription: { status, text, language, confidence } = { status: 'notAvailable' } }: VoicemailMessage, isOpen: boolean): unknown {
    const words = this.#words;
    const state = { inProgress: words.transcribing, failed: words.notTranscribed, partial: words.partial }[String(status)]
      ?? (confidence !== undefined && confidence < unsure ? words.unsure : undefined);
    return html`${text ? html`<p class="transcript ${isOpen ? '' : 'short'}" part="transcript" dir="auto" lang=${language ?? nothing}>${text}</p>` : nothing}
      ${state && (isOpen || !text) ? html`<span class="hint" part="hint">${state}</span>` : nothing}`;
  }

  #actions(message: VoicemailMessage): TemplateResult {
    const words = this.#words;
    const { id, from: { number, display }, receivedAt, status, folder } = message;
    const target = number ?? (/^\d+$/.test(display ?? '') ? display : undefined);
    const act = (action: Action, label: string, classes = 'quiet') => html`<button type="button" class=${classes} part=${action} @click=${() => void this.#act(message, action)}>${label}</button>`;
    const when = new Intl.DateTimeFormat(this.locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(receivedAt));
    return html`<p class="hint">${when}</p><div class="actions">
      ${target ? html`<a class="call" part="call-back" href="tel:${target}" @click=${(event: Event) => this.#callBack(event, message, target)}>${words.callBack}</a>` : nothing}
      ${this.#isWritable && folder === 'inbox' ? status === 'unread' ? act('markRead', words.markRead) : act('markUnread', words.markUnread) : nothing}
      <button type="button" class="quiet" part="download" aria-busy=${this.#downloads.has(id) ? 'true' : nothing} @click=${() => void this.#download(message)}>${words.download}</button>
      ${this.#isWritable ? folder === 'inbox' ? act('trash', words.trashIt, 'quiet danger') : [act('restore', words.restore),
        html`<button type="button" class="quiet danger" part="delete" @click=${() => this.#ask(message)}>${words.remove}</button>`] : nothing}</div>`;
  }

  #undoRow(message: VoicemailMessage): TemplateResult {
    const words = this.#words;
    return html`<div role="listitem" class="row end" part="row undo-row" data-id=${message.id}>
      <div class="about"><span class="hint" part="hint" id="undone">${words.trashed(this.#who(message))}</span></div>
      <div class="control"><button type="button" part="undo" aria-describedby="undone" @click=${() => void this.#putBack(message)}>${words.undo}</button></div></div>`;
  }

  #more(): unknown {
    const words = this.#words;
    const { hasMore, readsMore, nextError } = this.#messages;
    if (!hasMore && !nextError) return nothing;
    return html`<div class="more" part="more">${nextError ? html`<p class="note error" part="issue">${words.notMore(this.strings.why[nextError.kind])}</p>` : nothing}
      <button type="button" class="quiet" aria-disabled=${readsMore ? 'true' : nothing} @click=${() => void this.#messages.next()}>${nextError ? this.strings.retry : readsMore ? words.loading : words.more}</button></div>`;
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

  #callBack(event: Event, message: VoicemailMessage, number: string): void {
    if (!this.dispatchEvent(new VoicemailCallBackEvent(message, number))) event.preventDefault();
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
