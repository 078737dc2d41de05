import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { ApiError, createSession, type Endpoint, type ErrorKind, type TokenReason } from '../../src/client/index.ts';
import { connectIntegration } from '../../src/client/contract/integrations.ts';
import { profile } from '../../src/client/contract/profile.ts';
import { connect, deferred, Document, problem, startProvider, type Reply } from './helpers/provider.ts';
import { replace } from './helpers/replace.ts';
import { zoe } from './helpers/samples.ts';

const route = 'GET /v1/me/thing';
const thing: Endpoint<never, { a: number }> = {
  method: 'GET', path: '/v1/me/thing', summary: 'A thing', status: 200, response: z.object({ a: z.number() }),
};
const removeThing: Endpoint<never, never> = { method: 'DELETE', path: '/v1/me/things/:id', summary: 'Remove a thing', status: 204 };

const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof ApiError);
    return error;
  }
  return assert.fail('should have been refused');
};

test('every request carries the token, the language and an id of its own', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, { body: { a: 1, more: true } });
  const session = connect(t, provider, { locale: 'pl-PL', getToken: () => 'secret' });
  assert.deepEqual(await session.call(thing), { a: 1 });
  await session.call(thing, { query: { resource: ['a', 'b'], q: 'x y' } });
  const [first, second] = provider.requests(route);
  assert.equal(first?.headers.authorization, 'Bearer secret');
  assert.equal(first?.headers['accept-language'], 'pl-PL');
  assert.match(String(first?.headers['x-request-id']), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(first?.headers['x-request-id'], second?.headers['x-request-id']);
  assert.equal(first?.headers.cookie, undefined);
  assert.deepEqual([...second?.query ?? []], [['resource', 'a'], ['resource', 'b'], ['q', 'x y']]);
});

test('an id can be made where the page has no https', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, { body: { a: 1 } });
  replace(t, crypto, 'randomUUID', undefined);
  await connect(t, provider).call(thing);
  assert.match(String(provider.requests(route)[0]?.headers['x-request-id']), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the provider may live below a path, with or without a slash at its end', async (t) => {
  const provider = await startProvider(t);
  provider.script('GET /api/phone/v1/me/thing', { body: { a: 1 } });
  for (const end of ['', '/']) {
    const session = connect(t, provider, { baseUrl: `${provider.baseUrl}/api/phone${end}` });
    assert.deepEqual(await session.call(thing), { a: 1 });
  }
});

test('an empty or relative base URL means the page\'s own origin', async (t) => {
  // What a browser does: its Request resolves against the page.
  class PageRequest extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) {
      super(typeof input === 'string' ? new URL(input, 'http://page.example/settings/') : input, init);
    }
  }
  replace(t, globalThis, 'Request', PageRequest);
  const asked: string[] = [];
  const answer: typeof fetch = async (input) => {
    asked.push((input as Request).url);
    return Response.json({ a: 1 });
  };
  for (const baseUrl of ['', '/', '/api/']) {
    const session = createSession({ baseUrl, getToken: 'token', fetch: answer });
    await session.call(thing);
    session.close();
  }
  assert.deepEqual(asked, ['http://page.example/v1/me/thing', 'http://page.example/v1/me/thing', 'http://page.example/api/v1/me/thing']);
});

test('an id goes into the path encoded, and cannot climb out of it', async (t) => {
  const provider = await startProvider(t);
  provider.script('DELETE /v1/me/things/a%2Fb%3Fc', { status: 204 });
  const session = connect(t, provider);
  assert.equal(await session.call(removeThing, { id: 'a/b?c' }), undefined);
  assert.equal((await failure(session.call(removeThing, { id: '..' }))).kind, 'not-found');
  assert.equal(provider.seen.length, 1);
});

test('the token is got once for requests at the same time', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, { body: { a: 1 } });
  const reasons: TokenReason[] = [];
  const session = connect(t, provider, { getToken: async (reason) => { reasons.push(reason); return 'token'; } });
  await Promise.all([session.call(thing), session.call(thing)]);
  await session.call(thing);
  assert.deepEqual(reasons, ['start']);
});

test('after 401 the token is renewed once for all, and each request is tried once more', async (t) => {
  const provider = await startProvider(t);
  provider.on(route, ({ headers }) => headers.authorization === 'Bearer new' ? { body: { a: 1 } } : problem(401, 'auth.expired'));
  const reasons: TokenReason[] = [];
  const session = connect(t, provider, { getToken: (reason) => { reasons.push(reason); return reason === 'rejected' ? 'new' : 'old'; } });
  const gate = provider.hold(route);
  const late = session.call(thing);
  await gate.arrived;
  assert.deepEqual(await Promise.all([session.call(thing), session.call(thing)]), [{ a: 1 }, { a: 1 }]);
  gate.open();
  assert.deepEqual(await late, { a: 1 });
  assert.deepEqual(reasons, ['start', 'rejected']);
  assert.equal(provider.requests(route).length, 6);
  assert.equal(session.signedOut, false);
});

test('a fresh token that is refused too means signed out, until a request succeeds', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, problem(401, 'auth.required'), problem(401, 'auth.required'), { body: { a: 1 } });
  const session = connect(t, provider, { getToken: () => 'token' });
  let told = 0;
  session.subscribe(() => told++);
  const error = await failure(session.call(thing));
  assert.deepEqual([error.kind, error.status, error.code], ['signed-out', 401, 'auth.required']);
  assert.deepEqual([session.signedOut, told], [true, 1]);
  await session.call(thing);
  assert.deepEqual([session.signedOut, told], [false, 2]);
});

test('a token that is a plain string is not tried twice', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, problem(401, 'auth.expired'));
  assert.equal((await failure(connect(t, provider).call(thing))).kind, 'signed-out');
  assert.equal(provider.seen.length, 1);
});

test('a token that cannot be fetched for want of a network means offline, not signed out', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider, { getToken: async () => (await fetch('http://127.0.0.1:1/token')).text() });
  assert.equal((await failure(session.call(thing))).kind, 'offline');
  assert.deepEqual([session.signedOut, session.online], [false, false]);
});

test('a token function that fails, or has none, means signed out, and is asked again the next time', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, { body: { a: 1 } });
  const cause = new Error('Popup closed');
  const turns = [() => Promise.reject(cause), () => { throw cause; }, () => '', () => 'token'];
  const session = connect(t, provider, { getToken: () => turns.shift()?.() ?? '' });
  const errors = [await failure(session.call(thing)), await failure(session.call(thing)), await failure(session.call(thing))];
  assert.deepEqual(errors.map(({ kind }) => kind), ['signed-out', 'signed-out', 'signed-out']);
  assert.equal(errors[0]?.cause, cause);
  assert.equal(provider.seen.length, 0);
  assert.deepEqual(await session.call(thing), { a: 1 });
});

const answers: [reply: Reply, kind: ErrorKind, retryable: boolean][] = [
  [problem(400, 'request.malformed'), 'invalid', false],
  [problem(403, 'capability.none'), 'forbidden', false],
  [problem(404, 'notFound'), 'not-found', false],
  [problem(409, 'autoDnd.calendarNotConnected'), 'conflict', false],
  [problem(410, 'gone'), 'not-found', false],
  [problem(412, 'precondition.failed', { currentEtag: '"7"' }), 'conflict', false],
  [problem(413, 'payload.tooLarge'), 'invalid', false],
  [problem(415, 'mediaType.unsupported'), 'invalid', false],
  [problem(422, 'validation.failed'), 'invalid', false],
  [problem(423, 'resource.locked', {}, { 'Retry-After': '9' }), 'busy', true],
  [problem(428, 'precondition.required'), 'invalid', false],
  [problem(500, 'provider.broken'), 'server', true],
  [problem(501, 'provider.unsupported'), 'server', false],
  [problem(502, 'provider.unavailable', { retryable: false }, { 'Retry-After': '9' }), 'server', false],
];
for (const [reply, kind, retryable] of answers) {
  test(`${reply.status} ${(reply.body as { code: string }).code} is ${kind}`, async (t) => {
    const provider = await startProvider(t);
    provider.script('DELETE /v1/me/things/1', reply);
    // A PATCH, so that nothing is tried twice here.
    const change = { ...removeThing, method: 'PATCH' } as const;
    provider.script('PATCH /v1/me/things/1', reply);
    const error = await failure(connect(t, provider).call(change, { id: '1' }));
    assert.deepEqual([error.kind, error.status, error.retryable], [kind, reply.status, retryable]);
    assert.equal(error.code, (reply.body as { code: string }).code);
    assert.equal(provider.seen.length, 1);
  });
}

test('a refusal tells which fields, why, and how to find it in the logs', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, problem(422, 'validation.failed', {
    errors: [{ pointer: '/a', code: 'tooLong', detail: 'Too long', params: { max: 3 } }, { pointer: '/b', code: 'required' }],
    reason: { code: 'somethingNew', lockedBy: 'site' }, params: { limit: 3 }, currentEtag: '"7"',
  }, { 'X-Request-Id': 'trace-1' }));
  const error = await failure(connect(t, provider).call(thing));
  assert.deepEqual(error.issues, [{ pointer: '/a', code: 'tooLong', params: { max: 3 } }, { pointer: '/b', code: 'required' }]);
  assert.deepEqual(error.reason, { code: 'unknown', lockedBy: 'site' });
  assert.deepEqual([error.params, error.currentEtag, error.requestId], [{ limit: 3 }, '"7"', 'trace-1']);
});

test('a proxy\'s page in place of an answer is no riddle', async (t) => {
  const provider = await startProvider(t);
  const html = '<html><body>Bad gateway</body></html>';
  provider.script(route,
    { status: 500, headers: { 'Content-Type': 'text/html' }, body: html },
    { status: 500, headers: { 'Content-Type': 'application/problem+json' }, body: html },
    { status: 500, body: { errors: 'all' } },
    { status: 200, headers: { 'Content-Type': 'text/html' }, body: html },
    { status: 200, body: { a: 'one' } },
    { status: 200 });
  const session = connect(t, provider);
  const kinds: unknown[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const error = await failure(session.call(thing));
    kinds.push([error.kind, error.code, error.issues.length]);
  }
  const server = ['server', undefined, 0];
  const contract = ['contract', undefined, 0];
  assert.deepEqual(kinds, [server, server, server, contract, contract, contract]);
});

test('a provider that is busy for a moment is asked again when it says, and one that is busy for long is not', async (t) => {
  const provider = await startProvider(t);
  provider.script(route, problem(429, 'rateLimited', {}, { 'Retry-After': '0' }), { body: { a: 1 } });
  const session = connect(t, provider);
  assert.deepEqual(await session.call(thing), { a: 1 });
  assert.equal(provider.requests(route).length, 2);
  provider.script(route, problem(429, 'rateLimited', {}, { 'Retry-After': '60' }));
  const error = await failure(session.call(thing));
  assert.deepEqual([error.kind, error.retryAfterSeconds], ['busy', 60]);
  provider.script(route, problem(503, 'provider.unavailable', {}, { 'Retry-After': new Date(Date.now() + 60_000).toUTCString() }));
  const later = await failure(session.call(thing));
  assert.equal(later.kind, 'busy');
  assert.ok(later.retryAfterSeconds !== undefined && later.retryAfterSeconds > 50 && later.retryAfterSeconds <= 60);
  assert.equal(provider.requests(route).length, 4);
});

test('a POST keeps its idempotency key when it is tried again', async (t) => {
  const provider = await startProvider(t);
  provider.script('POST /v1/me/integrations/google-calendar/connect', problem(503, 'provider.unavailable', {}, { 'Retry-After': '0' }), {
    status: 201, body: { authorizationUrl: 'https://accounts.example/o', state: 's', expiresAt: '2026-01-01T00:00:00Z' },
  });
  const answer = await connect(t, provider).call(connectIntegration.call, {
    id: 'google-calendar', body: { returnUrl: 'https://host.example/', mode: 'popup' },
  });
  assert.equal(answer.state, 's');
  const [first, second] = provider.seen.map(({ headers }) => headers['idempotency-key']);
  assert.ok(first);
  assert.equal(first, second);
  assert.equal(provider.seen[0]?.headers['content-type'], 'application/json');
});

test('a PATCH goes out once, as a merge patch, on the version it was made for', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const setting = connect(t, provider).setting(profile);
  await setting.load();
  provider.script('PATCH /v1/me/profile', problem(503, 'provider.unavailable', {}, { 'Retry-After': '0' }));
  await setting.set({ firstName: 'Zo' });
  const [patch, ...more] = provider.requests('PATCH /v1/me/profile');
  assert.equal(more.length, 0);
  assert.deepEqual([patch?.headers['if-match'], patch?.headers['content-type']], ['"1"', 'application/merge-patch+json']);
  assert.equal(patch?.headers['idempotency-key'], undefined);
});

test('an answer that does not come in time is a timeout, in its head or in its body', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider, { timeoutMs: 50 });
  provider.on(route, () => undefined);
  const head = await failure(session.call(thing));
  assert.deepEqual([head.kind, head.retryable], ['timeout', true]);
  provider.on(route, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"a":');
    return undefined;
  });
  assert.equal((await failure(session.call(thing))).kind, 'timeout');
});

test('a large file may take longer than anything else', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider, { timeoutMs: 50 });
  const upload: Endpoint<Blob, unknown> = { method: 'PUT', path: '/v1/me/file', summary: '', status: 200 };
  provider.script('PUT /v1/me/file', { body: {} });
  provider.on(route, () => undefined);
  const gate = provider.hold('PUT /v1/me/file');
  const sent = session.call(upload, { body: new Blob([JSON.stringify('x'.repeat(600_000))], { type: 'application/json' }) });
  await gate.arrived;
  // By then the time of anything small has passed.
  assert.equal((await failure(session.call(thing))).kind, 'timeout');
  gate.open();
  await sent;
});

test('a token that never comes is a timeout, and is asked for again the next time', { timeout: 10_000 }, async (t) => {
  const provider = await startProvider(t);
  provider.script(route, { body: { a: 1 } });
  const turns = [() => new Promise<string>(() => undefined), () => 'token'];
  const session = connect(t, provider, { timeoutMs: 50, getToken: () => turns.shift()?.() ?? '' });
  const errors = await Promise.all([failure(session.call(thing)), failure(session.call(thing))]);
  assert.deepEqual(errors.map(({ kind, retryable }) => [kind, retryable]), [['timeout', true], ['timeout', true]]);
  assert.deepEqual([session.signedOut, session.online, provider.seen.length], [false, true, 0]);
  assert.deepEqual(await session.call(thing), { a: 1 });
});

test('a request that its caller ended does not wait for its token', { timeout: 10_000 }, async (t) => {
  const provider = await startProvider(t);
  const asked = deferred();
  const session = connect(t, provider, { getToken: () => {
    asked.resolve();
    return new Promise<string>(() => undefined);
  } });
  const ending = new AbortController();
  const call = session.call(thing, { signal: ending.signal });
  await asked.promise;
  ending.abort();
  await assert.rejects(call, { name: 'AbortError' });
  await assert.rejects(session.call(thing, { signal: ending.signal }), { name: 'AbortError' });
});

test('no answer at all is offline, and the next answer is online again', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider);
  const change = { ...thing, method: 'PATCH' } as const;
  provider.on('PATCH /v1/me/thing', (_, response) => {
    response.destroy();
    return undefined;
  });
  const error = await failure(session.call(change));
  assert.deepEqual([error.kind, error.status, session.online], ['offline', undefined, false]);
  provider.script('PATCH /v1/me/thing', problem(500, 'provider.broken'));
  await failure(session.call(change));
  assert.equal(session.online, true);
});

test('a request that its caller ended is no failure of the network', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider);
  const gate = provider.hold(route);
  const ending = new AbortController();
  const call = session.call(thing, { signal: ending.signal });
  await gate.arrived;
  ending.abort();
  await assert.rejects(call, { name: 'AbortError' });
  assert.equal(session.online, true);
  gate.open();
});
