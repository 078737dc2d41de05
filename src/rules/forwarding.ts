import type { CallForwarding, Interval } from '../client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../client/contract/forwarding-numbers.ts';
import type { Schedule } from '../client/contract/schedules.ts';
import { dayOf, minutesOf, weekdayOf } from './days.ts';
import { holds, nextChange, type Hours } from './hours.ts';
import { spanOf, wholeDay, type Span } from './intervals.ts';

const isOn = ({ kind, days, from, to }: Interval, day: number): boolean => kind === 'dates'
  ? from !== undefined && dayOf(from) <= day && day <= dayOf(to ?? from)
  : days?.includes(weekdayOf(day)) ?? false;

/** The intervals that start on a day: those of its date instead of those of its weekday, where there are any. */
export function intervalsOn<I extends Interval>(intervals: readonly I[], day: number): I[] {
  const all = intervals.filter((interval) => isOn(interval, day));
  const dates = all.filter(({ kind }) => kind === 'dates');
  return dates.length > 0 ? dates : all;
}

export const hoursOf = (intervals: readonly Interval[], timeZone: string): Hours => ({
  timeZone,
  on: (day) => intervalsOn(intervals, day).map(spanOf),
  turns: () => intervals.flatMap(({ from, to }) => from ? [dayOf(from), dayOf(to ?? from) + 1] : []),
});

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When a schedule is open. Its exceptions replace the week on their days. */
export const openingHours = ({ timeZone, alwaysOpen, weekly, exceptions }: Schedule): Hours => ({
  timeZone,
  on(day) {
    const special = exceptions.filter((exception) => yearsOf(exception, day).some(([from, to]) => from <= day && day <= to));
    if (special.length > 0) return special.filter(({ open }) => open).map(({ allDay, from, to }) => spanOf({ allDay, start: from, end: to }));
    const name = names[weekdayOf(day) - 1];
    return alwaysOpen ? [wholeDay] : name ? weekly[name].map(({ from, to }): Span => [minutesOf(from), minutesOf(to)]) : [];
  },
  turns: (day) => exceptions.flatMap((exception) => yearsOf(exception, day).flatMap(([from, to]) => [from, to + 1])),
});

/** First and last day of an exception; in the years around a day, if it comes every year. */
function yearsOf({ date, until = date, recurrence }: Schedule['exceptions'][number], day: number): [from: number, to: number][] {
  const first = dayOf(date);
  const length = dayOf(until) - first;
  if (recurrence !== 'yearly') return [[first, first + length]];
  const year = new Date(day * 86_400_000).getUTCFullYear();
  return [year - 1, year, year + 1].map((each) => dayOf(`${each}${date.slice(4)}`)).filter((from) => from >= first)
    .map((from) => [from, from + length]);
}

/** When forwarding is active: undefined for always. A company's schedule that is gone is never open. */
export function activeHours({ activeWhen: { type, intervals, scheduleId }, timeZone }: Pick<CallForwarding, 'activeWhen' | 'timeZone'>, schedules: readonly Schedule[] = []): Hours | undefined {
  if (type === 'always') return undefined;
  const schedule = schedules.find(({ id }) => id === scheduleId);
  return schedule ? openingHours(schedule) : hoursOf(scheduleId ? [] : intervals, timeZone);
}

/** What holds at a moment, do not disturb aside. */
export interface Effective {
  readonly state: 'off' | 'forwardingAll' | 'conditional';
  /** Why it is off. */
  readonly because?: 'switch' | 'rule' | 'noNumbers' | 'schedule' | undefined;
  /** When the hours end, or begin again; undefined when they do not. */
  readonly until?: Date | undefined;
}

const legs = ['busy', 'noAnswer', 'unreachable'] as const;

/** Off, unless it is switched on, with a rule, with somewhere to go, and in its hours. */
export function effectiveAt(
  forwarding: Pick<CallForwarding, 'enabled' | 'activeWhen' | 'timeZone' | 'mode' | 'always' | (typeof legs)[number]>,
  numbers: readonly Pick<ForwardingNumber, 'enabled'>[], at: Date, schedules?: readonly Schedule[],
): Effective {
  const { enabled, mode, always } = forwarding;
  if (!enabled) return { state: 'off', because: 'switch' };
  const isSet = mode ? mode !== 'off' && mode !== 'unknown' : [always, ...legs.map((leg) => forwarding[leg])].some((leg) => leg?.enabled);
  if (!isSet) return { state: 'off', because: 'rule' };
  if (mode && !numbers.some((number) => number.enabled)) return { state: 'off', because: 'noNumbers' };
  const hours = activeHours(forwarding, schedules);
  const until = hours && nextChange(hours, at);
  if (hours && !holds(hours, at)) return { state: 'off', because: 'schedule', until };
  return { state: mode === 'forwardOnly' || (!mode && always?.enabled) ? 'forwardingAll' : 'conditional', until };
}
