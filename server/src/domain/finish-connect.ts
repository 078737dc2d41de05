import type { App } from '../app/app.ts';
import type { Context } from '../app/handlers.ts';
import { describeError, type Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { calendarConnected } from './auto-dnd.ts';
import { ConnectFailure, type Connectors } from './connector.ts';
import {
  attemptDocument, attemptsFolder, grantDocument, integrationDocument, profileDocument, type StoredAttempt, type StoredIntegration, system,
} from './documents.ts';
import { attemptKey, dropAttempt, oneTimeKey } from './integrations.ts';

export interface Finished {
  readonly result: 'connected' | 'denied' | 'failed';
  /** Set where the user has to be sent back. */
  readonly returnUrl?: string;
}
/** The other service agreed; whose calendar it is and for whom, the user has to confirm. */
export interface Parked {
  readonly result: 'parked';
  /** Good once, for what is left of the attempt's ten minutes. Only the browser that came back may ever see it. */
  readonly key: string;
  readonly accountLabel: string;
  readonly isCalendar: boolean;
  /** The user's e-mail address is empty when there is none. */
  readonly owner: { readonly name: string; readonly email: string };
  readonly returnUrl?: string;
}
export interface ConnectDeps {
  readonly app: App;
  readonly store: Store;
  readonly connectors: Connectors;
  readonly now: () => Date;
  readonly log: Log;
}

const touched = ['integrations', 'auto-dnd', 'do-not-disturb', 'presence', 'call-forwarding', 'capabilities'];
const isOurs = (stored: StoredIntegration | undefined, key: string): stored is StoredIntegration =>
  stored?.attempt?.key === key && stored.status !== 'disabledByAdmin';
const back = ({ mode, returnUrl }: StoredAttempt) => (mode === 'redirect' ? { returnUrl } : {});
const ranOut = ({ expiresAt }: StoredAttempt, now: Date): boolean => Date.parse(expiresAt) <= now.getTime();

/** Takes an attempt out, so that its key works once. A state confirms nothing and a confirmation's key finishes nothing. */
async function take(deps: ConnectDeps, key: string, parked: boolean): Promise<StoredAttempt | undefined> {
  const { store, now, log } = deps;
  const attempt = await store.transaction(async (tx) => {
    const found = await tx.get(system, attemptDocument(key));
    if (!found || (found.parked !== undefined) !== parked || ranOut(found, now())) return undefined;
    await tx.remove(system, attemptDocument(key));
    return found;
  });
  if (attempt) return attempt;
  log({ level: 'warn', event: parked ? 'connect.keyUnknown' : 'connect.stateUnknown' });
  await expireAttempts(deps);
  return undefined;
}

/** Best effort: the user hears of the outcome whether or not the other service does. */
const revoke = async ({ connectors, log }: ConnectDeps, { integration }: StoredAttempt, grant: string): Promise<void> =>
  connectors(integration)?.revoke(grant).catch((error: unknown) => log({ level: 'warn', event: 'revoke.failed', error: describeError(error) }));

/** Ends an attempt that is still the user's current one with an error. */
const fail = ({ app }: ConnectDeps, { user, integration: id }: StoredAttempt, key: string, code: string): Promise<void> =>
  app.change(user, 'provider', touched, async (context) => {
    const stored = await context.tx.get(user, integrationDocument(id));
    // Nothing is parked any more in an attempt that was taken out.
    if (isOurs(stored, key)) await context.tx.put(user, integrationDocument(id), { ...(await dropAttempt(context, stored, () => {})), error: { code } });
  });

/**
 * The other service sent the user back: exchanges the code of the attempt that `state` names, and parks what was agreed.
 * The browser may be that of somebody who was sent another's link, so nothing is connected before `confirmConnect`.
 * `from` names the service whose callback it is, where each has one of its own.
 */
export async function parkConnect(deps: ConnectDeps, callback: URL, from?: string): Promise<Finished | Parked> {
  const state = callback.searchParams.get('state') ?? '';
  const key = await attemptKey(state);
  const attempt = await take(deps, key, false);
  if (!attempt) return { result: 'failed' };
  const { user, integration: id, memory } = attempt;
  try {
    const connector = deps.connectors(id);
    if (!connector || (from !== undefined && connector.name !== from)) throw new ConnectFailure('state_mismatch');
    const parked = await connector.finish(callback, { state, memory });
    const next = oneTimeKey();
    const nextKey = await attemptKey(next);
    const asked = await deps.store.transaction(async (tx) => {
      const [stored, profile] = [await tx.get(user, integrationDocument(id)), await tx.get(user, profileDocument)];
      if (!isOurs(stored, key) || !profile) return undefined;
      await tx.put(system, attemptDocument(nextKey), { ...attempt, memory: '', parked });
      await tx.put(user, integrationDocument(id), { ...stored, attempt: { key: nextKey, expiresAt: attempt.expiresAt } });
      return { isCalendar: stored.category === 'calendar', owner: { name: `${profile.firstName} ${profile.lastName}`.trim(), email: profile.email } };
    });
    if (asked) return { result: 'parked', key: next, accountLabel: parked.accountLabel, ...asked, ...back(attempt) };
    // Cancelled, or locked by the administrator, while the user was away: the grant must not live on.
    await revoke(deps, attempt, parked.grant);
    return { result: 'failed', ...back(attempt) };
  } catch (error) {
    const code = error instanceof ConnectFailure ? error.code : 'provider_error';
    deps.log({ level: 'warn', event: 'connect.failed', error: error instanceof ConnectFailure ? code : describeError(error) });
    await fail(deps, attempt, key, code);
    return { result: code === 'access_denied' ? 'denied' : 'failed', ...back(attempt) };
  }
}

/** What the user answered to the question whose calendar goes where. `sent` is the key of `Parked`. */
export async function confirmConnect(deps: ConnectDeps, sent: string, answer: 'connect' | 'cancel'): Promise<Finished> {
  const key = await attemptKey(sent);
  const attempt = await take(deps, key, true);
  if (!attempt?.parked) return { result: 'failed' };
  if (answer === 'connect' && await keep(deps, attempt, key)) return { result: 'connected', ...back(attempt) };
  await revoke(deps, attempt, attempt.parked.grant);
  if (answer === 'connect') return { result: 'failed', ...back(attempt) };
  await fail(deps, attempt, key, 'access_denied');
  return { result: 'denied', ...back(attempt) };
}

const keep = ({ app }: ConnectDeps, { user, integration: id, parked, services: chosen }: StoredAttempt, key: string): Promise<boolean> =>
  app.change(user, 'provider', touched, async (context) => {
    const stored = await context.tx.get(user, integrationDocument(id));
    if (!parked || !isOurs(stored, key)) return false;
    const { error: _, services, ...rest } = await dropAttempt(context, stored, () => {});
    await context.tx.put(user, grantDocument(id), parked.grant);
    await context.tx.put(user, integrationDocument(id), {
      ...rest, status: 'connected', accountLabel: parked.accountLabel, scopes: [...parked.scopes], connectedAt: context.now.toISOString(),
      ...(parked.granularity && { granularity: parked.granularity }),
      ...(services && { services: services.map((each) => ({ ...each, granted: chosen?.includes(each.id) ?? true })) }),
    });
    if (rest.category === 'calendar') await calendarConnected(context, id);
    return true;
  });

/** Ends attempts that ran out, so that open pages hear of it, and revokes what was parked in them. Call it now and then. */
export async function expireAttempts(deps: ConnectDeps): Promise<void> {
  const now = deps.now();
  const attempts = await deps.store.transaction((tx) => tx.list(system, attemptsFolder));
  for (const { id: key, value: attempt } of attempts) {
    if (!ranOut(attempt, now)) continue;
    const grant = await deps.app.change(attempt.user, 'system', touched, (context) => expire(context, key, attempt));
    if (grant !== undefined) await revoke(deps, attempt, grant);
  }
}

async function expire(context: Context, key: string, { user, integration: id }: StoredAttempt): Promise<string | undefined> {
  const found = await context.tx.get(system, attemptDocument(key));
  await context.tx.remove(system, attemptDocument(key));
  const stored = await context.tx.get(user, integrationDocument(id));
  if (stored?.attempt?.key === key) {
    await context.tx.put(user, integrationDocument(id), { ...(await dropAttempt(context, stored, () => {})), error: { code: 'expired' } });
  }
  return found?.parked?.grant;
}
