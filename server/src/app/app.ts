import { batchLimit } from '../../../src/client/contract/batch.ts';
import type { Store, Transaction } from '../store/store.ts';
import { checkAccess } from './access.ts';
import { actionRunner, answerLifeMs } from './actions.ts';
import { authenticate, type Verified, type Verify } from './auth.ts';
import { parseJson, readBody, validBody, validQuery } from './body.ts';
import { corsHeaders, preflight } from './cors.ts';
import { noneMatchHits } from './etag.ts';
import { fileServer } from './files.ts';
import { readForm } from './form.ts';
import type { Context } from './handlers.ts';
import { describeError, type Log } from './log.ts';
import { nextLink, pageOf } from './paging.ts';
import { notFound, Problem } from './problem.ts';
import { type RateLimit, rateLimiter } from './rate-limit.ts';
import { type Author, represent, type Representation, withEvents } from './representation.ts';
import { type Route, routesOf } from './routes.ts';
import { patchOne, readOne, removeOne } from './singletons.ts';
import { eventsPath, eventStreams } from './sse.ts';

export interface AppOptions {
  readonly contract: Readonly<Record<string, unknown>>;
  /** `Handlers<typeof contract>`; the types are checked where they are made. */
  readonly handlers: Readonly<Record<string, unknown>>;
  /** By contract key: the names of all resources that a write to it may change. */
  readonly touches: Readonly<Record<string, readonly string[]>>;
  readonly grants: (context: Context) => Promise<Parameters<typeof checkAccess>[0]>;
  readonly store: Store;
  readonly verify: Verify;
  /** Origins of other sites that may call, exactly as browsers send them. */
  readonly origins?: Iterable<string>;
  readonly rateLimit?: RateLimit;
  readonly now?: () => Date;
  readonly log?: Log;
  /** Makes sure that a user who signs in for the first time has documents. */
  readonly welcome?: (user: string, tx: Transaction) => Promise<void>;
  /** Milliseconds between comments that keep a stream alive; 15000 unless set. */
  readonly heartbeat?: number;
}

export interface App {
  /** `url` where it is not the request's own, for example below a prefix. */
  fetch(request: Request, url?: URL): Promise<Response>;
  /** A write that does not come from the user's own request: by an administrator or another service. */
  change<R>(user: string, actor: Author['actor'], names: readonly string[], work: (context: Context) => Promise<R>): Promise<R>;
  /** Names of all resources with a representation. */
  readonly names: readonly string[];
  /** Ends all event streams. */
  close(): void;
}

/** Events are kept for ten minutes: twice what clients are promised. */
const eventLifeMs = 10 * 60 * 1000;

/** The contract as one fetch handler; the same in Node and in a browser. */
export function createApp(options: AppOptions): App {
  const { store, verify, grants, touches, now = () => new Date(), log = () => {}, welcome } = options;
  const origins = new Set(options.origins);
  const router = routesOf(options.contract, options.handlers);
  const streams = eventStreams(store, now, options.heartbeat);
  const wait = options.rateLimit && rateLimiter(options.rateLimit);
  const run = actionRunner({
    router, store, now, failedAfterwards: (error) => log({ level: 'warn', event: 'afterwards.failed', error: describeError(error) }),
  });
  const welcomed = new Set<string>();
  let prunedAt = 0;

  const asProblem = (error: unknown, requestId: string, route: string): Problem => {
    if (error instanceof Problem) return error;
    log({ level: 'error', event: 'request.failed', requestId, route, error: describeError(error) });
    return new Problem(500, 'internal', { retryable: true });
  };

  const inTransaction = <R>(user: string, work: (context: Context) => Promise<R>) => store.transaction(async (tx) => {
    const at = now();
    if (at.getTime() - prunedAt > 60_000) {
      prunedAt = at.getTime();
      await tx.prune(prunedAt - eventLifeMs, prunedAt - answerLifeMs);
    }
    if (welcome && !welcomed.has(user)) await welcome(user, tx);
    const result = await work({ user, tx, now: at });
    welcomed.add(user);
    return result;
  });

  const allowed = async (context: Context, route: Route) => {
    const own = await grants(context);
    checkAccess(own, route);
    return own;
  };

  const read = async (context: Context, route: Route, id: string, url: URL): Promise<Representation & { link?: string }> => {
    await allowed(context, route);
    const query = validQuery(route.endpoint, url.searchParams);
    if (route.operation !== 'list') return represent(await readOne(context, route, id, query));
    const page = pageOf((await route.handlers.list?.(context, query)) ?? [], query);
    return { ...(await represent(page)), ...(page.nextCursor && { link: nextLink(url, page.nextCursor) }) };
  };

  const files = fileServer({ router, inTransaction, allowed });

  const batch = async (user: string, url: URL, route: Route, requestId: string): Promise<Response> => {
    const names = validQuery(route.endpoint, url.searchParams, ['resource'])['resource'] as string[];
    const items = await inTransaction(user, async (context) => {
      const entries: [string, object][] = [];
      for (const name of new Set(names.slice(0, batchLimit))) {
        const own = router.byName.get(name);
        const answer = !own ? notFound() : await read(context, own, '', new URL(own.endpoint.path, url)).catch((error: unknown) => asProblem(error, requestId, name));
        entries.push([name, answer instanceof Problem
          ? { status: answer.status, body: answer.body(requestId) }
          : { status: 200, etag: answer.etag, body: JSON.parse(answer.json) as unknown }]);
      }
      return Object.fromEntries(entries);
    });
    return json(JSON.stringify({ items }));
  };

  const serve = async (request: Request, url: URL, { user }: Verified, route: Route, id: string, author: Author & { requestId: string }) => {
    const method = route.endpoint.method;
    if (route.resource.kind === 'file') return files(request, { user, id, route, author, touches: touches[route.key] ?? [] });
    if (route.key === 'batch') return batch(user, url, route, author.requestId);
    if (method === 'GET') {
      const { json: text, etag, link } = await inTransaction(user, (context) => read(context, route, id, url));
      const headers = { ETag: etag, ...(link && { Link: link }) };
      return noneMatchHits(request.headers.get('If-None-Match'), etag) ? new Response(null, { status: 304, headers }) : json(text, headers);
    }
    // Once before the body is read, and below again in the transaction that writes.
    await inTransaction(user, (context) => allowed(context, route));
    const ifMatch = request.headers.get('If-Match');
    const changed = touches[route.key] ?? ('name' in route.resource ? [route.resource.name] : []);
    const write = { route, id, ifMatch, author, touches: changed };
    if (route.operation === 'remove') {
      const query = validQuery(route.endpoint, url.searchParams);
      await inTransaction(user, async (context) => {
        await allowed(context, route);
        await removeOne(router, context, write, query);
      });
      return new Response(null, { status: route.endpoint.status });
    }
    const key = request.headers.get('Idempotency-Key');
    const { form } = route.endpoint;
    if (form) {
      const { body, raw } = await readForm(request, route.endpoint, form);
      return run({ route, pathname: url.pathname, user, id, body, rawBody: raw, key, author, touches: changed });
    }
    const text = route.endpoint.body ? await readBody(request) : '';
    if (route.operation === 'call' || route.operation === 'create') {
      const body = route.endpoint.body ? validBody(route.endpoint, parseJson(text)) : undefined;
      return run({ route, pathname: url.pathname, user, id, body, rawBody: text, key, author, touches: changed });
    }
    const raw = parseJson(text);
    const { json: answer, etag } = await inTransaction(user, async (context) => patchOne(router, context, await allowed(context, route), write, raw));
    return json(answer, { ETag: etag });
  };

  const answer = async (request: Request, url: URL, requestId: string, seen: (route: string) => void): Promise<Response> => {
    const found = url.pathname === eventsPath ? { methods: new Map([['GET', undefined]]), id: '' } : router.find(url.pathname);
    const methods = found ? [...found.methods.keys(), ...(found.methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'] : ['OPTIONS'];
    if (request.method === 'OPTIONS') return preflight(request, origins, methods);
    const verified = await authenticate(request, verify);
    const seconds = wait?.(verified.user, now().getTime()) ?? 0;
    if (seconds > 0) throw new Problem(429, 'rateLimited', { headers: { 'Retry-After': String(seconds) } });
    if (!found) throw notFound();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!methods.includes(method)) throw new Problem(405, 'method.notAllowed', { headers: { Allow: methods.join(', ') } });
    const route = (found.methods as ReadonlyMap<string, Route | undefined>).get(method);
    seen(route?.endpoint.path ?? eventsPath);
    if (!route) {
      await inTransaction(verified.user, async () => {});
      return streams.start(verified, request);
    }
    return serve(request, url, verified, route, found.id, { actor: 'self', requestId });
  };

  return {
    async fetch(request, url = new URL(request.url)) {
      const began = now().getTime();
      const sent = request.headers.get('X-Request-Id');
      const requestId = sent && /^[\w.:-]{1,128}$/.test(sent) ? sent : crypto.randomUUID();
      let route = '';
      const response = await answer(request, url, requestId, (pattern) => (route = pattern))
        .catch((error: unknown) => asProblem(error, requestId, route).response(requestId));
      for (const [name, value] of Object.entries({
        'X-Request-Id': requestId, 'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff', ...corsHeaders(request, origins),
      })) response.headers.set(name, value);
      response.headers.set('Vary', request.method === 'OPTIONS' ? 'Origin' : 'Authorization, Accept-Language, Origin');
      const milliseconds = now().getTime() - began;
      log({ level: 'info', event: 'request', method: request.method, route, status: response.status, milliseconds, requestId });
      if (request.method !== 'HEAD') return response;
      await response.body?.cancel();
      return new Response(null, response);
    },
    change: (user, actor, names, work) =>
      inTransaction(user, (context) => withEvents(router, context, names, { actor }, () => work(context))),
    names: [...router.byName.keys()],
    close: streams.close,
  };
}

const json = (text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { headers: { 'Content-Type': 'application/json', ...headers } });
