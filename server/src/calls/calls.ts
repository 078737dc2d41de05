import type { CallRoute } from '../../../src/rules/call-route.ts';
import type { Context } from '../app/handlers.ts';
import { notFound } from '../app/problem.ts';
import { grantsOf } from '../domain/capabilities.ts';
import { notificationsDocument, numbersFolder, profileDocument, system } from '../domain/documents.ts';
import { outboxDocument } from '../mail/outbox.ts';
import type { Document, Folder } from '../store/store.ts';
import type { Ended, Incoming } from './report.ts';
import { routeOf } from './settings.ts';

/** What is kept of a call, for a day: whatever is said of it again changes nothing. */
interface StoredCall {
  at: string;
  /** When it was told of first: the phone system may be late. */
  heardAt?: string;
  route: CallRoute;
  ended?: { missed: boolean };
}
const callsFolder: Folder<StoredCall> = { folder: 'calls/' };
const callDocument = (id: string): Document<StoredCall> => ({ path: `calls/${id}` });
const keptFor = 24 * 60 * 60 * 1000;

/** A call comes in: where it goes. The same answer however often it is asked. */
export async function incoming(context: Context, at: Date, data: Incoming): Promise<{ id: string; route: CallRoute }> {
  const { user, tx } = context;
  if (!(await tx.get(user, profileDocument))) throw notFound();
  await forgetOld(context);
  const known = await tx.get(user, callDocument(data.id));
  const route = known?.route ?? await routeOf(context, data, at);
  if (!known) await tx.put(user, callDocument(data.id), { at: at.toISOString(), heardAt: context.now.toISOString(), route });
  return { id: data.id, route };
}

/** A call is over. One that nobody took is told by mail, where the user wants that. */
export async function ended(context: Context, at: Date, data: Ended, mails: boolean): Promise<{ id: string; missed: boolean }> {
  const { user, tx } = context;
  // Whoever says nothing of the beginning gets the same in the end.
  const { route } = await incoming(context, at, data);
  const known = await tx.get(user, callDocument(data.id));
  if (known?.ended) return { id: data.id, ...known.ended };
  const missed = !data.answered && wasMissed(route);
  await tx.put(user, callDocument(data.id), { at: at.toISOString(), ...known, route, ended: { missed } });
  const number = missed && mails ? await chosenNumber(context, data.to) : undefined;
  if (number) {
    const quiet = route.steps.some(({ kind }) => kind === 'doNotDisturb');
    const id = `missed-${user}-${data.id}`;
    await tx.put(system, outboxDocument(id), {
      user, from: data.from, to: number.number, ...(number.label && { label: number.label }), at: known?.at ?? at.toISOString(), quiet,
      attempts: 0, nextAt: context.now.toISOString(),
    });
  }
  return { id: data.id, missed };
}

/** Blocked callers, groups that passed the user over, and a mailbox that takes all calls: nobody missed those. */
const wasMissed = ({ steps }: CallRoute): boolean =>
  !steps.some(({ kind, reason }) => kind === 'blocked' || kind === 'skipped' || reason === 'sendAllCalls');

/** The dialled number, if the user wants mail about it. */
async function chosenNumber(context: Context, to: string) {
  const { user, tx } = context;
  const { features } = await grantsOf(context);
  const wanted = await tx.get(user, notificationsDocument);
  const email = (await tx.get(user, profileDocument))?.email;
  if (!email || !wanted?.enabled || (features['missedCallNotifications']?.access ?? 'none') === 'none') return undefined;
  const dialled = (await tx.list(user, numbersFolder)).find(({ value }) => value.number === to)?.value;
  return dialled && (wanted.chosen[dialled.id] ?? true) ? dialled : undefined;
}

async function forgetOld({ user, tx, now }: Context): Promise<void> {
  for (const { id, value } of await tx.list(user, callsFolder)) {
    if (now.getTime() - Date.parse(value.heardAt ?? value.at) > keptFor) await tx.remove(user, callDocument(id));
  }
}
