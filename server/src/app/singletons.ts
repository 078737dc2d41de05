import type { Feature } from '../../../src/client/contract/endpoint.ts';
import { validBody } from './body.ts';
import { checkFields } from './access.ts';
import { matchHits } from './etag.ts';
import type { Context } from './handlers.ts';
import { patched } from './merge-patch.ts';
import { notFound, Problem } from './problem.ts';
import { type Author, represent, type Representation, withEvents } from './representation.ts';
import type { Route, Router } from './routes.ts';

export interface Write {
  readonly route: Route;
  readonly id: string;
  readonly ifMatch: string | null;
  readonly author: Author;
  /** The resources that the write may change, itself included. */
  readonly touches: readonly string[];
}

/** Missing is 428, stale is 412 with the tag that would have fitted (RFC 6585, RFC 9110 13.1.1). */
export function checkMatch(ifMatch: string | null, { etag }: Pick<Representation, 'etag'>): void {
  if (ifMatch === null) throw new Problem(428, 'precondition.required', { detail: 'Send the ETag you read as If-Match.' });
  if (!matchHits(ifMatch, etag)) throw new Problem(412, 'precondition.failed', { currentEtag: etag, headers: { ETag: etag } });
}

/** What a route reads: the whole of a singleton, or one item. */
export async function readOne(context: Context, route: Route, id: string, query?: Readonly<Record<string, unknown>>): Promise<object> {
  const { handlers } = route;
  const value = handlers.item ? await handlers.item(context, id) : await handlers.get?.(context, query);
  if (!value) throw notFound();
  return value;
}

/** Applies a merge patch to a setting or an item. Answers with the new representation. */
export async function patchOne(
  router: Router, context: Context, grants: Parameters<typeof checkFields>[0], { route, id, ifMatch, author, touches }: Write, raw: unknown,
): Promise<Representation> {
  const { resource, handlers, endpoint } = route;
  const current = await readOne(context, route, id);
  const feature: Feature | Readonly<Record<string, Feature>> = 'feature' in resource ? resource.feature : '';
  checkFields(grants, feature, raw);
  const patch = validBody(endpoint, raw, 'schema' in resource ? resource.schema : current);
  checkMatch(ifMatch, await represent(current));
  const next = patched(current, patch);
  const errors = resource.kind === 'setting' ? resource.rules(next) : [];
  if (errors.length > 0) throw new Problem(422, 'validation.failed', { errors });
  const same = JSON.stringify(next) === JSON.stringify(current);
  if (!same) {
    await withEvents(router, context, touches, author, async () => {
      const change = { current, next, patch };
      await (handlers.update ? handlers.update(context, id, change) : handlers.patch?.(context, change));
    });
  }
  return represent(await readOne(context, route, id));
}

/** Removes an item, once it is sure that the caller saw its present state. */
export async function removeOne(
  router: Router, context: Context, { route, id, ifMatch, author, touches }: Write, query: Readonly<Record<string, unknown>>,
): Promise<void> {
  const current = await readOne(context, route, id);
  checkMatch(ifMatch, await represent(current));
  await withEvents(router, context, touches, author, async () => route.handlers.remove?.(context, id, { current, query }));
}
