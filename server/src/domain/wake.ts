import type { Context } from '../app/handlers.ts';
import { presenceDocument, system, wakeDocument } from './documents.ts';
import { nextDoNotDisturb } from './kept-away.ts';

/** Notes when something of the user changes by itself, for `tellTime`. Call it after whatever moves that moment. */
export async function keepWake(context: Context): Promise<void> {
  const { user, tx, now } = context;
  const known = await tx.get(system, wakeDocument(user));
  // Due, and not told yet: put off now, it never would be.
  if (known !== undefined && Date.parse(known) <= now.getTime()) return;
  const message = Date.parse((await tx.get(user, presenceDocument))?.messageExpiresAt ?? '');
  const next = Math.min(await nextDoNotDisturb(context) ?? Infinity, message > now.getTime() ? message : Infinity);
  if (next === Infinity) await tx.remove(system, wakeDocument(user));
  else await tx.put(system, wakeDocument(user), new Date(next).toISOString());
}
