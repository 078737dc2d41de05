import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import { kindOf, lastsDays } from '../auto-dnd/events.ts';
import { type CalendarEvent, type EventTime, windows } from '../auto-dnd/index.ts';
import type { Context } from '../app/handlers.ts';
import type { Document } from '../store/store.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import type { FeedAnswer } from './calendar-feed.ts';
import { autoDndDocument, busyDocument, profileDocument } from './documents.ts';
import { keepWake } from './wake.ts';
import { within, workingHours } from './working-hours.ts';

/** The events of the calendars that a user's do not disturb follows, as far as the rules need them. */
export interface StoredCalendar {
  integrationId: string;
  events: CalendarEvent[];
  /** By calendar. */
  tokens: Record<string, string>;
  /** IANA zone of each. */
  zones?: Record<string, string>;
  /** When all of them were read last. */
  readAt: string;
}
export const calendarDocument: Document<StoredCalendar> = { path: 'calendar-events' };

const day = 86_400_000;
/** What is read of a calendar, before now and after. */
export const [before, ahead] = [day, 15 * day] as const;

/** What is known with these answers, of all calendars. */
export function merge(
  kept: StoredCalendar | undefined, answers: readonly FeedAnswer[], { calendarIds, granularity }: AutoDnd, { integrationId, at, from }: { integrationId: string; at: Date; from: Date },
): StoredCalendar {
  const key = ({ calendarId = 'primary', id }: CalendarEvent): string => `${calendarId} ${id}`;
  const events = new Map<string, CalendarEvent>();
  for (const [index, { isAll, events: told }] of answers.entries()) {
    const calendarId = calendarIds[index] ?? 'primary';
    if (!isAll) for (const event of kept?.events ?? []) if ((event.calendarId ?? 'primary') === calendarId) events.set(key(event), event);
    for (const event of told) {
      const own = { ...event, calendarId, ...(granularity === 'freeBusy' && { start: beginningOf(event, calendarId, kept, from) }) };
      if (event.status === 'cancelled') events.delete(key(own));
      else events.set(key(own), own);
    }
  }
  const zones = { ...kept?.zones, ...Object.fromEntries(answers.flatMap(({ timeZone }, index) => (timeZone ? [[calendarIds[index] ?? 'primary', timeZone]] : []))) };
  const tokens = Object.fromEntries(answers.flatMap(({ syncToken }, index) => (syncToken ? [[calendarIds[index] ?? 'primary', syncToken]] : [])));
  return {
    integrationId, tokens, zones, events: [...events.values()].filter(({ end }) => !(millisecondsOf(end) < from.getTime())),
    // Of one that was only asked for changes, nothing is known beyond what was ahead then.
    readAt: kept && answers.some(({ isAll }) => !isAll) ? kept.readAt : at.toISOString(),
  };
}

/** Busy times are cut off where we begin to ask; what we knew before says when such a one began. */
function beginningOf({ start }: CalendarEvent, calendarId: string, kept: StoredCalendar | undefined, from: Date): EventTime {
  if (millisecondsOf(start) !== from.getTime()) return start;
  return kept?.events.find((event) => event.calendarId === calendarId && millisecondsOf(event.start) < from.getTime() && millisecondsOf(event.end) > from.getTime())?.start ?? start;
}

const millisecondsOf = ({ date, dateTime }: EventTime): number => Date.parse(dateTime ?? date ?? '');

/** The windows anew: after the calendar was read, or the user counts other events. */
export async function calendarChanged(context: Context, syncedAt?: Date): Promise<void> {
  const { user, tx } = context;
  const stored = await tx.get(user, calendarDocument);
  if (stored) {
    const settings = (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;
    const own = (await tx.get(user, profileDocument))?.timeZone ?? 'UTC';
    // Each event by itself: what the user says to one says nothing of the next.
    const hours = settings.workingHoursOnly ? await workingHours(context, settings) : undefined;
    // An absence can last for years.
    const range = { from: context.now.getTime() - before, to: context.now.getTime() + ahead };
    const busy = stored.events.flatMap((event) => {
      const zone = stored.zones?.[event.calendarId ?? 'primary'] ?? own;
      const isDays = settings.granularity === 'freeBusy' && lastsDays(event, zone);
      if (isDays && !settings.includeAllDay) return [];
      const kind = isDays ? 'allDay' : kindOf(event, settings, zone);
      return windows([event], { ...settings, enabled: true }, zone).flatMap(({ start, end }) => (hours ? within(hours, { start, end, kind }, range) : [{ start, end, kind }]));
    });
    const last = syncedAt?.toISOString() ?? (await tx.get(user, busyDocument))?.lastSyncedAt ?? null;
    await tx.put(user, busyDocument, { windows: busy, lastSyncedAt: last });
  }
  await keepWake(context);
}
