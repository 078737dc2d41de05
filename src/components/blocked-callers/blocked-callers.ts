import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { blockedNumbers, type BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import { callBlocking } from '../../client/contract/call-blocking.ts';
import { reasonText } from '../controllers/bound.ts';
import { PagesController } from '../controllers/pages-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { toggleField } from '../ui/fields.ts';
import { banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { Phones } from '../ui/phone.ts';
import type { AddForm } from './add-form.ts';
import { en } from './en.ts';
import type { NoteEditor } from './note-editor.ts';
import { Removals } from './removals.ts';
import { styles } from './styles.ts';
import { WhenNear } from './when-near.ts';

/** With more entries than this there is a search field. */
const manyRows = 10;
/** After the last keystroke, in milliseconds, the server is asked. */
const typingPause = 250;

/**
 * The callers that do not reach the user: all without caller ID, and a list of numbers that is read as far as somebody looks. Blocking a
 * number and removing one act at once; a removal can be undone for six seconds.
 *
 * @element blocked-callers
 * @fires settings-save - Before the switch is sent; cancelable.
 * @fires settings-saved - After it was saved, a number was blocked, its note changed, or it was removed.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class BlockedCallers extends PanelElement {
  static override readonly tag = 'blocked-callers';
  static override styles = [PanelElement.styles, styles];

  readonly #blocking = new SettingController(this, callBlocking);
  readonly #numbers = new PagesController(this, blockedNumbers);
  readonly #phones = new Phones(this);
  readonly #removals = new Removals(this, this.#numbers, { words: () => this.#words, print: (item) => this.#print(item), say: (news) => this.#say(news) });
  /** Their code comes when somebody wants to write something. */
  #form: AddForm | undefined;
  #notes: NoteEditor | undefined;
  #codeMissing = false;
  #query = '';
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #news = '';
  /** To make one costs as much as to draw a row. */
  #dates: { readonly locale: string; readonly near: Intl.DateTimeFormat; readonly far: Intl.DateTimeFormat } | undefined;

  constructor() {
    super();
    new WhenNear(this, () => ({ element: this.renderRoot.querySelector('.more'), key: this.#numbers.pages.length }), () => { if (!this.#numbers.nextError) this.#numbers.next(); });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#searchTimer);
    this.#removals.forget();
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #access() { return this.activeSession?.access('blockedNumbers'); }
  get #isWritable(): boolean { return this.#access?.access === 'write'; }

  /** The account's own country, whose numbers are typed without its code. */
  get #home(): string {
    const country = this.activeSession?.access('numbers')?.params?.['country'] ?? this.#access?.params?.['country'];
    return typeof country === 'string' ? country : '';
  }

  get heading(): Heading {
    // Whichever of the two is there is shown.
    const feature = this.#access?.access === 'none' && this.activeSession?.access('callBlocking')?.access !== 'none' ? 'callBlocking' : 'blockedNumbers';
    return {
      title: this.#words.title, lead: this.#words.lead, feature, shape: ['switch', 'item', 'item', 'item'],
      tools: this.#isWritable ? html`<button type="button" class="quiet" part="add" id="add" aria-expanded=${this.#form?.isOpen ? 'true' : 'false'}
        @click=${() => void this.#add()}>${this.#words.add}</button>` : nothing,
    };
  }

  protected override body(): unknown {
    const { strings } = this;
    const words = this.#words;
    const anonymous = this.#blocking.bind('blockAnonymous');
    return html`${anonymous.access === 'none' ? nothing : html`<div class="card" part="card">${
      toggleField(anonymous, { label: words.anonymous, hint: words.anonymousHint, words: strings, on: strings.on, off: strings.off })}</div>`}
      ${this.#codeMissing ? banner(this.strings.notLoaded(this.strings.why.offline), { tone: 'danger' }) : nothing}${this.#isWritable ? this.#form?.render() : nothing}${this.#list()}<div class="sr" role="status">${this.#news}</div>`;
  }

  #list(): unknown {
    const words = this.#words;
    const access = this.#access;
    if (access?.access === 'none') return access.reason ? html`<div class="card" part="card"><p class="empty" part="empty">${reasonText(access, this.strings)}</p></div>` : nothing;
    const { total, query, found, nextError } = this.#numbers;
    const { pages } = this.#removals;
    const isEmpty = pages.every(({ length }) => length === 0);
    return html`<section part="numbers" aria-labelledby="numbers"><h3 id="numbers">${words.numbers(this.#count(total))}</h3>
      ${total > manyRows || this.#query ? html`<input class="input search" part="search" type="search" autocomplete="off" aria-label=${words.search} placeholder=${words.search}
        .value=${this.#query} @input=${({ target }: Event) => this.#search((target as HTMLInputElement).value)}><div class="sr" role="status">${query && !nextError ? words.found(found) : nothing}</div>` : nothing}
      <div class="card" part="card">${access?.access === 'read' ? html`<div class="row reason" part="row"><span class="hint why" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
        ${isEmpty && nextError ? nothing : isEmpty ? html`<p class="empty" part="empty">${query ? words.nothingFound(query) : words.empty}</p>` : html`<div role="list" part="list">${pages.map((page, at) => this.#page(page, at))}</div>`}
        ${this.#more()}</div></section>`;
  }

  /** Drawn again only when something in it changes: there may be ten thousand rows. */
  #page(page: readonly BlockedNumber[], at: number): TemplateResult {
    const has = (id: string | undefined): boolean => id !== undefined && page.some((item) => item.id === id);
    const printed = page[0] && this.#print(page[0]);
    const dependencies = [page, this.#words, this.strings, this.#isWritable, printed, has(this.#removals.id) && this.#removals.state, has(this.#notes?.id) && this.#notes?.state];
    return html`<div role="presentation" class=${at > 0 && page.length > 50 ? 'group far' : 'group'}>${guard(dependencies, () => page.map((item) => this.#row(item)))}</div>`;
  }

  #row(item: BlockedNumber): unknown {
    if (item.id === this.#removals.id) return this.#removals.row();
    const words = this.#words;
    const { id, label, matchType, source, createdAt } = item;
    const number = this.#print(item);
    const failure = this.#numbers.failure(id);
    const isOwn = source === 'user';
    // A note is in a language of its own.
    const hint = [matchType === 'exact' ? '' : words.prefix, label && html`<bdi>${label}</bdi>`, words.added(this.#date(createdAt))].filter(Boolean);
    return html`<div role="listitem" class="row end" part="row" data-id=${id}>
      <div class="about"><span class="name" part="label"><bdi dir="ltr" class="number" part="number">${number}</bdi></span><span class="hint" part="hint">${hint.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span></div>
      ${this.#notes && id === this.#notes.id ? this.#notes.render(number) : !isOwn ? html`<div class="control locked" part="value">${icons.lock()}<span>${words.company}</span></div>` : this.#isWritable ? html`<div class="control">
        <button type="button" class="quiet" part="edit" aria-label=${words.editsNote(number)} @click=${() => void this.#edit(item)}>${words.editNote}</button>
        <button type="button" class="quiet danger" part="remove" aria-label=${words.removes(number)} @click=${() => void this.#removals.remove(item)}>${words.remove}</button></div>` : nothing}
      ${failure ? html`<p class="note error" part="issue">${this.#removals.whyNot(item, failure)}</p>` : nothing}
    </div>`;
  }

  #more(): unknown {
    const words = this.#words;
    const { hasMore, readsMore, nextError, pages, found } = this.#numbers;
    if (!hasMore && !nextError) return nothing;
    return html`<div class="more" part="more">${nextError ? html`<p class="note error" part="issue">${(pages.length > 0 ? words.notMore : this.strings.notLoaded)(this.strings.why[nextError.kind])}</p>`
      : html`<span class="hint">${words.shown(this.#count(pages.flat().length), this.#count(found))}</span>`}
      <button type="button" class="quiet" aria-disabled=${readsMore ? 'true' : nothing} @click=${() => this.#numbers.next()}>${nextError ? this.strings.retry : readsMore ? words.loading : words.more}</button></div>`;
  }

  #count(count: number): string { return new Intl.NumberFormat(this.locale).format(count); }
  #date(instant: string): string {
    const { locale } = this;
    const date = new Date(instant);
    if (this.#dates?.locale !== locale) {
      const day = { day: 'numeric', month: 'short' } as const;
      this.#dates = { locale, near: new Intl.DateTimeFormat(locale, day), far: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }) };
    }
    return (date.getFullYear() === new Date().getFullYear() ? this.#dates.near : this.#dates.far).format(date);
  }
  #print(item: BlockedNumber): string {
    return item.matchType === 'exact' ? this.#phones.print(item) : `${item.display || item.number}…`;
  }
  #say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  #search(query: string, pause = typingPause): void {
    this.#query = query;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => void this.#numbers.search(query.trim()), pause);
    this.requestUpdate();
  }

  async #add(): Promise<void> {
    const made = await this.#load(() => import('./add-form.ts'));
    if (!made) return;
    this.#form ??= new made.AddForm(this, () => ({ words: this.#words, params: this.#access?.params ?? {}, home: this.#home }), async (draft) => {
      this.#say(this.#words.blocked(this.#print(await this.#numbers.create(draft))));
      this.#search('', 0);
    });
    await (this.#form.isOpen ? this.#form.close() : this.#form.open());
  }

  async #edit(item: BlockedNumber): Promise<void> {
    const made = await this.#load(() => import('./note-editor.ts'));
    if (!made) return;
    this.#notes ??= new made.NoteEditor(this, () => this.#words, (changed, label) => this.#numbers.update(changed, { label }), (news) => this.#say(news));
    await this.#notes.open(item);
  }

  /** Undefined without a connection, which the panel then says. */
  async #load<M>(code: () => Promise<M>): Promise<M | undefined> {
    const loaded = await code().catch(() => undefined);
    this.#codeMissing = loaded === undefined;
    this.requestUpdate();
    return loaded;
  }
}
