import * as z from 'zod/mini';
import { fieldIssues } from '../../../src/client/contract/common.ts';
import type { Endpoint } from '../../../src/client/contract/endpoint.ts';
import { Problem } from './problem.ts';

/** Largest request body in bytes. */
export const maxBodyBytes = 64 * 1024;
const accepted = ['application/merge-patch+json', 'application/json'];

/** The raw text of a JSON body; read no further than the limit, whatever `Content-Length` says. */
export async function readBody(request: Request): Promise<string> {
  const mediaType = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (!mediaType || !accepted.includes(mediaType)) {
    throw new Problem(415, 'mediaType.unsupported', { params: { accepted }, headers: { 'Accept-Patch': accepted.join(', ') } });
  }
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBodyBytes) throw tooLarge();
  // Firefox does not show a request's body as a stream.
  if (!request.body) return within(await request.text());
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let text = '';
  const reader = request.body.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.byteLength;
      if (size > maxBodyBytes) throw tooLarge();
      text += decoder.decode(chunk.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof Problem ? error : malformed('The body is not UTF-8, or broke off.');
  }
}

function within(text: string): string {
  if (text.length > maxBodyBytes || new TextEncoder().encode(text).length > maxBodyBytes) throw tooLarge();
  return text;
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
const tooLarge = () => new Problem(413, 'payload.tooLarge', { params: { maxBytes: maxBodyBytes }, headers: { Connection: 'close' } });

/** The body as its schema says it, or 422 with a pointer for each field. A member that can only be read is `readOnly`. */
export function validBody(endpoint: Endpoint, value: unknown, known: object = {}): unknown {
  if (!endpoint.body) return undefined;
  const result = z.safeParse(endpoint.body, value, { reportInput: true });
  if (result.success) return result.data;
  const errors = fieldIssues(result.error).map((issue) =>
    (issue.code === 'unknownMember' && Object.hasOwn(known, issue.pointer.slice(1)) ? { ...issue, code: 'readOnly' } : issue));
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
