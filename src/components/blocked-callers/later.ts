import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import type { PagesController } from '../controllers/pages-controller.ts';
import type { SessionElement } from '../session-element.ts';
import { banner } from '../ui/frame.ts';
import { Phones } from '../ui/phone.ts';
import { wear } from '../ui/wear.ts';
import type { AddForm } from './add-form.ts';
import { Changes } from './changes.ts';
import { en } from './later-en.ts';
import { laterStyles } from './later-styles.ts';
import type { NoteEditor } from './note-editor.ts';
import { Removals } from './removals.ts';
import { WhenNear } from './when-near.ts';

/** After the last keystroke, in milliseconds, the server is asked. */
const typingPause = 250;

/** What comes after the list has been drawn: numbers as people write them, searching, more of the list, removals, and the ways to write something. */
export class Later implements ReactiveController {
  readonly #host: SessionElement;
  readonly #numbers: PagesController<BlockedNumber>;
  readonly #print: (item: BlockedNumber) => string;
  readonly #phones: Phones;
  readonly #changes: Changes;
  readonly removals: Removals;
  /** Their code comes when somebody wants to write something. */
  #form: AddForm | undefined;
  #notes: NoteEditor | undefined;
  #codeMissing = false;
  query = '';
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  /** For who only listens. */
  news = '';

  /** `print` is how the panel shows a number. */
  constructor(host: SessionElement, numbers: PagesController<BlockedNumber>, print: (item: BlockedNumber) => string) {
    this.#host = host;
    this.#numbers = numbers;
    this.#print = print;
    this.#phones = new Phones(host);
    this.#changes = new Changes(host, numbers);
    this.removals = new Removals(host, numbers, this.#changes, { words: () => this.#words, print, say: (news) => this.#say(news) });
    new WhenNear(host, () => ({ element: host.renderRoot.querySelector('.more'), key: numbers.pages.length }), () => { if (!numbers.nextError) numbers.next(); });
    wear(host, laterStyles);
    host.addController(this);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'blocked-callers-later'); }
  get #params(): Readonly<Record<string, unknown>> { return this.#host.activeSession?.access('blockedNumbers')?.params ?? {}; }
  get isAdding(): boolean { return this.#form?.isOpen ?? false; }

  /** The account's own country, whose numbers are typed without its code. */
  get #home(): string {
    const country = this.#host.activeSession?.access('numbers')?.params?.['country'] ?? this.#params['country'];
    return typeof country === 'string' ? country : '';
  }

  hostDisconnected(): void {
    clearTimeout(this.#searchTimer);
    this.removals.forget();
  }

  print(item: BlockedNumber): string { return this.#phones.print(item); }

  /** Other objects whenever something changes in one of these rows. */
  statesIn(page: readonly BlockedNumber[]): unknown[] {
    return [this.removals, this.#notes].map((each) => page.some(({ id }) => id === each?.id) && each?.state);
  }

  /** In place of a row's buttons, while its note is written. */
  note({ id }: BlockedNumber, number: string): unknown { return this.#notes?.id === id ? this.#notes.render(number) : undefined; }

  /** Above the list: the form, and that some code did not come. */
  form(isWritable: boolean): unknown {
    const { strings } = this.#host;
    return html`${this.#codeMissing ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger' }) : nothing}${isWritable ? this.#form?.render() : nothing}`;
  }

  search(): TemplateResult {
    const { query, found, nextError } = this.#numbers;
    const words = this.#words;
    return html`<input class="input search" part="search" type="search" autocomplete="off" aria-label=${words.search} placeholder=${words.search}
      .value=${this.query} @input=${({ target }: Event) => this.#search((target as HTMLInputElement).value)}><div class="sr" role="status">${query && !nextError ? words.found(found) : nothing}</div>`;
  }

  more(): unknown {
    const words = this.#words;
    const { strings } = this.#host;
    const { hasMore, readsMore, nextError, pages, found } = this.#numbers;
    if (!hasMore && !nextError) return nothing;
    const count = (total: number): string => new Intl.NumberFormat(this.#host.locale).format(total);
    return html`<div class="more" part="more">${nextError ? html`<p class="note error" part="issue">${(pages.length > 0 ? words.notMore : strings.notLoaded)(strings.why[nextError.kind])}</p>`
      : html`<span class="hint">${words.shown(count(pages.flat().length), count(found))}</span>`}
      <button type="button" class="quiet" aria-disabled=${readsMore ? 'true' : nothing} @click=${() => this.#numbers.next()}>${nextError ? strings.retry : readsMore ? words.loading : words.more}</button></div>`;
  }

  async add(): Promise<void> {
    const made = await this.#load(() => import('./add-form.ts'));
    if (!made) return;
    this.#form ??= new made.AddForm(this.#host, () => ({ words: this.#words, params: this.#params, home: this.#home }), async (draft) => {
      this.#say(this.#words.blocked(this.#print(await this.#changes.create(draft))));
      this.#search('', 0);
    });
    await (this.#form.isOpen ? this.#form.close() : this.#form.open());
  }

  async edit(item: BlockedNumber): Promise<void> {
    const made = await this.#load(() => import('./note-editor.ts'));
    if (!made) return;
    this.#notes ??= new made.NoteEditor(this.#host, () => this.#words, (changed, label) => this.#changes.update(changed, { label }), (news) => this.#say(news));
    await this.#notes.open(item);
  }

  #say(news: string): void {
    this.news = news;
    this.#host.requestUpdate();
  }

  #search(query: string, pause = typingPause): void {
    this.query = query;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => void this.#numbers.search(query.trim()), pause);
    this.#host.requestUpdate();
  }

  /** Undefined without a connection, which the panel then says. */
  async #load<M>(code: () => Promise<M>): Promise<M | undefined> {
    const loaded = await code().catch(() => undefined);
    this.#codeMissing = loaded === undefined;
    this.#host.requestUpdate();
    return loaded;
  }
}
