import type { Session } from '../../client/session.ts';
import { milliseconds } from '../../rules/durations.ts';
import type { en } from './later-en.ts';

const units = [['week', 10_080], ['day', 1440], ['hour', 60], ['minute', 1]] as const;
const standard = ['indefinite', 'PT30M', 'PT1H', 'PT2H', 'PT4H', 'P1D', 'P7D', 'untilTomorrow'];

/** How long it can be turned on for, by the provider's list: `indefinite`, `untilTomorrow`, and durations (ISO 8601). Until it is turned off comes first. */
export function presetsOf({ presets, maxDuration }: Readonly<Record<string, unknown>> = {}): string[] {
  const longest = typeof maxDuration === 'string' ? milliseconds(maxDuration) : Infinity;
  const offered = Array.isArray(presets) ? presets.filter((each) => typeof each === 'string') : standard;
  return offered.filter((each) => each === 'indefinite' || each === 'untilTomorrow' || milliseconds(each) <= longest)
    .toSorted((a, b) => Number(b === 'indefinite') - Number(a === 'indefinite'));
}

/** "30 minutes", "24 hours" in any language. */
export function durationText(duration: string, locale: string): string {
  const minutes = milliseconds(duration) / 60_000;
  // A day is 24 hours from now; "1 day" could also mean tomorrow morning.
  const [unit, size] = units.find(([, length]) => minutes % length === 0 && (length !== 1440 || minutes > 1440)) ?? units[3];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(minutes / size);
}

const eight = (locale: string): string => new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(8 * 3_600_000);

export const presetText = (preset: string, words: typeof en, locale: string): string =>
  preset === 'indefinite' ? words.indefinitely : preset === 'untilTomorrow' ? words.tomorrow(eight(locale)) : durationText(preset, locale);

/** When it ends, chosen now or else the first there is; undefined for until it is turned off. */
export async function endOf(chosen: string | undefined, params: Readonly<Record<string, unknown>>, session: Session): Promise<string | undefined> {
  const preset = chosen ?? presetsOf(params)[0] ?? 'indefinite';
  if (preset === 'indefinite') return undefined;
  // Clocks of other zones are only needed for this one.
  const end = preset === 'untilTomorrow' ? await (await import('./tomorrow.ts')).tomorrowMorning(session) : Date.now() + milliseconds(preset);
  return new Date(end).toISOString();
}
