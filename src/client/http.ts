import * as z from 'zod/mini';
import type { Endpoint } from './contract/endpoint.ts';
import { ApiError, refusal } from './errors.ts';
import { Tokens, type TokenReason } from './tokens.ts';

export interface HttpOptions {
  /** The provider's address without `/v1`; may have a path, and may be empty or relative for the page's own origin. */
  readonly baseUrl: string;
  /** A token, or a function that gets one: `start` at first, `rejected` after a 401. Calls share one refresh. */
  readonly getToken: string | ((reason: TokenReason) => string | Promise<string>);
  /** BCP 47 language of the texts the server writes. */
  readonly locale?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** For one try with its body, in milliseconds; 10 000 unless set, and a file has a second more for each 30 kB. Its retries have half as long together; `getToken` has half as long again. */
  readonly timeoutMs?: number | undefined;
}

/** What goes with an operation. */
export interface CallInput<B = unknown> {
  /** Stands for `:id` in the path. */
  readonly id?: string | undefined;
  readonly body?: B | undefined;
  readonly query?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Sent as `If-None-Match` with GET and as `If-Match` otherwise. */
  readonly etag?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `X-Request-Id`; random unless set. */
  readonly requestId?: string | undefined;
}

export type Answer<A> =
  | { readonly notModified?: undefined; readonly value: A; readonly etag: string | undefined; readonly requestId: string }
  | { readonly notModified: true; readonly value?: undefined; readonly etag?: undefined; readonly requestId: string };

type Headers = Readonly<Record<string, string>>;

/** Bytes a millisecond: what a file may take longer for, on the slowest line that is still of use (240 kbit/s). */
const slowest = 30;

/** Refusals that pass. */
export const passing: readonly number[] = [408, 429, 502, 503, 504];

/** Requests to one provider in the name of one user. Every failure is an `ApiError`, save that an abort is the signal's own reason. */
export class Http {
  /** Goes as `Accept-Language` with every request that is sent after it was set. */
  locale: string | undefined;
  readonly #base: string;
  readonly #fetch: typeof globalThis.fetch;
  readonly #timeoutMs: number;
  readonly #tokens: Tokens;
  readonly #heard: (error?: ApiError) => void;

  /** `heard` is told how each request ended. */
  constructor({ baseUrl, getToken, locale, fetch, timeoutMs = 10_000 }: HttpOptions, heard: (error?: ApiError) => void = () => undefined) {
    this.locale = locale;
    this.#base = baseUrl.replace(/\/+$/, '');
    this.#fetch = fetch ? (input, init) => fetch(input, init) : (input, init) => globalThis.fetch(input, init);
    this.#timeoutMs = timeoutMs;
    this.#tokens = new Tokens(getToken, timeoutMs * 1.5);
    this.#heard = heard;
  }

  async call<B, A>(endpoint: Endpoint<B, A>, input: CallInput<B> = {}): Promise<Answer<A>> {
    const { id, body, query, etag, signal, requestId = uuid() } = input;
    const { method } = endpoint;
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (etag !== undefined) headers[method === 'GET' ? 'If-None-Match' : 'If-Match'] = etag;
    const file = body instanceof Blob;
    if (body !== undefined) headers['Content-Type'] = file ? body.type : method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = requestId;
    const init = { method, ...(body !== undefined && { body: file ? body : JSON.stringify(body) }) };
    return this.#send(fill(endpoint.path, id) + search(query), requestId, init, headers, signal, async (response) => {
      const raw = await (endpoint.bytes && method === 'GET' ? response.blob() : response.text());
      if (response.status === 304 && method === 'GET') return { notModified: true, requestId };
      return { value: raw instanceof Blob ? raw as A : parse<A>(endpoint.response, () => JSON.parse(raw)), etag: response.headers.get('ETag') ?? undefined, requestId };
    });
  }

  /** Opens a stream; only the wait for its head is bounded. */
  stream(path: string, headers: Headers, signal: AbortSignal): Promise<Response> {
    return this.#send(path, uuid(), {}, headers, signal, async (response) => response);
  }

  /** Bounds the time until `take` has what it wants. */
  async #send<R>(path: string, requestId: string, init: RequestInit, own: Headers, signal: AbortSignal | undefined, take: (response: Response) => Promise<R>): Promise<R> {
    const late = new AbortController();
    const timeoutMs = this.#timeoutMs + (init.body instanceof Blob ? init.body.size / slowest : 0);
    const attempt = async (token: Promise<string>) => {
      const headers: Record<string, string> = { ...own, Authorization: `Bearer ${await unlessAborted(token, signal)}`, 'X-Request-Id': requestId };
      if (this.locale) headers['Accept-Language'] = this.locale;
      const request = { ...init, headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.any([late.signal, ...signal ? [signal] : []]) } as const;
      let timer = setTimeout(() => late.abort(), timeoutMs);
      try {
        const response = await this.#try(this.#base + path, request, () => {
          clearTimeout(timer);
          timer = setTimeout(() => late.abort(), timeoutMs / 2);
        });
        if (!response.ok && response.status !== 304) throw refusal(response.status, await response.text().then(JSON.parse).catch(() => undefined), {
          requestId: response.headers.get('X-Request-Id') ?? requestId, retryAfterSeconds: retryAfterSeconds(response),
        });
        return await take(response);
      } finally {
        clearTimeout(timer);
      }
    };
    const token = this.#tokens.current();
    try {
      const answer = await attempt(token).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return attempt(this.#tokens.renew(token));
        throw error;
      });
      this.#heard();
      return answer;
    } catch (error) {
      if (signal?.aborted) throw error;
      const failure = late.signal.aborted ? new ApiError('timeout', { requestId, cause: error })
        : error instanceof ApiError ? error : new ApiError('offline', { requestId, cause: error });
      this.#heard(failure);
      throw failure;
    }
  }

  /** One try, and what ky makes of its failure: its code is loaded when something fails. */
  async #try(url: string, request: RequestInit, again: () => void): Promise<Response> {
    const first = this.#fetch(new Request(url, request));
    const mayPass = await first.then(({ status }) => passing.includes(status), () => !request.signal?.aborted);
    // A POST carries an Idempotency-Key; a PATCH is the user's to repeat, for its ETag may be spent. A stream has its own way.
    if (!mayPass || request.method === undefined || request.method === 'PATCH') return first;
    const retries = await unlessAborted(import('./retries.ts'), request.signal).catch(() => undefined);
    if (!retries) return first;
    again();
    return retries.repeat(first, url, request, this.#fetch, this.#timeoutMs / 2);
  }
}

export const isOnline = (): boolean => globalThis.navigator?.onLine !== false;

/** Random v4 UUID; `randomUUID` is missing on pages without https. */
export const uuid = (): string => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
  (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16));

/** What an answer's body says, in the shape the contract gives it; otherwise an error of kind `contract`. */
export function parse<A>(schema: z.core.$ZodType | undefined, read: () => unknown): A {
  try {
    return (schema && z.parse(schema, read())) as A;
  } catch (cause) {
    throw new ApiError('contract', { cause });
  }
}

/** Rejects with the signal's reason where that comes first. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> => new Promise((resolve, reject) => {
  signal?.throwIfAborted();
  const end = () => reject(signal?.reason as Error);
  signal?.addEventListener('abort', end);
  void work.finally(() => signal?.removeEventListener('abort', end)).then(resolve, reject);
});

function fill(path: string, id = ''): string {
  // As a path segment these would climb: even %2E%2E does.
  if (id === '.' || id === '..') throw new ApiError('not-found');
  return path.replace(':id', () => encodeURIComponent(id));
}

function search(query: CallInput['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

/** `Retry-After` in seconds, which may be written as a date. */
export function retryAfterSeconds({ headers }: Response): number | undefined {
  const after = headers.get('Retry-After');
  if (after === null) return undefined;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
