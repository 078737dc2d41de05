import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { describedBy, fieldRow, lockedRow, type Field, type RowOptions } from '../ui/field.ts';
import { chevron } from './icons.ts';

export interface Suggestion { readonly value: string; readonly label: string; readonly detail: string }

export interface ComboboxOptions extends RowOptions {
  /** What fits what was typed; everything when that is nothing. */
  readonly find: (query: string) => readonly Suggestion[];
  readonly print: (value: string) => string;
  /** Where the list opens while nothing is chosen. */
  readonly suggested?: string | undefined;
  /** How many there are, in words, for those who do not see the list. */
  readonly found: (count: number) => string;
}

/** Keys that move along the list, and how far. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
/** Between the list and the edge of the window, and the most it is high, in pixels. */
const margin = 8;
const tallest = 320;

/** One of very many, found by typing (ARIA combobox pattern with a list). The list lies on top of everything, so that nothing cuts it off. */
export class Combobox {
  readonly #host: LitElement;
  readonly #place = (): void => this.#position();
  #open = false;
  /** What was typed since the list opened. */
  #query = '';
  #typed = false;
  #active = -1;
  #found: readonly Suggestion[] = [];

  /** The host draws what `render()` gives. */
  constructor(host: LitElement) {
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#close() });
  }

  render(field: Field<string>, options: ComboboxOptions): TemplateResult | typeof nothing {
    if (field.access === 'none') return nothing;
    if (field.access === 'read') return lockedRow(field, options);
    const { id, value = '' } = field;
    const shown = this.#typed ? this.#query : value && options.print(value);
    this.#found = this.#open ? options.find(this.#query) : [];
    return fieldRow(field, options, html`<div class="combo">
      <input class="input" part="input" id=${id} type="text" role="combobox" autocomplete="off" spellcheck="false" .value=${live(shown)}
        aria-autocomplete="list" aria-expanded=${this.#open ? 'true' : 'false'} aria-controls="${id}-list"
        aria-activedescendant=${this.#open && this.#found[this.#active] ? `${id}-${this.#active}` : nothing}
        aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${describedBy(field, options.hint)}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()} @blur=${() => this.#close()}
        @click=${() => this.#show(value, options)} @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value, value, options)}
        @keydown=${(event: KeyboardEvent) => this.#key(event, field, options)}>${chevron()}
      <ul class="list" part="list" id="${id}-list" role="listbox" popover="manual" aria-label=${options.label} @pointerdown=${(event: Event) => event.preventDefault()}>
        ${this.#found.map((each, at) => html`<li part="option" id="${id}-${at}" role="option" aria-selected=${at === this.#active ? 'true' : 'false'}
          class=${each.value === value ? 'chosen' : ''} @click=${() => this.#choose(each, field)}><span>${each.label}</span><small class="num">${each.detail}</small></li>`)}
        ${this.#open && this.#found.length === 0 ? html`<li class="empty" role="option" aria-disabled="true" aria-selected="false">${options.found(0)}</li>` : nothing}
      </ul><div class="sr" role="status">${this.#open && this.#typed ? options.found(this.#found.length) : ''}</div></div>`);
  }

  #key(event: KeyboardEvent, field: Field<string>, options: ComboboxOptions): void {
    const { key } = event;
    const step = steps[key];
    const value = field.value ?? '';
    if (step !== undefined) {
      if (!this.#open) this.#show(value, options);
      else if (event.altKey) this.#close();
      else this.#move(step);
    } else if (key === 'Enter' && this.#open) {
      const chosen = this.#found[this.#active];
      if (chosen) this.#choose(chosen, field);
    } else if (key === 'Escape' && (this.#open || this.#typed)) {
      // A dialog around it stays.
      event.stopPropagation();
      this.#close();
      // The old value is back; typing replaces it, as when the field was entered.
      const input = event.target as HTMLInputElement;
      void this.#host.updateComplete.then(() => input.select());
    } else {
      return;
    }
    event.preventDefault();
  }

  #type(text: string, value: string, options: ComboboxOptions): void {
    this.#query = text;
    this.#typed = true;
    this.#show(value, options);
    this.#active = 0;
    this.#reveal();
  }

  #show(value: string, options: ComboboxOptions): void {
    if (this.#open) return;
    this.#open = true;
    this.#active = options.find(this.#query).findIndex((each) => each.value === (value || options.suggested));
    window.addEventListener('scroll', this.#place, { capture: true, passive: true });
    window.addEventListener('resize', this.#place);
    this.#reveal();
  }

  #close(): void {
    if (!this.#open && !this.#typed) return;
    this.#open = false;
    this.#typed = false;
    this.#query = '';
    window.removeEventListener('scroll', this.#place, { capture: true });
    window.removeEventListener('resize', this.#place);
    const list = this.#list;
    if (list?.matches(':popover-open')) list.hidePopover();
    this.#host.requestUpdate();
  }

  #choose({ value }: Suggestion, field: Field<string>): void {
    this.#close();
    field.onInput(value);
    field.onCommit();
  }

  #move(step: number): void {
    const { length } = this.#found;
    if (length === 0) return;
    const to = this.#active + step;
    // Single steps go round; longer ones stop at the ends.
    this.#active = Math.abs(step) === 1 ? (to + length) % length : Math.min(length - 1, Math.max(0, to));
    this.#reveal();
  }

  async #reveal(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const list = this.#list;
    if (!this.#open || !list?.isConnected) return;
    if (!list.matches(':popover-open')) list.showPopover();
    this.#position();
    const option = list.querySelector<HTMLElement>('[aria-selected=true]');
    if (!option) list.scrollTop = 0;
    else if (option.offsetTop < list.scrollTop || option.offsetTop + option.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = option.offsetTop - list.clientHeight / 2;
    }
  }

  /** Below its field, or above it where there is more room. */
  #position(): void {
    const list = this.#list;
    const field = list?.parentElement?.querySelector('input')?.getBoundingClientRect();
    if (!list || !field) return;
    const below = window.innerHeight - field.bottom - 2 * margin;
    const above = field.top - 2 * margin;
    const up = below < tallest / 2 && above > below;
    Object.assign(list.style, {
      left: `${field.left}px`, width: `${field.width}px`, maxHeight: `${Math.min(tallest, up ? above : below)}px`,
      top: up ? 'auto' : `${field.bottom + 4}px`, bottom: up ? `${window.innerHeight - field.top + 4}px` : 'auto',
    });
  }

  get #list(): HTMLElement | null { return this.#host.renderRoot.querySelector('[role=listbox]'); }
}
