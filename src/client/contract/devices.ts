import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Reason } from './capabilities.ts';
import { Id, Instant, oneOf, openEnum, text } from './common.ts';

export const Device = z.object({
  id: Id,
  name: z.string(),
  type: openEnum('deskPhone', 'softphone', 'mobile', 'web', 'room', 'ata', 'other'),
  model: z.optional(z.string()),
  manufacturer: z.optional(z.string()),
  mac: z.optional(z.string()),
  appVersion: z.optional(z.string()),
  os: z.optional(z.string()),
  status: openEnum('online', 'offline', 'activating', 'error'),
  registered: z.optional(z.boolean()),
  firstSeenAt: z.optional(Instant),
  lastSeenAt: z.optional(Instant),
  isCurrent: z.optional(z.boolean()),
  shared: z.boolean(),
  removable: z.boolean(),
  removeSemantics: z.optional(openEnum('signOut', 'unassign', 'delete')),
  removeReason: z.optional(Reason),
});
export type Device = z.output<typeof Device>;

/** The phones and apps signed in as the user (`contract.md` a.12). Removal acts at once. */
export const devices = collection('devices', Device, {
  feature: 'devices',
  update: z.strictObject({ name: z.optional(text(1, 64)) }),
  /** The device in use is only removed with `confirmCurrent=true`. */
  removeQuery: z.object({ confirmCurrent: z.optional(oneOf('true')) }),
});
