import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icons } from '../ui/icons.ts';
import type { en } from './en.ts';

/** How long the button says "copied", in milliseconds. */
const copiedFor = 4000;

/** The address that the administrator set, to be looked at and copied. */
export class EmailRow {
  readonly #host: LitElement;
  #result: 'copied' | 'refused' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The host draws what `render()` gives. */
  constructor(host: LitElement) {
    this.#host = host;
    host.addController({ hostDisconnected: () => { clearTimeout(this.#timer); this.#result = undefined; } });
  }

  render(email: string, words: typeof en): TemplateResult {
    const copied = this.#result === 'copied';
    return html`<div class="row" part="row"><div class="about"><span class="name" part="label">${words.email}</span><span class="hint" part="hint">${words.emailHint}</span></div>
      <div class="control locked" part="value">${icons.lock()}<span>${email || '–'}</span>${email ? html`<button type="button" class="quiet copy" part="copy"
        aria-label=${copied ? nothing : words.copyEmail} @click=${() => void this.#copy(email)}>${copied ? words.copied : words.copy}</button>` : nothing}
        <span class="sr" role="status">${copied ? words.copied : ''}</span></div>
      ${this.#result === 'refused' ? html`<p class="note error" part="issue" role="alert">${words.notCopied}</p>` : nothing}</div>`;
  }

  async #copy(email: string): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await navigator.clipboard.writeText(email);
      this.#result = 'copied';
      if (this.#host.isConnected) this.#timer = setTimeout(() => { this.#result = undefined; this.#host.requestUpdate(); }, copiedFor);
    } catch {
      this.#result = 'refused';
    }
    this.#host.requestUpdate();
  }
}
