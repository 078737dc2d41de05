import * as z from 'zod/mini';
import { Id, openEnum } from './common.ts';

export const ForwardingNumber = z.object({
  id: Id,
  /** E.164, or a colleague's extension where the capability allows that. */
  number: z.string(),
  label: z.string(),
  type: openEnum('mobile', 'home', 'work', 'other'),
  /** Calls go there. */
  enabled: z.boolean(),
  /** Whoever answers presses 1 to take the call, so that a mailbox there does not swallow it. */
  answerConfirmation: z.boolean(),
});
export type ForwardingNumber = z.output<typeof ForwardingNumber>;
