import * as z from 'zod/mini';
import { batch, batchLimit, type Batch } from './contract/batch.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { ApiError, refusal } from './errors.ts';
import { parse, type Answer, type Http } from './http.ts';

/** How long an answer that nobody has asked for yet stays good, in milliseconds. */
const earlyFor = 30_000;

interface Ask {
  readonly name: string;
  readonly etag: string | undefined;
  readonly answer: Promise<Answer<unknown>>;
  readonly resolve: (answer: Promise<Answer<unknown>>) => void;
}

/** Reads resources by name: those asked for in the same moment in one request, or ahead of the code that knows their shape. */
export class Reader {
  readonly #http: Http;
  #asks = new Map<string, Ask>();
  readonly #early = new Map<string, { readonly answer: Promise<Answer<unknown>>; readonly at: number }>();
  /** The provider has no batch route. */
  #isSingle = false;

  constructor(http: Http) { this.#http = http; }

  /** Rejects with `ApiError`. */
  async read<A>(name: string, { response }: Endpoint<never, A>, etag: string | undefined): Promise<Answer<A>> {
    const early = this.#early.get(name);
    this.#early.delete(name);
    const isGood = early && etag === undefined && Date.now() - early.at < earlyFor;
    const answer = await (isGood ? early.answer : this.#ask(name, etag));
    if (answer.notModified) return answer;
    if (answer.etag !== undefined && answer.etag === etag) return { notModified: true, requestId: answer.requestId };
    return { ...answer, value: parse<A>(response, () => answer.value) };
  }

  /** Starts a read whose answer the first `read` of that name takes over. */
  prefetch(name: string): void {
    if (this.#early.has(name)) return;
    const answer = this.#ask(name, undefined);
    this.#early.set(name, { answer, at: Date.now() });
    // Who comes after the failure asks again, unless it would be the same.
    answer.catch(({ retryable }: ApiError) => { if (retryable) this.forget(name); });
  }

  /** What was read ahead is no longer true. */
  forget(name: string): void { this.#early.delete(name); }

  #ask(name: string, etag: string | undefined): Promise<Answer<unknown>> {
    const asked = this.#asks.get(name);
    if (asked) return asked.answer;
    // A task, not a microtask: the parser lets microtasks run between two elements.
    if (this.#asks.size === 0) setTimeout(() => this.#flush());
    let resolve: Ask['resolve'] = () => undefined;
    const answer = new Promise<Answer<unknown>>((settle) => { resolve = settle; });
    this.#asks.set(name, { name, etag, answer, resolve });
    return answer;
  }

  #flush(): void {
    const asks = [...this.#asks.values()];
    this.#asks = new Map();
    for (let start = 0; start < asks.length; start += batchLimit) this.#send(asks.slice(start, start + batchLimit));
  }

  #send(asks: readonly Ask[]): void {
    const one = ({ name, etag }: Ask): Promise<Answer<unknown>> => this.#http.call(resource(name), { etag });
    const many = this.#isSingle || asks.length === 1 ? undefined : this.#batch(asks.map(({ name }) => name));
    for (const ask of asks) ask.resolve(many?.then((answer) => answer ? pick(answer, ask.name) : one(ask)) ?? one(ask));
  }

  /** Undefined where there is no such route. */
  async #batch(names: string[]): Promise<Answer<Batch> | undefined> {
    try {
      return await this.#http.call(batch.get, { query: { resource: names } });
    } catch (error) {
      if (![404, 405, 501].includes((error as ApiError).status ?? 0)) throw error;
      this.#isSingle = true;
      return undefined;
    }
  }
}

/** The part of a batch that its own `GET` would have answered. */
function pick({ value, requestId }: Answer<Batch>, name: string): Answer<unknown> {
  const item = value?.items[name];
  if (!item) throw new ApiError('contract', { requestId });
  if (item.status !== 200) throw refusal(item.status, item.body, { requestId });
  return { value: item.body, etag: item.etag, requestId };
}

/** A resource whose shape is not known here. */
const resource = (name: string): Endpoint<never, unknown> =>
  ({ method: 'GET', path: `/v1/me/${name}`, summary: '', status: 200, response: z.unknown() });
