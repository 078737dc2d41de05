import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import { dayMinutes, dayOf, minutesOf } from '../../../src/rules/days.ts';
import { instantsOf, wallOf } from '../../../src/rules/zoned-time.ts';

/** Of a Google calendar event what the rules need: never a title (`fields=` of `events.list`). */
export interface CalendarEvent {
  readonly id: string;
  readonly status?: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly transparency?: string;
  readonly eventType?: string;
  readonly attendees?: readonly { readonly self?: boolean; readonly resource?: boolean; readonly responseStatus?: string }[];
  /** Google left guests out because there are too many. */
  readonly attendeesOmitted?: boolean;
  /** `primary` unless set. */
  readonly calendarId?: string;
  /** IANA zone of the calendar, for days. */
  readonly calendarTimeZone?: string;
}
/** A day (`YYYY-MM-DD`), or an RFC 3339 time; one without an offset is meant in `timeZone`. */
export interface EventTime { readonly date?: string; readonly dateTime?: string; readonly timeZone?: string }

/** Which events count, and how: `auto-dnd` of the contract (a.21). */
export interface Settings {
  readonly enabled: boolean;
  readonly calendarIds: readonly string[];
  readonly includeTentative: boolean;
  readonly includeUnanswered: boolean;
  readonly includeAllDay: boolean;
  readonly includeOutOfOffice: boolean;
  readonly includeFocusTime: boolean;
  readonly requireOtherAttendees: boolean;
  readonly minDurationMinutes: number;
  readonly leadMinutes: number;
  readonly trailMinutes: number;
  readonly mergeGapMinutes: number;
  /** With `freeBusy` the events are the busy times of `freebusy.query`: what is free or declined is left out already, and nothing else known (c.5). */
  readonly granularity: AutoDnd['granularity'];
}

export const defaults: Settings = {
  enabled: true, calendarIds: ['primary'], includeTentative: false, includeUnanswered: false, includeAllDay: false, includeOutOfOffice: true,
  includeFocusTime: true, requireOtherAttendees: false, minDurationMinutes: 0, leadMinutes: 0, trailMinutes: 0, mergeGapMinutes: 1, granularity: 'events',
};

/** An event that keeps calls away, from before its start until after its end, in milliseconds since 1970. */
export interface Busy { readonly id: string; readonly start: number; readonly end: number }

const minute = 60_000;
const day = 24 * 60 * minute;

/** The event as it counts, with its lead and trail; undefined where it does not. The order is that of `auto-dnd.md` c.2. */
export function busyOf(event: CalendarEvent, settings: Settings, timeZone: string): Busy | undefined {
  const { eventType = 'default', transparency, attendees = [] } = event;
  const isBusyTime = settings.granularity === 'freeBusy';
  const mine = attendees.find(({ self }) => self)?.responseStatus;
  const isAway = eventType === 'outOfOffice';
  const isFocus = eventType === 'focusTime';
  const start = instantOf(event.start, event, timeZone);
  const end = instantOf(event.end, event, timeZone);
  const isLong = hasWholeDays(event, settings, timeZone) || (!isBusyTime && end - start >= day);
  const others = isBusyTime || event.attendeesOmitted === true || attendees.some(({ self, resource }) => !self && !resource);
  const counts = event.status !== 'cancelled'
    && eventType !== 'workingLocation' && eventType !== 'birthday'
    && transparency !== 'transparent'
    && mine !== 'declined'
    && (mine !== 'needsAction' || settings.includeUnanswered)
    && ((mine !== 'tentative' && event.status !== 'tentative') || settings.includeTentative)
    && (!isFocus || settings.includeFocusTime) && (!isAway || settings.includeOutOfOffice)
    // Not a number where the times are none.
    && end > start
    && (!isLong || isAway || settings.includeAllDay)
    && (others || isFocus || isAway || !settings.requireOtherAttendees)
    && end - start >= settings.minDurationMinutes * minute
    && settings.calendarIds.includes(event.calendarId ?? 'primary');
  return counts ? { id: event.id, start: start - settings.leadMinutes * minute, end: end + settings.trailMinutes * minute } : undefined;
}

/** Why an event keeps calls away, as far as that is known. */
export function kindOf(event: CalendarEvent, settings: Pick<Settings, 'granularity'>, timeZone: string): 'meeting' | 'focusTime' | 'outOfOffice' | 'allDay' | 'freeBusy' {
  const { eventType } = event;
  if (eventType === 'focusTime' || eventType === 'outOfOffice') return eventType;
  if (hasWholeDays(event, settings, timeZone)) return 'allDay';
  return settings.granularity === 'freeBusy' ? 'freeBusy' : 'meeting';
}

/** As the calendar says; among busy times it is what begins and ends at midnight there. */
function hasWholeDays(event: CalendarEvent, { granularity }: Pick<Settings, 'granularity'>, timeZone: string): boolean {
  const { start, end, calendarTimeZone = timeZone } = event;
  const isMidnight = (time: EventTime): boolean => {
    const instant = instantOf(time, event, timeZone);
    return midnightOf(instant, calendarTimeZone) === instant;
  };
  return start.date !== undefined || (granularity === 'freeBusy' && isMidnight(start) && isMidnight(end));
}

/**
 * Whole days of somewhere, whose midnight is none here: it begins and ends at the same time of a day. For busy times of a calendar whose zone
 * nobody has told, since who is on a journey would get no calls on each day that is marked.
 */
export function lastsDays(event: CalendarEvent, timeZone: string): boolean {
  const [start, end] = [instantOf(event.start, event, timeZone), instantOf(event.end, event, timeZone)];
  return end - start >= day - 60 * minute && (wallOf(end, timeZone) - wallOf(start, timeZone)) % dayMinutes === 0 && (end - start) % minute === 0;
}

/** The first moment of the day that it is in a zone then. */
export const midnightOf = (instant: number, zone: string): number => atWall(Math.floor(wallOf(instant, zone) / dayMinutes) * dayMinutes, zone);

function instantOf({ date, dateTime = '', timeZone }: EventTime, { calendarTimeZone }: CalendarEvent, otherwise: string): number {
  const zone = calendarTimeZone ?? otherwise;
  if (date !== undefined) return atWall(dayOf(date) * dayMinutes, zone);
  const [, onDay, time, seconds = '0'] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?$/.exec(dateTime) ?? [];
  if (onDay === undefined || time === undefined) return Date.parse(dateTime);
  return atWall(dayOf(onDay) * dayMinutes + minutesOf(time), timeZone ?? zone) + Number(seconds) * 1000;
}

/** The first moment at which the wall shows it, or what follows it where the clock skips it. */
const atWall = (wall: number, zone: string): number => instantsOf(wall, zone)[0] ?? NaN;
