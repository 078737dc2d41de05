import type { ChangeEvent, EventType } from '../../../src/client/contract/events.ts';
import { etagOf } from './etag.ts';
import type { Context } from './handlers.ts';
import type { Router } from './routes.ts';

export interface Representation { readonly json: string; readonly etag: string }

/** As it goes over the wire, with its tag. Clocks inside (`serverTime`, `lastEventId`) do not count, so the tag is then a weak one. */
export async function represent(value: object): Promise<Representation> {
  const json = JSON.stringify(value);
  if (!('serverTime' in value)) return { json, etag: await etagOf(json) };
  return { json, etag: await etagOf(JSON.stringify({ ...value, serverTime: null, lastEventId: null }), true) };
}

const eventTypes: Readonly<Record<string, EventType>> = {
  capabilities: 'capabilities.changed', integrations: 'integration.changed', devices: 'device.changed',
};

export interface Author { readonly actor: Exclude<ChangeEvent['actor'], 'unknown'>; readonly requestId?: string }

/**
 * Runs a write and appends one event for each representation that it changed, those derived from others included.
 * `names` are the resources it may touch; all items of a collection are looked at.
 */
export async function withEvents<R>(
  router: Router, context: Context, names: readonly string[], { actor, requestId }: Author, work: () => Promise<R>,
): Promise<R> {
  const before = await tagsOf(router, context, names);
  const result = await work();
  const after = await tagsOf(router, context, names);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const etag = after.get(key);
    if (etag === before.get(key)) continue;
    const { resource, id } = JSON.parse(key) as { resource: string; id?: string };
    await context.tx.append(context.user, eventTypes[resource] ?? 'resource.changed', {
      resource, ...(id && { id }), ...(etag && { etag }), actor, ...(requestId && { requestId }), at: context.now.toISOString(),
    });
  }
  return result;
}

async function tagsOf(router: Router, context: Context, names: readonly string[]): Promise<Map<string, string>> {
  const tags = new Map<string, string>();
  for (const name of names) {
    const handlers = router.byName.get(name)?.handlers;
    if (handlers?.get) tags.set(JSON.stringify({ resource: name }), (await represent(await handlers.get(context))).etag);
    for (const { value } of (await handlers?.list?.(context)) ?? []) tags.set(JSON.stringify({ resource: name, id: value.id }), (await represent(value)).etag);
  }
  return tags;
}
