import * as z from 'zod/mini';
import { openEnum } from './common.ts';

/** Path of the event stream (WHATWG server-sent events over `fetch`, since it needs an `Authorization` header). */
export const eventsPath = '/v1/me/events';

/** `event:` names; each carries a `ChangeEvent`. `resync` means: read everything again. */
export const eventTypes = ['resource.changed', 'capabilities.changed', 'integration.changed', 'device.changed', 'presence.changed', 'dnd.changed', 'import.progress', 'voicemail.created', 'voicemail.updated', 'resync'] as const;
export type EventType = (typeof eventTypes)[number];

export const ChangeEvent = z.object({
  /** The resource's name, as in a batch. */
  resource: z.string(),
  id: z.optional(z.string()),
  etag: z.optional(z.string()),
  actor: openEnum('self', 'admin', 'system', 'provider'),
  /** `X-Request-Id` of the write that caused it, so that a page can ignore its own echo. */
  requestId: z.optional(z.string()),
  at: z.string(),
});
export type ChangeEvent = z.output<typeof ChangeEvent>;
