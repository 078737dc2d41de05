import * as z from 'zod/mini';
import { Id, list, oneOf } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';
import { voicemailMessages } from './voicemail-messages.ts';

// What is done to messages after they are shown: not in what a page needs to show them.

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
