import type { App } from '../app/app.ts';
import { represent } from '../app/representation.ts';
import type { Store } from '../store/store.ts';
import { callForwardingHandlers } from './call-forwarding.ts';
import { doNotDisturbHandlers } from './do-not-disturb.ts';
import { system, wakeDocument, wakesFolder } from './documents.ts';
import { presenceHandlers } from './presence.ts';
import { keepWake } from './wake.ts';

/** Tells open pages what time alone has changed: a do not disturb that ended, a meeting that began. Call it every second or so. */
export async function tellTime({ app, store, now }: { readonly app: App; readonly store: Store; readonly now: () => Date }): Promise<void> {
  const moment = now().getTime();
  const wakes = await store.transaction((tx) => tx.list(system, wakesFolder));
  const failures: unknown[] = [];
  for (const { id: user, value } of wakes) {
    if (Date.parse(value) > moment) continue;
    // What cannot be told to one is no reason to leave the others waiting.
    await app.change(user, 'system', [], async (context) => {
      const at = context.now.toISOString();
      const due = await context.tx.get(system, wakeDocument(user));
      // Told by another server.
      if (due === undefined || Date.parse(due) > context.now.getTime()) return;
      await context.tx.remove(system, wakeDocument(user));
      const dnd = await represent(await doNotDisturbHandlers.get(context));
      await context.tx.append(user, 'dnd.changed', { resource: 'do-not-disturb', etag: dnd.etag, actor: 'system', at });
      const presence = await represent(await presenceHandlers.get(context));
      await context.tx.append(user, 'presence.changed', { resource: 'presence', etag: presence.etag, actor: 'system', at });
      const forwarding = await callForwardingHandlers.get(context);
      // Do not disturb has begun to keep calls from being forwarded, or may have ended.
      if (forwarding.effective.state !== 'off' || forwarding.effective.because === 'dnd') {
        await context.tx.append(user, 'resource.changed', { resource: 'call-forwarding', etag: (await represent(forwarding)).etag, actor: 'system', at });
      }
      await keepWake(context);
    }).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
