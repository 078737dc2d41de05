import { html, nothing } from 'lit';
import type { ApiError } from '../../client/errors.ts';
import { byCode } from '../controllers/bound.ts';
import type { SessionElement } from '../session-element.ts';
import { describedBy, fieldRow } from '../ui/field.ts';
import { PhoneField } from '../ui/phone-field.ts';
import { parsePhone } from '../ui/phone.ts';
import { en as panelEn } from './en.ts';
import { en } from './form-en.ts';
import type { en as laterEn } from './later-en.ts';

export interface Draft { number: string; country?: string; matchType: 'exact' | 'prefix'; label: string }

/** What the form needs of its panel. */
export interface FormNeeds {
  readonly words: typeof laterEn;
  /** The capability's. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The account's country. */
  readonly home: string;
}

/** Where a number is blocked: country, number, whether all that begin so are meant, and a note. */
export class AddForm {
  readonly #host: SessionElement;
  readonly #needs: () => FormNeeds;
  readonly #block: (draft: Draft) => Promise<void>;
  readonly #phone: PhoneField;
  #open = false;
  #match: Draft['matchType'] = 'exact';
  #label = '';
  #busy = false;
  #issue: string | undefined;
  #failure: string | undefined;

  /** `block` rejects with `ApiError`. */
  constructor(host: SessionElement, needs: () => FormNeeds, block: (draft: Draft) => Promise<void>) {
    this.#host = host;
    this.#needs = needs;
    this.#block = block;
    this.#phone = new PhoneField(host);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'blocked-callers-form'); }
  get isOpen(): boolean { return this.#open; }

  async open(): Promise<void> {
    this.#open = true;
    this.#match = 'exact';
    this.#label = '';
    this.#issue = undefined;
    this.#failure = undefined;
    void this.#phone.start(this.#needs().home);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus('number');
  }

  /** Goes, and the focus back to the button that it came from. */
  async close(): Promise<void> {
    this.#open = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus('add');
  }

  render(): unknown {
    if (!this.#open) return nothing;
    const { strings, locale } = this.#host;
    const words = this.#words;
    const { add, prefix } = this.#host.inLanguage(panelEn);
    const { params } = this.#needs();
    const min = String(params['minPrefixDigits'] ?? 1);
    const canBegin = Array.isArray(params['matchTypes']) && params['matchTypes'].includes('prefix');
    return html`<form part="form" aria-label=${add} novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#submit(); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); void this.close(); } }}><div class="card" part="card">
      ${this.#phone.countryRow('country', { label: words.country, words: strings }, locale)}
      ${this.#phone.numberRow('number', {
    label: words.number, hint: this.#match === 'prefix' ? words.prefixHint(min) : undefined, words: strings, issue: this.#issue, onInput: () => this.#forgive(),
  })}
      ${canBegin ? html`<div class="row" part="row"><div class="about"><span class="name" part="label" id="match">${words.match}</span></div>
        <fieldset class="control" role="radiogroup" aria-labelledby="match">${(['exact', 'prefix'] as const).map((match) => html`<label><input type="radio" name="match" part="radio" .checked=${match === this.#match}
          @change=${() => { this.#match = match; this.#forgive(); }}>${match === 'prefix' ? prefix : words.exact}</label>`)}</fieldset></div>` : nothing}
      ${this.#note()}
      <div class="actions">${this.#failure ? html`<p class="note error" part="issue" role="alert">${this.#failure}</p>` : nothing}
        <button type="button" class="quiet" @click=${() => void this.close()}>${strings.cancel}</button>
        <button type="submit" class="primary" part="block" aria-disabled=${this.#busy ? 'true' : nothing}>${this.#busy ? words.blocking : words.block}</button></div></div></form>`;
  }

  #note(): unknown {
    const { strings } = this.#host;
    const words = this.#words;
    const field = { id: 'note', value: this.#label, access: 'write', changed: false, onInput: () => undefined, onCommit: () => undefined } as const;
    return fieldRow(field, { label: words.note, hint: words.noteHint, words: strings }, html`<input class="input" part="input" id="note" type="text" autocomplete="off" dir="auto" maxlength="60"
      .value=${this.#label} aria-describedby=${describedBy(field, true)} @input=${({ target }: Event) => { this.#label = (target as HTMLInputElement).value; }}>`);
  }

  #forgive(): void {
    this.#issue = undefined;
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  #focus(id: string): void { this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus(); }

  async #submit(): Promise<void> {
    if (this.#busy) return;
    this.#forgive();
    const { words } = this.#needs();
    const { country, text } = this.#phone;
    if (!text.trim()) this.#issue = words.refused.required;
    else {
      this.#busy = true;
      const number = (this.#match === 'exact' ? await parsePhone(text, country) : undefined) ?? text.trim();
      await this.#block({ number, ...(country && { country }), matchType: this.#match, label: this.#label.trim() }).then(() => this.close(), (error: ApiError) => this.#explain(error));
      this.#busy = false;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#issue) this.#focus('number');
  }

  /** What is wrong with the number stands below it; what is wrong with anything else, beside the button. */
  #explain({ code = '', params = {}, kind, issues }: ApiError): void {
    const { strings, locale } = this.#host;
    const { refused, notBlocked } = this.#needs().words;
    const words = this.#words;
    const print = (count: unknown): string => new Intl.NumberFormat(locale).format(Number(count));
    const isShort = code === 'blocked.prefixTooShort';
    const known = isShort ? words.prefixTooShort(print(params['min'] ?? 1)) : byCode(refused, code === 'duplicate' && params['source'] === 'admin' ? 'byCompany' : code);
    if (known && (code !== 'validation.failed' || issues.some(({ pointer }) => pointer === '/number'))) this.#issue = known;
    else this.#failure = code === 'limitReached' ? words.limitReached(print(params['limit'])) : notBlocked(strings.why[kind]);
  }
}
