import { type Busy, busyOf, type CalendarEvent, defaults, type Settings } from './events.ts';

/** A time in which the calendar keeps calls away: from `start` until just before `end`. */
export interface Window {
  /** RFC 3339 in UTC. */
  readonly start: string;
  readonly end: string;
  /** In order of start. */
  readonly eventIds: readonly string[];
}

/** The windows of some events: disjoint, in order, whatever the order of the events. Settings that are left out have their defaults. */
export function windows(events: readonly CalendarEvent[], settings: Partial<Settings> = {}, timeZone = 'UTC'): Window[] {
  const all: Settings = { ...defaults, ...settings };
  return union(busyEvents(events, all, timeZone), all.mergeGapMinutes)
    .map(({ start, end, ids }) => ({ start: instant(start), end: instant(end), eventIds: ids }));
}

/** What counts of the events. */
export const busyEvents = (events: readonly CalendarEvent[], settings: Settings, timeZone: string): Busy[] =>
  settings.enabled ? events.flatMap((event) => busyOf(event, settings, timeZone) ?? []) : [];

export interface Union { readonly start: number; readonly end: number; readonly ids: readonly string[] }

/** Those that overlap, or are no further apart than the gap, as one. */
export function union(busy: readonly Busy[], gapMinutes: number): Union[] {
  const result: { start: number; end: number; ids: string[] }[] = [];
  for (const { id, start, end } of busy.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))) {
    const last = result.at(-1);
    if (!last || start - last.end > gapMinutes * 60_000) {
      result.push({ start, end, ids: [id] });
      continue;
    }
    // Not the later event's end: a short one inside a long one ends nothing.
    last.end = Math.max(last.end, end);
    if (!last.ids.includes(id)) last.ids.push(id);
  }
  return result;
}

/** RFC 3339 in UTC, with as many digits as it needs. */
export const instant = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
