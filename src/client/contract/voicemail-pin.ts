import * as z from 'zod/mini';
import { view } from './build.ts';
import { Integer, matching } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';

/** What the provider accepts as a PIN (Webex's words). */
export const PinRules = z.object({
  minLength: Integer,
  maxLength: Integer,
  /** The same digit so many times in a row at most, and so many that count up or down; absent where any number of them will do. */
  maxRepeatedDigits: z.optional(Integer),
  maxAscending: z.optional(Integer),
  maxDescending: z.optional(Integer),
  blockOwnNumber: z.boolean(),
  blockReversedOwnNumber: z.boolean(),
  blockPrevious: z.boolean(),
  blockRepeatedPatterns: z.boolean(),
  /** Whether there is one; nobody can read which. */
  isSet: z.boolean(),
  /** A change asks for the PIN that there is. */
  requiresCurrent: z.boolean(),
});
export type PinRules = z.output<typeof PinRules>;

export const pinRules = view('voicemail/pin/rules', PinRules, 'What a PIN must be', 'voicemail.pin');

const digits = matching(/^\d{1,32}$/);
const PinChange = z.strictObject({ newPin: digits, currentPin: z.optional(digits) });

/**
 * Sets the PIN of the mailbox; nothing reads it back. Refused with 422 `pin.tooShort`, `pin.tooLong`, `pin.repeated`, `pin.sequence`,
 * `pin.pattern`, `pin.ownNumber`, `pin.previous` or `pin.wrong` (the current one; `params.attemptsLeft`), and with 429 `pin.locked`
 * once the current one was wrong too often.
 */
export const setPin = {
  kind: 'action', feature: 'voicemail.pin',
  call: { method: 'PUT', path: '/v1/me/voicemail/pin', summary: 'Set the PIN of the mailbox', status: 204, body: PinChange } as Endpoint<z.input<typeof PinChange>, never>,
} satisfies ActionResource;
