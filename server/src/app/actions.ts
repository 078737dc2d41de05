import { etagOf } from './etag.ts';
import type { ActionRequest, Context } from './handlers.ts';
import { Problem } from './problem.ts';
import { type Author, represent, withEvents } from './representation.ts';
import type { Route, Router } from './routes.ts';
import type { Store } from '../store/store.ts';

export interface Call {
  readonly route: Route;
  readonly pathname: string;
  readonly user: string;
  readonly id: string;
  readonly body: unknown;
  readonly rawBody: string | Uint8Array<ArrayBuffer>;
  readonly key: string | null;
  readonly author: Author;
  readonly touches: readonly string[];
}
export interface Deps {
  readonly router: Router;
  readonly store: Store;
  readonly now: () => Date;
  failedAfterwards(error: unknown): void;
}

/** What was answered once, and what is to be answered from now on. */
interface Once {
  done(context: Context): Promise<Response | undefined>;
  keep(context: Context, response: Response): Promise<void>;
}

/** Runs actions and creations; a POST at most once for each `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07). */
export function actionRunner({ router, store, now, failedAfterwards }: Deps) {
  const running = new Set<string>();

  const run = async ({ route, user, id, body, author, touches }: Call, { done, keep }: Once) => {
    const later: (() => Promise<void>)[] = [];
    const at = now();
    const request: ActionRequest<unknown> = {
      user, id, body, now: at,
      transaction: (work) => store.transaction((tx) => work({ user, tx, now: at })),
      afterwards: (work) => void later.push(work),
    };
    const { call, create } = route.handlers;
    const commit = create ? (context: Context) => create(context, body) : await call?.(request);
    const response = await store.transaction(async (tx) => {
      const context = { user, tx, now: at };
      // Another server may have been quicker with the same request.
      const known = await done(context);
      if (known) return known;
      const answer = await withEvents(router, context, touches, author, async () => commit?.(context));
      const made = typeof answer !== 'object' || answer === null
        ? new Response(null, { status: route.endpoint.status })
        : new Response(JSON.stringify(answer), {
          status: route.endpoint.status, headers: { 'Content-Type': 'application/json', ...(create && { ETag: (await represent(answer)).etag }) },
        });
      await keep(context, made);
      return made;
    });
    await Promise.all(later.map((work) => work().catch(failedAfterwards)));
    return response;
  };

  return async (call: Call): Promise<Response> => {
    if (call.route.endpoint.method !== 'POST') return run(call, { done: async () => undefined, keep: async () => {} });
    const { key, user, pathname, rawBody } = call;
    if (key === null || !/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new Problem(400, 'request.malformed', { detail: 'A POST needs an Idempotency-Key of 1 to 255 visible characters.' });
    }
    const scope = `${pathname} ${key}`;
    const busy = `${user} ${scope}`;
    if (running.has(busy)) {
      const detail = 'The same request is still being worked on.';
      throw new Problem(409, 'conflict.inProgress', { detail, retryable: true, headers: { 'Retry-After': '1' } });
    }
    running.add(busy);
    try {
      const fingerprint = await etagOf(rawBody);
      const done: Once['done'] = async ({ tx }) => {
        const known = await tx.answerTo(user, scope);
        if (!known || now().getTime() - known.at >= answerLifeMs) return undefined;
        if (known.fingerprint !== fingerprint) throw new Problem(422, 'idempotency.reused', { detail: 'This Idempotency-Key was used for another body.' });
        return new Response(known.body || null, { status: known.status, headers: { ...known.headers, 'Idempotency-Replayed': 'true' } });
      };
      return await store.transaction((tx) => done({ user, tx, now: now() })) ?? await run(call, {
        done,
        async keep({ tx, now: at }, response) {
          if (call.route.handlers.repeatable) return;
          const body = await response.clone().text();
          await tx.keepAnswer(user, scope, { fingerprint, status: response.status, headers: Object.fromEntries(response.headers), body, at: at.getTime() });
        },
      });
    } finally {
      running.delete(busy);
    }
  };
}

/** How long an answer is kept for its `Idempotency-Key`: a day. */
export const answerLifeMs = 24 * 60 * 60 * 1000;
