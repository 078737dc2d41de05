import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';

export interface Question { readonly title: string; readonly text: readonly string[]; readonly yes: string; readonly no: string; readonly run: () => void }

/** Asks before what cannot be undone, in the platform's own modal dialog: focus stays in it, Escape says no, focus returns. */
export class Confirm {
  readonly #dialog: Ref<HTMLDialogElement> = createRef();
  readonly #redraw: () => void;
  #question: Question | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  async ask(question: Question, drawn: () => Promise<unknown>): Promise<void> {
    this.#question = question;
    this.#redraw();
    await drawn();
    this.#dialog.value?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const question = this.#question;
    return html`<dialog part="dialog" aria-labelledby="ask" aria-describedby="ask-text" ${ref(this.#dialog)}>${question ? html`
      <h2 id="ask">${question.title}</h2><div id="ask-text">${question.text.map((line) => html`<p>${line}</p>`)}</div>
      <div class="actions">
        <button type="button" class="quiet" autofocus @click=${() => this.#dialog.value?.close()}>${question.no}</button>
        <button type="button" class="primary danger" part="confirm" @click=${() => { this.#dialog.value?.close(); question.run(); }}>${question.yes}</button>
      </div>` : nothing}</dialog>`;
  }
}
