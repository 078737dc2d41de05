import { cities, cityOf, nameIn, parts } from './zone-label.ts';

/** A time zone as people look for it. */
export interface Zone {
  /** Its IANA name. */
  readonly value: string;
  readonly label: string;
  /** Its offset and its wall time now. */
  readonly detail: string;
}

const minute = 60_000;

/** Some browsers list zones by the names their cities had when the list was begun. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara', 'America/Buenos_Aires': 'America/Argentina/Buenos_Aires', 'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata', 'Asia/Katmandu': 'Asia/Kathmandu', 'Asia/Rangoon': 'Asia/Yangon', 'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe', 'Europe/Kiev': 'Europe/Kyiv', 'Pacific/Ponape': 'Pacific/Pohnpei', 'Pacific/Truk': 'Pacific/Chuuk',
};

let made: { readonly locale: string; readonly at: number; readonly named: boolean; readonly zones: readonly Zone[] } | undefined;

/** Every IANA zone of this browser, with its time now. Kept for a minute: it is four hundred formatters. */
export function timeZones(locale: string, now = new Date()): readonly Zone[] {
  const at = Math.floor(now.getTime() / minute);
  const named = cities.has(locale.slice(0, 2));
  if (made?.locale === locale && made.at === at && made.named === named) return made.zones;
  const names = new Set([...Intl.supportedValuesOf('timeZone').map((name) => renamed[name] ?? name), 'UTC']);
  const zones = [...names].map((value): Zone => {
    const all = parts(value, locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' }, now);
    const shift = nameIn(all);
    const time = all.filter(({ type }) => type !== 'timeZoneName').map((part) => part.value).join('').trim();
    return { value, label: cityOf(value, locale), detail: `${shift} · ${time}` };
  });
  made = { locale, at, named, zones };
  return zones;
}

/** Without accents, capitals and punctuation, so that "sao paulo" finds São Paulo and "gmt+1" stays what it is. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[_/,()\u2212]/g, (sign) => (sign === '\u2212' ? '-' : ' '));

const searched = new Map<string, string>();

/** What a zone is found by: place, region, offset, and its name in this language, such as "Eastern Time". */
function wordsOf({ value, label, detail }: Zone, locale: string): string {
  const key = `${locale} ${value}`;
  const long = searched.get(key) ?? folded(nameIn(parts(value, locale, { timeZoneName: 'longGeneric' })));
  searched.set(key, long);
  return ` ${folded(value)} ${folded(label)} ${folded(detail)} ${long}`;
}

/** The zones that have every word of the query, each at the beginning of a word of theirs. */
export function findZones(query: string, locale: string): readonly Zone[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const zones = timeZones(locale);
  if (words.length === 0) return zones;
  const found = zones.filter((zone) => {
    const there = wordsOf(zone, locale);
    return words.every((word) => there.includes(` ${word}`) || (/^[+-]/.test(word) && there.includes(`gmt${word} `)));
  });
  // Places of that name before those whose zone is called so.
  const isPlace = ({ value, label }: Zone): boolean => words.every((word) => ` ${folded(value)} ${folded(label)}`.includes(` ${word}`));
  return [...found.filter(isPlace), ...found.filter((zone) => !isPlace(zone))];
}
