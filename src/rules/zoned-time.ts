import { tzOffset } from '@date-fns/tz/tzOffset';
import { dayMinutes } from './days.ts';

/** The wall clock in a zone, as minutes since 1970-01-01T00:00 on that wall: `Math.floor(wall / dayMinutes)` is the day. */
export const wallOf = (instant: number, timeZone: string): number => Math.floor(instant / 60_000 + offsetAt(instant, timeZone));

/** East of Greenwich, in minutes. A zone that this browser does not know is taken for UTC. */
const offsetAt = (instant: number, timeZone: string): number => tzOffset(timeZone, new Date(instant)) || 0;

/**
 * When the wall shows this: once as a rule, twice in the hour that autumn repeats. In the hour that spring skips it is the moment
 * the clock moved, after which the next valid minute is shown.
 */
export function instantsOf(wall: number, timeZone: string): number[] {
  const utc = wall * 60_000;
  // No zone is further from Greenwich than a day.
  const offsets = [offsetAt(utc - 86_400_000, timeZone), offsetAt(utc + 86_400_000, timeZone)];
  const found = [...new Set(offsets)].map((offset) => utc - offset * 60_000).filter((instant) => wallOf(instant, timeZone) === wall);
  if (found.length > 0) return found.toSorted((a, b) => a - b);
  return [clockChange(utc - Math.max(...offsets) * 60_000, utc - Math.min(...offsets) * 60_000, timeZone)];
}

/** The first moment after `from`, at most `to`, with another offset than `from`; to the minute. */
function clockChange(from: number, to: number, timeZone: string): number {
  const before = offsetAt(from, timeZone);
  let [early, late] = [from, to];
  while (late - early > 60_000) {
    const middle = early + Math.floor((late - early) / 120_000) * 60_000;
    if (offsetAt(middle, timeZone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** When the clock of this day is moved, if it is. */
export function clockChangeOn(day: number, timeZone: string): number | undefined {
  const [from = 0] = instantsOf(day * dayMinutes, timeZone);
  const [to = 0] = instantsOf((day + 1) * dayMinutes, timeZone);
  return offsetAt(from, timeZone) === offsetAt(to, timeZone) ? undefined : clockChange(from, to, timeZone);
}
