import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Place } from '../../client/pages.ts';
import { byCode } from '../controllers/bound.ts';
import type { PagesController } from '../controllers/pages-controller.ts';
import type { Strings } from '../strings/en.ts';
import type { Changes } from './changes.ts';
import type { en } from './later-en.ts';

/** Read from left to right in every language. */
const isolated = (number: string): string => `\u2066${number}\u2069`;
/** How long a removal can be undone, in milliseconds. */
const undoFor = 6000;

interface Undo { readonly item: BlockedNumber; readonly place: Place; readonly query: string; readonly removal: Promise<boolean>; readonly failure?: string }

/** What removals need of their panel. */
interface Ways {
  words(): typeof en;
  /** The number as people write it. */
  print(item: BlockedNumber): string;
  /** Tells it to who cannot see. */
  say(news: string): void;
}

/** Takes numbers off the list, and the last of them back: for a while its row says that it is gone, and offers to undo that. */
export class Removals {
  readonly #host: LitElement & { readonly strings: Strings };
  readonly #numbers: PagesController<BlockedNumber>;
  readonly #changes: Changes;
  readonly #ways: Ways;
  #undo: Undo | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement & { readonly strings: Strings }, numbers: PagesController<BlockedNumber>, changes: Changes, ways: Ways) {
    this.#host = host;
    this.#numbers = numbers;
    this.#changes = changes;
    this.#ways = ways;
  }

  /** Another object whenever something changes. */
  get state(): object | undefined { return this.#undo; }
  /** Of the number that can be taken back. */
  get id(): string | undefined { return this.#undo?.item.id; }

  /** What is there, and in its place what was just removed. */
  get pages(): readonly (readonly BlockedNumber[])[] {
    const { pages, query } = this.#numbers;
    const undo = this.#undo;
    if (undo?.query !== query) return pages;
    const { page: last, index } = undo.place;
    return pages.map((page, at) => (at === Math.min(last, pages.length - 1) && !page.some(({ id }) => id === undo.item.id) ? page.toSpliced(index, 0, undo.item) : page));
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#undo = undefined;
  }

  row(): TemplateResult | typeof nothing {
    const undo = this.#undo;
    if (!undo) return nothing;
    const words = this.#ways.words();
    return html`<div role="listitem" class="row end" part="row undo" data-id=${undo.item.id}>
      <div class="about"><span class="hint" part="hint" id="undone">${words.removed(isolated(this.#ways.print(undo.item)))}</span></div>
      <div class="control"><button type="button" part="undo" aria-describedby="undone" @click=${() => void this.#putBack(undo)}>${words.undo}</button></div>
      ${undo.failure ? html`<p class="note error" part="issue">${undo.failure}</p>` : nothing}</div>`;
  }

  /** Why a number is still there. */
  whyNot(item: BlockedNumber, { code = '', kind }: ApiError): string {
    const words = this.#ways.words();
    return words.notRemoved(isolated(this.#ways.print(item)), byCode(words.problem, code) ?? this.#host.strings.why[kind]);
  }

  async remove(item: BlockedNumber): Promise<void> {
    const place = this.#changes.placeOf(item.id);
    if (!place) return;
    clearTimeout(this.#timer);
    const undo: Undo = { item, place, query: this.#numbers.query, removal: this.#changes.remove(item.id) };
    this.#undo = undo;
    this.#ways.say('');
    await this.#host.updateComplete;
    this.#focus('undo', item.id);
    const removed = await undo.removal;
    const why = this.#numbers.failure(item.id);
    this.#ways.say(removed ? this.#ways.words().removed(this.#ways.print(item)) : why ? this.whyNot(item, why) : '');
    if (this.#undo !== undo) return;
    if (removed) return this.#waitToForget(undo);
    this.#undo = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focus('remove', item.id);
  }

  /** While somebody is at the button, it stays. */
  #waitToForget(undo: Undo): void {
    this.#timer = setTimeout(() => {
      if (this.#undo !== undo) return;
      const row = this.#find(undo.item.id);
      if (row?.matches(':hover') || row?.querySelector(':focus-visible')) return this.#waitToForget(undo);
      const next = row?.querySelector(':focus') ? row.nextElementSibling?.querySelector('button') ?? this.#host.renderRoot.querySelector('h2') : undefined;
      this.#undo = undefined;
      this.#host.requestUpdate();
      next?.focus();
    }, undoFor);
  }

  async #putBack(undo: Undo): Promise<void> {
    clearTimeout(this.#timer);
    if (!await undo.removal || this.#undo !== undo) return;
    const { item, place } = undo;
    const { number, matchType, label } = item;
    const words = this.#ways.words();
    try {
      const { id } = await this.#changes.create({ number, matchType, label }, place);
      if (this.#undo === undo) this.#undo = undefined;
      this.#ways.say(words.undone(this.#ways.print(item)));
      await this.#host.updateComplete;
      this.#focus('remove', id);
    } catch (error) {
      const { code = '', kind } = error as ApiError;
      const failure = byCode(words.refused, code) ?? words.notBlocked(this.#host.strings.why[kind]);
      if (this.#undo === undo) this.#undo = { ...undo, failure };
      this.#ways.say(failure);
    }
  }

  #find(id: string): HTMLElement | null { return this.#host.renderRoot.querySelector(`.row[data-id="${CSS.escape(id)}"]`); }
  #focus(part: string, id: string): void { this.#find(id)?.querySelector<HTMLElement>(`[part=${part}]`)?.focus(); }
}
