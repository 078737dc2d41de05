import type { App } from '../app/app.ts';
import { describeError, type Log } from '../app/log.ts';
import type { Store } from '../store/store.ts';
import { calendarConnected } from './auto-dnd.ts';
import { type CalendarConnector, ConnectFailure, type Grant } from './connector.ts';
import {
  attemptDocument, attemptsFolder, grantDocument, integrationDocument, type StoredAttempt, type StoredIntegration, system,
} from './documents.ts';
import { attemptKey, dropAttempt } from './integrations.ts';

export interface Finished {
  readonly result: 'connected' | 'denied' | 'failed';
  /** Set where the user has to be sent back. */
  readonly returnUrl?: string;
}
interface Deps {
  readonly app: App;
  readonly store: Store;
  readonly connector: CalendarConnector;
  readonly now: () => Date;
  readonly log: Log;
}

const touched = ['integrations', 'auto-dnd'];
const isOurs = (stored: StoredIntegration | undefined, key: string): stored is StoredIntegration =>
  stored?.attempt?.key === key && stored.status !== 'disabledByAdmin';

/** The other service sent the user back: ends the attempt that its `state` names. A state works once. */
export async function finishConnect({ app, store, connector, now, log }: Deps, callback: URL): Promise<Finished> {
  const state = callback.searchParams.get('state') ?? '';
  const key = await attemptKey(state);
  const attempt = await store.transaction(async (tx) => {
    const found = await tx.get(system, attemptDocument(key));
    if (!found || Date.parse(found.expiresAt) <= now().getTime()) return undefined;
    await tx.remove(system, attemptDocument(key));
    return found;
  });
  if (!attempt) {
    log({ level: 'warn', event: 'connect.stateUnknown' });
    await expireAttempts(app, store, now());
    return { result: 'failed' };
  }
  const { user, integration: id, memory } = attempt;
  const back = attempt.mode === 'redirect' ? { returnUrl: attempt.returnUrl } : {};
  try {
    const grant = await connector.finish(callback, { state, memory });
    const kept = await keep(app, attempt, key, grant);
    // Cancelled, or locked by the administrator, while the user was away: the grant must not live on.
    if (!kept) await connector.revoke(grant.grant).catch((error: unknown) => log({ level: 'warn', event: 'revoke.failed', error: describeError(error) }));
    return { result: kept ? 'connected' : 'failed', ...back };
  } catch (error) {
    const code = error instanceof ConnectFailure ? error.code : 'provider_error';
    log({ level: 'warn', event: 'connect.failed', error: error instanceof ConnectFailure ? code : describeError(error) });
    await app.change(user, 'provider', touched, async (context) => {
      const stored = await context.tx.get(user, integrationDocument(id));
      if (isOurs(stored, key)) await context.tx.put(user, integrationDocument(id), { ...(await dropAttempt(context, stored)), error: { code } });
    });
    return { result: code === 'access_denied' ? 'denied' : 'failed', ...back };
  }
}

const keep = ({ change }: App, { user, integration: id }: StoredAttempt, key: string, { accountLabel, scopes, grant }: Grant): Promise<boolean> =>
  change(user, 'provider', touched, async (context) => {
    const stored = await context.tx.get(user, integrationDocument(id));
    if (!isOurs(stored, key)) return false;
    const { error: _, ...rest } = await dropAttempt(context, stored);
    await context.tx.put(user, grantDocument(id), grant);
    await context.tx.put(user, integrationDocument(id), {
      ...rest, status: 'connected', accountLabel, scopes: [...scopes], connectedAt: context.now.toISOString(),
    });
    await calendarConnected(context, id);
    return true;
  });

/** Ends attempts that ran out, so that open pages hear of it. Call it now and then. */
export async function expireAttempts(app: App, store: Store, now: Date): Promise<void> {
  const attempts = await store.transaction((tx) => tx.list(system, attemptsFolder));
  for (const { id: key, value: { user, integration, expiresAt } } of attempts) {
    if (Date.parse(expiresAt) > now.getTime()) continue;
    await app.change(user, 'system', touched, async (context) => {
      await context.tx.remove(system, attemptDocument(key));
      const stored = await context.tx.get(user, integrationDocument(integration));
      if (stored?.attempt?.key !== key) return;
      await context.tx.put(user, integrationDocument(integration), { ...(await dropAttempt(context, stored)), error: { code: 'expired' } });
    });
  }
}
