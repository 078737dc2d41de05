import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Reason } from './capabilities.ts';
import { dictionary } from './common.ts';
import type { Endpoint } from './endpoint.ts';

export const GroupsStatus = z.object({
  /** Off: no group's calls ring, whatever is chosen for each. */
  acceptGroupCalls: z.boolean(),
  /** By group id: the user takes its calls while `acceptGroupCalls` is on. */
  byGroup: dictionary(z.boolean()),
});
export type GroupsStatus = z.output<typeof GroupsStatus>;

/**
 * Whether the calls of groups ring for the user, for all groups in one place (`contract.md` a.7, decision 0016). A group that may not be left
 * is 403 `group.logoffNotAllowed`; a queue whose last member would leave is 409 `group.lastAgent`.
 */
export const groupsStatus = setting('groups-status', GroupsStatus, z.strictObject({
  acceptGroupCalls: z.optional(z.boolean()), byGroup: z.optional(dictionary(z.boolean())),
}), { feature: 'groups.membership' });

export const Membership = z.object({ receiving: z.boolean(), canChange: z.boolean(), reason: z.optional(Reason), lastActive: z.optional(z.boolean()) });
export type Membership = z.output<typeof Membership>;
const path = '/v1/me/groups/:id/membership';

/** The same for one group, for providers and clients that know single groups only. */
export const groupMembership = {
  kind: 'part', feature: 'groups.membership', schema: Membership,
  item: { method: 'GET', path, summary: 'Whether one group’s calls ring for the user', status: 200, response: Membership } as Endpoint<never, Membership>,
  update: {
    method: 'PATCH', path, summary: 'Take or leave one group’s calls', status: 200, body: z.strictObject({ receiving: z.optional(z.boolean()) }), response: Membership,
  } as Endpoint<unknown, Membership>,
} as const;
