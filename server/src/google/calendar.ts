import { createHash } from 'node:crypto';
import type { calendar_v3 } from '@googleapis/calendar';
import type { CalendarEvent } from '../auto-dnd/index.ts';
import type { CalendarFeed, FeedAnswer, FeedQuestion } from '../domain/calendar-feed.ts';
import { calendarClient, type ClientOptions, once, statusOf } from './client.ts';

interface Options extends ClientOptions {
  /** Where Google can tell us of changes (https); it is not asked to without one. */
  readonly notifications?: string | undefined;
}

/** All that the rules need; titles, places and guests' names never leave Google. */
const fields = 'items(id,status,start,end,transparency,eventType,attendees(self,resource,responseStatus),attendeesOmitted),nextPageToken,nextSyncToken,timeZone';

/** Reads the events of Google calendars, all or what has changed since. */
export function googleCalendar({ notifications, ...options }: Options): CalendarFeed {
  const client = calendarClient(options);
  return {
    read: (grant, questions) => client.read(grant, async ({ events }) => {
      const list = (params: calendar_v3.Params$Resource$Events$List) =>
        events.list({ singleEvents: true, maxResults: 250, fields, ...params }, once).then(({ data }) => data);
      const answers: FeedAnswer[] = [];
      for (const question of questions) answers.push(await readOne(list, question));
      return answers;
    }),
    ...(notifications !== undefined && {
      async watch(grant, calendarId, { id, token }) {
        const { events } = await client.as(grant);
        const { data } = await events.watch({ calendarId, requestBody: { id, token, type: 'web_hook', address: notifications } }, once);
        // Google's own default, where it does not say.
        const expiresAt = new Date(data.expiration ? Number(data.expiration) : Date.now() + 7 * 86_400_000);
        return { resourceId: data.resourceId ?? '', expiresAt };
      },
      async unwatch(grant, { id, resourceId }) {
        const { channels } = await client.as(grant);
        await channels.stop({ requestBody: { id, resourceId } }, once);
      },
    } satisfies Pick<CalendarFeed, 'watch' | 'unwatch'>),
  };
}

type List = (params: calendar_v3.Params$Resource$Events$List) => Promise<calendar_v3.Schema$Events>;

async function readOne(list: List, { calendarId, from, to, syncToken }: FeedQuestion): Promise<FeedAnswer> {
  const range = { timeMin: from.toISOString(), timeMax: to.toISOString() };
  try {
    return { isAll: syncToken === undefined, ...await readPages(list, { calendarId, ...(syncToken ? { syncToken } : range) }) };
  } catch (error) {
    // Deleted, or no longer shared: the others still count.
    if (statusOf(error) === 404) return { isAll: true, events: [] };
    // Google has forgotten what the token was about.
    if (syncToken === undefined || statusOf(error) !== 410) throw error;
    return { isAll: true, ...await readPages(list, { calendarId, ...range }) };
  }
}

async function readPages(list: List, params: calendar_v3.Params$Resource$Events$List) {
  const found: CalendarEvent[] = [];
  let page: calendar_v3.Schema$Events | undefined;
  do {
    page = await list({ ...params, ...(page?.nextPageToken && { pageToken: page.nextPageToken }) });
    found.push(...(page.items ?? []).flatMap(needed));
  } while (page.nextPageToken);
  return { events: found, syncToken: page.nextSyncToken ?? undefined, timeZone: page.timeZone ?? undefined };
}

/** What is kept of an event: its id only as a hash, its guests only as answers. */
function needed({ id, status, start, end, transparency, eventType, attendees, attendeesOmitted }: calendar_v3.Schema$Event): CalendarEvent[] {
  if (!id) return [];
  return [{
    id: createHash('sha256').update(id).digest('base64url').slice(0, 22), start: time(start), end: time(end),
    ...(status && { status }), ...(transparency && { transparency }), ...(eventType && { eventType }), ...(attendeesOmitted && { attendeesOmitted }),
    ...(attendees && { attendees: attendees.map(({ self, resource, responseStatus }) => ({
      ...(self && { self }), ...(resource && { resource }), ...(responseStatus && { responseStatus }),
    })) }),
  }];
}

const time = (given: calendar_v3.Schema$EventDateTime | undefined) => ({
  ...(given?.date && { date: given.date }), ...(given?.dateTime && { dateTime: given.dateTime }), ...(given?.timeZone && { timeZone: given.timeZone }),
});
