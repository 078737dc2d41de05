import { midnightOf } from '../auto-dnd/events.ts';
import type { App } from '../app/app.ts';
import type { Context } from '../app/handlers.ts';
import { describeError, type Log } from '../app/log.ts';
import type { Document, Folder, Store } from '../store/store.ts';
import { type CalendarFeed, type Granularity, TooOften } from './calendar-feed.ts';
import { type Channel, keepChannels, takeChannels } from './calendar-channels.ts';
import { ahead, before, calendarChanged, calendarDocument, merge } from './calendar-windows.ts';
import { ConnectFailure } from './connector.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import { autoDndDocument, busyDocument, dndDocument, grantDocument, integrationDocument, profileDocument, system } from './documents.ts';
import { keepWake } from './wake.ts';

/** When a user's calendars are read next; kept under `system`, by user. Whoever reads puts it off first. */
interface StoredSync { nextAt: string; failures: number }
const syncsFolder: Folder<StoredSync> = { folder: 'calendar-syncs/' };
const syncDocument = (user: string): Document<StoredSync> => ({ path: `calendar-syncs/${user}` });

/** The range moves on, so all is read anew once a day. */
const readAllAfter = 86_400_000;
/** A server that stopped in the middle leaves the calendar to the next one after this long. */
const lease = 60_000;
const longestPause = 15 * 60_000;
const tellEvery = 4 * 60_000;
/** Where the calendar tells of changes: what it tells can get lost. */
const toldEvery = 15 * 60_000;
/** What begins or ends within this long, or was said, is near. */
const nearly = 5 * 60_000;
const touched = ['do-not-disturb', 'presence', 'integrations', 'auto-dnd', 'call-forwarding'];

export interface SyncDeps {
  readonly app: App;
  readonly store: Store;
  readonly feeds: (integration: string, granularity: Granularity) => CalendarFeed | undefined;
  readonly now: () => Date;
  readonly log: Log;
  /** Between two looks at a calendar, in milliseconds; five times as long where only busy times are read and nothing is near. */
  readonly every: number;
}

/** A calendar was connected, or other calendars are to be followed: reads it as soon as somebody looks for what is due. */
export async function syncSoon({ user, tx, now }: Context): Promise<void> {
  await tx.put(system, syncDocument(user), { nextAt: now.toISOString(), failures: 0 });
}

/** A calendar is gone: nothing of it is kept. Says what had been promised of it: whoever has the grant ends that. */
export async function forgetCalendar({ user, tx }: Context): Promise<Channel[]> {
  await tx.remove(system, syncDocument(user));
  await tx.remove(user, calendarDocument);
  await tx.remove(user, busyDocument);
  return takeChannels(tx, user);
}

/** Reads the calendars that are due, one after the other. */
export async function syncDue(deps: SyncDeps): Promise<void> {
  for (let due = await claim(deps); due; due = await claim(deps)) await sync(deps, due);
}

const claim = ({ store, now }: SyncDeps): Promise<{ user: string; until: string } | undefined> => store.transaction(async (tx) => {
  const at = now().getTime();
  const due = (await tx.list(system, syncsFolder)).find(({ value }) => Date.parse(value.nextAt) <= at);
  if (!due) return undefined;
  const until = new Date(at + lease).toISOString();
  await tx.put(system, syncDocument(due.id), { ...due.value, nextAt: until });
  return { user: due.id, until };
});

/** Where there is only one server, and it has just begun, nobody else is reading: every calendar is due now. */
export const releaseCalendars = ({ store, now }: Pick<SyncDeps, 'store' | 'now'>): Promise<void> => store.transaction(async (tx) => {
  for (const { id, value } of await tx.list(system, syncsFolder)) await tx.put(system, syncDocument(id), { ...value, nextAt: now().toISOString() });
});

async function sync(deps: SyncDeps, { user, until }: { user: string; until: string }): Promise<void> {
  const { app, store, feeds, now, log } = deps;
  const asked = await store.transaction(async (tx) => {
    const settings = (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;
    const id = settings.integrationId ?? '';
    const status = (await tx.get(user, integrationDocument(id)))?.status;
    const zone = (await tx.get(user, profileDocument))?.timeZone ?? 'UTC';
    return { id, settings, status, zone, grant: await tx.get(user, grantDocument(id)), stored: await tx.get(user, calendarDocument) };
  });
  const isTimesOnly = asked.settings.granularity === 'freeBusy';
  const feed = feeds(asked.id, isTimesOnly ? 'freeBusy' : 'events');
  // Until the administrator allows it again, which nobody tells us here.
  if (asked.status === 'disabledByAdmin') return store.transaction((tx) => tx.put(system, syncDocument(user), { nextAt: new Date(now().getTime() + toldEvery).toISOString(), failures: 0 }));
  if (!feed || asked.grant === undefined) return store.transaction((tx) => tx.remove(system, syncDocument(user)));
  const { grant, settings, id } = asked;
  const at = now();
  // Half a list is worse than an old one: of another account, of other calendars, or of yesterday, all is read anew. Busy times always are.
  const known = asked.stored?.integrationId === id ? asked.stored : undefined;
  const kept = known && (isTimesOnly || at.getTime() - Date.parse(known.readAt) < readAllAfter) ? known : undefined;
  // Whole days: a busy time that is cut off elsewhere would no longer look like them.
  const [from, to] = [-before, ahead].map((away) => new Date(midnightOf(at.getTime() + away, asked.zone))) as [Date, Date];
  try {
    const answers = await feed.read(grant, settings.calendarIds.map((calendarId) => ({ calendarId, from, to, syncToken: kept?.tokens[calendarId] })));
    const isTold = await keepChannels(deps, feed, {
      user, grant, calendarIds: settings.calendarIds, holds: async (tx) => (await tx.get(user, grantDocument(id))) === grant,
    }).catch(() => false);
    await app.change(user, 'provider', touched, async (context) => {
      if (await isOther(context, id, grant, settings.calendarIds)) return;
      await context.tx.put(user, calendarDocument, merge(kept, answers, settings, { integrationId: id, at, from }));
      const last = await context.tx.get(user, busyDocument);
      await calendarChanged(context, at);
      // Something may have changed while it was read: then it is due already.
      if ((await context.tx.get(system, syncDocument(user)))?.nextAt === until) {
        const pause = isTold ? toldEvery : isTimesOnly ? await pauseBetween(context, deps.every) : deps.every;
        await context.tx.put(system, syncDocument(user), { nextAt: new Date(now().getTime() + pause).toISOString(), failures: 0 });
      }
      const isNew = JSON.stringify((await context.tx.get(user, busyDocument))?.windows) !== JSON.stringify(last?.windows);
      const integration = await context.tx.get(user, integrationDocument(id));
      if (integration) {
        const { error: _, lastSyncedAt, ...rest } = integration;
        // Told with other times, and else now and then only: each time is an event for every open page.
        const isOld = isNew || !lastSyncedAt || at.getTime() - Date.parse(lastSyncedAt) > tellEvery;
        await context.tx.put(user, integrationDocument(id), {
          ...rest, status: rest.status === 'error' ? 'connected' : rest.status, lastSyncedAt: isOld ? at.toISOString() : lastSyncedAt,
        });
      }
    });
  } catch (error) {
    log({ level: 'warn', event: 'calendar.failed', error: describeError(error) });
    await app.change(user, 'provider', touched, (context) => failed(context, id, grant, error));
  }
}

/** Until busy times are read again, in milliseconds: rarely where nothing is near, and not for all users at the same moment. */
async function pauseBetween({ user, tx, now }: Context, every: number): Promise<number> {
  const { windows: busy = [] } = (await tx.get(user, busyDocument)) ?? {};
  const { manual, overrideAt } = (await tx.get(user, dndDocument)) ?? {};
  const moments = [...busy.flatMap(({ start, end }) => [start, end]), manual?.setAt, manual?.until, overrideAt].flatMap((moment) => moment ?? []);
  const isNear = moments.some((moment) => Math.abs(Date.parse(moment) - now.getTime()) <= nearly);
  return every * (isNear ? 1 : 5) * (0.9 + Math.random() / 10);
}

/** The user has said something about a calendar that is looked at rarely: that is soon looked at again, so that what is said fits what is there. */
export async function syncShortly({ user, tx, now }: Context): Promise<void> {
  const next = await tx.get(system, syncDocument(user));
  if (next === undefined || (await tx.get(user, autoDndDocument))?.granularity !== 'freeBusy') return;
  const soon = new Date(now.getTime() + 60_000).toISOString();
  if (soon < next.nextAt && next.failures === 0) await tx.put(system, syncDocument(user), { ...next, nextAt: soon });
}

/** While the calendar was read, the user connected another one, or chose others. */
async function isOther({ user, tx }: Context, id: string, grant: string, calendarIds: readonly string[]): Promise<boolean> {
  const settings = (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;
  return (await tx.get(user, grantDocument(id))) !== grant || settings.integrationId !== id || settings.calendarIds.join('\n') !== calendarIds.join('\n');
}

/** The last windows stay for an hour, then calls ring. A grant that no longer holds ends them at once. */
async function failed(context: Context, id: string, grant: string, error: unknown): Promise<void> {
  const { user, tx, now } = context;
  if ((await tx.get(user, grantDocument(id))) !== grant) return;
  const stored = await tx.get(user, integrationDocument(id));
  if (error instanceof ConnectFailure) {
    if (stored) await tx.put(user, integrationDocument(id), { ...stored, status: 'reauthRequired', error: { code: error.code } });
    await forgetCalendar(context);
  } else {
    const { failures } = (await tx.get(system, syncDocument(user))) ?? { failures: 0 };
    const first = error instanceof TooOften ? nearly : 30_000;
    const pause = Math.min(longestPause, first * 2 ** failures) * (0.75 + Math.random() / 4);
    await tx.put(system, syncDocument(user), { nextAt: new Date(now.getTime() + pause).toISOString(), failures: failures + 1 });
  }
  await keepWake(context);
}

/** The user lives by another clock: whole days are others now, and among busy times they have to be asked for anew. */
export async function zoneChanged(context: Context): Promise<void> {
  const { user, tx } = context;
  await calendarChanged(context);
  if ((await tx.get(user, autoDndDocument))?.granularity === 'freeBusy' && await tx.get(system, syncDocument(user))) await syncSoon(context);
}
