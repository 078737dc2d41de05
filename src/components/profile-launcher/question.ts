import { css, html, type TemplateResult } from 'lit';
import type { SessionElement } from '../session-element.ts';
import { dialogStyles } from '../ui/dialog-styles.ts';
import { wear } from '../ui/wear.ts';
import { en } from './question-en.ts';

type Answer = 'save' | 'discard' | 'keep';

const styles = css`
  .ask { color-scheme: var(--_fp-scheme, inherit); inline-size: min(500px, calc(100vi - 32px)); }
  .ask .actions :first-child { margin-inline-end: auto; }
  @media (max-width: 640px) {
    .ask .actions { flex-flow: column-reverse; align-items: stretch; }
    .ask .actions > :nth-child(n) { margin: 0; }
  }
`;

/** What happens to changes that are not saved, asked before the settings close. It comes with them: before, there is nothing to lose. */
export class Question {
  readonly #host: SessionElement;
  #asking: Promise<Answer> | undefined;

  constructor(host: SessionElement) {
    this.#host = host;
    wear(host, dialogStyles, styles);
  }

  render(): TemplateResult {
    const words = this.#host.inLanguage(en, 'profile-launcher-question');
    const answer = (label: string, value: Answer, look: string): TemplateResult =>
      html`<button type="button" class=${look} ?autofocus=${value === 'keep'} @click=${() => this.#dialog?.close(value)}>${label}</button>`;
    return html`<dialog class="ask" part="question" aria-labelledby="ask" aria-describedby="ask-text" @keydown=${this.#onKey}>
      <h2 id="ask">${words.askTitle}</h2><p id="ask-text">${words.ask}</p>
      <div class="actions">${answer(words.keep, 'keep', 'quiet')}${answer(words.discard, 'discard', '')}${answer(words.save, 'save', 'primary')}</div>
    </dialog>`;
  }

  /** Chromium lets the Escape that follows an Escape close both dialogs, the settings too. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.#dialog?.close('keep');
  };

  /** The same answer for all who ask meanwhile. */
  ask(): Promise<Answer> { return this.#asking ??= this.#ask(); }

  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector('.ask'); }

  async #ask(): Promise<Answer> {
    const dialog = this.#dialog;
    if (!dialog) return 'keep';
    dialog.returnValue = 'keep';
    dialog.showModal();
    await new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
    this.#asking = undefined;
    return dialog.returnValue as Answer;
  }
}
