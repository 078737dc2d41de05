import type { calendar_v3 } from '@googleapis/calendar';
import type { CalendarEvent } from '../auto-dnd/index.ts';
import type { CalendarFeed, FeedAnswer, FeedQuestion } from '../domain/calendar-feed.ts';
import { calendarClient, type ClientOptions, once } from './client.ts';

/** As many calendars as Google takes in one request. */
const most = 50;

/** Reads when Google calendars are busy, and nothing else: for the smallest scope there is, which lets nobody be told of changes (c.5). */
export function googleFreeBusy(options: ClientOptions): CalendarFeed {
  const client = calendarClient(options);
  return {
    read: (grant, questions) => client.read(grant, async ({ freebusy }) => {
      const answers: FeedAnswer[] = [];
      for (let at = 0; at < questions.length; at += most) answers.push(...await readSome(freebusy, questions.slice(at, at + most)));
      return answers;
    }),
  };
}

async function readSome(freebusy: calendar_v3.Resource$Freebusy, questions: readonly FeedQuestion[]): Promise<FeedAnswer[]> {
  // One range serves all calendars of a user.
  const [first] = questions;
  const { data } = await freebusy.query({
    fields: 'calendars',
    requestBody: { timeMin: first?.from.toISOString() ?? null, timeMax: first?.to.toISOString() ?? null, calendarExpansionMax: most, items: questions.map(({ calendarId: id }) => ({ id })) },
  }, once);
  return questions.map(({ calendarId }) => ({ isAll: true, events: busyIn(data.calendars?.[calendarId]) }));
}

function busyIn({ busy = [], errors = [] }: calendar_v3.Schema$FreeBusyCalendar = { errors: [{ reason: 'no answer' }] }): CalendarEvent[] {
  // Deleted, or no longer shared: the others still count. Anything else may be over soon, and half a list is worse than an old one.
  const failure = errors.find(({ reason }) => reason !== 'notFound');
  if (failure) throw new Error(`Google cannot say when a calendar is busy: ${failure.reason}`);
  return busy.flatMap(({ start, end }) => (start && end ? [{ id: `${start}/${end}`, start: { dateTime: start }, end: { dateTime: end } }] : []));
}
