import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, Integer, oneOf, openEnum, text } from './common.ts';
import { Country, PhoneInput } from './phone-input.ts';
import { SearchQuery } from './search-query.ts';

export const BlockedNumber = z.object({
  id: Id,
  /** E.164; where not the whole number counts, a plus sign and its first digits. */
  number: z.string(),
  /** As the provider would print it. */
  display: z.string(),
  matchType: openEnum('exact', 'prefix', 'countryCode', 'internal'),
  /** A note of the user's own, at most 60 characters. */
  label: z.string(),
  /** What the administrator blocked for everybody is only looked at. */
  source: openEnum('user', 'admin'),
  createdAt: Instant,
  /** How many calls it has kept away. */
  blockedCount: z.optional(Integer),
});
export type BlockedNumber = z.output<typeof BlockedNumber>;

const label = z.optional(text(0, 60));

/**
 * The callers that the user's calls are kept from, the newest first, then the company's (`contract.md` a.15). `q` finds them by note, by digits,
 * and by a whole number that begins as an entry does. Adding is refused with 422 `phoneNumber.invalid`, `blocked.emergencyNotAllowed`,
 * `blocked.internalNotAllowed`, `blocked.ownNumber` or `blocked.prefixTooShort`, with 409 `duplicate` (`params`: `id`, `source`) or `limitReached`.
 */
export const blockedNumbers = collection('blocked-numbers', BlockedNumber, {
  feature: 'blockedNumbers',
  query: SearchQuery,
  create: z.strictObject({ number: PhoneInput, country: z.optional(Country), matchType: z.optional(oneOf('exact', 'prefix')), label }),
  update: z.strictObject({ label }),
  remove: true,
});
