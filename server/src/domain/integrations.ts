import type { connectIntegration, disconnectIntegration, Integration, integrations } from '../../../src/client/contract/integrations.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, notFound, Problem } from '../app/problem.ts';
import { calendarDisconnected } from './auto-dnd.ts';
import type { CalendarConnector } from './connector.ts';
import {
  attemptDocument, grantDocument, integrationDocument, integrationsFolder, type StoredAttempt, type StoredIntegration, system,
} from './documents.ts';

type Routes = Handlers<{
  integrations: typeof integrations; connectIntegration: typeof connectIntegration; disconnectIntegration: typeof disconnectIntegration;
}>;

/** How long the user has to finish at the other service. */
const attemptMs = 10 * 60 * 1000;

export interface ConnectOptions {
  readonly connector?: CalendarConnector | undefined;
  /** Origins that a redirect may go back to. */
  readonly returnOrigins: ReadonlySet<string>;
}

/** As the user sees it: an open attempt is `connecting`, one that ran out is an error to try again from. */
export function integrationOf(id: string, stored: StoredIntegration, now: Date): Integration {
  const { attempt, error, status: base, category, name, accountLabel, scopes, connectedAt } = stored;
  const open = attempt !== undefined && Date.parse(attempt.expiresAt) > now.getTime();
  const status = base === 'disabledByAdmin' ? base : open ? 'connecting' : base;
  const failure = open ? undefined : attempt ? { code: 'expired' } : error;
  const account = base === 'connected' || base === 'reauthRequired' || base === 'error';
  return {
    id, category, name, status,
    ...(account && { ...(accountLabel && { accountLabel }), ...(scopes && { scopes }), ...(connectedAt && { connectedAt }) }),
    ...(failure && { error: failure }),
    canConnect: status !== 'connected' && status !== 'disabledByAdmin',
    canDisconnect: status !== 'disconnected' && status !== 'disabledByAdmin',
  };
}

/** Nobody guesses it; 244 random bits. */
export const oneTimeKey = (): string => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '');

/** Keeps only a hash of the state, so that a copy of the data finishes nobody's attempt. */
export async function attemptKey(state: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(state));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ends the open attempt, if there is one. A grant that was parked in it goes to `unwanted`, to be revoked after the transaction. */
export async function dropAttempt(
  { tx }: Context, { attempt, ...rest }: StoredIntegration, unwanted: (grant: string) => void,
): Promise<StoredIntegration> {
  if (!attempt) return rest;
  const parked = (await tx.get(system, attemptDocument(attempt.key)))?.parked;
  await tx.remove(system, attemptDocument(attempt.key));
  if (parked) unwanted(parked.grant);
  return rest;
}

const connectable = async ({ user, tx }: Context, id: string): Promise<StoredIntegration> => {
  const stored = await tx.get(user, integrationDocument(id));
  if (!stored) throw notFound();
  if (stored.status === 'disabledByAdmin') {
    throw new Problem(403, 'integration.disabledByAdmin', { reason: { code: 'adminLocked', lockedBy: 'account' } });
  }
  if (stored.status === 'connected') throw new Problem(409, 'integration.alreadyConnected');
  return stored;
};

export const integrationHandlers = ({ connector, returnOrigins }: ConnectOptions): Routes => ({
  integrations: {
    list: async ({ user, tx, now }) =>
      (await tx.list(user, integrationsFolder)).map(({ id, position, value }) => ({ position, value: integrationOf(id, value, now) })),
    async item({ user, tx, now }, id) {
      const stored = await tx.get(user, integrationDocument(id));
      return stored && integrationOf(id, stored, now);
    },
  },
  connectIntegration: {
    async call({ user, id, body: { returnUrl, mode }, now, transaction, afterwards }) {
      await transaction((context) => connectable(context, id));
      if (!returnOrigins.has(new URL(returnUrl).origin)) throw invalid({ pointer: '/returnUrl', code: 'notAllowed' });
      if (!connector) throw new Problem(501, 'provider.unsupported');
      const state = oneTimeKey();
      const key = await attemptKey(state);
      const { authorizationUrl, memory } = await connector.start(state).catch(() => {
        throw new Problem(502, 'provider.unavailable', { detail: 'The calendar service cannot be reached.' });
      });
      const expiresAt = new Date(now.getTime() + attemptMs).toISOString();
      const attempt: StoredAttempt = { user, integration: id, expiresAt, mode, returnUrl, memory };
      return async (context) => {
        const { error: _, ...stored } = await dropAttempt(
          context, await connectable(context, id), (grant) => afterwards(() => connector.revoke(grant)),
        );
        await context.tx.put(system, attemptDocument(key), attempt);
        await context.tx.put(user, integrationDocument(id), { ...stored, attempt: { key, expiresAt } });
        return { authorizationUrl, state, expiresAt };
      };
    },
  },
  disconnectIntegration: {
    async call({ user, id, afterwards }) {
      return async (context) => {
        const found = await context.tx.get(user, integrationDocument(id));
        if (!found) throw notFound();
        const revoke = (grant: string) => connector && afterwards(() => connector.revoke(grant));
        const { accountLabel: _, scopes: __, connectedAt: ___, error: ____, ...rest } = await dropAttempt(context, found, revoke);
        const status = rest.status === 'disabledByAdmin' ? rest.status : 'disconnected';
        await context.tx.put(user, integrationDocument(id), { ...rest, status });
        const grant = await context.tx.get(user, grantDocument(id));
        await context.tx.remove(user, grantDocument(id));
        if (rest.category === 'calendar') await calendarDisconnected(context, id);
        if (grant) revoke(grant);
        return undefined;
      };
    },
  },
});
