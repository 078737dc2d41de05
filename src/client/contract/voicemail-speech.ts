import * as z from 'zod/mini';
import { Id, text } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';
import { described } from './keywords.ts';

// What only a user who types a greeting needs: not in what a page needs to show greetings.

const GreetingText = z.strictObject({
  /** As it is to be said. */
  text: text(1, 1000),
  /** The `id` of one of the capability's `params.speech.voices`. */
  voice: Id,
});

const Speech = z.object({
  contentType: z.string(),
  /** The sound, as base64. */
  data: described(z.string(), { contentEncoding: 'base64' }),
});
export type Speech = z.output<typeof Speech>;

/**
 * Says a text: makes a sound and changes nothing. Whoever likes it sends it as any other greeting. Offered where `voicemail.greetings` has
 * `params.speech`: `maxLength`, `voices` (`id`, `name`, `language` as BCP 47). Refused with 422 `audio.tooLong` (`params.maxSeconds`) or
 * `audio.tooShort` (`params.minSeconds`) where what is said cannot be a greeting, 501 `provider.unsupported` where nobody speaks, and
 * 503 `provider.unavailable` where that failed. The text is the user's own: providers do not keep it.
 */
export const speakGreeting = {
  kind: 'action', feature: 'voicemail.greetings',
  call: {
    method: 'POST', path: '/v1/me/voicemail/greetings/speech', summary: 'Say a text, as a sound that can be a greeting', status: 200, body: GreetingText, response: Speech,
  } as Endpoint<z.input<typeof GreetingText>, Speech>,
} satisfies ActionResource;
