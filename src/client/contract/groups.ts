import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Reason } from './capabilities.ts';
import { Id, Integer, openEnum } from './common.ts';

export const Group = z.object({
  id: Id,
  name: z.string(),
  type: openEnum('ringGroup', 'queue', 'department', 'sharedLine', 'other'),
  extension: z.optional(z.string()),
  /** E.164. */
  number: z.optional(z.string()),
  /** How a call finds the people in it; absent where the provider does not tell. */
  distribution: z.optional(openEnum('simultaneous', 'sequential', 'roundRobin', 'longestIdle', 'other')),
  /** People in it, the user included; absent where the provider does not tell. */
  memberCount: z.optional(Integer),
  role: openEnum('member', 'agent', 'supervisor', 'primary', 'secondary', 'other'),
  /** Whether calls to the group ring for the user now. */
  membership: z.optional(z.object({
    receiving: z.boolean(), canChange: z.boolean(), reason: z.optional(Reason),
    /** Nobody else takes its calls now. */
    lastActive: z.optional(z.boolean()),
  })),
});
export type Group = z.output<typeof Group>;

/** The groups the user is in, read-only (`contract.md` a.7). */
export const groups = collection('groups', Group, { feature: 'groups' });
