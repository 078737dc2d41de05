import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type * as phoneLibrary from './phone-library.ts';

/** What is known of a phone number; `number` is E.164, `country` ISO 3166-1 alpha-2, `display` the provider's own form. */
export interface Phone { readonly number: string; readonly display?: string | undefined; readonly country?: string | undefined }

type Library = typeof phoneLibrary;

let library: Library | undefined;
let loading: Promise<Library | undefined> | undefined;

/** Fetches the library once. Without a connection there is none: numbers stay as the provider prints them, and the next page asks again. */
const load = (): Promise<Library | undefined> =>
  (loading ??= import('./phone-library.ts').then((loaded) => (library = loaded), () => (loading = undefined)));

/** The E.164 of what somebody typed, `country` (ISO 3166-1 alpha-2) being theirs. Undefined where it is no phone number, or offline. */
export const parsePhone = async (text: string, country?: string): Promise<string | undefined> => (await load())?.parsed(text, country);

/** Prints phone numbers for one element, and draws it again when the library has come. */
export class Phones implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asked = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void { this.#asked = false; }

  /** In the national form where the number is of the country `home`, else in the international one; until the library is here, the provider's. */
  print({ number, display, country }: Phone, home?: string): string {
    if (!library && !this.#asked) {
      this.#asked = true;
      void load().then((loaded) => { if (loaded) this.#host.requestUpdate(); });
    }
    return library?.formatted(number, home !== undefined && country === home) ?? display ?? number;
  }

  /** The same, to be read from left to right in every language. */
  render(phone: Phone, home?: string): TemplateResult {
    return html`<bdi dir="ltr" class="number" part="number">${this.print(phone, home)}</bdi>`;
  }
}
