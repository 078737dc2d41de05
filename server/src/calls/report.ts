import * as z from 'zod/mini';
import { fieldIssues, Id, Instant, matching, tested } from '../../../src/client/contract/common.ts';
import { parseJson } from '../app/body.ts';
import { Problem } from '../app/problem.ts';

const E164 = matching(/^\+[1-9]\d{1,14}$/);

/** What the phone system says of one call; the members of `data` that both have name the call. */
export const common = {
  /** The call's own id, the same in all that is said of it. */
  id: Id,
  /** The user that it is for, as in tokens (`sub`). */
  user: tested(({ length }) => length >= 1 && length <= 255),
  /** The user's number that was dialled, in E.164. */
  to: E164,
  /** E.164; null where the caller hides it. An extension is a colleague. */
  from: z.nullable(matching(/^(\+[1-9]\d{1,14}|\d{2,10})$/)),
  /** The group it came through; absent when the user was dialled directly. */
  groupId: z.optional(Id),
  /** An emergency service calls back: nothing that the user said keeps it away. */
  emergencyCallback: z.optional(z.boolean()),
};
const Incoming = z.strictObject({ ...common, busy: z.optional(z.boolean()) });
const Ended = z.strictObject({ ...common, /** Somebody spoke to the caller: the user, or a colleague of the group. */ answered: z.boolean() });
const Envelope = z.object({ type: z.string(), timestamp: Instant, data: z.unknown() });

export type Incoming = z.output<typeof Incoming>;
export type Ended = z.output<typeof Ended>;
export type Report =
  | { readonly type: 'call.incoming'; readonly at: Date; readonly data: Incoming }
  | { readonly type: 'call.ended'; readonly at: Date; readonly data: Ended };

/** Throws 400 or 422, with a pointer for each wrong field. */
export function reportOf(text: string): Report {
  const { type, timestamp, data } = envelopeOf(text, 'call.incoming', 'call.ended');
  const at = new Date(timestamp);
  return type === 'call.incoming' ? { type, at, data: checked(Incoming, data, '/data') } : { type, at, data: checked(Ended, data, '/data') };
}

/** What every message has around its data. */
export function envelopeOf<const T extends string>(text: string, ...allowed: T[]): { readonly type: T; readonly timestamp: string; readonly data: unknown } {
  const { type, timestamp, data } = checked(Envelope, parseJson(text), '');
  if (Number.isNaN(Date.parse(timestamp))) throw new Problem(422, 'validation.failed', { errors: [{ pointer: '/timestamp', code: 'pattern' }] });
  if (!allowed.includes(type as T)) throw new Problem(422, 'validation.failed', { errors: [{ pointer: '/type', code: 'notAllowed', params: { allowed } }] });
  return { type: type as T, timestamp, data };
}

export function checked<S extends z.ZodMiniType>(schema: S, value: unknown, below: string): z.output<S> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw new Problem(422, 'validation.failed', { errors: fieldIssues(result.error).map((issue) => ({ ...issue, pointer: below + issue.pointer })) });
}
