import { dayMinutes } from './days.ts';
import type { Hours } from './hours.ts';
import type { Span } from './intervals.ts';

/** What holds on a day, from midnight to midnight as its wall shows it: in order, and what touches or overlaps as one. */
export function spansOn({ on }: Hours, day: number): Span[] {
  const nights = on(day - 1).map(([start, end]): Span => [start - dayMinutes, end - dayMinutes]);
  const spans = [...nights, ...on(day)].map(([start, end]): Span => [Math.max(0, start), Math.min(dayMinutes, end)]);
  const result: [number, number][] = [];
  for (const [start, end] of spans.filter((span) => span[0] < span[1]).toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
