import * as z from 'zod/mini';
import { collection, setting } from './build.ts';
import { dictionary, Id, oneOf, openEnum, text } from './common.ts';

/**
 * What callees see. `company` follows the outbound number of `company`; `number` and `group` name one; `inherit` (a device only) is the
 * default of the user. `blocked` shows nothing; it keeps the id of the number that emergency services and the user's own account still get.
 */
export const CallerIdChoice = z.object({
  type: openEnum('company', 'number', 'group', 'blocked', 'inherit'),
  numberId: z.optional(z.nullable(z.string())),
  groupId: z.optional(z.nullable(z.string())),
});
export type CallerIdChoice = z.output<typeof CallerIdChoice>;

export const CallerId = z.object({
  default: CallerIdChoice,
  /** By device id, each device of the user; empty where the provider cannot tell devices apart. */
  perDevice: dictionary(CallerIdChoice),
  /** The name shown beside the number; null where the network sends none. */
  name: z.nullable(z.string()),
});
export type CallerId = z.output<typeof CallerId>;

const noted = z.optional(z.nullable(Id));
const CallerIdPatch = z.strictObject({
  default: z.optional(z.strictObject({ type: oneOf('company', 'number', 'group', 'blocked'), numberId: noted, groupId: noted })),
  perDevice: z.optional(dictionary(
    z.nullable(z.strictObject({ type: oneOf('inherit', 'company', 'number', 'group', 'blocked'), numberId: noted, groupId: noted })),
  )),
  name: z.optional(text(1, 35)),
});

/** How the user's calls appear to the people called (`contract.md` a.5). It holds for the next call. */
export const callerId = setting('caller-id', CallerId, CallerIdPatch, { feature: 'callerId' });

export const CallerIdOption = z.object({
  id: Id,
  option: CallerIdChoice,
  label: z.string(),
  /** E.164; absent where the option has no number, as when the company's is not set. */
  number: z.optional(z.string()),
  display: z.optional(z.string()),
  country: z.optional(z.string()),
  isDefault: z.boolean(),
});
export type CallerIdOption = z.output<typeof CallerIdOption>;

/** What the user may choose from; `blocked` is not among them but in the capability's `allowBlock`. */
export const callerIdOptions = collection('caller-id/options', CallerIdOption, { feature: 'callerId' });
