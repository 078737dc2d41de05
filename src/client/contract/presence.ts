import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Id, Instant, openEnum, text } from './common.ts';

export const Presence = z.object({
  /** What the user chose among the capability's `choices`; null is automatic. */
  availability: z.nullable(z.string()),
  /** What colleagues see: the choice, or what the phones and the calendar say. Do not disturb is a resource of its own. */
  shown: openEnum('available', 'busy', 'away', 'offline'),
  activity: openEnum('idle', 'onCall', 'inMeeting', 'outOfOffice'),
  message: z.string(),
  /** Then the message is gone; null where it stays. */
  messageExpiresAt: z.nullable(Instant),
  lastActiveAt: z.optional(Instant),
  /** The device that asks does not ring; absent where the provider does not know which one that is. */
  silentHere: z.optional(z.boolean()),
  /** No push notices; absent where the provider sends none. */
  pushPaused: z.optional(z.boolean()),
});
export type Presence = z.output<typeof Presence>;

const PresencePatch = z.strictObject({
  availability: z.optional(z.nullable(Id)),
  message: z.optional(text(0, 75)),
  messageExpiresAt: z.optional(z.nullable(Instant)),
  silentHere: z.optional(z.boolean()),
  pushPaused: z.optional(z.boolean()),
});

/** How the user appears to colleagues (`contract.md` a.19). */
export const presence = setting('presence', Presence, PresencePatch, { feature: 'presence' });
