import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Integer, oneOf, openEnum, text, whole } from './common.ts';
import { Country, PhoneInput } from './phone-input.ts';

const types = ['mobile', 'home', 'work', 'other'] as const;

export const ForwardingNumber = z.object({
  id: Id,
  /** E.164, or a colleague's extension where the capability's `destinationTypes` has `extension`. */
  number: z.string(),
  /** As the provider would print it. */
  display: z.optional(z.string()),
  /** ISO 3166-1 alpha-2. */
  country: z.optional(z.string()),
  /** The user's own word for it; empty where `type` says enough. */
  label: z.string(),
  type: openEnum(...types),
  /** Calls go there. */
  enabled: z.boolean(),
  /** Whoever answers presses 1 to take the call, so that a mailbox there does not swallow it. */
  answerConfirmation: z.boolean(),
  /** Its place in the user's order, from 0. */
  position: z.optional(Integer),
});
export type ForwardingNumber = z.output<typeof ForwardingNumber>;

const members = {
  country: z.optional(Country),
  label: z.optional(text(0, 60)),
  type: z.optional(oneOf(...types)),
  enabled: z.optional(z.boolean()),
  answerConfirmation: z.optional(z.boolean()),
};
const Draft = z.strictObject({ ...members, number: PhoneInput });
export type ForwardingNumberDraft = z.input<typeof Draft>;

/**
 * The phones that calls are forwarded to, in the user's order; at most `maxNumbers` of the capability `callForwarding` (`contract.md` a.9).
 * A number is refused with 422 `phoneNumber.invalid`, `forwarding.loop` (the user's own), `number.notAllowed` (emergency, or not in the
 * calling plan), `unknownReference` (nobody's extension), with 409 `duplicate` (`params.id`) or `limitReached`.
 */
export const forwardingNumbers = collection('forwarding-numbers', ForwardingNumber, {
  feature: 'callForwarding',
  create: Draft,
  /** Another `position` moves the others along. */
  update: z.strictObject({ ...members, number: z.optional(PhoneInput), position: z.optional(whole(0, 99)) }),
  remove: true,
});
