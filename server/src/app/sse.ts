import { eventsPath } from '../../../src/client/contract/events.ts';
import type { Store, StoredEvent } from '../store/store.ts';
import type { Verified } from './auth.ts';
import { Problem } from './problem.ts';

export { eventsPath };
const heartbeatMs = 15_000;
const maxStreamsPerUser = 32;
/** Chunks a reader may be behind before it is let go; it comes back with `Last-Event-ID`. */
const maxBehind = 1000;

const block = ({ id, type, data }: StoredEvent): string => `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/** The event streams of all users (WHATWG server-sent events). */
export function eventStreams(store: Store, now: () => Date, heartbeat = heartbeatMs) {
  const open = new Map<string, Set<() => void>>();

  const start = async ({ user, expiresAt }: Verified, request: Request): Promise<Response> => {
    const own = open.get(user) ?? new Set<() => void>();
    if (own.size >= maxStreamsPerUser) throw new Problem(429, 'rateLimited', { headers: { 'Retry-After': '10' } });
    open.set(user, own);

    const encoder = new TextEncoder();
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const early: string[] = [];
    const timers: ReturnType<typeof setInterval>[] = [];
    const end = () => {
      timers.forEach(clearInterval);
      unsubscribe();
      own.delete(end);
      if (own.size === 0 && open.get(user) === own) open.delete(user);
      try {
        controller?.close();
      } catch {
        // The reader was faster.
      }
    };
    const send = (text: string) => {
      if (!controller) return void early.push(text);
      try {
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -maxBehind) end();
      } catch {
        end();
      }
    };
    // Subscribe inside the transaction that reads the past: nothing falls between the two.
    let unsubscribe = () => {};
    const lastSeen = request.headers.get('Last-Event-ID');
    own.add(end);
    const past = await store.transaction(async (tx) => {
      const last = await tx.lastEventId();
      const missed = lastSeen === null ? [] : await tx.eventsAfter(user, /^\d{1,15}$/.test(lastSeen) ? Number(lastSeen) : -1);
      unsubscribe = store.subscribe(user, (event) => send(block(event)));
      return { last, missed };
    }).catch((error: unknown) => {
      end();
      throw error;
    });
    const stream = new ReadableStream<Uint8Array>({
      start(source) {
        controller = source;
        // An id without data only moves the reader's Last-Event-ID, so even a quiet stream can be taken up again.
        send(`retry: 3000\n: connected\n\n`);
        if (past.missed === 'gone') {
          const data = { resource: '*', actor: 'system' as const, at: now().toISOString() };
          send(block({ id: past.last, user, type: 'resync', data }));
        } else {
          past.missed.forEach((event) => send(block(event)));
          send(`id: ${past.last}\n\n`);
        }
        early.splice(0).forEach(send);
      },
      cancel: end,
    }, { highWaterMark: 16 });
    timers.push(setInterval(() => send(': still here\n\n'), heartbeat));
    if (expiresAt !== undefined) timers.push(setTimeout(end, Math.min(Math.max(0, expiresAt - now().getTime()), 2 ** 31 - 1)));
    if (request.signal.aborted) end();
    else request.signal.addEventListener('abort', end, { once: true });
    return new Response(stream, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' } });
  };

  return {
    start,
    close() {
      for (const own of [...open.values()]) for (const end of [...own]) end();
    },
  };
}
