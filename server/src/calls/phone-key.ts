import * as z from 'zod/mini';
import type { Context } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { doNotDisturbHandlers, say } from '../domain/do-not-disturb.ts';
import { phoneKeyDocument } from '../domain/documents.ts';
import { checked, common, envelopeOf } from './report.ts';

/** As far as the phone system's clock may be ahead, in milliseconds. */
const skew = 5 * 60_000;

const Pressed = z.strictObject({ user: common.user, /** What the user wants: no calls, or calls. */ active: z.boolean() });

export interface Pressed { readonly user: string; readonly active: boolean; readonly at: string }

/** Do not disturb as it was turned on or off at a phone, by a key or a code such as `*78`. Throws 400 or 422, with a pointer for each wrong field. */
export function pressedOf(body: string): Pressed {
  const { timestamp, data } = envelopeOf(body, 'doNotDisturb.set');
  return { ...checked(Pressed, data, '/data'), at: new Date(timestamp).toISOString() };
}

/**
 * The user said it at the phone: the same as in a panel, but for what is so already, which nobody had to say. A report that is told again,
 * or overtaken by a later one, changes nothing. Answers with what holds then, for the phone's lamp.
 */
export async function pressed(context: Context, { active, at }: Pressed): Promise<object> {
  const { user, tx } = context;
  // A clock that is wrong once would overtake all that is said later.
  const most = new Date(context.now.getTime() + skew).toISOString();
  if (at > most) throw invalid({ pointer: '/timestamp', code: 'outOfRange', params: { max: most } });
  const last = await tx.get(user, phoneKeyDocument);
  // Some clocks know no less than a second, in which a key can be pressed twice.
  if (last === undefined || at > last.at || (at === last.at && active !== last.active)) {
    await tx.put(user, phoneKeyDocument, { at, active });
    if ((await doNotDisturbHandlers.get(context)).active !== active) await say(context, { do: active ? 'on' : 'off' });
  }
  const now = await doNotDisturbHandlers.get(context);
  return { active: now.active, source: now.source, until: now.until };
}
