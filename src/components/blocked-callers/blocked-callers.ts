import { html, nothing, type TemplateResult } from 'lit';
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
import { en } from './en.ts';
import { guarded } from './guarded.ts';
import type { Later } from './later.ts';
import { styles } from './styles.ts';

/** With more entries than this there is a search field. */
const manyRows = 10;

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
  /** What comes after the list has been drawn; null where its code did not come. */
  #later: Later | null | undefined;
  #coming: Promise<void> | undefined;
  /** To make one costs as much as to draw a row. */
  #dates: { readonly locale: string; readonly near: Intl.DateTimeFormat; readonly far: Intl.DateTimeFormat } | undefined;

  get #words(): typeof en { return this.inLanguage(en); }
  get #access() { return this.activeSession?.access('blockedNumbers'); }
  get #isWritable(): boolean { return this.#access?.access === 'write'; }

  get heading(): Heading {
    // Whichever of the two is there is shown.
    const feature = this.#access?.access === 'none' && this.activeSession?.access('callBlocking')?.access !== 'none' ? 'callBlocking' : 'blockedNumbers';
    const { title, lead, add } = this.#words;
    return {
      title, lead, feature, shape: ['switch', 'item', 'item', 'item'],
      tools: this.#isWritable ? html`<button type="button" class="quiet" part="add" id="add" aria-expanded=${this.#later?.isAdding ? 'true' : 'false'}
        @click=${() => this.#use((later) => later.add())}>${add}</button>` : nothing,
    };
  }

  protected override body(): unknown {
    const { strings } = this;
    const words = this.#words;
    const later = this.#later;
    const anonymous = this.#blocking.bind('blockAnonymous');
    if (later === undefined) void this.#fetchLater();
    return html`${anonymous.access === 'none' ? nothing : html`<div class="card" part="card">${
      toggleField(anonymous, { label: words.anonymous, hint: words.anonymousHint, words: strings, on: strings.on, off: strings.off })}</div>`}
      ${later === null ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger', action: { label: strings.retry, run: () => this.#use(() => undefined) } })
        : later?.form(this.#isWritable)}${this.#list()}<div class="sr" role="status">${later?.news}</div>`;
  }

  #list(): unknown {
    const words = this.#words;
    const access = this.#access;
    const later = this.#later;
    if (access?.access === 'none') return access.reason ? html`<div class="card" part="card"><p class="empty" part="empty">${reasonText(access, this.strings)}</p></div>` : nothing;
    const { total, query, nextError } = this.#numbers;
    const { pages } = later?.removals ?? this.#numbers;
    const isEmpty = pages.every(({ length }) => length === 0);
    return html`<section part="numbers" aria-labelledby="numbers" aria-busy=${later === undefined ? 'true' : 'false'}><h3 id="numbers">${words.numbers(new Intl.NumberFormat(this.locale).format(total))}</h3>
      ${total > manyRows || later?.query ? later?.search() ?? html`<div class="search"></div>` : nothing}
      <div class="card" part="card">${access?.access === 'read' ? html`<div class="row reason" part="row"><span class="hint why" part="reason">${icons.lock()}${reasonText(access, this.strings)}</span></div>` : nothing}
        ${isEmpty && nextError ? nothing : isEmpty ? html`<p class="empty" part="empty">${query ? words.nothingFound(query) : words.empty}</p>` : html`<div role="list" part="list">${pages.map((page, at) => this.#page(page, at))}</div>`}
        ${later?.more()}</div></section>`;
  }

  /** Drawn again only when something in it changes: there may be ten thousand rows. */
  #page(page: readonly BlockedNumber[], at: number): TemplateResult {
    const printed = page[0] && this.#print(page[0]);
    const known = [page, this.#words, this.strings, this.#isWritable, printed, ...this.#later?.statesIn(page) ?? []];
    return html`<div role="presentation" class=${at > 0 && page.length > 50 ? 'group far' : 'group'}>${guarded(known, () => page.map((item) => this.#row(item)))}</div>`;
  }

  #row(item: BlockedNumber): unknown {
    const later = this.#later;
    const { id, label, matchType, source, createdAt } = item;
    if (id === later?.removals.id) return later.removals.row();
    const words = this.#words;
    const number = this.#print(item);
    const failure = this.#numbers.failure(id);
    // A note is in a language of its own.
    const hint = [matchType === 'exact' ? '' : words.prefix, label && html`<bdi>${label}</bdi>`, words.added(this.#date(createdAt))].filter(Boolean);
    return html`<div role="listitem" class="row end" part="row" data-id=${id}>
      <div class="about"><span class="name" part="label"><bdi dir="ltr" class="number" part="number">${number}</bdi></span><span class="hint" part="hint">${hint.map((fact, at) => [at > 0 ? ' · ' : '', fact])}</span></div>
      ${later?.note(item, number) ?? (source !== 'user' ? html`<div class="control locked" part="value">${icons.lock()}<span>${words.company}</span></div>` : this.#isWritable ? html`<div class="control">
        <button type="button" class="quiet" part="edit" aria-label=${words.editsNote(number)} @click=${() => this.#use((loaded) => loaded.edit(item))}>${words.editNote}</button>
        <button type="button" class="quiet danger" part="remove" aria-label=${words.removes(number)} @click=${() => this.#use((loaded) => loaded.removals.remove(item))}>${words.remove}</button></div>` : nothing)}
      ${failure ? html`<p class="note error" part="issue">${later?.removals.whyNot(item, failure)}</p>` : nothing}
    </div>`;
  }

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
    const { matchType, display, number } = item;
    return matchType === 'exact' ? this.#later?.print(item) ?? display ?? number : `${display || number}…`;
  }

  /** What was pressed before its code was here waits for it; where it does not come, the panel says so. */
  async #use(act: (later: Later) => unknown): Promise<void> {
    await this.#fetchLater();
    if (this.#later) await act(this.#later);
  }

  #fetchLater(): Promise<void> | undefined {
    if (this.#later) return undefined;
    return this.#coming ??= import('./later.ts').then(({ Later }) => { this.#later = new Later(this, this.#numbers, (item) => this.#print(item)); }, () => { this.#later = null; }).finally(() => {
      this.#coming = undefined;
      this.requestUpdate();
    });
  }
}
