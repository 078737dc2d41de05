import { html, nothing, type LitElement } from 'lit';
import { EmailAddress } from '../../client/contract/voicemail.ts';
import type { Bound } from '../controllers/bound.ts';
import type { Strings } from '../strings/en.ts';
import { lockedRow, note } from '../ui/field.ts';
import type { en } from './en.ts';

/** As the contract says. */
const most = 5;

type Host = LitElement & { readonly strings: Strings; readonly locale: string };
export interface Known { readonly field: Bound<string[]>; readonly own: string; readonly words: typeof en }

/** Who else gets a copy: the addresses, each with a way out, and a field for one more that opens when it is wanted. */
export class Recipients {
  readonly #host: Host;
  readonly #known: () => Known;
  #open = false;
  #text = '';
  #issue: string | undefined;

  constructor(host: Host, known: () => Known) {
    this.#host = host;
    this.#known = known;
  }

  render(): unknown {
    const { field, words } = this.#known();
    const { strings, locale } = this.#host;
    const { id, value = [], changed } = field;
    const join = (all: readonly string[]): string => (all.length === 0 ? words.nobodyElse : all.join(strings.comma));
    if (field.access === 'none') return nothing;
    if (field.access === 'read') return lockedRow({ value, reason: undefined }, { label: words.others, sub: true, print: join });
    return html`<div class="row sub others ${changed ? 'changed' : ''}" part="row" role="group" aria-labelledby="${id}-label">
      <div class="about"><span class="name" part="label" id="${id}-label">${words.others}</span><span class="hint" part="hint">${words.othersHint(new Intl.NumberFormat(locale).format(most))}</span></div>
      <div class="control">${value.length > 0 ? html`<ul class="plain addresses">${value.map((address) => html`<li><bdi>${address}</bdi><button type="button" class="quiet" part="remove"
          aria-label=${words.removes(address)} @click=${() => void this.#remove(address)}>${words.remove}</button></li>`)}</ul>` : nothing}
        ${this.#open ? this.#form(words) : value.length < most ? html`<button type="button" class="quiet add" part="add" id="add-other" @click=${() => void this.#start()}>${words.addOther}</button>` : nothing}</div>
      ${note(field, { words: strings, print: join })}</div>`;
  }

  #form(words: typeof en): unknown {
    return html`<div class="one-more"><input class="input" part="input" id="other" type="text" inputmode="email" autocomplete="off" autocapitalize="off" spellcheck="false" dir="ltr" maxlength="254"
        aria-label=${words.address} placeholder=${words.address} aria-invalid=${this.#issue ? 'true' : nothing} aria-describedby=${this.#issue ? 'other-note' : nothing} .value=${this.#text}
        @input=${({ target }: Event) => { this.#text = (target as HTMLInputElement).value; this.#issue = undefined; this.#host.requestUpdate(); }}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}>
      <button type="button" part="add-address" @click=${() => void this.#add()}>${words.add}</button><button type="button" class="quiet" @click=${() => void this.#close()}>${this.#host.strings.cancel}</button>
      ${this.#issue ? html`<p class="note error" part="issue" id="other-note">${this.#issue}</p>` : nothing}</div>`;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    void (event.key === 'Enter' ? this.#add() : this.#close());
  }

  async #start(): Promise<void> {
    this.#open = true;
    this.#text = '';
    this.#issue = undefined;
    await this.#focus('other');
  }

  async #close(): Promise<void> {
    this.#open = false;
    await this.#focus('add-other');
  }

  async #add(): Promise<void> {
    const { field, own, words } = this.#known();
    const { value = [] } = field;
    const address = this.#text.trim();
    const isKnown = [own, ...value].some((one) => one.toLowerCase() === address.toLowerCase());
    this.#issue = !EmailAddress.safeParse(address).success ? words.badAddress : isKnown ? words.knownAddress : undefined;
    if (this.#issue) return this.#focus('other');
    field.onInput([...value, address]);
    field.onCommit();
    return this.#close();
  }

  async #remove(address: string): Promise<void> {
    const { field } = this.#known();
    field.onInput((field.value ?? []).filter((one) => one !== address));
    field.onCommit();
    await this.#focus('add-other');
  }

  /** Where it is not there, as when the list is full, reading goes on at the list. */
  async #focus(id: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const root = this.#host.renderRoot;
    (root.querySelector<HTMLElement>(`#${id}`) ?? root.querySelector<HTMLElement>('.addresses li:last-child button'))?.focus();
  }
}
