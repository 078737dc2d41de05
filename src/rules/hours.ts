import { dayMinutes } from './days.ts';
import type { Span } from './intervals.ts';
import { clockChangeOn, instantsOf, wallOf } from './zoned-time.ts';

/** When something holds, on the wall clock of a zone. A time in an hour that spring skips is not shown on the wall, so it never holds. */
export interface Hours {
  readonly timeZone: string;
  /** What starts on a day. */
  on(day: number): readonly Span[];
  /** Days after which `on` may follow another rule than a week before. */
  readonly turns: (day: number) => readonly number[];
}

/** Days in which whatever repeats weekly has shown all it does, nights included. */
const horizon = 9;

const holdsAt = ({ on }: Hours, wall: number): boolean => {
  const day = Math.floor(wall / dayMinutes);
  const minute = wall - day * dayMinutes;
  return on(day).some(([start, end]) => start <= minute && minute < end)
    || on(day - 1).some(([, end]) => minute + dayMinutes < end);
};

export const holds = (hours: Hours, at: Date): boolean => holdsAt(hours, wallOf(at.getTime(), hours.timeZone));

/** When it next begins or ends; undefined when it stays as it is. */
export function nextChange(hours: Hours, at: Date): Date | undefined {
  const { timeZone } = hours;
  const now = holds(hours, at);
  const today = Math.floor(wallOf(at.getTime(), timeZone) / dayMinutes);
  const days = new Set([today, ...hours.turns(today).filter((day) => day > today)]
    .flatMap((day) => Array.from({ length: horizon }, (_, index) => day - 1 + index)).filter((day) => day >= today));
  for (const day of [...days].toSorted((a, b) => a - b)) {
    const change = boundaries(hours, day).find((instant) => instant > at.getTime() && holdsAt(hours, wallOf(instant, timeZone)) !== now);
    if (change !== undefined) return new Date(change);
  }
  return undefined;
}

/** The moments of a day at which something may begin or end, in order. */
function boundaries({ on, timeZone }: Hours, day: number): number[] {
  const minutes = [...on(day).flat(), ...on(day - 1).map(([, end]) => end - dayMinutes)].filter((minute) => minute >= 0 && minute <= dayMinutes);
  const moved = clockChangeOn(day, timeZone);
  return [...new Set(minutes)].flatMap((minute) => instantsOf(day * dayMinutes + minute, timeZone))
    .concat(moved ?? []).toSorted((a, b) => a - b);
}
