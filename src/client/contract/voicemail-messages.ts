import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, Integer, oneOf, openEnum, PageQuery } from './common.ts';

export const VoicemailMessage = z.object({
  id: Id,
  receivedAt: Instant,
  /** `number` in E.164 and `display` as the provider would print it; an extension has only `display`. */
  from: z.object({ number: z.optional(z.string()), display: z.optional(z.string()), name: z.optional(z.string()), anonymous: z.boolean() }),
  /** Which of the user's numbers was called. */
  toNumberId: z.optional(Id),
  durationSeconds: z.number(),
  status: openEnum('unread', 'read'),
  urgent: z.optional(z.boolean()),
  private: z.optional(z.boolean()),
  folder: openEnum('inbox', 'trash'),
  /** When it leaves the trash for good. */
  deletesAt: z.optional(Instant),
  transcription: z.optional(z.object({
    status: openEnum('notAvailable', 'inProgress', 'completed', 'partial', 'failed'),
    text: z.optional(z.string()),
    /** BCP 47. */
    language: z.optional(z.string()),
    /** 0 to 1. */
    confidence: z.optional(z.number()),
  })),
  audio: z.object({ contentType: z.string(), sizeBytes: z.optional(Integer) }),
});
export type VoicemailMessage = z.output<typeof VoicemailMessage>;

/**
 * What callers left, the newest first (`contract.md` a.14): inbox and trash together unless `folder` says one. A `DELETE` moves to the
 * trash; from there, or with `permanent=true`, it is for good. Events are `voicemail.created` and `voicemail.updated`.
 */
export const voicemailMessages = collection('voicemail/messages', VoicemailMessage, {
  feature: 'voicemail.messages',
  query: z.object({
    ...PageQuery.shape, folder: z.optional(oneOf('inbox', 'trash')), status: z.optional(oneOf('unread', 'read')),
    /** Received at this instant or later. */
    since: z.optional(Instant),
  }),
  update: z.strictObject({ status: z.optional(oneOf('unread', 'read')), folder: z.optional(oneOf('inbox', 'trash')) }),
  removeQuery: z.object({ permanent: z.optional(oneOf('true')) }),
});
