export const cityOf = (name: string): string => name.slice(name.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');

/** The time in a zone, in parts. Throws for a zone this browser does not know. */
export const parts = (timeZone: string, locale: string, options: Intl.DateTimeFormatOptions, now = new Date()): Intl.DateTimeFormatPart[] =>
  new Intl.DateTimeFormat(locale, { timeZone, ...options }).formatToParts(now);

export const nameIn = (all: readonly Intl.DateTimeFormatPart[]): string => all.find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** A zone as people know it, with its offset now, daylight saving included: "Warsaw (GMT+1)". */
export function zoneLabel(name: string, locale: string): string {
  try {
    return `${cityOf(name)} (${nameIn(parts(name, locale, { timeZoneName: 'shortOffset' }))})`;
  } catch {
    // A zone this browser has not heard of yet.
    return name;
  }
}
