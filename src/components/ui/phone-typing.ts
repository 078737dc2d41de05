import { AsYouType, type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

// The part that is fetched only once somebody may type a number; `phone-field.ts` is what panels import.

const known = (country: string): CountryCode | undefined => (country in metadata.countries ? country as CountryCode : undefined);

/** What is dialled before the numbers of each country (ISO 3166-1 alpha-2). */
export const callingCodes = (): ReadonlyMap<string, string> => new Map(getCountries(metadata).map((country) => [country, getCountryCallingCode(country, metadata)]));

/** A number as people write it, as far as it goes; and the country that it turns out to be of, where its text says so. */
export function written(text: string, country: string): { readonly text: string; readonly country: string | undefined } {
  const typed = new AsYouType(known(country), metadata);
  return { text: typed.input(text), country: typed.isInternational() ? typed.getCountry() : undefined };
}
