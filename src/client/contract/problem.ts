import * as z from 'zod/mini';
import { dictionary } from './common.ts';

/** RFC 9457 problem details with our extension members; read leniently, since a proxy may answer too. */
export const Problem = z.object({
  type: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(z.number()),
  detail: z.optional(z.string()),
  /** Stable, for example `capability.readOnly`. */
  code: z.optional(z.string()),
  errors: z.optional(z.array(z.object({
    pointer: z.string(), code: z.string(), detail: z.optional(z.string()), params: z.optional(dictionary(z.unknown())),
  }))),
  requestId: z.optional(z.string()),
  retryable: z.optional(z.boolean()),
  currentEtag: z.optional(z.string()),
  reason: z.optional(z.unknown()),
  params: z.optional(dictionary(z.unknown())),
});
export type Problem = z.output<typeof Problem>;
