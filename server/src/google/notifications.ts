import { notifiedUser } from '../domain/calendar-channels.ts';
import { syncSoon } from '../domain/calendar-sync.ts';
import type { Store } from '../store/store.ts';

export const notificationsPath = '/google/notifications';

/** Where Google says that a calendar has changed: it is read at once. Nothing of a request is believed but the channel's own secret. */
export async function googleNotifications({ store, now }: { readonly store: Store; readonly now: () => Date }, request: Request): Promise<Response | undefined> {
  if (new URL(request.url).pathname !== notificationsPath) return undefined;
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
  await store.transaction(async (tx) => {
    const user = await notifiedUser(tx, request.headers);
    if (user !== undefined) await syncSoon({ user, tx, now: now() });
  });
  // The same answer for all, so that it tells nobody which channels there are.
  return new Response(null, { status: 204 });
}
