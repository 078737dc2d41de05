import type { Interval } from '../../client/contract/call-forwarding.ts';
import { dayMinutes, dayOf, minutesOf } from '../../rules/days.ts';
import type { en } from './parts-en.ts';

/** What days and times are said with. */
export interface Wording { readonly words: typeof en; readonly locale: string; readonly comma: string }

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and a week needs many of the same. */
export function formatIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** Weeks begin on Sunday where Intl cannot say so. */
const sundayFirst = /^(he|ja|pt)\b|-(US|CA|IL|JP|BR|MX|IN)\b/;
interface WeekLocale { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } }

/** The days of a week in the order of a locale; 1 is Monday. */
export function weekOrder(locale: string): number[] {
  const own = new Intl.Locale(locale) as Intl.Locale & WeekLocale;
  const first = (own.getWeekInfo?.() ?? own.weekInfo)?.firstDay ?? (sundayFirst.test(locale) ? 7 : 1);
  return Array.from({ length: 7 }, (_, index) => (first - 1 + index) % 7 + 1);
}

// 1970-01-05 was a Monday.
export const dayName = (day: number, locale: string, weekday: 'short' | 'long' = 'short'): string =>
  formatIn(locale, { weekday, timeZone: 'UTC' }).format((3 + day) * dayMinutes * 60_000);

/** Hours and minutes as a clock shows them: engines do not agree on "9:00" and "09:00" where the day has 24 hours. */
export const clockOptions = (locale: string, timeZone: string): Intl.DateTimeFormatOptions => {
  const { hour12 } = formatIn(locale, { hour: 'numeric' }).resolvedOptions();
  return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit', timeZone };
};

export const timeText = (minutes: number, locale: string): string =>
  formatIn(locale, clockOptions(locale, 'UTC')).format((minutes % dayMinutes) * 60_000);

export const spanText = (start: number, end: number, { words, locale }: Wording): string =>
  start === 0 && end === dayMinutes ? words.allDay : `${timeText(start, locale)}–${timeText(end, locale)}`;

/** "Mon–Fri", "Mon, Wed, Fri": three in a row and more are a range. */
export function daysText(days: readonly number[], { words, locale, comma }: Wording): string {
  const runs: number[][] = [];
  for (const day of weekOrder(locale).filter((each) => days.includes(each))) {
    const run = runs.at(-1);
    if (run && day === (run.at(-1) ?? 0) % 7 + 1) run.push(day);
    else runs.push([day]);
  }
  if (runs[0]?.length === 7) return words.everyDay;
  return runs.flatMap((run) => {
    const all = run.map((day) => dayName(day, locale));
    return run.length > 2 ? `${all[0]}–${all.at(-1)}` : all;
  }).join(comma);
}

export const dateText = (date: string, locale: string): string =>
  formatIn(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(dayOf(date) * dayMinutes * 60_000);

/** On which days. */
export function whenText({ kind, days = [], from = '', to = from }: Interval, wording: Wording): string {
  if (kind !== 'dates') return daysText(days, wording);
  return from === to ? dateText(from, wording.locale)
    : formatIn(wording.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(Date.parse(from), Date.parse(to));
}

/** From when to when. */
export function timesText({ allDay, start = '', end = '' }: Interval, wording: Wording): string {
  if (allDay) return wording.words.allDay;
  const times = spanText(minutesOf(start), minutesOf(end), wording);
  return end < start ? wording.words.overnight(times) : times;
}

export const intervalText = (interval: Interval, wording: Wording): string => `${whenText(interval, wording)} ${timesText(interval, wording)}`;
