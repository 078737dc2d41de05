import type { CalendarEvent } from '../../server/src/auto-dnd/index.ts';
import { autoDndDefaults } from '../../server/src/domain/auto-dnd-defaults.ts';
import type { CalendarFeed, FeedAnswer, FeedQuestion, Granularity } from '../../server/src/domain/calendar-feed.ts';
import { syncDue, syncSoon } from '../../server/src/domain/calendar-sync.ts';
import { autoDndDocument, grantDocument, integrationDocument } from '../../server/src/domain/documents.ts';
import { seed } from '../../server/src/domain/seed.ts';
import { createServer } from '../../server/src/server.ts';
import { memoryStore } from '../../server/src/store/memory.ts';
import type { DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';

export const start = Date.parse('2026-03-10T09:00:00Z');
/** A meeting, in minutes from the start. */
export const event = (id: string, from: number, to: number, more: Partial<CalendarEvent> = {}): CalendarEvent =>
  ({ id, start: { dateTime: new Date(start + from * 60_000).toISOString() }, end: { dateTime: new Date(start + to * 60_000).toISOString() }, ...more });

/** A user whose calendar is connected, a clock, and what the calendar answers. */
export async function office({ watches = false, granularity = 'events' }: { watches?: boolean; granularity?: Granularity } = {}) {
  let time = start;
  const now = (): Date => new Date(time);
  const store = memoryStore(now);
  let answer: (question: FeedQuestion) => FeedAnswer = () => ({ events: [], isAll: true });
  const asked: FeedQuestion[] = [];
  const watched: { id: string; token: string }[] = [];
  const ended: string[] = [];
  let whileWatching = async (): Promise<void> => {};
  const feed: CalendarFeed = {
    ...(watches && {
      watch: async (_grant: string, _calendarId: string, channel: { id: string; token: string }) => {
        watched.push(channel);
        await whileWatching();
        return { resourceId: 'resource', expiresAt: new Date(time + 7 * 3_600_000) };
      },
      unwatch: async (_grant: string, { id }: { id: string }) => void ended.push(id),
    }),
    read: async (_grant, questions) => questions.map((question) => {
      asked.push(question);
      return answer(question);
    }),
  };
  const app = createServer({ store, now, origins: new Set(), connectors: () => undefined, verify: async () => ({ user: 'zoe' }) });
  await store.transaction(async (tx) => {
    await seed(tx, now());
    await tx.put('zoe', grantDocument('google-calendar'), 'grant');
    await tx.put('zoe', integrationDocument('google-calendar'), { category: 'calendar', name: 'Google Calendar', status: 'connected' });
    await tx.put('zoe', autoDndDocument, { ...autoDndDefaults, enabled: true, integrationId: 'google-calendar', granularity });
    await syncSoon({ user: 'zoe', tx, now: now() });
  });
  const ask = async (path: string, init: RequestInit = {}) => (await app.fetch(new Request(`https://it.example/v1/me/${path}`, {
    ...init, headers: { 'Authorization': 'Bearer zoe', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), ...init.headers },
  }))).json();
  return {
    asked, app, store, now, ask, watched, ended,
    onWatch: (work: () => Promise<void>) => { whileWatching = work; },
    answers: (next: (question: FeedQuestion) => FeedAnswer) => { answer = next; },
    later: (minutes: number) => { time += minutes * 60_000; },
    sync: () => syncDue({ app, store, feeds: (_integration, read) => (read === granularity ? feed : undefined), now, log: () => {}, every: 60_000 }),
    dnd: () => ask('do-not-disturb') as Promise<DoNotDisturb>,
    say: (what: string, more: object = {}) => ask('do-not-disturb/actions', { method: 'POST', body: JSON.stringify({ do: what, ...more }) }) as Promise<DoNotDisturb>,
    patch: async (path: string, body: object) => {
      const { headers } = await app.fetch(new Request(`https://it.example/v1/me/${path}`, { headers: { Authorization: 'Bearer zoe' } }));
      return ask(path, { method: 'PATCH', body: JSON.stringify(body), headers: { 'If-Match': headers.get('ETag') ?? '', 'Content-Type': 'application/merge-patch+json' } });
    },
  };
}
export const all = (...events: CalendarEvent[]) => (): FeedAnswer => ({ events, isAll: true, syncToken: 'one', timeZone: 'UTC' });
export const changes = (...events: CalendarEvent[]) => (): FeedAnswer => ({ events, isAll: false, syncToken: 'two' });
