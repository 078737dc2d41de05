import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConnectFailure, type Connector } from '../../server/src/domain/connector.ts';
import { createMemoryServer, type MemoryServer } from '../../server/src/memory.ts';
import { portal, problem } from './helpers.ts';

const as = async (server: MemoryServer, user?: string) => {
  const headers = { Authorization: `Bearer ${await server.token(user)}` };
  return (path: string, init: RequestInit = {}) => server.fetch(path, { ...init, headers: { ...headers, ...init.headers } });
};

describe('the server inside a page', () => {
  it('imports nothing that a browser lacks', () => {
    const root = fileURLToPath(new URL('../../server/src/', import.meta.url));
    const seen = new Set<string>();
    const walk = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)) {
        if (from.startsWith('.')) walk(resolve(dirname(file), from));
        else assert.match(from, /^(zod\/mini|papaparse|libphonenumber-js\/.+|@date-fns\/tz\/.+)$/, `${file} imports ${from}`);
      }
    };
    walk(resolve(root, 'memory.ts'));
    assert.ok(seen.size > 30);
  });

  it('answers below any prefix, with the user that was asked for', async () => {
    const server = createMemoryServer({ user: 'omar' });
    const get = await as(server);
    for (const path of ['/v1/me/profile', 'https://api.example/tenants/7/v1/me/profile']) {
      assert.equal(((await (await get(path)).json()) as { id: string }).id, 'omar');
    }
    assert.deepEqual(server.requests.map(({ method, path }) => [method, path]), [['GET', '/v1/me/profile'], ['GET', '/v1/me/profile']]);
  });

  it('expires and forgets its tokens', async () => {
    const server = createMemoryServer();
    const get = await as(server);
    server.expireTokens();
    await problem(await get('/v1/me/profile'), 401, 'auth.expired');
    server.forgetTokens();
    await problem(await get('/v1/me/profile'), 401, 'auth.required');
    assert.equal((await (await as(server))('/v1/me/profile')).status, 200);
  });

  it('fails the next matching request, once, and changes nothing by it', async () => {
    const server = createMemoryServer();
    const get = await as(server);
    server.failNext({ method: 'GET', path: '/devices', status: 503, code: 'provider.unavailable', retryAfter: 2 });
    assert.equal((await get('/v1/me/profile')).status, 200);
    const failed = await get('/v1/me/devices');
    assert.equal(failed.headers.get('Retry-After'), '2');
    assert.equal(failed.status, 503);
    assert.equal((await get('/v1/me/devices')).status, 200);
    server.failNext({ status: 200, body: '<html>' });
    assert.equal(await (await get('/v1/me/profile')).text(), '<html>');
  });

  it('is offline when told, and holds requests until let go or given up', async () => {
    const server = createMemoryServer();
    const get = await as(server);
    server.offline = true;
    await assert.rejects(get('/v1/me/profile'), TypeError);
    server.offline = false;
    const release = server.hold({ path: '/profile' });
    let done = false;
    const held = get('/v1/me/profile').then((response) => { done = true; return response; });
    await get('/v1/me/devices');
    assert.equal(done, false);
    const abort = new AbortController();
    const given = get('/v1/me/profile', { signal: abort.signal });
    abort.abort();
    await assert.rejects(given, { name: 'AbortError' });
    release();
    assert.equal((await held).status, 200);
    const letGo = server.hold({ method: 'PATCH', answer: true });
    const etag = (await get('/v1/me/profile')).headers.get('ETag') ?? '';
    const write = get('/v1/me/profile', { method: 'PATCH', body: '{"jobTitle":"Kept"}', headers: { 'If-Match': etag, 'Content-Type': 'application/json' } });
    while (((await (await get('/v1/me/profile')).json()) as { jobTitle: string }).jobTitle !== 'Kept') await get('/v1/me/profile');
    letGo();
    assert.equal((await write).status, 200);
  });

  it('connects nothing without a connector', async () => {
    const get = await as(createMemoryServer({ origins: [portal] }));
    const response = await get('/v1/me/integrations/google-calendar/connect', {
      method: 'POST', body: JSON.stringify({ returnUrl: `${portal}/`, mode: 'popup' }), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
    });
    await problem(response, 501, 'provider.unsupported');
  });
});

describe('an attempt to connect', () => {
  const connector: Connector = {
    start: async (state) => ({ authorizationUrl: `https://google.example/?state=${state}`, memory: '' }),
    finish: async ({ searchParams }) => {
      if (searchParams.has('error')) throw new ConnectFailure('access_denied');
      return { accountLabel: 'zoe.quinn@gmail.example', scopes: [], grant: searchParams.get('code') ?? '' };
    },
    revoke: async (grant) => void revoked.push(grant),
  };
  const revoked: string[] = [];
  const begin = async (now: () => Date) => {
    const server = createMemoryServer({ connector, origins: [portal], now });
    const get = await as(server);
    const response = await get('/v1/me/integrations/google-calendar/connect', {
      method: 'POST', body: JSON.stringify({ returnUrl: `${portal}/`, mode: 'popup' }), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
    });
    const { state } = await response.json() as { state: string };
    const read = async () => (await (await get('/v1/me/integrations/google-calendar')).json()) as { status: string; error?: { code: string } };
    return { server, state, read };
  };

  it('runs out after ten minutes, whether anybody looks or not', async () => {
    let time = Date.now();
    const { server, state, read } = await begin(() => new Date(time));
    time += 10 * 60_000 - 1;
    assert.equal((await read()).status, 'connecting');
    time += 2;
    assert.deepEqual([(await read()).status, (await read()).error], ['disconnected', { code: 'expired' }]);
    await server.expireAttempts();
    assert.deepEqual([(await read()).status, (await read()).error], ['disconnected', { code: 'expired' }]);
    assert.deepEqual(await server.finishConnect(new URL(`https://x.example/?code=c&state=${state}`)), { result: 'failed' });
  });

  it('that waits for the user to confirm runs out with it, and what was granted is revoked once', async () => {
    for (const look of ['sweep', 'confirm'] as const) {
      let time = Date.now();
      const { server, state, read } = await begin(() => new Date(time));
      revoked.length = 0;
      time += 9 * 60_000;
      const parked = await server.parkConnect(new URL(`https://x.example/?code=granted&state=${state}`));
      assert.ok(parked.result === 'parked');
      await server.expireAttempts();
      assert.deepEqual([(await read()).status, revoked], ['connecting', []]);
      time += 60_000;
      if (look === 'sweep') await server.expireAttempts();
      assert.deepEqual(await server.confirmConnect(parked.key, 'connect'), { result: 'failed' });
      await server.expireAttempts();
      assert.deepEqual(revoked, ['granted']);
      assert.deepEqual([(await read()).status, (await read()).error], ['disconnected', { code: 'expired' }]);
    }
  });

  it('says what the other service answered', async () => {
    const { server, state, read } = await begin(() => new Date());
    assert.deepEqual(await server.finishConnect(new URL(`https://x.example/?error=access_denied&state=${state}`)), { result: 'denied' });
    assert.deepEqual((await read()).error, { code: 'access_denied' });
  });
});
