import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, Integer, list, oneOf, openEnum, PageQuery } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';

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

/** The sound of a message. Listening to it does not mark it as read. */
export const voicemailAudio = {
  kind: 'file', name: 'voicemail/messages/audio', feature: 'voicemail.messages',
  download: {
    method: 'GET', path: '/v1/me/voicemail/messages/:id/audio', summary: 'The sound of a message', status: 200,
    bytes: { types: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm'], maxBytes: 52_428_800 },
  } as Endpoint<never, Blob>,
} as const;

const MessagesAction = z.strictObject({
  ids: list(Id, 1, 100),
  /** `delete` is for good. */
  action: oneOf('markRead', 'markUnread', 'trash', 'restore', 'delete'),
});
export type MessagesAction = z.input<typeof MessagesAction>;
const MessagesResult = z.object({
  /** In the order of `ids`; `code` says what went wrong with that one. */
  results: z.array(z.object({ id: Id, ok: z.boolean(), code: z.optional(z.string()) })),
});
export type MessagesResult = z.output<typeof MessagesResult>;

/** Does the same to several messages; what does not work for one of them works for the others all the same. */
export const changeMessages = {
  kind: 'action', feature: 'voicemail.messages',
  call: {
    method: 'POST', path: `${voicemailMessages.list.path}/actions`, summary: 'Do the same to several messages', status: 200,
    body: MessagesAction, response: MessagesResult,
  } as Endpoint<MessagesAction, MessagesResult>,
} satisfies ActionResource;
