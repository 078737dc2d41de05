import { html, nothing, type TemplateResult } from 'lit';
import { EmailAddress, type Voicemail } from '../../client/contract/voicemail.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { SessionElement } from '../session-element.ts';
import type { en } from './more-en.ts';

/** A field for one more address, which opens when it is wanted. */
export class AddRecipient {
  readonly #host: SessionElement;
  readonly #settings: SettingController<Voicemail>;
  readonly #words: () => typeof en;
  #text = '';
  #issue: string | undefined;
  isOpen = false;

  constructor(host: SessionElement, settings: SettingController<Voicemail>, words: () => typeof en) {
    this.#host = host;
    this.#settings = settings;
    this.#words = words;
  }

  render(): TemplateResult {
    const words = this.#words();
    return html`<div class="one-more"><input class="input" part="input" id="other" type="text" inputmode="email" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" maxlength="254"
        aria-label=${words.address} placeholder=${words.address} aria-invalid=${this.#issue ? 'true' : nothing} aria-describedby=${this.#issue ? 'other-note' : nothing} .value=${this.#text}
        @input=${({ target }: Event) => { this.#text = (target as HTMLInputElement).value; this.#issue = undefined; this.#host.requestUpdate(); }}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <button type="button" part="add-address" @click=${() => void this.#add()}>${words.add}</button><button type="button" class="quiet" @click=${() => void this.#close()}>${this.#host.strings.cancel}</button>
      ${this.#issue ? html`<p class="note error" part="issue" id="other-note">${this.#issue}</p>` : nothing}</div>`;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.#text = '';
    this.#issue = undefined;
    await this.#focus('#other');
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    void (event.key === 'Enter' ? this.#add() : this.#close());
  }

  async #close(): Promise<void> {
    this.isOpen = false;
    await this.#focus('#add-other');
  }

  async #add(): Promise<void> {
    const { value = [], onInput, onCommit } = this.#settings.bind('email', 'others');
    const words = this.#words();
    const address = this.#text.trim();
    const isKnown = [this.#settings.value?.email.address ?? '', ...value].some((one) => one.toLowerCase() === address.toLowerCase());
    this.#issue = !EmailAddress.safeParse(address).success ? words.badAddress : isKnown ? words.knownAddress : undefined;
    if (this.#issue) return this.#focus('#other');
    onInput([...value, address]);
    onCommit();
    return this.#close();
  }

  /** Where it is not there, as when the list is full, reading goes on at the list. */
  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.renderRoot;
    (root.querySelector<HTMLElement>(selector) ?? root.querySelector<HTMLElement>('.addresses li:last-child button'))?.focus();
  }
}
