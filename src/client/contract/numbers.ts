import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, matching, openEnum } from './common.ts';

/** ITU-T E.164 with its plus sign, at most 15 digits. */
const E164 = matching(/^\+[1-9]\d{1,14}$/);

export const PhoneNumber = z.object({
  id: Id,
  number: E164,
  /** As the provider would print it. */
  display: z.string(),
  label: z.optional(z.string()),
  kind: openEnum('direct', 'company', 'companyMain', 'group', 'fax', 'tollFree', 'other'),
  primary: z.boolean(),
  features: z.array(openEnum('voice', 'fax', 'sms', 'mms', 'callerId')),
  status: openEnum('active', 'pending', 'portedIn', 'temporary'),
  /** ISO 3166-1 alpha-2. */
  country: z.string(),
});
export type PhoneNumber = z.output<typeof PhoneNumber>;

/** The phone numbers assigned to the user, read-only (`contract.md` a.6). */
export const numbers = collection('numbers', PhoneNumber, { feature: 'numbers' });
