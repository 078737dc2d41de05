import * as z from 'zod/mini';
import { setting } from './build.ts';
import { oneOf, openEnum } from './common.ts';

export const CallBlocking = z.object({
  /** Calls without caller ID do not ring; neither do those of older systems that send it wrongly. */
  blockAnonymous: z.boolean(),
  /** Calls that the network takes for robocalls; absent where it cannot tell. */
  robocall: z.optional(openEnum('off', 'flag', 'block')),
  /** What blocked callers get; absent where the provider does not say. */
  treatment: z.optional(openEnum('reject', 'voicemail', 'busyTone', 'message')),
});
export type CallBlocking = z.output<typeof CallBlocking>;

const CallBlockingPatch = z.strictObject({
  blockAnonymous: z.optional(z.boolean()),
  robocall: z.optional(oneOf('off', 'flag', 'block')),
  treatment: z.optional(oneOf('reject', 'voicemail', 'busyTone', 'message')),
});

/** Which calls are kept away without a list (`contract.md` a.15). */
export const callBlocking = setting('call-blocking', CallBlocking, CallBlockingPatch, { feature: 'callBlocking' });
