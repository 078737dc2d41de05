import { html } from 'lit';
import { live } from '../ui/live.ts';
import type { Bound } from '../controllers/bound.ts';
import type { Strings } from '../strings/en.ts';
import { describedBy, fieldRow, lockedRow } from '../ui/field.ts';
import type { en } from './parts-en.ts';

interface Ring { readonly unit?: string; readonly min?: number; readonly max?: number; readonly step?: number; readonly secondsPerRing?: number }

/** How long phones ring, in the unit of the provider: rings, or seconds. */
export class RingChoices {
  readonly #words: typeof en;
  readonly #strings: Strings;
  readonly #locale: string;
  readonly #ring: Ring;

  constructor(words: typeof en, strings: Strings, locale: string, ring: unknown) {
    this.#words = words;
    this.#strings = strings;
    this.#locale = locale;
    this.#ring = (ring ?? {}) as Ring;
  }

  row(field: Bound<number>, sub = false, isUnused = false): unknown {
    const words = this.#words;
    const print = (seconds: number): string => this.#print(seconds);
    const options = { label: words.rings, hint: isUnused ? words.ringsUnused : words.ringsHint, words: this.#strings, sub, print };
    if (field.access === 'none') return '';
    if (field.access === 'read') return lockedRow(field, { ...options, hint: undefined });
    const { min = 1, max = 10, step = 1 } = this.#ring;
    const offered = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => (min + index * step) * this.#perUnit);
    const { value = 0 } = field;
    const all = offered.includes(value) ? offered : [...offered, value].toSorted((a, b) => a - b);
    return fieldRow(field, options, html`<select class="input num" part="input select" id=${field.id} ?disabled=${isUnused} aria-describedby=${describedBy(field, options.hint)}
      @change=${(event: Event) => { field.onInput(Number((event.target as HTMLSelectElement).value)); field.onCommit(); }}>${
        all.map((seconds) => html`<option value=${seconds} .selected=${live(seconds === value)}>${print(seconds)}</option>`)}</select>`);
  }

  get #perUnit(): number { return this.#ring.unit === 'seconds' ? 1 : this.#ring.secondsPerRing ?? 6; }

  #print(seconds: number): string {
    const text = new Intl.NumberFormat(this.#locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(seconds);
    return this.#ring.unit === 'seconds' ? text : this.#words.about(this.#words.ringCount(Math.round(seconds / this.#perUnit)), text);
  }
}
