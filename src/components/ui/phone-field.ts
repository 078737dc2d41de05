import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from './live.ts';
import { describedBy, fieldRow, type Field, type RowOptions } from './field.ts';
import { numberLabel } from './number-label.ts';
import type * as phoneTyping from './phone-typing.ts';

type Library = typeof phoneTyping;

let library: Library | undefined;
let loading: Promise<Library | undefined> | undefined;

/** A phone number that somebody types: a list of countries, and a field that writes the number as that country does. */
export class PhoneField {
  readonly #host: ReactiveControllerHost;
  country = '';
  text = '';
  #names: readonly { readonly code: string; readonly label: string }[] = [];
  #locale = '';

  constructor(host: ReactiveControllerHost) { this.#host = host; }

  /** Empties it, and fetches what it needs. Without a connection numbers are typed as they are, with any country code. */
  async start(country: string, text = ''): Promise<void> {
    this.country = country;
    this.text = text;
    loading ??= import('./phone-typing.ts').then((loaded) => (library = loaded), () => (loading = undefined));
    if (await loading) this.#host.requestUpdate();
  }

  /** The list; with the one country it has until the others are here. */
  countryRow(id: string, options: RowOptions, locale: string): TemplateResult {
    return fieldRow(this.#field(id), options, html`<select class="input" part="input select" id=${id} @change=${({ target }: Event) => {
      this.country = (target as HTMLSelectElement).value;
      this.#write(this.text);
      this.#host.requestUpdate();
    }}>${this.#countries(locale).map(({ code, label }) => html`<option value=${code} .selected=${live(code === this.country)}>${label}</option>`)}</select>`);
  }

  numberRow(id: string, options: RowOptions & { readonly issue: string | undefined; readonly onInput: () => void }): TemplateResult {
    const field = this.#field(id, options.issue);
    return fieldRow(field, options, html`<input class="input number" part="input" id=${id} type="tel" autocomplete="off" maxlength="32" dir="ltr" aria-required="true" .value=${live(this.text)}
      aria-invalid=${field.issue ? 'true' : 'false'} aria-describedby=${describedBy(field, options.hint)} @input=${(event: InputEvent) => {
        const input = event.target as HTMLInputElement;
        // Only what is added at the end: anything else would move under the cursor.
        const isAdded = event.inputType?.startsWith('insert') && !event.isComposing && input.selectionStart === input.value.length;
        if (isAdded) this.#write(input.value);
        else this.text = input.value;
        options.onInput();
      }}>`);
  }

  #write(text: string): void {
    const written = /^[\d+(). /-]+$/.test(text) ? library?.written(text, this.country) : undefined;
    this.text = written?.text ?? text;
    if (written?.country) this.country = written.country;
  }

  #countries(locale: string): readonly { readonly code: string; readonly label: string }[] {
    if (!library) return [{ code: this.country, label: nameOf(this.country, locale) }];
    if (this.#names.length === 0 || this.#locale !== locale) {
      const { compare } = new Intl.Collator(locale);
      this.#locale = locale;
      this.#names = [...library.callingCodes()].map(([code, digits]) => ({ code, label: numberLabel(`+${digits}`), name: nameOf(code, locale) }))
        .toSorted((a, b) => compare(a.name, b.name)).map(({ code, label, name }) => ({ code, label: `${name} ${label}` }));
    }
    return this.#names;
  }

  #field(id: string, issue?: string): Field<string> {
    return { id, value: this.text, access: 'write', changed: false, issue, onInput: () => undefined, onCommit: () => undefined };
  }
}

/** A country in words. */
function nameOf(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
