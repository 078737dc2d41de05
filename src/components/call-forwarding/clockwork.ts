import { html, nothing, svg, type TemplateResult } from 'lit';
import type { CallForwarding } from '../../client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../client/contract/forwarding-numbers.ts';
import type { Schedule } from '../../client/contract/schedules.ts';
import { dateOf, dayMinutes } from '../../rules/days.ts';
import { activeHours, effectiveAt } from '../../rules/forwarding.ts';
import { spansOn } from '../../rules/week.ts';
import { clockChangeOn, wallOf } from '../../rules/zoned-time.ts';
import { badge } from '../ui/frame.ts';
import { clockOptions, formatIn, spanText, type Wording } from './wording.ts';

const dayIn = (at: Date, timeZone: string): number => Math.floor(wallOf(at.getTime(), timeZone) / dayMinutes);

export const todayIn = (timeZone: string): string => dateOf(dayIn(new Date(), timeZone));

/** A moment to come: its time, with its day unless that is today. */
function momentText(moment: Date, now: Date, timeZone: string, locale: string): string {
  const days = dayIn(moment, timeZone) - dayIn(now, timeZone);
  const time = clockOptions(locale, timeZone);
  return formatIn(locale, days === 0 ? time : days < 7 ? { weekday: 'short', ...time } : { day: 'numeric', month: 'short', ...time }).format(moment);
}

/** What forwarding does at this moment, as it is saved. */
export function statusBadge(
  saved: CallForwarding, numbers: readonly ForwardingNumber[], schedules: readonly Schedule[], { words: { status }, locale }: Wording, now = new Date(),
): TemplateResult {
  const { timeZone } = saved;
  const { state, because, until } = effectiveAt(saved, numbers, now, schedules);
  const time = until && momentText(until, now, timeZone, locale);
  const quietUntil = saved.effective.until === null ? undefined : new Date(saved.effective.until);
  if (state !== 'off' && saved.effective.because === 'dnd' && !(quietUntil && quietUntil <= now)) {
    return badge(quietUntil ? status.dndUntil(momentText(quietUntil, now, timeZone, locale)) : status.dnd, 'warn');
  }
  if (state !== 'off') return badge(time ? status.nowUntil(time) : status.now, 'ok');
  if (because === 'schedule') return badge(time ? status.later(time) : status.never);
  return because === 'noNumbers' ? badge(status.noNumbers, 'warn') : badge(status.noRule);
}

/** The zone as people call it, and its name where that says more. */
export function zoneText(timeZone: string, locale: string): string {
  const long = formatIn(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts().find(({ type }) => type === 'timeZoneName')?.value;
  return long ? `${long} (${timeZone.replaceAll('_', ' ')})` : timeZone;
}

const ticks = [6, 12, 18];

/** Seven days of forwarding, each from midnight to midnight; the first ones from today on, or so many weeks later. */
export function weekTable(forwarding: CallForwarding, schedules: readonly Schedule[], wording: Wording, weeks: number, now = new Date()): TemplateResult {
  const { words: { week }, locale, comma } = wording;
  const hours = activeHours(forwarding, schedules);
  const timeZone = hours?.timeZone ?? forwarding.timeZone;
  const wall = wallOf(now.getTime(), timeZone);
  const today = Math.floor(wall / dayMinutes);
  const days = Array.from({ length: 7 }, (_, index) => today + weeks * 7 + index);
  return html`<table class="week" part="week"><caption class="sr">${week.caption}</caption>
    <thead><tr><th class="sr" scope="col">${week.day}</th><th class="sr" scope="col">${week.hours}</th>
      <td class="scale" aria-hidden="true"><div>${[0, ...ticks, 24].map((hour) => html`<span>${formatIn(locale, { hour: 'numeric', timeZone: 'UTC' }).format(hour * 3_600_000)}</span>`)}</div></td></tr></thead>
    <tbody>${days.map((day) => {
      const spans = hours ? spansOn(hours, day) : [[0, dayMinutes] as const];
      const isMoved = clockChangeOn(day, timeZone) !== undefined;
      const words = spans.map(([start, end]) => spanText(start, end, wording)).join(comma) || week.none;
      return html`<tr class=${day === today ? 'today' : nothing} aria-current=${day === today ? 'date' : nothing}>
        <th scope="row">${formatIn(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day * dayMinutes * 60_000)}${day === today ? html` <small>${week.today}</small>` : nothing}</th>
        <td class=${spans.length > 0 ? 'hours' : 'hours none'}>${words}${isMoved ? html` <small>${week.clocks}</small>` : nothing}</td>
        <td class="bar-of-day" aria-hidden="true"><svg viewBox="0 0 ${dayMinutes} 10" preserveAspectRatio="none"><rect class="day" width=${dayMinutes} height="10"/>${
          ticks.map((hour) => svg`<path d="M${hour * 60} 0v10"/>`)}${spans.map(([start, end]) => svg`<rect class="on" x=${start} width=${end - start} height="10"/>`)}${
          day === today ? svg`<path class="now" d="M${wall - today * dayMinutes} 0v10"/>` : nothing}</svg></td></tr>`;
    })}</tbody></table>`;
}

/** The days that `weekTable` shows. */
export function weekText(forwarding: CallForwarding, schedules: readonly Schedule[], locale: string, weeks: number, now = new Date()): string {
  const first = dayIn(now, activeHours(forwarding, schedules)?.timeZone ?? forwarding.timeZone) + weeks * 7;
  const at = (day: number): number => day * dayMinutes * 60_000;
  return formatIn(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(at(first), at(first + 6));
}
