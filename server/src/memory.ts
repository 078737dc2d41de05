import type { Reason } from '../../src/client/contract/capabilities.ts';
import type { Log } from './app/log.ts';
import { Problem } from './app/problem.ts';
import { changeAccess, changeFromElsewhere } from './domain/admin.ts';
import { tellTime } from './domain/clock.ts';
import type { Connector } from './domain/connector.ts';
import { confirmConnect, expireAttempts, type Finished, type Parked, parkConnect } from './domain/finish-connect.ts';
import { seed } from './domain/seed.ts';
import type { Speaker } from './domain/speaker.ts';
import { sampleSpeech } from './domain/stored-sound.ts';
import { leaveMessage, type MessageDraft } from './domain/voicemail-messages.ts';
import { createServer } from './server.ts';
import { memoryStore } from './store/memory.ts';

export interface MemoryServerOptions {
  /** Whose tokens `token()` gives when it is not told; `zoe` unless set. */
  readonly user?: string;
  readonly now?: () => Date;
  /** Milliseconds every answer takes; changeable later as `delayMs`. */
  readonly delayMs?: number;
  /** The other service behind every integration. Without one, connecting answers 501 `provider.unsupported`. */
  readonly connector?: Connector;
  /** Who reads texts aloud. Without one that is not offered, and answers 501 `provider.unsupported`. */
  readonly speaker?: Speaker | undefined;
  /** Sites that a connection may return to, besides the page's own. */
  readonly origins?: readonly string[];
  readonly log?: Log;
}

/** Which requests are meant; everything when empty. `path` is compared with the end of the path: `/profile`. */
export interface Match { readonly method?: string; readonly path?: string }
export interface Hold extends Match {
  /** Hold the answer back instead of the request: what it changes has happened by then. */
  readonly answer?: boolean;
}
export interface Failure extends Match {
  readonly status: number;
  readonly code?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Sent as it is instead of a problem: a string raw, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const fallbackOrigin = 'https://memory.faceplate.example';
const matches = ({ method, path }: Match, request: Request, pathname: string): boolean =>
  (!method || method === request.method) && (!path || pathname.endsWith(path));

/** The reference server with its sample users, wholly inside this process: give `fetch` to `createSession`. */
export function createMemoryServer(options: MemoryServerOptions = {}) {
  const { user: defaultUser = 'zoe', now = () => new Date(), connector, speaker, log = () => {} } = options;
  const connectors = () => connector;
  const store = memoryStore(now);
  // Transactions run in order, so this one is the first.
  void store.transaction((tx) => seed(tx, now()));
  const tokens = new Map<string, { user: string; expired: boolean }>();
  const pageOrigin = globalThis.location?.origin;
  const origins = new Set([fallbackOrigin, ...(pageOrigin ? [pageOrigin] : []), ...(options.origins ?? [])]);
  const app = createServer({
    store, origins, now, log, connectors, speaker,
    async verify(token) {
      const known = tokens.get(token);
      return known?.expired ? 'expired' : known && { user: known.user };
    },
  });

  const connecting = () => {
    if (!connector) throw new Problem(501, 'provider.unsupported');
    return { app, store, connectors, now, log };
  };

  const failures: Failure[] = [];
  const holds = new Set<Hold & { gate: Promise<void> }>();
  const requests: { method: string; path: string }[] = [];

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    // A provider's address may have a prefix of its own.
    const prefix = url.pathname.indexOf('/v1/');
    if (prefix > 0) url.pathname = url.pathname.slice(prefix);
    requests.push({ method: request.method, path: url.pathname + url.search });
    if (server.delayMs > 0) await aborted(request.signal, new Promise((resolve) => { setTimeout(resolve, server.delayMs); }));
    const wait = async (answered: boolean) => {
      for (const hold of [...holds]) {
        if ((hold.answer ?? false) === answered && matches(hold, request, url.pathname)) await aborted(request.signal, hold.gate);
      }
    };
    await wait(false);
    if (server.offline) throw new TypeError('Failed to fetch');
    const failure = failures.find((candidate) => matches(candidate, request, url.pathname));
    if (failure) {
      failures.splice(failures.indexOf(failure), 1);
      return failed(failure);
    }
    const response = await aborted(request.signal, app.fetch(request, url));
    await wait(true);
    return response;
  };

  const server = {
    store,
    /** Milliseconds every answer takes. */
    delayMs: options.delayMs ?? 0,
    /** While true, `fetch` fails as it does without a network. */
    offline: false,
    /** Every request so far, oldest first. */
    requests: requests as readonly { method: string; path: string }[],
    /** Takes the place of the global `fetch`. */
    fetch: async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const base = globalThis.location?.href.startsWith('http') ? globalThis.location.href : fallbackOrigin;
      const request = new Request(typeof input === 'string' ? new URL(input, base) : input, init);
      request.signal.throwIfAborted();
      return answer(request);
    },
    /** A bearer token; good until `expireTokens`. */
    token: async (user = defaultUser): Promise<string> => {
      const token = crypto.randomUUID();
      tokens.set(token, { user, expired: false });
      return token;
    },
    /** Every token given so far is refused with 401 `auth.expired` from now on. */
    expireTokens: (): void => tokens.forEach((token) => { token.expired = true; }),
    /** Forgets every token: 401 `auth.required`. */
    forgetTokens: (): void => tokens.clear(),
    /** Changes a setting (`profile`), an item (`devices/dev-pixel`; null removes it) or `capabilities` from elsewhere, with its events. */
    patchAs: (actor: 'admin' | 'system' | 'provider' | 'self', user: string, path: string, patch: object | null): Promise<void> =>
      changeFromElsewhere(app, actor, user, path, patch),
    /** The administrator locks a feature (`devices`) or a field (`profile.jobTitle`). */
    lock: (user: string, name: string, reason: Reason = { code: 'adminLocked', lockedBy: 'account' }, access: 'none' | 'read' = 'read'): Promise<void> =>
      changeAccess(app, user, name, access, reason),
    unlock: (user: string, name: string): Promise<void> => changeAccess(app, user, name, 'write'),
    /** The next request that matches is answered so, and changes nothing. */
    failNext: (failure: Failure): void => void failures.push(failure),
    /** Requests that match wait until the returned function is called. */
    hold: (match: Hold = {}): (() => void) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const hold = { ...match, gate: promise };
      holds.add(hold);
      return () => {
        holds.delete(hold);
        resolve();
      };
    },
    /** What the callback of the other service would do: asks the user to confirm. */
    parkConnect: (callback: URL, from?: string): Promise<Finished | Parked> => parkConnect(connecting(), callback, from),
    /** What the user answered. */
    confirmConnect: (key: string, answer: 'connect' | 'cancel'): Promise<Finished> => confirmConnect(connecting(), key, answer),
    /** The callback of the other service, and a user who confirms. */
    finishConnect: async (callback: URL): Promise<Finished> => {
      const parked = await server.parkConnect(callback);
      return parked.result === 'parked' ? server.confirmConnect(parked.key, 'connect') : parked;
    },
    /** Ends the attempts to connect that ran out; a server of its own does so twice a minute. */
    expireAttempts: (): Promise<void> => expireAttempts({ app, store, connectors, now, log }),
    /** A caller talks to the mailbox for so long; undefined where it is off or full. */
    leaveMessage: (user: string, draft: MessageDraft, seconds = 12) =>
      app.change(user, 'system', ['voicemail', 'voicemail/messages'], (context) => leaveMessage(context, draft, { contentType: 'audio/wav', bytes: sampleSpeech(seconds, 140) })),
    /** Tells open pages what time alone has changed; a server of its own does so every second. */
    tellTime: (): Promise<void> => tellTime({ app, store, now }),
    /** Ends all event streams, as a broken connection would. */
    dropStreams: (): void => app.close(),
    close: async (): Promise<void> => {
      app.close();
      await store.close();
    },
  };
  return server;
}
export type MemoryServer = ReturnType<typeof createMemoryServer>;

function failed({ status, code = 'internal', retryAfter, body, headers }: Failure): Response {
  const extra = { ...headers, ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }) };
  if (body === undefined) return new Problem(status, code, { headers: extra }).response(crypto.randomUUID());
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(status === 204 || status === 304 ? null : text, { status, headers: { 'Content-Type': 'application/json', ...extra } });
}

/** Settles like `promise`, unless the caller gives up first. */
function aborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
