import type { ChangeEvent, EventType } from '../../../src/client/contract/events.ts';
import { etagOf } from './etag.ts';
import type { Context } from './handlers.ts';
import type { Router } from './routes.ts';

export interface Representation { readonly json: string; readonly etag: string }

/** What counts of it: clocks inside (`serverTime`, `lastEventId`) do not. */
const essence = (value: object): string => JSON.stringify('serverTime' in value ? { ...value, serverTime: null, lastEventId: null } : value);

/** As it goes over the wire, with its tag; a weak one where not all of it counts. */
export const represent = async (value: object): Promise<Representation> =>
  ({ json: JSON.stringify(value), etag: await etagOf(essence(value), 'serverTime' in value) });

const eventTypes: Readonly<Record<string, EventType>> = {
  'contact-imports': 'import.progress',
  capabilities: 'capabilities.changed', integrations: 'integration.changed', devices: 'device.changed', presence: 'presence.changed',
  'do-not-disturb': 'dnd.changed', 'voicemail/messages': 'voicemail.updated',
};
/** Where something new is news of its own. */
const createdTypes: Readonly<Record<string, EventType>> = { 'voicemail/messages': 'voicemail.created' };

export interface Author { readonly actor: Exclude<ChangeEvent['actor'], 'unknown'>; readonly requestId?: string }

/**
 * Runs a write and appends one event for each representation that it changed, those derived from others included.
 * `names` are the resources it may touch; all items of a collection are looked at.
 */
export async function withEvents<R>(
  router: Router, context: Context, names: readonly string[], { actor, requestId }: Author, work: () => Promise<R>,
): Promise<R> {
  const before = await contentsOf(router, context, names);
  const result = await work();
  const after = await contentsOf(router, context, names);
  for (const [key, { resource, id }] of new Map([...before, ...after])) {
    const value = after.get(key)?.value;
    // Compared as text: a tag for each of ten thousand items would take a second.
    if (value && before.get(key)?.text === after.get(key)?.text) continue;
    const etag = value && (await represent(value)).etag;
    const created = before.has(key) ? undefined : createdTypes[resource];
    await context.tx.append(context.user, created ?? eventTypes[resource] ?? 'resource.changed', {
      resource, ...(id && { id }), ...(etag && { etag }), actor, ...(requestId && { requestId }), at: context.now.toISOString(),
    });
  }
  return result;
}

interface Content { readonly resource: string; readonly id?: string; readonly value: object; readonly text: string }

async function contentsOf(router: Router, context: Context, names: readonly string[]): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>();
  for (const resource of names) {
    const handlers = router.byName.get(resource)?.handlers;
    const whole = await handlers?.get?.(context);
    if (whole) contents.set(resource, { resource, value: whole, text: essence(whole) });
    for (const { value } of (await handlers?.list?.(context)) ?? []) contents.set(`${resource} ${value.id}`, { resource, id: value.id, value, text: essence(value) });
  }
  return contents;
}
