import * as z from 'zod/mini';
import type { FieldIssue } from './endpoint.ts';
import { described } from './keywords.ts';

// Checks of our own are functions because each of zod's own kinds costs every page 100 to 900 bytes (decision 0006).

type Context<T> = z.core.ParsePayload<T>;

/** Adds an issue where a size is outside its limits. */
function limit({ value, issues }: Context<unknown>, origin: 'string' | 'number' | 'array', size: number, minimum: number, maximum: number): void {
  if (size < minimum) issues.push({ code: 'too_small', origin, minimum, input: value });
  if (size > maximum) issues.push({ code: 'too_big', origin, maximum, input: value });
}

/** Text that a test accepts; otherwise the field is `invalid`. */
export const tested = (test: (value: string) => boolean, words: Parameters<typeof described>[1] = {}) => described(z.string().check(({ value, issues }) => {
  if (!test(value)) issues.push({ code: 'custom', input: value });
}), words);

/** Text of a form; otherwise the field has the code `pattern`. */
export const matching = (pattern: RegExp) => described(z.string().check(({ value, issues }) => {
  if (!pattern.test(value)) issues.push({ code: 'invalid_format', format: 'regex', input: value });
}), { pattern: pattern.source });

/** Opaque identifier; always URL-encode it in a path. */
export const Id = matching(/^[A-Za-z0-9._~:-]{1,128}$/);

/** RFC 3339 instant in UTC. */
export const Instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

/** An http or https URL. */
export const webUrl = (maxLength?: number) => tested((value) =>
  /^https?:/.test(value) && value.length <= (maxLength ?? Infinity) && URL.canParse(value), { format: 'uri', maxLength });

/** One of a few words, in a request. */
export const oneOf = <const V extends string>(...values: V[]) => described(z.string().check(({ value, issues }) => {
  if (!values.includes(value as V)) issues.push({ code: 'invalid_value', values, input: value });
}), { enum: values }) as unknown as z.ZodMiniType<V, V>;

/**
 * An enum that grows: values a newer provider adds are read as `'unknown'`, other types are still refused.
 * Only for responses; requests use `oneOf`.
 */
export const openEnum = <const V extends string>(...values: V[]) => described(z.string().check((context) => {
  if (!values.includes(context.value as V)) context.value = 'unknown';
}), { known: values }) as unknown as z.ZodMiniType<V | 'unknown', V | 'unknown'>;

/** How many, or a status: only read, so its limits are no matter. */
export const Integer = described(z.number(), { type: 'integer' });

/** Values by name. An object that only has others is 670 bytes less than zod's record. */
export const dictionary = <S extends z.ZodMiniType>(item: S) => z.catchall(z.object({}), item);

/** A whole number within limits. */
export const whole = (minimum: number, maximum: number) => described(z.number().check((context) => {
  const { value, issues } = context;
  if (!Number.isInteger(value)) issues.push({ code: 'invalid_type', expected: 'int', input: value });
  limit(context, 'number', value, minimum, maximum);
}), { type: 'integer', minimum, maximum });

/** Between so many and so many items. */
export const list = <S extends z.ZodMiniType>(item: S, minItems: number, maxItems: number) => described(z.array(item).check((context) => {
  limit(context, 'array', context.value.length, minItems, maxItems);
}), { minItems, maxItems });

/** Controls, halves of characters, and what turns the direction of the text around it. */
const unwanted = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
/** Anything but spaces and what shows nothing: format characters, fillers, the empty Braille cell. */
const visible = /[^\p{Z}\p{Cf}\p{DI}\u2800]/u;

/**
 * Text a person types: NFC, trimmed, without controls, and with something to see if it may not be empty;
 * its length in Unicode code points, as JSON Schema counts too.
 */
export const text = (minLength: number, maxLength: number) => described(z.string().check((context) => {
  const value = context.value = context.value.normalize('NFC').trim();
  limit(context, 'string', [...value].length, minLength, maxLength);
  if (unwanted.test(value) || (minLength > 0 && value && !visible.test(value))) context.issues.push({ code: 'invalid_format', format: 'text', input: value });
}), { ...(minLength > 0 && { minLength }), maxLength });

/** One page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()), total: z.optional(Integer) });

/** As it stands in the address: texts. */
export const PageQuery = z.object({
  limit: z.optional(tested((value) => /^([1-9]\d?|100)$/.test(value), { type: 'integer', minimum: 1, maximum: 100 })),
  cursor: z.optional(tested((value) => value.length <= 512, { maxLength: 512 })),
});

/** JSON pointer (RFC 6901) of a path. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a JSON pointer (RFC 6901). */
export const pathOf = (pointer: string): string[] =>
  pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The field codes of `contract.md` for what zod found wrong. */
export function fieldIssues(error: z.core.$ZodError | undefined): FieldIssue[] {
  return (error?.issues ?? []).flatMap((issue): FieldIssue[] => {
    const pointer = pointerTo(issue.path);
    switch (issue.code) {
      case 'unrecognized_keys': return issue.keys.map((key) => ({ pointer: pointerTo([...issue.path, key]), code: 'unknownMember' }));
      case 'too_small': {
        if (issue.origin !== 'string') return [{ pointer, code: 'outOfRange', params: { min: issue.minimum } }];
        return [issue.minimum === 1 ? { pointer, code: 'required' } : { pointer, code: 'tooShort', params: { min: issue.minimum } }];
      }
      case 'too_big': return [{ pointer, code: issue.origin === 'string' ? 'tooLong' : 'outOfRange', params: { max: issue.maximum } }];
      case 'invalid_format': return [{ pointer, code: 'pattern' }];
      case 'invalid_value': return [{ pointer, code: 'notAllowed' }];
      case 'invalid_type': return [{ pointer, code: issue.input === undefined && issue.path.length > 0 ? 'required' : 'invalid' }];
      default: return [{ pointer, code: 'invalid' }];
    }
  });
}
