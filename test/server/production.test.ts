import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as jose from 'jose';
import { ConfigError, readConfig } from '../../server/src/node/config.ts';
import { startServer } from '../../server/src/node/serve.ts';
import { keySetTokens } from '../../server/src/node/tokens.ts';
import { type Owner, portal, problem, temporaryFolder } from './helpers.ts';

const issuer = 'https://login.example';
const audience = 'faceplate';
const base = { NODE_ENV: 'production', OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience };

async function production(t: Owner, lookUp?: jose.JWTVerifyGetKey) {
  const { publicKey, privateKey } = await jose.generateKeyPair('ES256');
  const keys = jose.createLocalJWKSet({ keys: [{ ...(await jose.exportJWK(publicKey)), alg: 'ES256', kid: 'k' }] });
  const config = readConfig({ ...base, PORT: '0', HOST: '127.0.0.1', DATA_DIR: await temporaryFolder(t), ALLOWED_ORIGINS: portal, LOG: 'off' }, []);
  const lines: string[] = [];
  const server = await startServer(config, { verify: keySetTokens(lookUp ?? keys, issuer, audience), log: (entry) => lines.push(JSON.stringify(entry)) });
  t.after(() => server.close());
  const sign = (claims: jose.JWTPayload = {}, key: jose.CryptoKey = privateKey) => new jose.SignJWT({ sub: 'auth0|123', iss: issuer, aud: audience, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' }).setIssuedAt().setExpirationTime(claims.exp ?? '5m').sign(key);
  const get = async (path: string, token: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${new URL(server.url).port}${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } });
  return { sign, get, lines };
}

describe('production', () => {
  it('refuses to start without an issuer, as a process too', () => {
    for (const missing of ['OIDC_ISSUER', 'OIDC_AUDIENCE']) assert.throws(() => readConfig({ ...base, [missing]: '' }, []), ConfigError);
    assert.throws(() => readConfig({ ...base, OIDC_ISSUER: 'http://login.example' }, []), /OIDC_ISSUER must be an https:\/\/ address/);
    const main = fileURLToPath(new URL('../../server/src/node/main.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [main], { env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0' }, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^In production OIDC_ISSUER and OIDC_AUDIENCE must be set[^\n]*\n$/);
  });

  it('refuses --reset, and half a Google', () => {
    assert.throws(() => readConfig(base, ['--reset']), /real data/);
    assert.throws(() => readConfig({ ...base, GOOGLE_CLIENT_ID: 'x' }, []), /GOOGLE_CLIENT_SECRET/);
    assert.throws(() => readConfig({ ...base, GOOGLE_CLIENT_ID: 'x', GOOGLE_CLIENT_SECRET: 'y', PUBLIC_URL: 'https://api.example' }, []), /FACEPLATE_SECRET/);
  });

  it('has none of the demo: no users, no tokens, no host pages, no Google', async (t) => {
    const { get, sign } = await production(t);
    for (const [path, method] of [['/demo/users', 'GET'], ['/demo/token', 'POST'], ['/', 'GET'], ['/plain.html', 'GET'], ['/oauth/google/callback', 'GET']] as const) {
      assert.equal((await get(path, '', { method })).status, 404, path);
    }
    const connect = await get('/v1/me/integrations/google-calendar/connect', await sign(), {
      method: 'POST', body: JSON.stringify({ returnUrl: `${portal}/`, mode: 'popup' }), headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
    });
    await problem(connect, 501, 'provider.unsupported');
  });

  it('takes tokens of its issuer for its audience, and nothing else', async (t) => {
    const { get, sign } = await production(t);
    assert.equal((await get('/v1/me/profile', await sign())).status, 200);
    const { privateKey: stranger } = await jose.generateKeyPair('ES256');
    const wrong = [await sign({ iss: 'https://other.example' }), await sign({ aud: 'other' }), await sign({}, stranger), await sign({ sub: '' }),
      await new jose.SignJWT({ sub: 'zoe', iss: 'faceplate-demo', aud: 'faceplate-demo' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('5m').sign(new Uint8Array(32))];
    for (const token of wrong) await problem(await get('/v1/me/profile', token), 401, 'auth.required');
    await problem(await get('/v1/me/profile', await sign({ exp: Math.floor(Date.now() / 1000) - 60 })), 401, 'auth.expired');
  });

  it('signs nobody out while the issuer cannot be asked for its keys', async (t) => {
    const { get, sign } = await production(t, async () => { throw new TypeError('fetch failed'); });
    const response = await get('/v1/me/profile', await sign());
    assert.equal(response.headers.get('Retry-After'), '5');
    assert.equal((await problem(response, 503, 'provider.unavailable')).retryable, true);
  });

  it('gives a user who is new empty resources that can be filled, apart from everybody else', async (t) => {
    const { get, sign } = await production(t);
    const token = await sign();
    const first = await get('/v1/me/profile', token);
    const profile = await first.json() as { id: string; firstName: string };
    assert.match(profile.id, /^sub-[\w-]+$/);
    const patch = await get('/v1/me/profile', token, {
      method: 'PATCH', body: '{"firstName":"Grace"}', headers: { 'If-Match': first.headers.get('ETag') ?? '', 'Content-Type': 'application/merge-patch+json' },
    });
    assert.equal(patch.status, 200);
    assert.deepEqual(((await (await get('/v1/me/devices', token)).json()) as { items: unknown[] }).items, []);
    const other = await (await get('/v1/me/profile', await sign({ sub: 'auth0|124' }))).json() as { firstName: string };
    assert.notEqual(other.firstName, 'Grace');
  });

  it('logs what happened, never who: no token, name, address or id', async (t) => {
    const { get, sign, lines } = await production(t);
    const token = await sign();
    await get('/v1/me/profile?email=grace@example.com', token);
    await get('/v1/me/devices/dev-of-grace', token);
    await get('/v1/me/profile', 'bad-token-of-grace');
    const log = lines.join('\n');
    assert.match(log, /"route":"\/v1\/me\/devices\/:id","status":404/);
    for (const secret of [token, 'grace', 'auth0', 'sub-']) assert.ok(!log.includes(secret), secret);
  });
});

describe('the environment', () => {
  it('says in a sentence what is wrong with it', () => {
    for (const [env, said] of [
      [{ PORT: 'x' }, /^PORT must be a port number from 0 to 65535\.$/],
      [{ PORT: '70000' }, /^PORT/],
      [{ PORT: '5', GOOGLE_PORT: '5' }, /must differ/],
      [{ PORT: '65535' }, /GOOGLE_PORT must be set/],
      [{ ALLOWED_ORIGINS: 'https://a.example/path' }, /no origin/],
      [{ ALLOWED_ORIGINS: '*' }, /no origin/],
      [{ DEMO_TOKEN_SECONDS: '0' }, /DEMO_TOKEN_SECONDS/],
      [{ CALENDAR_GRANULARITY: 'titles' }, /^CALENDAR_GRANULARITY must be "events" or "freeBusy"\.$/],
    ] as const) assert.throws(() => readConfig(env, []), (error) => error instanceof ConfigError && said.test(error.message), JSON.stringify(env));
    assert.throws(() => readConfig({}, ['--rest']), /Unknown option --rest/);
    assert.throws(() => readConfig({ GOOGLE_CLIENT_ID: 'x' }, []), /set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET/);
    assert.deepEqual((readConfig({ GOOGLE_CLIENT_ID: 'x', GOOGLE_CLIENT_SECRET: 'y' }, []) as { google?: unknown }).google, { clientId: 'x', clientSecret: 'y' });
  });

  it('is the demo on port 4300 with Google beside it unless told otherwise', () => {
    const config = readConfig({}, []);
    assert.deepEqual([config.mode, config.port, config.mode === 'demo' && config.googlePort], ['demo', 4300, 4301]);
    const moved = readConfig({ PORT: '5000', ALLOWED_ORIGINS: 'https://a.example, http://localhost:8080' }, ['--reset']);
    assert.ok(moved.mode === 'demo' && moved.googlePort === 5001 && moved.reset);
    assert.deepEqual(moved.origins, ['https://a.example', 'http://localhost:8080']);
  });
});
