import { AsYouType, type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** Dialled for emergencies somewhere: never blocked, and nobody's target. */
const emergency = ['000', '100', '101', '102', '108', '110', '111', '112', '113', '115', '117', '118', '119', '120', '122', '190', '191', '192', '193', '911', '995', '999'];

export const isEmergency = (text: string): boolean => emergency.includes(text.replaceAll(/\D/g, ''));

const known = (country: string | undefined): CountryCode | undefined =>
  (country !== undefined && country in metadata.countries ? country as CountryCode : undefined);

/** Costs whoever calls it, in the countries of the samples. */
const premium = ['+1900', '+449', '+49900', '+4870', '+338', '+5590', '+972190'];

export const isPremium = (number: string): boolean => premium.some((prefix) => number.startsWith(prefix));

/** In another country than this one, as numbers count: those of Canada and the United States are one. */
export const isInternational = (number: string, home: string): boolean => {
  const country = known(home);
  return country !== undefined && !number.startsWith(`+${getCountryCallingCode(country, metadata)}`);
};

/** The country whose number it is. */
export const countryOf = (number: string): string | undefined => parsePhoneNumberFromString(number, metadata)?.country;

/** The E.164 of what somebody typed, and how everybody writes it. Undefined where it is no phone number. */
export function phoneNumberOf(text: string, country?: string): { number: string; display: string } | undefined {
  const defaultCountry = known(country);
  const found = parsePhoneNumberFromString(text, { extract: false, ...(defaultCountry && { defaultCountry }) }, metadata);
  return found?.isValid() && found.ext === undefined ? { number: found.number, display: found.formatInternational() } : undefined;
}

/** The first digits of numbers, from their country code on, and how many of them come after that. Undefined where no country is meant. */
export function prefixOf(text: string, country?: string): { number: string; display: string; digits: number } | undefined {
  const home = known(country);
  const typed = new AsYouType(home, metadata);
  typed.input(text);
  const code = typed.isInternational() ? typed.getCallingCode() : home && getCountryCallingCode(home, metadata);
  // As in its own country it may begin with a trunk prefix.
  const national = typed.getNumber()?.nationalNumber ?? '';
  const number = `+${code}${national}`;
  if (!code || !/^\+\d{1,15}$/.test(number)) return undefined;
  return { number, display: new AsYouType(undefined, metadata).input(number), digits: national.length };
}
