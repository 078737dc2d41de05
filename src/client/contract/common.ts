import * as z from 'zod/mini';
import type { FieldIssue } from './endpoint.ts';

/** Opaque identifier; always URL-encode it in a path. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9._~:-]{1,128}$/));

/** ITU-T E.164 with its plus sign, at most 15 digits. */
export const E164 = z.string().check(z.regex(/^\+[1-9]\d{1,14}$/));

/** RFC 3339 instant in UTC. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/));

/**
 * An enum that grows: values a newer provider adds are read as `'unknown'`, other types are still refused.
 * Only for responses; requests use `z.enum`.
 */
export const openEnum = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.union([z.enum(values), z.pipe(z.string(), z.transform(() => 'unknown' as const))]);

/** One page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()), total: z.optional(z.int()) });

export const PageQuery = z.object({
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
  cursor: z.optional(z.string().check(z.maxLength(512))),
});

const codePoints = (text: string): number => [...text].length;
const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

/** Text a person types: NFC, trimmed, no control characters, its length in Unicode code points. */
export const text = (min: number, max: number) => {
  const schema = z.string().check(
    z.normalize('NFC'),
    z.trim(),
    z.check((context) => {
      const value = context.value;
      const length = codePoints(value);
      const issue = { input: value, inst: schema, continue: true } as const;
      if (length < min) context.issues.push({ ...issue, code: 'too_small', origin: 'string', minimum: min, inclusive: true });
      if (length > max) context.issues.push({ ...issue, code: 'too_big', origin: 'string', maximum: max, inclusive: true });
      if (hasControls(value)) context.issues.push({ ...issue, code: 'invalid_format', format: 'text', origin: 'string' });
    }),
  );
  // JSON Schema counts code points too, so the limits are its own keywords.
  return schema.register(z.globalRegistry, { ...(min > 0 && { minLength: min }), maxLength: max });
};

/** IANA time zone name, links included. */
export const TimeZone = z.string().check(z.refine(isTimeZone, { error: 'timeZone' }));
export function isTimeZone(name: string): boolean {
  try {
    // Offsets like "+01:00" are accepted by Intl but are no zone.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** BCP 47 language tag (RFC 5646). */
export const LanguageTag = z.string().check(z.maxLength(35), z.refine(isLanguageTag, { error: 'language' }));
function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

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
