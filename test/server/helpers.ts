import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import * as z from 'zod/mini';
import { Problem } from '../../src/client/contract/problem.ts';
import type { DemoConfig } from '../../server/src/node/config.ts';
import { type RunningServer, startServer, type ServeOptions } from '../../server/src/node/serve.ts';

export const portal = 'https://portal.example';

/** Whoever cleans up: a test, or `forAll()` for the tests of a suite together. */
export interface Owner { after(work: () => unknown): void }

/** Call it in the body of `describe`. */
export function forAll(): Owner {
  const works: (() => unknown)[] = [];
  after(async () => {
    for (const work of works.toReversed()) await work();
  });
  return { after: (work) => void works.push(work) };
}

/** A folder of its own, gone with the test. */
export async function temporaryFolder(t: Owner): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'faceplate-server-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const demoConfig = (dataDir: string, change: Partial<DemoConfig> = {}): DemoConfig => ({
  mode: 'demo', port: 0, googlePort: 0, dataDir, databaseUrl: undefined, granularity: 'events', origins: [portal], logging: false, tokenSeconds: 600, reset: false, ...change,
});

export interface Call { method?: string; user?: string; token?: string; headers?: Record<string, string>; body?: unknown; raw?: RequestInit['body'] }
export interface Server extends RunningServer {
  token(user?: string): Promise<string>;
  /** A request as a client would send it; an object body goes as JSON, a PATCH as a merge patch. */
  call(path: string, options?: Call): Promise<Response>;
  read<T = Record<string, unknown>>(path: string, user?: string): Promise<{ etag: string; body: T }>;
  /** Reads, then writes with the tag that was read. */
  patch(path: string, body: unknown, user?: string): Promise<Response>;
}

/** The reference server over real HTTP, with data of its own. */
export async function serve(t: Owner, change: Partial<DemoConfig> = {}, options: ServeOptions = {}): Promise<Server> {
  const running = await startServer(demoConfig(change.dataDir ?? await temporaryFolder(t), change), options);
  t.after(() => running.close());
  return clientOf(running);
}

export function clientOf(running: RunningServer): Server {
  const tokens = new Map<string, Promise<string>>();
  const token = (user = 'zoe'): Promise<string> => {
    const known = tokens.get(user) ?? fetch(`${running.url}/demo/token`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user }),
    }).then(async (response) => ((await response.json()) as { token: string }).token);
    tokens.set(user, known);
    return known;
  };
  const call = async (path: string, { method = 'GET', user, token: own, headers, body, raw }: Call = {}): Promise<Response> => fetch(running.url + path, {
    method, redirect: 'manual',
    headers: {
      Authorization: `Bearer ${own ?? await token(user)}`,
      ...(body !== undefined && { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(raw !== undefined && raw !== null && { body: raw, duplex: 'half' }),
  });
  const read = async <T>(path: string, user?: string) => {
    const response = await call(path, user ? { user } : {});
    assert.equal(response.status, 200, path);
    return { etag: response.headers.get('ETag') ?? '', body: await response.json() as T };
  };
  return {
    ...running, token, call, read,
    patch: async (path, body, user) => call(path, { method: 'PATCH', body, headers: { 'If-Match': (await read(path, user)).etag }, ...(user && { user }) }),
  };
}

/** Checks that an answer is a problem with this status and code, and returns it. */
export async function problem(response: Response, status: number, code: string) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const body = z.parse(Problem, JSON.parse(text));
  assert.equal(body.code, code);
  assert.equal(body.status, status);
  assert.equal(body.requestId, response.headers.get('X-Request-Id'));
  return body;
}

export interface ServerEvent { id: string; event: string; data: { resource: string; id?: string; etag?: string; actor: string; requestId?: string } }

/** Reads an event stream one event at a time; comments and id-only blocks are counted, not returned. */
export function eventsOf(response: Response) {
  const decoder = new TextDecoder();
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let buffer = '';
  const stream = { comments: [] as string[], lastId: '', retry: '', next, cancel: () => reader.cancel() };
  async function next(): Promise<ServerEvent | undefined> {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end < 0) {
        const chunk = await reader.read();
        if (chunk.done) return undefined;
        buffer += decoder.decode(chunk.value, { stream: true });
        continue;
      }
      const lines = buffer.slice(0, end).split('\n');
      buffer = buffer.slice(end + 2);
      const fields = new Map<string, string>();
      for (const line of lines) {
        if (line.startsWith(':')) stream.comments.push(line.slice(1).trim());
        else fields.set(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
      }
      stream.lastId = fields.get('id') ?? stream.lastId;
      stream.retry = fields.get('retry') ?? stream.retry;
      const data = fields.get('data');
      if (data !== undefined) return { id: stream.lastId, event: fields.get('event') ?? '', data: JSON.parse(data) as ServerEvent['data'] };
    }
  }
  return stream;
}

/** Asks again until something is so; the answers come from a server that is busy with it. */
export async function until<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (const end = Date.now() + 5000; Date.now() < end;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`It did not happen in 5 s: ${what}`);
}

/** Waits until something holds that the server tells its pages of. */
export async function eventually(server: Server, holds: () => Promise<boolean>): Promise<void> {
  const events = eventsOf(await server.call('/v1/me/events'));
  while (!(await holds())) await events.next();
  await events.cancel();
}
