import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { groups, type Group } from '../../client/contract/groups.ts';
import { numbers, type PhoneNumber } from '../../client/contract/numbers.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { Phones } from '../ui/phone.ts';
import { en } from './en.ts';

/** With more rows than this there is a search field. */
const manyRows = 10;
/** How long a button says "copied", in milliseconds. */
const copiedFor = 4000;

const copyIcon = (): TemplateResult => html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor"
  stroke-width="1.5" stroke-linejoin="round">${svg`<rect x="6.500" y="6.500" width="8.500" height="8.500" rx="1.500"/><path d="M11.500 6.500v-2A1.500 1.500 0 0 0 10 3H4.500A1.500 1.500 0 0 0 3 4.500V10a1.500 1.500 0 0 0 1.500 1.500h2"/>`}</svg>`;
const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
/** Facts beside each other, in whatever language. */
const facts = (...all: (string | false | undefined)[]): string => all.filter(Boolean).join(' · ');

/**
 * The groups the user is in and the phone numbers assigned to them, to be looked at and copied.
 *
 * @element access-summary
 * @fires settings-error - Reading failed.
 */
export class AccessSummary extends PanelElement {
  static override readonly tag = 'access-summary';
  static override styles = [PanelElement.styles, css`
    h3 { margin: 24px 0 -8px; font-size: 1em; font-weight: 600; }
    .search { margin-block-start: 16px; }
    .row:has(.country) { column-gap: 14px; }
    .country { flex: none; min-inline-size: 32px; text-align: center; padding: 0 4px; border: 1px solid var(--_color-line); border-radius: 4px; color: var(--_color-quiet); font-size: 11.5px; font-weight: 600; letter-spacing: 0.04em; }
    .end > .control { flex-wrap: wrap; }
    .row > .control { margin-inline-end: -10px; }
    .control button { margin-block: -6px; }
    .either { display: grid; justify-items: end; }
    .either > * { display: flex; gap: 8px; align-items: center; grid-area: 1 / 1; visibility: hidden; }
    .either > .now { visibility: visible; }
    @container (max-width: 430px) {
      .row > .control { flex-basis: calc(100% + 10px); justify-content: space-between; padding-inline-start: 46px; }
      .either > :not(.now) { display: none; }
    }
  `];

  readonly #groups = new CollectionController(this, groups);
  readonly #numbers = new CollectionController(this, numbers);
  readonly #phones = new Phones(this);
  #query = '';
  #news = '';
  #copied = '';
  #notCopied = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#copied = '';
  }

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    // Whichever of the two is there is shown.
    const feature = this.#isClosed('numbers') && !this.#isClosed('groups') ? 'groups' : 'numbers';
    return { title: this.#words.title, lead: this.#words.lead, feature, shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const allGroups = this.#groups.items ?? [];
    const allNumbers = this.#numbers.items ?? [];
    const someGroups = allGroups.filter(({ name, extension = '' }) => this.#matches([name, extension]));
    const someNumbers = allNumbers.filter((number) => this.#matches([number.label ?? '', this.#source(number)], number));
    const count = someGroups.length + someNumbers.length;
    return html`${allGroups.length + allNumbers.length > manyRows || this.#query ? this.#search(count) : nothing}
      ${this.#wanted && count === 0 ? html`<div class="card" part="card"><p class="empty" part="empty">${this.#words.nothingFound(this.#query.trim())}</p></div>` : html`
        ${this.#list('groups', this.#words.groups(someGroups.length), this.#words.noGroups, someGroups, (group) => this.#group(group))}
        ${this.#list('numbers', this.#words.numbers(someNumbers.length), this.#words.noNumbers, someNumbers, (number) => this.#number(number))}`}
      <div class="sr" role="status">${this.#news}</div>`;
  }

  #isClosed(feature: string): boolean { return this.activeSession?.access(feature)?.access === 'none'; }

  #list<T extends { id: string }>(feature: string, title: string, empty: string, items: readonly T[], row: (item: T) => TemplateResult): unknown {
    if (this.#wanted && items.length === 0) return nothing;
    const access = this.activeSession?.access(feature);
    const closed = access?.access === 'none';
    // A provider that never heard of groups gives no reason, and then there is nothing to say about them.
    if (closed && !access.reason) return nothing;
    return html`<section part=${feature} aria-labelledby=${feature}><h3 id=${feature}>${title}</h3><div class="card" part="card">
      ${items.length > 0 && !closed ? html`<ul class="plain" role="list" part="list">${items.map(row)}</ul>`
    : html`<p class="empty" part="empty">${closed ? reasonText(access, this.strings) : empty}</p>`}</div></section>`;
  }

  #group({ name, type, memberCount, extension }: Group): TemplateResult {
    return html`<li class="row end" part="row"><div class="about"><span class="name" part="label">${name}</span><span class="hint" part="hint">${
      facts(this.#words.groupType[type], memberCount !== undefined && this.#words.members(memberCount), extension && this.#words.extension(extension))}</span></div></li>`;
  }

  #number(phone: PhoneNumber): TemplateResult {
    const { id, country, label, kind, primary, status } = phone;
    const source = this.#source(phone);
    const name = label || this.#words.kind[kind];
    const isCopied = this.#copied === id;
    return html`<li class="row end" part="row"><span class="country" part="country" aria-hidden="true">${country}</span>
      <div class="about"><span class="name" part="label">${name}</span>
        ${primary ? badge(this.#words.primary) : nothing}${status === 'active' ? nothing : badge(this.#words.status[status], status === 'unknown' ? 'off' : 'warn')}
        ${source === name ? nothing : html`<span class="hint" part="hint">${source}</span>`}</div>
      <div class="control"><span class="sr">${this.#countryName(country)}</span>
        ${this.#phones.render(phone, this.#home)}
        <button type="button" class="quiet" part="copy" aria-label=${isCopied ? nothing : this.#words.copies(name)} @click=${() => void this.#copy(phone)}>
          <span class="either"><span class=${isCopied ? '' : 'now'}>${copyIcon()}${this.#words.copy}</span><span class=${isCopied ? 'now' : ''}>${icons.check()}${this.#words.copied}</span></span></button></div>
      ${this.#notCopied === id ? html`<p class="note error" part="issue">${this.#words.notCopied(`\u2066${phone.number}\u2069`)}</p>` : nothing}
    </li>`;
  }

  /** The account's own country, whose numbers are shown as people there write them. */
  get #home(): string | undefined {
    const country = this.activeSession?.access('numbers')?.params?.['country'];
    return typeof country === 'string' ? country : undefined;
  }

  /** Where the user has a number from. */
  #source({ number, kind }: PhoneNumber): string {
    const group = kind === 'group' ? this.#groups.items?.find((each) => each.number === number) : undefined;
    return group ? this.#words.via(group.name) : this.#words.kind[kind];
  }

  #countryName(code: string): string {
    try {
      return new Intl.DisplayNames(this.locale, { type: 'region' }).of(code) ?? code;
    } catch {
      return code;
    }
  }

  #search(count: number): TemplateResult {
    return html`<input class="input search" part="search" type="search" autocomplete="off" aria-label=${this.#words.search} placeholder=${this.#words.search}
      .value=${this.#query} @input=${({ target }: InputEvent) => {
        this.#query = (target as HTMLInputElement).value;
        this.requestUpdate();
      }}><div class="sr" role="status">${this.#wanted ? this.#words.found(count) : nothing}</div>`;
  }

  get #wanted(): string { return this.#query.trim().toLocaleLowerCase(this.locale); }

  #matches(texts: readonly string[], phone?: PhoneNumber): boolean {
    const wanted = this.#wanted;
    if (texts.some((text) => text.toLocaleLowerCase(this.locale).includes(wanted))) return true;
    const digits = /^[\d\s().+/-]+$/.test(wanted) ? digitsOf(wanted) : '';
    // A number is found however it is written: "+44 20 …" or "020 …".
    return phone !== undefined && digits !== '' && [phone.number, this.#phones.print(phone, phone.country)].some((text) => digitsOf(text).includes(digits));
  }

  async #copy({ id, number }: PhoneNumber): Promise<void> {
    clearTimeout(this.#timer);
    this.#news = '';
    try {
      await navigator.clipboard.writeText(number);
      this.#copied = id;
      this.#notCopied = '';
      this.#news = this.#words.wasCopied(number);
      if (this.isConnected) this.#timer = setTimeout(() => { this.#copied = ''; this.requestUpdate(); }, copiedFor);
    } catch {
      this.#copied = '';
      this.#notCopied = id;
      this.#news = this.#words.notCopied(number);
    }
    this.requestUpdate();
  }
}
