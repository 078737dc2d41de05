import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, list, oneOf, openEnum, webUrl } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';

export const Integration = z.object({
  id: Id,
  category: openEnum('calendar', 'crm', 'collaboration', 'other'),
  name: z.string(),
  /** A small square picture that needs no token. */
  iconUrl: z.optional(webUrl()),
  /** `managedByAdmin` is connected by the organisation for all its people. */
  status: openEnum('disconnected', 'connecting', 'connected', 'syncing', 'reauthRequired', 'error', 'disabledByAdmin', 'managedByAdmin'),
  /** The account that is connected, usually an e-mail address. */
  accountLabel: z.optional(z.string()),
  scopes: z.optional(z.array(z.string())),
  /** What it can be used for. Those that are not required, the user may leave out when connecting. */
  services: z.optional(z.array(z.object({
    id: Id,
    /** The provider's own word, for what panels have none for. */
    label: z.optional(z.string()),
    required: z.boolean(),
    granted: z.boolean(),
  }))),
  connectedAt: z.optional(Instant),
  lastSyncedAt: z.optional(Instant),
  /** Why the last attempt failed: `access_denied`, `scope_missing`, `state_mismatch`, `expired` or the provider's own. */
  error: z.optional(z.object({ code: z.string(), message: z.optional(z.string()) })),
  /** Where the account is looked after at the other service. */
  manageUrl: z.optional(webUrl()),
  canConnect: z.boolean(),
  canDisconnect: z.boolean(),
  /** It can be asked to look again now. */
  canSync: z.optional(z.boolean()),
});
export type Integration = z.output<typeof Integration>;

/** Accounts of other services that the user can connect (`contract.md` a.18). */
export const integrations = collection('integrations', Integration, { feature: 'integrations' });

const ConnectRequest = z.strictObject({
  /** Where a redirect comes back to; its origin must be on the server's allow-list. */
  returnUrl: webUrl(2048),
  mode: oneOf('popup', 'redirect'),
  /** What the user agreed to; all services unless set. */
  services: z.optional(list(Id, 1, 20)),
});
const ConnectAnswer = z.object({ authorizationUrl: webUrl(), state: z.string(), expiresAt: Instant });

/** Starts an OAuth authorization; its end arrives as `integration.changed`. */
export const connectIntegration = {
  kind: 'action', feature: 'integrations',
  call: {
    method: 'POST', path: '/v1/me/integrations/:id/connect', summary: 'Start connecting an account', status: 201,
    body: ConnectRequest, response: ConnectAnswer,
  } as Endpoint<z.input<typeof ConnectRequest>, z.output<typeof ConnectAnswer>>,
} satisfies ActionResource;

/** Revokes the grant and forgets its tokens. */
export const disconnectIntegration = {
  kind: 'action', feature: 'integrations',
  call: { method: 'DELETE', path: '/v1/me/integrations/:id/connection', summary: 'Disconnect an account', status: 204 } as Endpoint<never, never>,
} satisfies ActionResource;
