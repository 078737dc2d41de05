import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, Instant, Integer, openEnum } from './common.ts';
import type { Endpoint, FileResource } from './endpoint.ts';

export const Greeting = z.object({
  /** The same as `type`. */
  id: Id,
  /** Played when nobody answers, while the user is on a call, where only the name is wanted, or instead of all others as long as it is there. */
  type: openEnum('unavailable', 'busy', 'name', 'temporary'),
  /** What callers hear now. The user's own sound stays while the provider's is chosen in `voicemail`. */
  source: openEnum('system', 'custom'),
  /** The others say what the user's own sound is; absent where there is none. */
  contentType: z.optional(z.string()),
  durationSeconds: z.optional(z.number()),
  sizeBytes: z.optional(Integer),
  updatedAt: z.optional(Instant),
  /** Of the sound: replacing and removing it ask for it as `If-Match`. */
  etag: z.optional(z.string()),
});
export type Greeting = z.output<typeof Greeting>;

/**
 * What callers of the mailbox hear (`contract.md` a.14): one for each `type` that the provider has. Capability `params`: `maxBytes`,
 * `minSeconds`, `maxSeconds`, `accepted` (media types), `speech` (`voicemail-speech.ts`).
 */
export const greetings = collection('voicemail/greetings', Greeting, { feature: 'voicemail.greetings' });

const path = '/v1/me/voicemail/greetings/:id';
const bytes = { types: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm'], maxBytes: 5_242_880 };

/**
 * The user's own sound of a greeting, by its `type`. Callers hear it from the moment it is sent; removing it goes back to the provider's.
 * Refused with 413 `payload.tooLarge`, 415 `mediaType.unsupported`, 422 `audio.undecodable`, `audio.tooShort` (`params.minSeconds`) or
 * `audio.tooLong` (`params.maxSeconds`).
 */
export const greetingAudio = {
  kind: 'file', name: 'voicemail/greetings/audio', feature: 'voicemail.greetings',
  download: { method: 'GET', path: `${path}/audio`, summary: 'The user\'s own sound of a greeting', status: 200, bytes } as Endpoint<never, Blob>,
  upload: { method: 'PUT', path, summary: 'Set the user\'s own sound of a greeting; callers hear it at once', status: 200, bytes, response: Greeting } as Endpoint<Blob, Greeting>,
  clear: { method: 'DELETE', path, summary: 'Remove the user\'s own sound of a greeting', status: 204 } as Endpoint<never, never>,
} satisfies FileResource;
