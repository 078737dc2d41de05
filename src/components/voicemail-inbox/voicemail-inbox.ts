import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { reasonText } from '../controllers/bound.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import { en } from './en.ts';
import { InboxStore } from './inbox-store.ts';
import type { Inside } from './inside.ts';
import { counts, older } from './parts.ts';
import { messageRow } from './rows.ts';
import { styles } from './styles.ts';
import { who } from './who.ts';

type Folder = 'inbox' | 'trash';
/** Whoever opens a folder sees at least so many of its messages, where there are as many. */
const enough = 10;

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
  static override styles = [PanelElement.styles, styles];

  readonly #messages = new InboxStore(this, (message) => this.#say(this.#words.arrived(who(message, this.#words))));
  #inside: Inside | undefined;
  #fetching: Promise<void> | undefined;
  /** The code of what comes later did not come. */
  #isMissing = false;
  #folder: Folder = 'inbox';
  #open: string | undefined;
  #news = '';

  constructor() {
    super();
    new EachMinute(this);
  }

  get #words(): typeof en { return this.inLanguage(en); }
  /** Of the folder, and in its place what was just deleted from there. */
  get #shown(): readonly VoicemailMessage[] {
    return this.#messages.items.filter(({ id, folder }) => folder === this.#folder || (this.#folder === 'inbox' && this.#inside?.isUndoable(id)));
  }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'voicemail.messages', shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    const shown = this.#shown;
    const access = this.activeSession?.access('voicemail.messages');
    const inside = this.#inside;
    const isTrash = this.#folder === 'trash';
    const isEmpty = shown.length === 0;
    if (!inside && !this.#isMissing) void this.#fetch();
    return html`${this.#isMissing ? banner(this.strings.notLoaded(this.strings.why.offline), { tone: 'danger', action: { label: this.strings.retry, run: () => void this.#fetch() } }) : inside?.fullness ?? nothing}
      <div class="folders"><div class="switcher" role="group" aria-label=${words.folders}>${this.#tab('inbox', words.inbox)}${this.#tab('trash', words.trash)}</div>
        ${!isTrash ? html`<span class="hint" part="counts">${counts(this.#messages, inside?.box, words)}</span>` : isEmpty ? nothing : inside?.emptyTrash ?? nothing}</div>
      <div class="card" part="card" aria-busy=${inside || this.#isMissing ? 'false' : 'true'}>
        ${access?.access === 'read' ? html`<div class="row reason" part="row"><span class="hint why" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
        ${isTrash && !isEmpty ? inside?.trashHint ?? nothing : nothing}
        ${!isEmpty ? html`<div role="list" part="list">${repeat(shown, ({ id }) => id, (message) => this.#row(message))}</div>`
          : this.#messages.hasMore ? nothing : html`<p class="empty" part="empty">${isTrash ? words.nothingInTrash : words.none}</p>`}
        ${older(this.#messages, words, this.strings)}
      </div><div class="sr" role="status">${this.#news}</div>${inside?.dialog ?? nothing}`;
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

  /** Drawn again only when something in it changes. */
  #row(message: VoicemailMessage): unknown {
    const { id } = message;
    const { locale } = this;
    const inside = this.#inside;
    if (inside?.isUndoable(id)) return inside.undoRow(message);
    const words = this.#words;
    const isOpen = id === this.#open;
    return guard([message, words, inside, isOpen, inside?.state(message), relativeTime(message.receivedAt, locale)],
      () => messageRow(message, { words, locale, inside, isOpen, toggle: () => this.#toggle(id) }));
  }

  #choose(folder: Folder): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#open = undefined;
    this.#inside?.endUndo();
    // Only the server knows how long what was deleted here stays in the trash.
    if (folder === 'trash') this.#messages.reload();
    this.requestUpdate();
  }

  #toggle(id: string): void {
    this.#open = this.#open === id ? undefined : id;
    this.requestUpdate();
  }

  #say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  #fetch(): Promise<void> {
    this.#isMissing = false;
    return this.#fetching ??= import('./inside.ts').then((made) => {
      this.#inside = new made.Inside(this, this.#messages, { say: (news) => this.#say(news), open: (id) => { if (id !== this.#open) this.#toggle(id); } });
    }, () => { this.#isMissing = true; }).finally(() => {
      this.#fetching = undefined;
      this.requestUpdate();
    });
  }
}
