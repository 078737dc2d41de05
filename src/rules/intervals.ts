import type { Interval } from '../client/contract/call-forwarding.ts';
import { dayMinutes, dayOf, minutesOf } from './days.ts';

/** A stretch of time in minutes since midnight of the day that it starts on; it may end on the next. */
export type Span = readonly [start: number, end: number];

export const wholeDay: Span = [0, dayMinutes];

/** An end before the start is on the next day; without both times there is nothing. */
export function spanOf({ allDay, start, end }: Pick<Interval, 'allDay' | 'start' | 'end'>): Span {
  if (allDay) return wholeDay;
  if (!start || !end) return [0, 0];
  const [from, to] = [minutesOf(start), minutesOf(end)];
  return [from, to < from ? to + dayMinutes : to];
}

/** Another interval of the same kind that this one overlaps; a night counts on the day it ends on too. */
export const conflictOf = <I extends Interval>(interval: I, others: readonly I[]): I | undefined =>
  others.find((other) => other.id !== interval.id && overlap(interval, other));

function overlap(a: Interval, b: Interval): boolean {
  if (a.kind !== b.kind) return false;
  const [start, end] = spanOf(a);
  const [from, to] = spanOf(b);
  return [-1, 0, 1].some((later) => start < to + later * dayMinutes && from + later * dayMinutes < end && canFollow(a, b, later));
}

/** Some day of `b` comes so many days after some day of `a`. */
function canFollow(a: Interval, b: Interval, later: number): boolean {
  if (a.kind === 'dates') {
    return a.from !== undefined && b.from !== undefined
      && dayOf(a.from) + later <= dayOf(b.to ?? b.from) && dayOf(b.from) <= dayOf(a.to ?? a.from) + later;
  }
  return a.days?.some((day) => b.days?.includes((day + later + 6) % 7 + 1)) ?? false;
}
