import type { DoNotDisturb } from '../client/contract/do-not-disturb.ts';

/** From `start` until just before `end`, in milliseconds since 1970; without an end it is `Infinity`. */
export interface Span { readonly start: number; readonly end: number }

/** One reason why calls are kept away: the user said so, the calendar is busy, a schedule says so. */
export interface Layer {
  readonly source: NonNullable<DoNotDisturb['source']>;
  readonly scope: DoNotDisturb['scope'];
  readonly spans: readonly Span[];
}

/** Do not disturb at one moment, while it is on. */
export interface DoNotDisturbState {
  readonly source: Layer['source'];
  readonly scope: Layer['scope'];
  /** When calls ring again; `Infinity` where nothing says. */
  readonly until: number;
}

const covers = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

/** In order, and those that overlap or touch as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/** Without the one in which the user said to be reachable all the same: the next one counts again. */
export const notOverridden = (spans: readonly Span[], overriddenAt: number | undefined): Span[] =>
  merged(spans).filter((span) => overriddenAt === undefined || !covers(span, overriddenAt));

/**
 * Do not disturb at a moment; undefined while it is off. The first layer that keeps calls away is why; it lasts as long as any of them
 * goes on without a gap, so what the user turned on by hand is not ended by the end of a meeting, nor the other way round.
 */
export function doNotDisturbAt(layers: readonly Layer[], at: number): DoNotDisturbState | undefined {
  const layer = layers.find(({ spans }) => spans.some((span) => covers(span, at)));
  const all = merged(layers.flatMap(({ spans }) => spans));
  return layer && { source: layer.source, scope: layer.scope, until: all.find((span) => covers(span, at))?.end ?? at };
}

/** The next moment at which something begins or ends; undefined where nothing will. */
export function nextChange(layers: readonly Layer[], at: number): number | undefined {
  const next = Math.min(...layers.flatMap(({ spans }) => spans.flatMap(({ start, end }) => [start, end])).filter((each) => each > at));
  return next === Infinity ? undefined : next;
}

const ms = (instant: string | null | undefined, otherwise: number): number => (instant ? Date.parse(instant) : otherwise);

/**
 * The layers behind what a server said, as far as it tells them: the windows now and next. With them, `doNotDisturbAt` says what the
 * server would for the moments to come.
 */
export function layersOf({ source, scope, until, manual, override, calendar, schedule }: DoNotDisturb): Layer[] {
  const said = override.active && override.setAt ? Date.parse(override.setAt) : NaN;
  const reachable = ms(override.suppressesUntil, Infinity);
  /** Without the part in which the user is reachable all the same. */
  const counting = (spans: readonly Span[]): Span[] => merged(spans).map((span) => (covers(span, said) ? { ...span, start: Math.max(span.start, reachable) } : span));
  const meetings = [calendar.activeWindow, calendar.nextWindow].flatMap((each) => (each ? [{ start: Date.parse(each.start), end: Date.parse(each.end) }] : []));
  const hours = [
    ...(schedule.activeUntil ? [{ start: ms(schedule.activeSince, -Infinity), end: Date.parse(schedule.activeUntil) }] : []),
    ...(schedule.nextStart ? [{ start: Date.parse(schedule.nextStart), end: ms(schedule.nextEnd, Infinity) }] : []),
  ];
  const own = source === 'provider' || source === 'unknown' ? [{ start: -Infinity, end: ms(until, Infinity) }] : [];
  return [
    // From before it was set: this clock may be behind the server's.
    { source: 'manual', scope, spans: manual.active ? [{ start: -Infinity, end: ms(manual.until, Infinity) }] : [] },
    { source: 'calendar', scope: 'all', spans: calendar.enabled ? counting(meetings) : [] },
    { source: 'schedule', scope: 'all', spans: schedule.enabled ? counting(hours) : [] },
    { source: source ?? 'provider', scope, spans: own },
  ];
}
