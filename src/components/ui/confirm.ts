import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { dialogStyles } from './dialog-styles.ts';
import { wear } from './wear.ts';

export interface Question { readonly title: string; readonly text: readonly string[]; readonly yes: string; readonly no: string; readonly run: () => void }

/** Asks before what cannot be undone, in the platform's own modal dialog: focus stays in it, Escape says no, focus returns. */
export class Confirm {
  readonly #host: LitElement;
  #question: Question | undefined;

  /** The host draws what `render()` gives. */
  constructor(host: LitElement) {
    this.#host = host;
  }

  async ask(question: Question): Promise<void> {
    this.#question = question;
    wear(this.#host, dialogStyles);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const question = this.#question;
    return html`<dialog part="dialog" aria-labelledby="ask" aria-describedby="ask-text">${question ? html`
      <h2 id="ask">${question.title}</h2><div id="ask-text">${question.text.map((line) => html`<p>${line}</p>`)}</div>
      <div class="actions">
        <button type="button" class="quiet" autofocus @click=${() => this.#dialog?.close()}>${question.no}</button>
        <button type="button" class="primary danger" part="confirm" @click=${() => { this.#dialog?.close(); question.run(); }}>${question.yes}</button>
      </div>` : nothing}</dialog>`;
  }

  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector('dialog'); }
}
