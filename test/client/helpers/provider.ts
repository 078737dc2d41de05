import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createSession, type Session, type SessionOptions } from '../../../src/client/index.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}
export interface Reply { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
/** Answers a request, or writes to the response itself and returns nothing. */
export type Handler = (seen: Seen, response: ServerResponse) => Reply | undefined | Promise<Reply | undefined>;

export interface Gate { readonly arrived: Promise<Seen>; open(): void }

/** A promise with its handle outside. */
export function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => { resolve = settle; });
  return { promise, resolve };
}

export const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Reply => ({
  status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body: { type: 'about:blank', title: code, status, code, ...more },
});

export const capabilitiesBody = {
  features: { profile: { access: 'write' } }, concurrency: 'strict', events: 'poll', serverTime: '2026-01-01T00:00:00Z',
  provider: { id: 'test', name: 'Test' },
};

/** A provider on 127.0.0.1 whose routes the tests write themselves. It answers batches by asking its own routes. */
export class Provider {
  readonly seen: Seen[] = [];
  readonly routes = new Map<string, Handler>();
  hasBatch = true;
  baseUrl = '';
  readonly #gates: { route: string; when: 'before' | 'after'; arrived: (seen: Seen) => void; opened: Promise<void> }[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor() { this.on('GET /v1/me/capabilities', () => ({ body: capabilitiesBody })); }

  on(route: string, handler: Handler): this {
    this.routes.set(route, handler);
    return this;
  }

  /** Answers in turn; the last one stays. */
  script(route: string, ...replies: Reply[]): this {
    let turn = 0;
    return this.on(route, () => replies[Math.min(turn++, replies.length - 1)]);
  }

  /** Stops the next request to a route, before it is worked on or after, until the gate opens. */
  hold(route: string, when: 'before' | 'after' = 'before'): Gate {
    const arrived = deferred<Seen>();
    const opened = deferred();
    this.#gates.push({ route, when, arrived: arrived.resolve, opened: opened.promise });
    return { arrived: arrived.promise, open: () => opened.resolve() };
  }

  /** Requests to a route, or all. */
  requests(route?: string): Seen[] { return this.seen.filter(({ method, path }) => !route || `${method} ${path}` === route); }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.baseUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', 'http://provider');
    const seen: Seen = {
      method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.seen.push(seen);
    const reply = await this.#answer(seen, response);
    if (!reply) return;
    const isText = typeof reply.body === 'string';
    response.writeHead(reply.status ?? 200, { ...(reply.body !== undefined && { 'Content-Type': 'application/json' }), ...reply.headers });
    response.end(reply.body === undefined ? undefined : isText ? reply.body : JSON.stringify(reply.body));
  }

  async #answer(seen: Seen, response: ServerResponse): Promise<Reply | undefined> {
    const route = `${seen.method} ${seen.path}`;
    const index = this.#gates.findIndex((gate) => gate.route === route);
    const [gate] = index < 0 ? [] : this.#gates.splice(index, 1);
    if (gate?.when === 'before') {
      gate.arrived(seen);
      await gate.opened;
    }
    const handler = this.routes.get(route);
    const reply = handler ? await handler(seen, response)
      : route === 'GET /v1/me/batch' && this.hasBatch ? await this.#batch(seen, response)
      : problem(404, 'notFound');
    if (gate?.when === 'after') {
      gate.arrived(seen);
      await gate.opened;
    }
    return reply;
  }

  async #batch(seen: Seen, response: ServerResponse): Promise<Reply> {
    const { 'if-none-match': _, ...headers } = seen.headers;
    const items = await Promise.all(seen.query.getAll('resource').map(async (name) => {
      const one = { ...seen, path: `/v1/me/${name}`, query: new URLSearchParams(), headers };
      const reply = await this.routes.get(`GET ${one.path}`)?.(one, response) ?? problem(404, 'notFound');
      return [name, { status: reply.status ?? 200, etag: reply.headers?.['ETag'], body: reply.body }] as const;
    }));
    return { body: { items: Object.fromEntries(items) } };
  }
}

/** One document with ETags and merge patches, as the contract wants a setting to be. */
export class Document<T extends object> {
  value: T;
  version = 1;
  /** Refuses the next change. */
  refuse: Reply | undefined;

  constructor(provider: Provider, name: string, value: T) {
    this.value = value;
    provider.on(`GET /v1/me/${name}`, ({ headers }) =>
      headers['if-none-match'] === this.etag ? { status: 304, headers: { ETag: this.etag } } : this.#reply());
    provider.on(`PATCH /v1/me/${name}`, ({ headers, body }) => {
      const { refuse } = this;
      this.refuse = undefined;
      if (refuse) return refuse;
      if (headers['if-match'] !== this.etag) return problem(412, 'precondition.failed', { currentEtag: this.etag });
      this.change(body as object);
      return this.#reply();
    });
  }

  get etag(): string { return `"${this.version}"`; }

  /** Somebody else's change. */
  change(patch: object): void {
    this.value = merge(this.value, patch) as T;
    this.version++;
  }

  #reply(): Reply { return { headers: { ETag: this.etag }, body: this.value }; }
}

function merge(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const members = Object.entries(patch).map(([key, value]) => [key, merge((target as Record<string, unknown> | undefined)?.[key], value)]);
  return { ...(target as object), ...Object.fromEntries(members) as object };
}

export async function startProvider(t: TestContext): Promise<Provider> {
  const provider = new Provider();
  await provider.listen();
  t.after(() => provider.close());
  return provider;
}

export function connect(t: TestContext, provider: Provider, options: Partial<SessionOptions> = {}): Session {
  const session = createSession({ baseUrl: provider.baseUrl, getToken: 'token', ...options });
  t.after(() => session.close());
  return session;
}

/** Resolves when what the store or session tells makes the condition true. */
export function until(subject: { subscribe(listener: () => void): () => void }, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) return resolve();
    const stop = subject.subscribe(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}
