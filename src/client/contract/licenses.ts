import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, openEnum } from './common.ts';

export const License = z.object({
  id: Id,
  name: z.string(),
  sku: z.optional(z.string()),
  status: openEnum('active', 'trial', 'suspended', 'expired', 'pending'),
  /** What it enables: keys of a panel's words, such as `voicemail`, or the provider's own words. */
  features: z.optional(z.array(z.string())),
  assignedAt: z.optional(Instant),
  expiresAt: z.optional(Instant),
});
export type License = z.output<typeof License>;

/**
 * The licences assigned to the user, read-only (`contract.md` a.13). The capability's `params.package` is the name of the package that
 * they come with; null says that none is assigned, and without it there are no packages.
 */
export const licenses = collection('licenses', License, { feature: 'licenses' });
