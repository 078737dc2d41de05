import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

// The part that is fetched only once a panel shows a number; `phone.ts` is what panels import.

/** A number as people of its own country write it, or as everybody else does. Undefined where its form is not known. */
export function formatted(number: string, national: boolean): string | undefined {
  const parsed = parsePhoneNumberFromString(number, { extract: false }, metadata);
  return national ? parsed?.formatNational() : parsed?.formatInternational();
}

/** The E.164 of what somebody typed; undefined where it is no phone number. */
export function parsed(text: string, country?: string): string | undefined {
  const known = country !== undefined && country in metadata.countries ? country as CountryCode : undefined;
  const found = parsePhoneNumberFromString(text, { extract: false, ...(known && { defaultCountry: known }) }, metadata);
  return found?.isValid() && found.ext === undefined ? found.number : undefined;
}
