import { html, nothing, type TemplateResult } from 'lit';
import type { ForwardingNumber, ForwardingNumberDraft } from '../../client/contract/forwarding-numbers.ts';
import type { ApiError } from '../../client/errors.ts';
import { byCode } from '../controllers/bound.ts';
import type { SessionElement } from '../session-element.ts';
import { selectField, toggleField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import { PhoneField } from '../ui/phone-field.ts';
import { parsePhone } from '../ui/phone.ts';
import { en } from './form-en.ts';
import type { ListNeeds } from './number-list.ts';

export type NumberDraft = ForwardingNumberDraft;

const types = ['mobile', 'home', 'work', 'other'] as const;
const mostLabel = 30;

/** Where a forwarding number is added or changed. */
export class NumberForm {
  readonly #host: SessionElement;
  readonly #needs: () => ListNeeds;
  readonly #keep: (draft: NumberDraft, id: string | undefined) => Promise<void>;
  readonly #back: (id: string | undefined) => unknown;
  readonly #phone: PhoneField;
  #item: ForwardingNumber | undefined;
  #open = false;
  #type: (typeof types)[number] = 'mobile';
  #label = '';
  #confirms = true;
  #busy = false;
  #issue: string | undefined;
  #labelIssue: string | undefined;
  #failure: string | undefined;

  /** `keep` rejects with `ApiError`; `back` puts the focus where the form was opened. */
  constructor(host: SessionElement, needs: () => ListNeeds, keep: (draft: NumberDraft, id: string | undefined) => Promise<void>, back: (id: string | undefined) => unknown) {
    this.#host = host;
    this.#needs = needs;
    this.#keep = keep;
    this.#back = back;
    this.#phone = new PhoneField(host);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'call-forwarding-form'); }
  get isOpen(): boolean { return this.#open; }
  /** Which number is changed; none while one is added. */
  get id(): string | undefined { return this.#item?.id; }

  async open(item?: ForwardingNumber): Promise<void> {
    const { params, home } = this.#needs();
    this.#item = item;
    this.#open = true;
    this.#type = item && item.type !== 'unknown' ? item.type : 'mobile';
    this.#label = item?.label ?? '';
    this.#confirms = item?.answerConfirmation ?? params['answerConfirmation'] === true;
    this.#forgive();
    void this.#phone.start(item?.country ?? home, item?.display ?? item?.number ?? '');
    await this.#host.updateComplete;
    this.#focus('form-number');
  }

  close(): void {
    const { id } = this;
    this.#open = false;
    this.#item = undefined;
    this.#back(id);
  }

  render(): TemplateResult {
    const { strings, locale } = this.#host;
    const { words, params } = this.#needs();
    const form = this.#words;
    const field = { access: 'write', changed: false, onCommit: () => undefined } as const;
    const canConfirm = params['answerConfirmation'] === true;
    return html`<form part="form" aria-label=${this.#item ? form.edit : form.add} novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#submit(); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); this.close(); } }}><div class="card" part="card">
      ${this.#phone.countryRow('form-country', { label: form.country, words: strings }, locale)}
      ${this.#phone.numberRow('form-number', { label: form.number, words: strings, issue: this.#issue, onInput: () => this.#forgive() })}
      ${selectField({ ...field, id: 'form-type', value: this.#type, onInput: (value) => { this.#type = types.find((type) => type === value) ?? 'other'; } }, {
    label: form.type, words: strings, groups: [{ label: '', choices: types.map((value) => ({ value, label: words.types[value] })) }],
  })}
      ${textField({ ...field, id: 'form-label', value: this.#label, issue: this.#labelIssue, onInput: (value) => { this.#label = value; this.#forgive(); } }, { label: form.name, hint: form.nameHint, words: strings })}
      ${canConfirm ? toggleField({ ...field, id: 'form-confirm', value: this.#confirms, onInput: (value) => { this.#confirms = value; } }, {
    label: form.pressOne, hint: form.pressOneHint, words: strings, on: strings.on, off: strings.off,
  }) : nothing}
      <div class="actions">${this.#failure ? html`<p class="note error" part="issue" role="alert">${this.#failure}</p>` : nothing}
        <button type="button" class="quiet" @click=${() => this.close()}>${strings.cancel}</button>
        <button type="submit" class="primary" part="keep" aria-disabled=${this.#busy ? 'true' : nothing}>${this.#busy ? form.saving : form.save}</button></div></div></form>`;
  }

  #forgive(): void {
    this.#issue = this.#labelIssue = this.#failure = undefined;
    this.#host.requestUpdate();
  }

  #focus(id: string): void { this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus(); }

  async #submit(): Promise<void> {
    if (this.#busy) return;
    this.#forgive();
    const { params } = this.#needs();
    const form = this.#words;
    const { country, text } = this.#phone;
    const label = this.#label.trim();
    if ([...label].length > mostLabel) this.#labelIssue = this.#host.strings.issue.tooLong({ max: mostLabel });
    else if (!text.trim()) this.#issue = form.refused.required;
    else {
      this.#busy = true;
      const { id } = this;
      const isSame = text === (this.#item?.display ?? this.#item?.number);
      // A few digits may be somebody's extension, which belongs to no country.
      const isExtension = /^\d{2,6}$/.test(text.trim());
      const number = isSame ? this.#item?.number ?? text : (isExtension ? undefined : await parsePhone(text, country)) ?? text.trim();
      const draft = {
        type: this.#type, label, ...(params['answerConfirmation'] === true && { answerConfirmation: this.#confirms }),
        number, ...(country && !isExtension && { country }),
      };
      await this.#keep(draft, id).then(() => this.close(), (error: ApiError) => this.#explain(error));
      this.#busy = false;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#issue) this.#focus('form-number');
    else if (this.#labelIssue) this.#focus('form-label');
  }

  /** What is wrong with the number stands below it; what is wrong with anything else, beside the button. */
  #explain({ code = '', params = {}, kind, issues }: ApiError): void {
    const { strings, locale } = this.#host;
    const form = this.#words;
    const issue = issues.find(({ pointer }) => pointer === '/number');
    const known = byCode(form.refused, code) ?? (issue && byCode(form.refused, issue.code));
    if (known) this.#issue = known;
    else if (issue) this.#issue = form.refused['phoneNumber.invalid'];
    else this.#failure = code === 'limitReached' ? form.limitReached(new Intl.NumberFormat(locale).format(Number(params['limit']))) : form.notSaved(strings.why[kind]);
  }
}
