import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { repeat } from 'lit/directives/repeat.js';
import { forwardingNumbers, type ForwardingNumber } from '../../client/contract/forwarding-numbers.ts';
import type { ApiError } from '../../client/errors.ts';
import { createItem, updateItem } from '../../client/item-changes.ts';
import { byCode } from '../controllers/bound.ts';
import type { CollectionController } from '../controllers/collection-controller.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { SessionElement } from '../session-element.ts';
import { Confirm } from '../ui/confirm.ts';
import { badge, banner } from '../ui/frame.ts';
import { numberLabel } from '../ui/number-label.ts';
import { Phones } from '../ui/phone.ts';
import { en as first } from './en.ts';
import type { en } from './parts-en.ts';
import type { NumberDraft, NumberForm } from './number-form.ts';

export interface ListNeeds {
  readonly words: typeof en;
  /** The capability's. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly isWritable: boolean;
  /** Forwarding is on, as it is edited: without a number it has nowhere to go. */
  readonly isOn: boolean;
  readonly home: string;
  say(news: string): void;
}

/** The numbers that calls are forwarded to. What is done with them acts at once. */
export class NumberList {
  readonly #host: SessionElement;
  readonly #numbers: CollectionController<ForwardingNumber>;
  readonly #needs: () => ListNeeds;
  readonly #phones: Phones;
  readonly #confirm: Confirm;
  #form: NumberForm | undefined;
  /** Its code is on its way, or did not come. */
  #formIs: 'coming' | 'lost' | undefined;
  /** Being changed: what the switch shows meanwhile. */
  readonly #wanted = new Map<string, boolean>();
  readonly #failures = new Map<string, string>();

  constructor(host: SessionElement, numbers: CollectionController<ForwardingNumber>, needs: () => ListNeeds) {
    this.#host = host;
    this.#numbers = numbers;
    this.#needs = needs;
    this.#phones = new Phones(host);
    this.#confirm = new Confirm(host);
  }

  /** In the user's order. */
  get items(): readonly ForwardingNumber[] {
    return (this.#numbers.items ?? []).toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  }

  render(): TemplateResult {
    const { words, params, isWritable, isOn } = this.#needs();
    const { strings } = this.#host;
    const { items } = this;
    const limit = typeof params['maxNumbers'] === 'number' ? params['maxNumbers'] : 10;
    const isAdding = this.#form?.isOpen && this.#form.id === undefined;
    const hint = items.length > 1 ? params['numbersRing'] === 'inOrder' ? words.inOrder : words.atOnce : nothing;
    return html`<section part="numbers" aria-labelledby="numbers" aria-busy=${this.#formIs === 'coming' ? 'true' : 'false'}><div class="title"><h3 id="numbers" tabindex="-1">${words.numbers}</h3>${isWritable && items.length < limit
      ? html`<button type="button" class="quiet" part="add" id="add-number" aria-expanded=${isAdding ? 'true' : 'false'} @click=${() => void this.#open()}>${words.add}</button>` : nothing}
      ${hint === nothing ? nothing : html`<p class="hint">${hint}</p>`}</div>
      ${isAdding ? this.#form?.render() : this.#formIs === 'lost' ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger' }) : nothing}
      ${isOn && !items.some(({ enabled }) => enabled) ? banner(items.length > 0 ? words.noneOn : words.noNumbersOn, { tone: 'warn' })
        : items.length === 0 ? html`<div class="card" part="card"><p class="empty" part="empty">${words.noNumbers}</p></div>` : nothing}
      ${items.length > 0 ? html`<div class="card" part="card"><ul class="plain" role="list" part="list">${repeat(items, ({ id }) => id, (item, index) => this.#row(item, index, items.length))}</ul></div>` : nothing}
      ${this.#confirm.render()}</section>`;
  }

  /** With the number, where two have the same name. */
  nameOf(item: ForwardingNumber): string {
    const { words, home } = this.#needs();
    const name = ({ label, type }: ForwardingNumber): string => label || words.types[type];
    const isTwin = this.items.some((other) => other.id !== item.id && name(other) === name(item));
    return isTwin ? numberLabel(this.#phones.print(item, home || undefined), name(item)) : name(item);
  }

  #row(item: ForwardingNumber, index: number, count: number): TemplateResult {
    const { words, isWritable, home } = this.#needs();
    const { strings } = this.#host;
    const { id, enabled, answerConfirmation } = item;
    const name = this.nameOf(item);
    const shown = item.label || words.types[item.type];
    const failure = this.#failures.get(id);
    if (isWritable && this.#form?.isOpen && this.#form.id === id) return html`<li data-id=${id}>${this.#form.render()}</li>`;
    return html`<li class="row end" part="row" data-id=${id}>
      <div class="about"><span class="name" part="label"><bdi>${shown}</bdi></span>${answerConfirmation ? html` ${badge(words.pressOne)}` : nothing}
        <span class="hint" part="hint">${this.#phones.render(item, home || undefined)}</span></div>
      <div class="control">${isWritable ? html`${count > 1 ? html`
        <button type="button" class="quiet arrow up" aria-label=${words.up(name)} aria-disabled=${index === 0 ? 'true' : nothing} @click=${() => void this.#move(item, index - 1)}><span aria-hidden="true">↑</span></button>
        <button type="button" class="quiet arrow down" aria-label=${words.down(name)} aria-disabled=${index === count - 1 ? 'true' : nothing} @click=${() => void this.#move(item, index + 1)}><span aria-hidden="true">↓</span></button>` : nothing}
        <button type="button" class="quiet" part="edit" aria-label=${words.edits(name)} @click=${() => void this.#open(item)}>${words.edit}</button>
        <button type="button" class="quiet danger" part="remove" aria-label=${words.removes(name)} @click=${() => this.#ask(item)}>${words.remove}</button>
        <input class="switch" part="switch" type="checkbox" role="switch" aria-label=${words.uses(name)} .checked=${live(this.#wanted.get(id) ?? enabled)} @change=${(event: Event) => void this.#turn(item, (event.target as HTMLInputElement).checked)}>`
        : html`<span part="value">${enabled ? strings.on : strings.off}</span>`}</div>
      ${failure ? html`<p class="note error" part="issue">${failure}</p>` : nothing}</li>`;
  }

  async #open(item?: ForwardingNumber): Promise<void> {
    this.#formIs = 'coming';
    this.#host.requestUpdate();
    const loaded = await import('./number-form.ts').catch(() => undefined);
    this.#formIs = loaded ? undefined : 'lost';
    this.#host.requestUpdate();
    if (!loaded) return;
    this.#form ??= new loaded.NumberForm(this.#host, this.#needs, (draft, id) => this.#keep(draft, id), (id) => this.#focus(id === undefined ? '#add-number' : `[data-id="${CSS.escape(id)}"] [part=edit]`));
    await this.#form.open(item);
  }

  async #turn(item: ForwardingNumber, enabled: boolean): Promise<void> {
    this.#wanted.set(item.id, enabled);
    this.#host.requestUpdate();
    await this.#change(item, { enabled });
    this.#wanted.delete(item.id);
    this.#host.requestUpdate();
  }

  async #move(item: ForwardingNumber, position: number): Promise<void> {
    const { words, say } = this.#needs();
    if (position < 0 || position >= this.items.length) return;
    if (!await this.#change(item, { position })) return;
    // The others have moved along.
    await this.#host.activeSession?.collection(forwardingNumbers).load();
    say(words.moved(this.nameOf(item), position + 1));
    await this.#focus(`[data-id="${CSS.escape(item.id)}"] .${position < (item.position ?? 0) ? 'up' : 'down'}`);
  }

  #ask(item: ForwardingNumber): void {
    const { words, isOn } = this.#needs();
    const isLast = item.enabled && !this.items.some(({ id, enabled }) => enabled && id !== item.id);
    if (!isOn || !isLast) return void this.#remove(item);
    void this.#confirm.ask({ title: words.askLast, text: [words.lastText], yes: words.remove, no: this.#host.strings.cancel, run: () => void this.#remove(item) });
  }

  async #remove(item: ForwardingNumber): Promise<void> {
    const { words, say } = this.#needs();
    const name = this.nameOf(item);
    this.#failures.delete(item.id);
    const removing = this.#numbers.remove(item.id);
    await this.#focus('#numbers');
    const removed = await removing;
    const why = this.#numbers.failure(item.id);
    if (removed) say(words.removed(name));
    else if (why) this.#fail(item, why);
  }

  /** Rejects with `ApiError`. */
  async #keep(draft: NumberDraft, id: string | undefined): Promise<void> {
    const { words, say } = this.#needs();
    const collection = this.#host.activeSession?.collection(forwardingNumbers);
    if (!collection) return;
    const kept = id === undefined ? await createItem(collection, forwardingNumbers.create, draft) : await updateItem(collection, id, draft);
    this.#failures.delete(kept.id);
    this.#host.dispatchEvent(new SettingsSavedEvent(forwardingNumbers.name, null));
    say((id === undefined ? words.added : words.changed)(this.nameOf(kept)));
  }

  async #change(item: ForwardingNumber, patch: object): Promise<boolean> {
    const collection = this.#host.activeSession?.collection(forwardingNumbers);
    if (!collection) return false;
    this.#failures.delete(item.id);
    try {
      await updateItem(collection, item.id, patch);
      this.#host.dispatchEvent(new SettingsSavedEvent(forwardingNumbers.name, null));
      return true;
    } catch (error) {
      this.#fail(item, error as ApiError);
      return false;
    }
  }

  #fail(item: ForwardingNumber, error: ApiError): void {
    const { words, say } = this.#needs();
    const failure = words.failed(this.nameOf(item), byCode(this.#host.inLanguage(first).problem, error.code ?? '') ?? this.#host.strings.why[error.kind]);
    this.#failures.set(item.id, failure);
    this.#host.dispatchEvent(new SettingsErrorEvent(forwardingNumbers.name, error));
    say(failure);
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
