import type * as z from 'zod/mini';

type Keywords = Readonly<Record<string, unknown>>;

/** What JSON Schema says of a schema beyond what zod knows of it; `known` are the values of an open enum. No page carries it. */
export const keywords = new WeakMap<z.core.$ZodType, Keywords>();

export function described<S extends z.core.$ZodType>(schema: S, words: Keywords): S {
  keywords.set(schema, words);
  return schema;
}
