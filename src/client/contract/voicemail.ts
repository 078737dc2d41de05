import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Integer, list, oneOf, openEnum, tested, whole } from './common.ts';

const greeting = openEnum('system', 'custom');

export const Voicemail = z.object({
  enabled: z.boolean(),
  /** No call rings: all go to the mailbox. */
  sendAllCalls: z.boolean(),
  /** `greeting` is the provider's or the user's own, of the type `busy` here and `unavailable` below. */
  onBusy: z.object({ enabled: z.boolean(), greeting }),
  onNoAnswer: z.object({ enabled: z.boolean(), greeting, ringSeconds: Integer }),
  email: z.object({
    enabled: z.boolean(),
    /** The profile's address; empty when there is none. */
    address: z.string(),
    /** Who else gets a copy. */
    others: z.array(z.string()),
    attachAudio: z.boolean(),
    includeTranscription: z.boolean(),
    afterSend: openEnum('keep', 'markRead', 'delete'),
  }),
  /** `language` is one of the capability's `transcriptionLanguages`; absent where the provider finds out by itself. */
  transcription: z.object({ enabled: z.boolean(), language: z.optional(z.string()) }),
  /** The lamp or the stuttering dial tone of a phone. */
  messageWaitingIndicator: z.boolean(),
  /** The PIN is asked for on the user's own phones too. */
  requirePin: z.boolean(),
  /** Seconds are absent where the mailbox has no end. */
  storage: z.object({ usedSeconds: z.optional(Integer), capacitySeconds: z.optional(Integer), messageCount: Integer, unreadCount: Integer }),
});
export type Voicemail = z.output<typeof Voicemail>;

/** Good enough to tell a slip of the finger; whether mail arrives only mail can tell. */
export const EmailAddress = tested((value) => value.length <= 254 && /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]+\.[^\s@.<>(),;:"[\]\\]{2,}$/.test(value), { format: 'email', maxLength: 254 });

const own = z.optional(oneOf('system', 'custom'));
const VoicemailPatch = z.strictObject({
  enabled: z.optional(z.boolean()),
  sendAllCalls: z.optional(z.boolean()),
  onBusy: z.optional(z.strictObject({ enabled: z.optional(z.boolean()), greeting: own })),
  onNoAnswer: z.optional(z.strictObject({ enabled: z.optional(z.boolean()), greeting: own, ringSeconds: z.optional(whole(1, 300)) })),
  email: z.optional(z.strictObject({
    enabled: z.optional(z.boolean()),
    others: z.optional(list(EmailAddress, 0, 5)),
    attachAudio: z.optional(z.boolean()),
    includeTranscription: z.optional(z.boolean()),
    afterSend: z.optional(oneOf('keep', 'markRead', 'delete')),
  })),
  transcription: z.optional(z.strictObject({ enabled: z.optional(z.boolean()), language: z.optional(z.string()) })),
  messageWaitingIndicator: z.optional(z.boolean()),
  requirePin: z.optional(z.boolean()),
});

/**
 * How the mailbox behaves (`contract.md` a.14). Capability `params`: `ring` (as for forwarding), `transcriptionLanguages`,
 * `maxMessageSeconds`, `mailboxCapacitySeconds`.
 */
export const voicemail = setting('voicemail', Voicemail, VoicemailPatch, {
  feature: 'voicemail',
  rules: ({ email: { enabled, address, attachAudio, afterSend, others } }) => {
    const said = others.map((one) => one.toLowerCase());
    const twice = said.findIndex((one, at) => said.indexOf(one) < at || one === address.toLowerCase());
    return [
      // Nobody would have the message.
      ...(afterSend === 'delete' && enabled && !attachAudio ? [{ pointer: '/email/afterSend', code: 'notAllowed' }] : []),
      ...(enabled && !address && others.length === 0 ? [{ pointer: '/email/enabled', code: 'required' }] : []),
      ...(twice >= 0 ? [{ pointer: `/email/others/${twice}`, code: 'duplicate' }] : []),
    ];
  },
});
