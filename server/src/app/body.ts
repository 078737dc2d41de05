import * as z from 'zod/mini';
import { fieldIssues, pathOf } from '../../../src/client/contract/common.ts';
import type { Endpoint } from '../../../src/client/contract/endpoint.ts';
import { Problem } from './problem.ts';

/** Largest JSON body in bytes. */
export const maxBodyBytes = 64 * 1024;
const accepted = ['application/merge-patch+json', 'application/json'];

/** The bytes of a body of one of the media types; read no further than the limit, whatever `Content-Length` says. */
export async function readBytes(request: Request, types: readonly string[], maxBytes: number): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(type)) {
    const name = request.method === 'PATCH' ? 'Accept-Patch' : 'Accept';
    throw new Problem(415, 'mediaType.unsupported', { params: { accepted: types }, headers: { [name]: types.join(', ') } });
  }
  const tooLarge = () => new Problem(413, 'payload.tooLarge', { params: { maxBytes }, headers: { Connection: 'close' } });
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw tooLarge();
  // Firefox does not show a request's body as a stream.
  if (!request.body) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > maxBytes) throw tooLarge();
    return { type, bytes };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk.value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof Problem ? error : malformed('The body broke off.');
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return { type, bytes };
}

/** The raw text of a JSON body. */
export async function readBody(request: Request): Promise<string> {
  const { bytes } = await readBytes(request, accepted, maxBodyBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('The body is not UTF-8.');
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('A member may not be called __proto__.');
      return value;
    });
  } catch {
    throw malformed('The body is not valid JSON.');
  }
}

const malformed = (detail: string) => new Problem(400, 'request.malformed', { detail });

/** Whether a path leads somewhere in what is read: in its schema where there is one, in the value itself otherwise. */
function leads(known: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (known instanceof z.ZodMiniOptional || known instanceof z.ZodMiniNullable) return leads(known.def.innerType, [key, ...rest]);
  if (known instanceof z.ZodMiniArray) return leads(known.def.element, rest);
  const members: unknown = known instanceof z.ZodMiniObject ? known.shape : known;
  if (typeof members !== 'object' || members === null || !Object.hasOwn(members, key)) return false;
  return leads((members as Readonly<Record<string, unknown>>)[key], rest);
}

/** The body as its schema says it, or 422 with a pointer for each field. A member that can only be read, by `known`, is `readOnly`. */
export function validBody(endpoint: Endpoint, value: unknown, known?: object): unknown {
  if (!endpoint.body) return undefined;
  const result = z.safeParse(endpoint.body, value, { reportInput: true });
  if (result.success) return result.data;
  const errors = fieldIssues(result.error).map((issue) =>
    (issue.code === 'unknownMember' && leads(known, pathOf(issue.pointer)) ? { ...issue, code: 'readOnly' } : issue));
  throw new Problem(422, 'validation.failed', { errors });
}

/** The query as its schema says it; a name given more than once, or expected as a list, is a list. */
export function validQuery(endpoint: Endpoint, search: URLSearchParams, lists: readonly string[] = []): Readonly<Record<string, unknown>> {
  if (!endpoint.query) return {};
  const names = new Set(search.keys());
  const values = Object.fromEntries([...names].map((name) => {
    const all = search.getAll(name);
    return [name, lists.includes(name) || all.length > 1 ? all : all[0]];
  }));
  const result = z.safeParse(endpoint.query, values, { reportInput: true });
  if (result.success) return result.data as Readonly<Record<string, unknown>>;
  throw new Problem(422, 'validation.failed', { detail: 'The query is not accepted.', errors: fieldIssues(result.error) });
}
