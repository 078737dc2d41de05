import * as z from 'zod/mini';
import { view } from './build.ts';
import { dictionary, Instant, openEnum } from './common.ts';

/** Why something is read-only or absent. */
export const Reason = z.object({
  code: openEnum('planLimitation', 'accountLimitation', 'userTypeLimitation', 'insufficientPermissions',
    'adminLocked', 'providerUnsupported', 'notConfigured', 'temporarilyUnavailable'),
  lockedBy: z.optional(openEnum('account', 'group', 'site')),
  message: z.optional(z.string()),
});
export type Reason = z.output<typeof Reason>;

const access = { access: openEnum('none', 'read', 'write'), reason: z.optional(Reason) };

export const Capabilities = z.object({
  features: dictionary(z.object({ ...access, params: z.optional(dictionary(z.unknown())) })),
  /** `"<feature>.<field>"`: fields that differ from their feature. */
  fields: z.optional(dictionary(z.object(access))),
  concurrency: openEnum('strict', 'bestEffort'),
  events: openEnum('sse', 'poll'),
  serverTime: Instant,
  /** The last event before this answer: a stream opened with it as `Last-Event-ID` misses nothing that this answer does not know. */
  lastEventId: z.optional(z.string()),
  provider: z.object({ id: z.string(), name: z.string(), version: z.optional(z.string()) }),
});
export type Capabilities = z.output<typeof Capabilities>;

/** What the user may do; a missing key means `none`. */
export const capabilities = view('capabilities', Capabilities, 'What this user may see and change');
