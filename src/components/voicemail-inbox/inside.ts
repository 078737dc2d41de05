import { adoptStyles, html, nothing, type LitElement, type TemplateResult } from 'lit';
import { numbers } from '../../client/contract/numbers.ts';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { voicemail, type Voicemail } from '../../client/contract/voicemail.ts';
import type { ApiError } from '../../client/errors.ts';
import { Companions } from '../controllers/companions.ts';
import { SettingsErrorEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { en as list } from './en.ts';
import { VoicemailCallBackEvent, VoicemailDownloadEvent } from './events.ts';
import type { InboxStore } from './inbox-store.ts';
import { actions, fullness, undoRow } from './inside-parts.ts';
import type { Action } from './messages.ts';
import { en } from './more-en.ts';
import { fileName, Sounds } from './sounds.ts';
import { Undo } from './undo.ts';
import { isolated, nameOf, who } from './who.ts';

/** The panel's side. */
interface Needs {
  open(id: string): void;
  /** Tells it to who cannot see. */
  say(news: string): void;
}

/** What comes after the list has been drawn: hearing messages, doing something with them, and whose line was called. */
export class Inside {
  readonly #panel: PanelElement;
  readonly #messages: InboxStore;
  readonly #needs: Needs;
  readonly #sounds: Sounds;
  readonly #player: Player;
  readonly #confirm: Confirm;
  readonly #undo: Undo;
  /** Why something did not work, by the message. */
  readonly #failures = new Map<string, string>();
  readonly #downloads = new Set<string>();

  constructor(panel: PanelElement, messages: InboxStore, needs: Needs) {
    this.#panel = panel;
    this.#messages = messages;
    this.#needs = needs;
    this.#sounds = new Sounds(panel);
    this.#player = new Player(panel, { speeds: true, heard: (id) => this.#heard(id) });
    this.#confirm = new Confirm(panel);
    this.#undo = new Undo(panel);
    // Whose number was called and how full the mailbox is: without them, the messages are still there.
    new Companions(panel, (session) => [
      ...session.access(voicemail.name)?.access === 'none' ? [] : [session.setting(voicemail)],
      ...session.access(numbers.feature)?.access === 'none' ? [] : [session.collection(numbers)],
    ]);
    adoptStyles(panel.renderRoot as ShadowRoot, [...(panel.constructor as typeof LitElement).elementStyles, playerStyles]);
  }

  get box(): Voicemail | undefined { return this.#panel.activeSession?.setting(voicemail).value; }
  get fullness(): unknown { return fullness(this.box, this.#words, this.#panel.locale); }
  get dialog(): unknown { return this.#confirm.render(); }
  get trashHint(): unknown { return html`<p class="hint trash-hint">${this.#words.trashHint}</p>`; }
  get emptyTrash(): unknown { return this.#isWritable ? html`<button type="button" class="quiet danger" part="empty-trash" @click=${() => void this.askAll()}>${this.#words.emptyTrash}</button>` : nothing; }

  /** Was just deleted, and keeps its place in the inbox. */
  isUndoable(id: string): boolean { return id === this.#undo.message?.id; }
  endUndo(): void { this.#undo.end(); }
  undoRow(message: VoicemailMessage): TemplateResult {
    return undoRow(message, this.#words.trashed(who(message, this.#list)), this.#words.undo, () => void this.#putBack(message));
  }

  /** Another one whenever the row has to be drawn again: while it is heard, each time. */
  state(message: VoicemailMessage): unknown {
    const { id } = message;
    return this.#player.key === id ? {} : [this.#failures.get(id), this.#downloads.has(id), this.line(message), this.#isWritable].join();
  }

  /** Which of the user's numbers was called, where there is more than one. */
  line({ toNumberId }: VoicemailMessage): string | undefined {
    const { items = [] } = this.#panel.activeSession?.collection(numbers) ?? {};
    const line = items.length > 1 ? items.find(({ id }) => id === toNumberId) : undefined;
    return line && (line.label ?? isolated(line.display));
  }

  button(message: VoicemailMessage): TemplateResult { return this.#player.button(this.#sound(message)); }

  /** Below the row. */
  opened(message: VoicemailMessage, isOpen: boolean): TemplateResult {
    const { id } = message;
    const failure = this.#failures.get(id);
    const needs = {
      words: this.#words, locale: this.#panel.locale, isWritable: this.#isWritable, isDownloading: this.#downloads.has(id),
      act: (action: Action) => void this.#act(message, action), ask: () => this.#ask(message), download: () => void this.#download(message),
      callBack: (event: Event, number: string) => { if (!this.#panel.dispatchEvent(new VoicemailCallBackEvent(message, number))) event.preventDefault(); },
    };
    return html`${isOpen || this.#player.key === id ? html`<div class="open">${this.#player.controls(this.#sound(message))}${isOpen ? actions(message, needs) : nothing}</div>` : nothing}
      ${failure ? html`<p class="note error" part="issue">${failure}</p>` : nothing}`;
  }

  get #words(): typeof en { return this.#panel.inLanguage(en, 'voicemail-inbox-more'); }
  get #list(): typeof list { return this.#panel.inLanguage(list); }
  get #isWritable(): boolean { return this.#panel.activeSession?.access('voicemail.messages')?.access === 'write'; }

  #sound(message: VoicemailMessage): Sound {
    return { key: message.id, label: nameOf(message, this.#list, this.#panel.locale), seconds: message.durationSeconds, load: () => this.#sounds.of(message) };
  }

  #heard(id: string): void {
    const message = this.#messages.items.find((each) => each.id === id);
    this.#needs.open(id);
    if (message?.status === 'unread' && this.#isWritable) void this.#messages.change([id], 'markRead');
  }

  async #download(message: VoicemailMessage): Promise<void> {
    const { id } = message;
    const load = () => this.#sounds.of(message);
    const received = new Date(message.receivedAt);
    // In the order of time wherever files are sorted by name.
    const date = new Date(received.getTime() - received.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
    const name = fileName(this.#words.file(date, who(message, this.#list)), message);
    if (this.#downloads.has(id) || !this.#panel.dispatchEvent(new VoicemailDownloadEvent(message, name, load))) return;
    this.#failures.delete(id);
    this.#downloads.add(id);
    this.#panel.requestUpdate();
    try {
      const sound = await load();
      if (this.#panel.isConnected) this.#sounds.save(sound, name);
    } catch (error) {
      this.#fail(id, 'download', error as ApiError);
      this.#panel.dispatchEvent(new SettingsErrorEvent('voicemail/messages/audio', error as ApiError));
    } finally {
      this.#downloads.delete(id);
      this.#panel.requestUpdate();
    }
  }

  async #act(message: VoicemailMessage, action: Action): Promise<void> {
    const words = this.#words;
    const { id } = message;
    const caller = who(message, this.#list);
    this.#failures.delete(id);
    this.#needs.say('');
    const next = this.#rowOf(id)?.nextElementSibling?.querySelector<HTMLElement>('button') ?? this.#panel.renderRoot.querySelector('h2');
    const changing = this.#messages.change([id], action);
    if (action === 'trash') void this.#undo.offer(message, changing);
    await this.#panel.updateComplete;
    // Its row has left the folder.
    if (action === 'restore' || action === 'delete') next?.focus();
    const failure = await changing;
    if (failure) this.#fail(id, action, failure);
    else this.#needs.say({ trash: words.trashed(caller), restore: words.restored(caller), delete: words.removed(caller), markRead: '', markUnread: '' }[action]);
  }

  async #putBack(message: VoicemailMessage): Promise<void> {
    this.#undo.end();
    const changing = this.#messages.change([message.id], 'restore');
    await this.#panel.updateComplete;
    this.#rowOf(message.id)?.querySelector<HTMLElement>('[part=details]')?.focus();
    const failure = await changing;
    this.#needs.say(failure ? this.#words.notDone.restore(this.#panel.strings.why[failure.kind]) : this.#words.restored(who(message, this.#list)));
  }

  #ask(message: VoicemailMessage): void {
    const words = this.#words;
    void this.#confirm.ask({ title: words.ask(who(message, this.#list)), text: [words.askText], yes: words.remove, no: this.#panel.strings.cancel, run: () => void this.#act(message, 'delete') });
  }

  /** Before the trash is emptied. */
  async askAll(): Promise<void> {
    const words = this.#words;
    while (this.#messages.hasMore && !this.#messages.nextError) await this.#messages.next();
    if (this.#messages.hasMore) return;
    const ids = this.#messages.items.filter(({ folder }) => folder === 'trash').map(({ id }) => id);
    const run = async (): Promise<void> => {
      const failure = await this.#messages.change(ids, 'delete');
      this.#needs.say(failure ? words.notEmptied(this.#panel.strings.why[failure.kind]) : words.emptied);
      this.#panel.focusTitle();
    };
    void this.#confirm.ask({ title: words.askAll(ids.length), text: [words.askText], yes: words.remove, no: this.#panel.strings.cancel, run: () => void run() });
  }

  #fail(id: string, action: Action | 'download', { kind }: ApiError): void {
    const text = this.#words.notDone[action](this.#panel.strings.why[kind]);
    this.#failures.set(id, text);
    this.#needs.say(text);
  }

  #rowOf(id: string): HTMLElement | null { return this.#panel.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`); }
}
