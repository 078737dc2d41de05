import type { connectIntegration, disconnectIntegration, Integration, integrations } from '../../../src/client/contract/integrations.ts';
import type { syncIntegration } from '../../../src/client/contract/sync-integration.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, notFound, Problem } from '../app/problem.ts';
import { calendarDisconnected } from './auto-dnd.ts';
import { syncSoon } from './calendar-sync.ts';
import { ConnectFailure, type Connector, type Connectors } from './connector.ts';
import {
  attemptDocument, grantDocument, integrationDocument, integrationsFolder, type StoredAttempt, type StoredIntegration, system,
} from './documents.ts';

type Routes = Handlers<{
  integrations: typeof integrations; connectIntegration: typeof connectIntegration; disconnectIntegration: typeof disconnectIntegration;
  syncIntegration: typeof syncIntegration;
}>;

/** How long the user has to finish at the other service. */
const attemptMs = 10 * 60 * 1000;

export interface ConnectOptions {
  readonly connectors: Connectors;
  /** Origins that a redirect may go back to. */
  readonly returnOrigins: ReadonlySet<string>;
}

/** As the user sees it: an open attempt is `connecting`, one that ran out is an error to try again from. */
export function integrationOf(id: string, stored: StoredIntegration, now: Date, connector: Connector | undefined): Integration {
  const { attempt, error, status: base, category, name, accountLabel, scopes, services, connectedAt, lastSyncedAt, manageUrl } = stored;
  const open = attempt !== undefined && Date.parse(attempt.expiresAt) > now.getTime();
  const status = base === 'disabledByAdmin' ? base : open ? 'connecting' : base;
  const failure = open ? undefined : attempt ? { code: 'expired' } : error;
  const own = base === 'connected' || base === 'reauthRequired' || base === 'error';
  const account = own || base === 'managedByAdmin';
  return {
    id, category, name, status,
    ...(account && {
      ...(accountLabel && { accountLabel }), ...(scopes && { scopes }), ...(connectedAt && { connectedAt }), ...(lastSyncedAt && { lastSyncedAt }),
      ...(manageUrl && { manageUrl }),
    }),
    ...(services && { services: services.map((each) => ({ ...each, granted: account && each.granted })) }),
    ...(failure && { error: failure }),
    canConnect: connector !== undefined && status !== 'connected' && !isLocked(status),
    canDisconnect: status !== 'disconnected' && !isLocked(status),
    ...(connector?.check && (status === 'connected' || status === 'error') && { canSync: true }),
  };
}

/** The administrator decides alone. */
const isLocked = (status: string): boolean => status === 'disabledByAdmin' || status === 'managedByAdmin';

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

const found = async ({ user, tx }: Context, id: string): Promise<StoredIntegration> => {
  const stored = await tx.get(user, integrationDocument(id));
  if (!stored) throw notFound();
  return stored;
};

const locked = (status: string): Problem => new Problem(403, `integration.${status}`, { reason: { code: 'adminLocked', lockedBy: 'account' } });

const connectable = async (context: Context, id: string): Promise<StoredIntegration> => {
  const stored = await found(context, id);
  if (isLocked(stored.status)) throw locked(stored.status);
  if (stored.status === 'connected') throw new Problem(409, 'integration.alreadyConnected');
  return stored;
};

/** What the user agreed to: known services, and all that it does not work without. */
function checkServices({ services = [] }: StoredIntegration, chosen: readonly string[] | undefined): void {
  if (!chosen) return;
  const unknown = chosen.flatMap((id, index) => (services.some((each) => each.id === id) ? [] : [{ pointer: `/services/${index}`, code: 'unknownReference' }]));
  if (unknown.length > 0) throw invalid(...unknown);
  if (services.some(({ id, required }) => required && !chosen.includes(id))) throw invalid({ pointer: '/services', code: 'required' });
}

/** It is connected, and something can be found out about that. */
const synchronisable = async (context: Context, id: string): Promise<{ stored: StoredIntegration; grant: string }> => {
  const stored = await found(context, id);
  const grant = await context.tx.get(context.user, grantDocument(id));
  if (grant === undefined || (stored.status !== 'connected' && stored.status !== 'error')) throw new Problem(409, 'integration.notConnected');
  return { stored, grant };
};

export const integrationHandlers = ({ connectors, returnOrigins }: ConnectOptions): Routes => ({
  integrations: {
    list: async ({ user, tx, now }) =>
      (await tx.list(user, integrationsFolder)).map(({ id, position, value }) => ({ position, value: integrationOf(id, value, now, connectors(id)) })),
    async item({ user, tx, now }, id) {
      const stored = await tx.get(user, integrationDocument(id));
      return stored && integrationOf(id, stored, now, connectors(id));
    },
  },
  connectIntegration: {
    async call({ user, id, body: { returnUrl, mode, services }, now, transaction, afterwards }) {
      const integration = await transaction((context) => connectable(context, id));
      if (!returnOrigins.has(new URL(returnUrl).origin)) throw invalid({ pointer: '/returnUrl', code: 'notAllowed' });
      checkServices(integration, services);
      const connector = connectors(id);
      if (!connector) throw new Problem(501, 'provider.unsupported');
      const state = oneTimeKey();
      const key = await attemptKey(state);
      const chosen = services ?? integration.services?.map((each) => each.id) ?? [];
      const { authorizationUrl, memory } = await connector.start(state, chosen).catch(() => {
        throw new Problem(502, 'provider.unavailable', { detail: 'The other service cannot be reached.' });
      });
      const expiresAt = new Date(now.getTime() + attemptMs).toISOString();
      const attempt: StoredAttempt = { user, integration: id, expiresAt, mode, returnUrl, memory, ...(services && { services }) };
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
        const stored = await found(context, id);
        if (stored.status === 'managedByAdmin') throw locked(stored.status);
        const connector = connectors(id);
        const revoke = (grant: string) => connector && afterwards(() => connector.revoke(grant));
        const { accountLabel: _, scopes: __, connectedAt: ___, lastSyncedAt: ____, error: _____, ...rest } = await dropAttempt(context, stored, revoke);
        const status = rest.status === 'disabledByAdmin' ? rest.status : 'disconnected';
        await context.tx.put(user, integrationDocument(id), { ...rest, status });
        const grant = await context.tx.get(user, grantDocument(id));
        await context.tx.remove(user, grantDocument(id));
        const channels = rest.category === 'calendar' ? await calendarDisconnected(context, id) : [];
        if (grant && connector) {
          afterwards(async () => {
            await connector.stopWatching?.(grant, channels);
            await connector.revoke(grant);
          });
        }
        return undefined;
      };
    },
  },
  syncIntegration: {
    async call({ id, transaction }) {
      const { grant } = await transaction((context) => synchronisable(context, id));
      const connector = connectors(id);
      if (!connector?.check) throw new Problem(501, 'provider.unsupported');
      const failure = await connector.check(grant).then(() => undefined, (error: unknown) => error ?? 'unknown');
      return async (context) => {
        const now = await synchronisable(context, id);
        // Connected anew meanwhile: what was found out is about a grant that is no more.
        if (now.grant !== grant) return integrationOf(id, now.stored, context.now, connector);
        const { error: _, ...rest } = now.stored;
        const next: StoredIntegration = failure === undefined ? { ...rest, status: 'connected', lastSyncedAt: context.now.toISOString() }
          : { ...rest, status: failure instanceof ConnectFailure ? 'reauthRequired' : 'error', error: { code: failure instanceof ConnectFailure ? failure.code : 'provider.unavailable' } };
        await context.tx.put(context.user, integrationDocument(id), next);
        if (failure === undefined && next.category === 'calendar') await syncSoon(context);
        return integrationOf(id, next, context.now, connector);
      };
    },
  },
});
