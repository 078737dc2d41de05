import type { ChoiceGroup } from '../ui/fields.ts';

/** "GMT+1" now, daylight saving included. */
const offset = (timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';

const city = (name: string): string => name.slice(name.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');

/** A zone as people know it: "Warsaw (GMT+1)". */
export const zoneLabel = (name: string, locale: string): string => {
  try {
    return `${city(name)} (${offset(name, locale)})`;
  } catch {
    // A zone this browser has not heard of yet.
    return name;
  }
};

const made = new Map<string, readonly ChoiceGroup[]>();

/** Every IANA zone of this browser, by region. Made once for each language: it is four hundred formatters. */
export function zonesByRegion(locale: string, others: string): readonly ChoiceGroup[] {
  const known = made.get(locale);
  if (known) return known;
  const regions = new Map<string, ChoiceGroup['choices'][number][]>();
  for (const name of new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])) {
    const region = name.includes('/') ? name.slice(0, name.indexOf('/')) : others;
    const choices = regions.get(region) ?? [];
    choices.push({ value: name, label: zoneLabel(name, locale) });
    regions.set(region, choices);
  }
  const groups = [...regions].map(([label, choices]) => ({ label, choices }));
  made.set(locale, groups);
  return groups;
}
