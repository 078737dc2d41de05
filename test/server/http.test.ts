import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { forAll, portal, problem, serve, type Server } from './helpers.ts';

interface Page { items: { id: string }[]; nextCursor: string | null; total: number }
interface Item { status: number; etag?: string; body: Record<string, unknown> }

describe('the HTTP of every resource', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  it('has a strong ETag, private caching, its Vary and an id', async () => {
    for (const path of ['profile', 'notification-preferences', 'auto-dnd', 'numbers', 'devices', 'devices/dev-ata', 'integrations']) {
      const { headers } = await server.call(`/v1/me/${path}`, { headers: { 'X-Request-Id': 'my-request' } });
      assert.match(headers.get('ETag') ?? '', /^"[^"]+"$/, path);
      assert.equal(headers.get('Cache-Control'), 'private, no-cache');
      assert.match(headers.get('Vary') ?? '', /Authorization, Accept-Language/);
      assert.equal(headers.get('X-Request-Id'), 'my-request');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Content-Type'), 'application/json');
    }
  });

  it('makes an id of its own when the sent one is none', async () => {
    const { headers } = await server.call('/v1/me/profile', { headers: { 'X-Request-Id': 'two words' } });
    assert.match(headers.get('X-Request-Id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('answers 304 to a tag that still fits, also that of capabilities, whose clock goes on', async () => {
    for (const path of ['/v1/me/profile', '/v1/me/devices', '/v1/me/capabilities']) {
      const { etag } = await server.read(path);
      const same = await server.call(path, { headers: { 'If-None-Match': `"other", ${etag}` } });
      assert.equal(same.status, 304, path);
      assert.equal(await same.text(), '');
      assert.equal(same.headers.get('ETag'), etag);
      assert.equal((await server.call(path, { headers: { 'If-None-Match': '"other"' } })).status, 200);
    }
  });

  it('answers HEAD as GET without the body', async () => {
    const response = await server.call('/v1/me/profile', { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('ETag'), (await server.read('/v1/me/profile')).etag);
    assert.equal(await response.text(), '');
  });

  it('a patch that changes nothing keeps the tag', async () => {
    const { etag, body } = await server.read<{ lastName: string }>('/v1/me/profile');
    const response = await server.patch('/v1/me/profile', { lastName: body.lastName });
    assert.equal(response.headers.get('ETag'), etag);
  });

  it('a merge patch clears with null and leaves the rest', async () => {
    await server.patch('/v1/me/profile', { displayName: 'Z. Quinn' });
    const { body: before } = await server.read('/v1/me/profile');
    assert.equal(before['displayName'], 'Z. Quinn');
    const cleared = await (await server.patch('/v1/me/profile', { displayName: null })).json() as Record<string, unknown>;
    assert.deepEqual({ ...cleared, updatedAt: '' }, { ...before, displayName: null, updatedAt: '' });
  });

  it('lists in pages, with a Link to the next until the last', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/v1/me/devices?limit=3';
    while (path) {
      const response: Response = await server.call(path);
      const page = await response.json() as Page;
      assert.equal(page.total, 4);
      seen.push(...page.items.map(({ id }) => id));
      path = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('Link') ?? '')?.[1];
      assert.equal(path === undefined, page.nextCursor === null);
    }
    assert.deepEqual(seen, ['dev-chrome', 'dev-pixel', 'dev-yealink', 'dev-ata']);
  });

  it('refuses a page size or a cursor that cannot be', async () => {
    for (const query of ['limit=0', 'limit=101', 'limit=x', 'limit=1&limit=2', 'cursor=!!', 'cursor=abc']) {
      const { errors } = await problem(await server.call(`/v1/me/devices?${query}`), 422, 'validation.failed');
      assert.equal(errors?.[0]?.pointer, `/${query.split('=')[0]}`);
    }
  });

  it('a flood is 429 with Retry-After, for that user only', async (t) => {
    const own = await serve(t, {}, { rateLimit: { perMinute: 30, burst: 3 } });
    for (let sent = 0; sent < 3; sent += 1) assert.equal((await own.call('/v1/me/profile')).status, 200);
    const response = await own.call('/v1/me/profile');
    assert.ok(Number(response.headers.get('Retry-After')) >= 1);
    assert.equal((await problem(response, 429, 'rateLimited')).retryable, true);
    assert.equal((await own.call('/v1/me/profile', { user: 'omar' })).status, 200);
  });
});

describe('a batched read', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });
  const batch = async (query: string, user?: string) => (await server.read<{ items: Record<string, Item> }>(`/v1/me/batch?${query}`, user)).body.items;

  it('answers each item as its own GET would', async () => {
    const names = ['profile', 'devices', 'auto-dnd', 'notification-preferences', 'numbers', 'integrations'];
    const items = await batch(names.map((name) => `resource=${name}`).join('&'));
    for (const name of names) {
      const { etag, body } = await server.read(`/v1/me/${name}`);
      assert.deepEqual(items[name], { status: 200, etag, body });
    }
  });

  it('takes a single name, and answers unknown ones with 404 items', async () => {
    const items = await batch('resource=profile');
    assert.deepEqual(Object.keys(items), ['profile']);
    const odd = await batch('resource=nope&resource=batch&resource=profile/avatar&resource=constructor&resource=__proto__x');
    for (const item of Object.values(odd)) assert.deepEqual([item.status, item.body['code']], [404, 'notFound']);
    assert.equal(Object.keys(odd).length, 5);
  });

  it('answers what may not be read with its problem', async () => {
    const items = await batch('resource=auto-dnd&resource=profile', 'ada');
    assert.equal(items['auto-dnd']?.status, 403);
    assert.equal(items['auto-dnd']?.body['code'], 'capability.none');
    assert.equal(items['profile']?.status, 200);
  });

  it('takes 32 names, not 33 and not none', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `resource=r${index}`).join('&');
    assert.equal(Object.keys(await batch(names(32))).length, 32);
    await problem(await server.call(`/v1/me/batch?${names(33)}`), 422, 'validation.failed');
    await problem(await server.call('/v1/me/batch'), 422, 'validation.failed');
  });
});

describe('a host page on another origin', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });
  const preflight = (origin: string, path = '/v1/me/profile') => fetch(server.url + path, {
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PATCH', 'Access-Control-Request-Headers': 'authorization,if-match,content-type' },
  });

  it('is let in by the preflight, without a token, for two hours', async () => {
    const { status, headers } = await preflight(portal);
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), portal);
    assert.equal(headers.get('Access-Control-Max-Age'), '7200');
    assert.match(headers.get('Access-Control-Allow-Methods') ?? '', /PATCH/);
    const allowed = (headers.get('Access-Control-Allow-Headers') ?? '').toLowerCase().split(', ');
    for (const name of ['Authorization', 'If-Match', 'If-None-Match', 'Idempotency-Key', 'Content-Type', 'X-Request-Id', 'Accept-Language', 'Last-Event-ID', 'Cache-Control']) {
      assert.ok(allowed.includes(name.toLowerCase()), name);
    }
    assert.match(headers.get('Vary') ?? '', /Origin/);
    assert.equal(headers.get('Access-Control-Allow-Credentials'), null);
  });

  it('may read the headers that clients need, of errors too', async () => {
    const good = await server.call('/v1/me/profile', { headers: { Origin: portal } });
    const bad = await server.call('/v1/me/profile', { headers: { Origin: portal }, token: 'wrong' });
    for (const { headers } of [good, bad]) {
      assert.equal(headers.get('Access-Control-Allow-Origin'), portal);
      assert.equal(headers.get('Access-Control-Expose-Headers'), 'ETag, Location, Retry-After, Link, X-Request-Id, Content-Range');
      assert.match(headers.get('Vary') ?? '', /Origin/);
    }
  });

  it('that is not on the list gets no CORS header at all', async () => {
    for (const origin of ['https://evil.example', `${portal}.evil.example`, 'http://portal.example', `${portal}:8443`, 'null', portal.toUpperCase()]) {
      for (const response of [await preflight(origin), await preflight(origin, '/demo/token'), await server.call('/v1/me/profile', { headers: { Origin: origin } })]) {
        assert.deepEqual([...response.headers.keys()].filter((name) => name.startsWith('access-control-')), [], origin);
      }
    }
  });
});
