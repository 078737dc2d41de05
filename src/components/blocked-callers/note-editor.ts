import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import type { ApiError } from '../../client/errors.ts';
import { issueText } from '../controllers/bound.ts';
import type { Strings } from '../strings/en.ts';
import type { en } from './later-en.ts';

interface State { readonly item: BlockedNumber; readonly text: string; readonly busy: boolean; readonly issue?: string }

/** The note of one row while it is written. */
export class NoteEditor {
  readonly #host: LitElement & { readonly strings: Strings };
  readonly #words: () => typeof en;
  readonly #save: (item: BlockedNumber, label: string) => Promise<void>;
  readonly #say: (news: string) => void;
  #state: State | undefined;

  constructor(host: LitElement & { readonly strings: Strings }, words: () => typeof en, save: (item: BlockedNumber, label: string) => Promise<void>, say: (news: string) => void) {
    this.#host = host;
    this.#words = words;
    this.#save = save;
    this.#say = say;
  }

  /** Another object whenever something changes. */
  get state(): State | undefined { return this.#state; }
  /** Of the row it is in. */
  get id(): string | undefined { return this.#state?.item.id; }

  async open(item: BlockedNumber): Promise<void> {
    this.#set({ item, text: item.label, busy: false });
    await this.#host.updateComplete;
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>('#own-note');
    input?.focus();
    input?.select();
  }

  render(number: string): TemplateResult {
    const { strings } = this.#host;
    const words = this.#words();
    const { text = '', busy, issue } = this.#state ?? {};
    return html`<form class="edit" part="edit-form" novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#submit(); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); void this.#close(); } }}>
      <input class="input" part="input" id="own-note" type="text" autocomplete="off" dir="auto" maxlength="60" aria-label=${words.noteOn(number)} .value=${text}
        aria-invalid=${issue ? 'true' : 'false'} aria-describedby=${issue ? 'own-note-note' : nothing} @input=${({ target }: Event) => { if (this.#state) this.#state = { ...this.#state, text: (target as HTMLInputElement).value }; }}>
      <button type="button" class="quiet" @click=${() => void this.#close()}>${strings.cancel}</button>
      <button type="submit" part="save-note" aria-disabled=${busy ? 'true' : nothing}>${words.save}</button>
      ${issue ? html`<p class="note error" part="issue" id="own-note-note">${issue}</p>` : nothing}</form>`;
  }

  #set(state: State | undefined): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  async #close(): Promise<void> {
    const { id } = this;
    this.#set(undefined);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id ?? '')}"] [part=edit]`)?.focus();
  }

  async #submit(): Promise<void> {
    const state = this.#state;
    if (!state || state.busy) return;
    const { item, text } = state;
    const words = this.#words();
    if (text.trim() === item.label) return this.#close();
    this.#set({ item, text, busy: true });
    try {
      await this.#save(item, text.trim());
      this.#say(words.noteSaved);
      await this.#close();
    } catch (error) {
      const { strings } = this.#host;
      const { issues: [wrong], kind, cause } = error as ApiError;
      const newer = kind === 'conflict' ? cause as BlockedNumber | undefined : undefined;
      const issue = newer ? strings.changedElsewhere(newer.label) : wrong ? issueText(wrong, strings) : words.noteNotSaved(strings.why[kind]);
      // Whoever saves once more has seen what the other wrote.
      this.#set({ item: newer ?? item, text, busy: false, issue });
      this.#say(issue);
    }
  }
}
