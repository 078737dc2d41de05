import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Integer, oneOf, openEnum } from './common.ts';

const modes = ['off', 'onDemand', 'onDemandUserStart', 'automatic', 'automaticWithPause'] as const;

export const CallRecording = z.object({
  mode: openEnum(...modes),
  /** Which calls; without effect while the mode is `off`. */
  directions: z.object({ inbound: z.boolean(), outbound: z.boolean() }),
  /** Calls with colleagues, and with everybody else; absent where the provider makes no difference. */
  scope: z.optional(z.object({ internal: z.boolean(), external: z.boolean() })),
  /** Callers are told that they are recorded. */
  announcement: z.boolean(),
  beep: z.optional(z.object({ enabled: z.boolean(), intervalSeconds: Integer })),
  transcription: z.optional(z.boolean()),
  vendor: z.optional(z.string()),
  lockedByPolicy: z.optional(z.boolean()),
});
export type CallRecording = z.output<typeof CallRecording>;

/** How the user's calls are recorded (`contract.md` a.11); which modes there are is in the capability's `modes`. It holds for new calls. */
export const callRecording = setting('call-recording', CallRecording, z.strictObject({
  mode: z.optional(oneOf(...modes)),
  directions: z.optional(z.strictObject({ inbound: z.optional(z.boolean()), outbound: z.optional(z.boolean()) })),
}), {
  feature: 'callRecording',
  rules: ({ mode, directions: { inbound, outbound } }) => (mode !== 'off' && !inbound && !outbound ? [{ pointer: '/directions/inbound', code: 'required' }] : []),
});
