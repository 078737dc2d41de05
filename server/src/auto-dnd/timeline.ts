import { doNotDisturbAt, type Layer, type Span } from '../../../src/rules/do-not-disturb.ts';
import { type Busy, type CalendarEvent, defaults, type Settings } from './events.ts';
import { busyEvents, instant, union } from './windows.ts';

/** What the user said: `on` by hand, `off` for now, or `clear`: back to automatic. */
export interface Action {
  /** RFC 3339. */
  readonly at: string;
  readonly do: 'on' | 'off' | 'clear';
  /** With `on`: when it ends by itself. */
  readonly until?: string | null;
}

export interface TimelineSettings extends Settings {
  /** When a schedule keeps calls away, as instants; none unless set. */
  readonly schedule: readonly { readonly start: string; readonly end: string }[];
}

/** Do not disturb from `start` until just before `end`, and why. */
export interface Stretch { readonly start: string; readonly end: string; readonly source: 'manual' | 'calendar' | 'schedule' }

/** What the actions so far amount to. */
interface Said { readonly manual: Span | undefined; readonly reachableSince: number }
const nothing: Said = { manual: undefined, reachableSince: -Infinity };

/**
 * Do not disturb between two moments: what the calendar says, with what the user said over it. Nothing in it is remembered from one
 * moment to the next but the user's actions, so no missed edge can leave it on or off.
 */
export function timeline(
  events: readonly CalendarEvent[], settings: Partial<TimelineSettings>, timeZone: string, actions: readonly Action[], from: string, to: string,
): Stretch[] {
  const all = { ...defaults, schedule: [], ...settings };
  const busy = busyEvents(events, all, timeZone);
  const schedule = all.schedule.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  const result: { start: number; end: number; source: Stretch['source'] }[] = [];
  for (const { start, end, said } of regimes(actions, Date.parse(from), Date.parse(to))) {
    for (const stretch of stretches(layersOf(said, busy, schedule, all.mergeGapMinutes), start, end)) {
      const last = result.at(-1);
      if (last && last.end === stretch.start && last.source === stretch.source) last.end = stretch.end;
      else result.push(stretch);
    }
  }
  return result.map(({ start, end, source }) => ({ start: instant(start), end: instant(end), source }));
}

/** The times between two actions, with what holds in them. */
function regimes(actions: readonly Action[], from: number, to: number): { start: number; end: number; said: Said }[] {
  const result: { start: number; end: number; said: Said }[] = [];
  let said = nothing;
  let start = from;
  const ordered = actions.map((action) => ({ ...action, at: Date.parse(action.at) })).toSorted((a, b) => a.at - b.at);
  for (const action of ordered.filter(({ at }) => at < to)) {
    if (action.at > start) result.push({ start, end: action.at, said });
    start = Math.max(start, action.at);
    said = after(said, action);
  }
  if (to > start) result.push({ start, end: to, said });
  return result;
}

function after(said: Said, { at, do: what, until }: { at: number; do: Action['do']; until?: string | null }): Said {
  if (what === 'clear') return nothing;
  if (what === 'off') return { manual: undefined, reachableSince: at };
  return { ...said, manual: { start: at, end: until == null ? Infinity : Date.parse(until) } };
}

/** Highest first. What had begun when the user said to be reachable no longer counts, what begins later does. */
function layersOf({ manual, reachableSince }: Said, busy: readonly Busy[], schedule: readonly Span[], gapMinutes: number): Layer[] {
  const later = ({ start }: Span): boolean => start > reachableSince;
  return [
    { source: 'manual', scope: 'all', spans: manual ? [manual] : [] },
    { source: 'calendar', scope: 'all', spans: union(busy.filter(later), gapMinutes) },
    { source: 'schedule', scope: 'all', spans: schedule.filter(later) },
  ];
}

function* stretches(layers: readonly Layer[], from: number, to: number) {
  const edges = layers.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end])).filter((at) => at > from && at < to);
  const moments = [...new Set([from, ...edges, to])].sort((a, b) => a - b);
  for (const [index, start] of moments.entries()) {
    const end = moments[index + 1];
    const source = doNotDisturbAt(layers, start)?.source;
    if (end !== undefined && (source === 'manual' || source === 'calendar' || source === 'schedule')) yield { start, end, source };
  }
}
