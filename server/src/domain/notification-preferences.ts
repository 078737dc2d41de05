import type { notificationPreferences } from '../../../src/client/contract/notification-preferences.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, notFound } from '../app/problem.ts';
import { pointerTo } from '../../../src/client/contract/common.ts';
import { notificationsDocument, numbersFolder, profileDocument, undeliveredDocument } from './documents.ts';

const assigned = async ({ user, tx }: Context): Promise<string[]> => (await tx.list(user, numbersFolder)).map(({ id }) => id);

const stored = async ({ user, tx }: Context) => {
  const found = await tx.get(user, notificationsDocument);
  if (!found) throw notFound();
  return found;
};

export const notificationPreferencesHandlers: Handlers<{ it: typeof notificationPreferences }>['it'] = {
  async get(context) {
    const { enabled, chosen, browser } = await stored(context);
    const byNumber = Object.fromEntries((await assigned(context)).map((id) => [id, chosen[id] ?? true]));
    const email = (await context.tx.get(context.user, profileDocument))?.email ?? '';
    const undelivered = await context.tx.get(context.user, undeliveredDocument);
    return {
      missedCalls: {
        email, enabled: enabled && Object.values(byNumber).includes(true), byNumber,
        // Of another address that says nothing.
        ...(undelivered?.email === email && { undeliveredAt: undelivered.at }),
      },
      browser,
    };
  },
  async patch(context, { next: { missedCalls, browser }, patch: { missedCalls: sent, browser: asked } }) {
    const numbers = await assigned(context);
    const unknown = Object.keys(sent?.byNumber ?? {}).filter((id) => !numbers.includes(id));
    if (unknown.length > 0) throw invalid(...unknown.map((id) => ({ pointer: pointerTo(['missedCalls', 'byNumber', id]), code: 'unknownReference' })));
    const { chosen, browser: before } = await stored(context);
    if (asked?.missedCalls !== undefined && before.missedCalls === undefined) throw invalid({ pointer: '/browser/missedCalls', code: 'notAllowed' });
    // The contract's rule lets an empty map pass, for providers with one switch for all numbers. Here each number has its own.
    if (missedCalls.enabled && numbers.length === 0) throw invalid({ pointer: '/missedCalls/byNumber', code: 'required' });
    const kept = Object.entries({ ...chosen, ...sent?.byNumber }).filter(([id]) => numbers.includes(id));
    await context.tx.put(context.user, notificationsDocument, { enabled: missedCalls.enabled, chosen: Object.fromEntries(kept), browser });
  },
};

/** After numbers came or went: choices for lost numbers are forgotten, and with no chosen number left the switch goes off for good. */
export async function numbersChanged(context: Context): Promise<void> {
  const numbers = await assigned(context);
  const { enabled, chosen, browser } = await stored(context);
  const kept = Object.fromEntries(Object.entries(chosen).filter(([id]) => numbers.includes(id)));
  const some = numbers.some((id) => kept[id] ?? true);
  await context.tx.put(context.user, notificationsDocument, { enabled: enabled && some, chosen: kept, browser });
}
