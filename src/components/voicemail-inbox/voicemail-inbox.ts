import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { voicemailMessages, type VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { Session } from '../../client/session.ts';
import { reasonText } from '../controllers/bound.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { reads } from '../reads.ts';
import { faceStyles, faceWords } from '../sound/player-face.ts';
import { banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import { first } from './first.ts';
import { Keyed } from './keyed.ts';
import { MessagesController } from './messages.ts';
import type { Folder, Rest } from './rest.ts';
import { messageRow } from './row.ts';
import { styles } from './styles.ts';

/** Something pressed that waits for its code. */
interface Press { readonly what: string; readonly run: (rest: Rest) => void }

const folders: readonly Folder[] = ['inbox', 'trash'];
/** In place of a message, for what is about the list. */
const list = '';

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
  static override styles: CSSResultGroup = [PanelElement.styles, faceStyles, styles];

  readonly #messages = new MessagesController(this, voicemailMessages);
  readonly #rows = new Keyed<VoicemailMessage>();
  /** What comes after the first draw: all that can be done. Null where its code did not come. */
  #rest: Rest | null | undefined;
  #asked: Session | undefined;
  /** The list was drawn without the rest, so that nothing above a message may be added any more. */
  #isEarly = false;
  /** What was pressed last before the rest was here, by the message. */
  readonly #pressed = new Map<string, Press>();

  get heading(): Heading {
    const { title, lead } = this.#words;
    return { title, lead, feature: voicemailMessages.feature, shape: ['item', 'item', 'item'] };
  }

  get #words(): typeof first { return this.inLanguage(first); }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { activeSession: session } = this;
    if (!session || session === this.#asked) return;
    this.#asked = session;
    session.prefetch(...reads[VoicemailInbox.tag] ?? []);
    if (!this.#rest) void this.#fetchRest();
  }

  protected override body(): unknown {
    const words = this.#words;
    const { strings } = this;
    const rest = this.#rest;
    const folder = rest?.folder ?? 'inbox';
    const shown = rest?.shown ?? this.#messages.items.filter((message) => message.folder === folder);
    const access = this.activeSession?.access(voicemailMessages.feature);
    const waits = this.#waits(list);
    this.#isEarly ||= !rest;
    const warning = rest?.warning();
    return html`${this.#isEarly ? nothing : warning}${this.#pressed.has(list) ? this.#trouble() : nothing}
      <div class="folders"><div class="switcher" role="group" aria-label=${words.folders}>${folders.map((each) => html`<button type="button" part="folder" aria-pressed=${each === folder ? 'true' : 'false'}
          aria-busy=${waits === each ? 'true' : nothing} @click=${() => this.#use(list, each, (known) => known.choose(each))}>${words[each]}</button>`)}</div>
        ${folder === 'inbox' ? html`<span class="hint" part="counts" aria-busy=${rest === undefined ? 'true' : 'false'}>${rest?.counts()}</span>` : rest?.emptyButton()}</div>
      <div><div class="card" part="card">
        ${access?.access === 'read' ? html`<p class="hint" part="reason">${icons.lock()} ${reasonText(access, strings)}</p>` : nothing}
        ${rest?.hint()}
        ${shown.length > 0 ? this.#rows.draw(shown, (message) => this.#seen(message), (message) => rest?.inPlaceOf(message) ?? this.#row(message))
          : this.#messages.hasMore ? nothing : html`<p class="empty" part="empty">${rest?.nothing() ?? words.none}</p>`}
        ${this.#messages.hasMore ? html`<div class="more" part="more">${rest?.notOlder()}<button type="button" class="quiet" aria-disabled=${rest?.readsOlder ? 'true' : nothing}
          aria-busy=${waits === 'older' ? 'true' : nothing} @click=${() => this.#use(list, 'older', (known) => void known.older())}>${rest?.olderText() ?? words.more}</button></div>` : nothing}
      </div>${this.#isEarly ? warning : nothing}</div>${this.#pressed.size > 0 ? nothing : this.#trouble()}<div class="sr" role="status">${rest?.news}</div>${rest?.question()}`;
  }

  #seen(message: VoicemailMessage): readonly unknown[] {
    const rest = this.#rest;
    return [message, this.#words, this.strings, rest, this.#waits(message.id), relativeTime(message.receivedAt, this.locale), ...rest?.seen(message) ?? []];
  }

  #row(message: VoicemailMessage): TemplateResult {
    const { locale } = this;
    const { id } = message;
    const rest = this.#rest;
    return messageRow(message, rest?.look(message) ?? { below: this.#pressed.has(id) ? this.#trouble() : nothing }, {
      words: this.#words, playerWords: this.inLanguage(faceWords, 'sound-player'), locale, waits: this.#waits(id),
      play: () => this.#use(id, 'play', (known) => known.play(message)),
      toggle: () => this.#use(id, 'open', (known) => known.toggle(id)),
    });
  }

  /** The rest did not come. */
  #trouble(): unknown {
    const { strings } = this;
    return this.#rest === null ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger', action: { label: strings.retry, run: () => void this.#fetchRest() } }) : nothing;
  }

  /** What was pressed there. */
  #waits(where: string): string | undefined { return this.#rest === undefined ? this.#pressed.get(where)?.what : undefined; }

  /** Whoever presses before the code is here has it done as soon as it is. */
  #use(where: string, what: string, run: (rest: Rest) => void): void {
    if (this.#rest) return run(this.#rest);
    this.#pressed.set(where, { what, run });
    if (this.#rest === null) void this.#fetchRest();
    else this.requestUpdate();
  }

  async #fetchRest(): Promise<void> {
    this.#rest = undefined;
    this.requestUpdate();
    const code = await import('./rest.ts').catch(() => null);
    const rest = this.#rest ??= code && new code.Rest(this, this.#messages, this.#isEarly);
    if (rest) {
      for (const { run } of this.#pressed.values()) run(rest);
      this.#pressed.clear();
    }
    this.requestUpdate();
  }
}
