/** Cities in other languages than English, by language and the last part of a zone's name; `cities.ts` fetches them. */
export const cities = new Map<string, Readonly<Record<string, string>>>();

/** The city of a zone: "Warszawa". */
export const cityOf = (name: string, locale: string): string => cities.get(locale.slice(0, 2))?.[name.slice(name.lastIndexOf('/') + 1)]
  ?? name.slice(name.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');

/** The time in a zone, in parts. Throws for a zone this browser does not know. */
export const parts = (timeZone: string, locale: string, options: Intl.DateTimeFormatOptions, now = new Date()): Intl.DateTimeFormatPart[] =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).formatToParts(now);

export const nameIn = (all: readonly Intl.DateTimeFormatPart[]): string => all.find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** A zone as people know it, with its offset now, daylight saving included: "Warsaw (GMT+1)". */
export function zoneLabel(name: string, locale: string): string {
  try {
    return `${cityOf(name, locale)} (${nameIn(parts(name, locale, { timeZoneName: 'shortOffset' }))})`;
  } catch {
    // A zone this browser has not heard of yet.
    return name;
  }
}
