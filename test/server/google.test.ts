import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { keyFile, vault } from '../../server/src/node/secret.ts';
import { account, asked, calendar, confirm, connect, connected, consent, follow, keyIn, path, started, type Integration } from './google-account.ts';
import { eventsOf, portal, problem, serve, type Server, temporaryFolder, until } from './helpers.ts';

/** What the calendar watcher will do with the stored grant, or the parked one: ask Google for an access token. Answers with Google's status. */
async function refreshAtGoogle(server: Server, dataDir: string, path = 'grants/%', grantIn = '$'): Promise<() => Promise<number>> {
  const database = new DatabaseSync(join(dataDir, 'faceplate.sqlite'), { readOnly: true });
  const { grant } = database.prepare('SELECT json_extract(json, ?) AS "grant" FROM documents WHERE path LIKE ?').get(grantIn, path) as { grant: string };
  database.close();
  const body = new URLSearchParams({
    grant_type: 'refresh_token', client_id: 'faceplate-demo.apps.google.example', client_secret: 'faceplate-demo',
    refresh_token: vault(keyFile(join(dataDir, 'grants.key'))).open(grant),
  });
  return async () => (await fetch(`${server.googleUrl}/oauth2/token`, { method: 'POST', body })).status;
}

describe('connecting the Google calendar', () => {
  it('goes from the consent page to connected, with the account shown and every open page told', async (t) => {
    const server = await serve(t);
    const events = eventsOf(await server.call('/v1/me/events'));
    assert.deepEqual(await calendar(server), {
      id: 'google-calendar', category: 'calendar', name: 'Google Calendar', status: 'disconnected', canConnect: true, canDisconnect: false,
    });
    const { authorizationUrl, state, expiresAt } = await started(server);
    const url = new URL(authorizationUrl);
    assert.equal(url.origin, server.googleUrl);
    assert.equal(url.searchParams.get('state'), state);
    assert.equal(url.searchParams.get('code_challenge_method'), 'S256');
    assert.equal(url.searchParams.get('scope'), 'openid email https://www.googleapis.com/auth/calendar.events.readonly');
    assert.ok(Date.parse(expiresAt) > Date.now());
    assert.deepEqual((await events.next())?.event, 'integration.changed');
    assert.equal((await calendar(server)).status, 'connecting');

    const back = await consent(authorizationUrl, account);
    assert.ok(back.startsWith(`${server.url}/oauth/google/callback?`));
    const key = await asked(back);
    assert.equal((await calendar(server)).status, 'connecting');
    const response = await confirm(server, key);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('Location'), '/oauth/done/connected');

    const { connectedAt, scopes, ...rest } = await calendar(server);
    assert.deepEqual(rest, {
      id: 'google-calendar', category: 'calendar', name: 'Google Calendar', status: 'connected', accountLabel: account, canConnect: false, canDisconnect: true, canSync: true,
    });
    assert.ok(scopes?.includes('https://www.googleapis.com/auth/calendar.events.readonly'));
    assert.ok(connectedAt);
    const told = [await events.next(), await events.next()].map((event) => [event?.event, event?.data.resource, event?.data.actor]);
    assert.deepEqual(told, [['integration.changed', 'integrations', 'provider'], ['resource.changed', 'auto-dnd', 'provider']]);
    assert.equal((await server.patch('/v1/me/auto-dnd', { enabled: true })).status, 200);
    await problem(await connect(server), 409, 'integration.alreadyConnected');
    await events.cancel();
  });

  it('ends on a page that closes itself, with no code in its address and no inline script', async (t) => {
    const server = await serve(t);
    for (const result of ['connected', 'denied', 'failed']) {
      const response = await follow(`${server.url}/oauth/done/${result}`);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /default-src 'none'; script-src 'self'/);
      assert.doesNotMatch(policy, /unsafe/);
      const html = await response.text();
      assert.match(html, /<script src="\/oauth\/done\.js" defer><\/script>/);
      assert.doesNotMatch(html, /<script(?! src)|<style| on\w+=/);
    }
    assert.match(await (await fetch(`${server.url}/oauth/done.js`)).text(), /window\.close\(\)/);
    assert.equal((await follow(`${server.url}/oauth/done/constructor`)).status, 404);
  });

  it('sends the user back in redirect mode, also when denied', async (t) => {
    const server = await serve(t);
    const returnUrl = `${portal}/settings?tab=calendar`;
    for (const choice of ['Cancel', account]) {
      const { authorizationUrl } = await started(server, { mode: 'redirect', returnUrl });
      const back = await consent(authorizationUrl, choice);
      const last = choice === 'Cancel' ? await follow(back) : await confirm(server, await asked(back));
      assert.equal(last.headers.get('Location'), returnUrl);
    }
    assert.equal((await calendar(server)).status, 'connected');
  });

  it('denied leaves it disconnected and says why, until the next attempt', async (t) => {
    const server = await serve(t);
    const { authorizationUrl } = await started(server);
    assert.equal((await follow(await consent(authorizationUrl, 'Cancel'))).headers.get('Location'), '/oauth/done/denied');
    const after = await calendar(server);
    assert.deepEqual([after.status, after.error, after.canConnect], ['disconnected', { code: 'access_denied' }, true]);
    await started(server);
    assert.equal((await calendar(server)).error, undefined);
  });

  it('an invented, a foreign or a used state connects nothing', async (t) => {
    const server = await serve(t);
    const { authorizationUrl } = await started(server);
    const back = await consent(authorizationUrl, account);
    const forged = new URL(back);
    forged.searchParams.set('state', 'invented');
    for (const url of [forged.href, `${server.url}/oauth/google/callback`]) {
      assert.equal((await follow(url)).headers.get('Location'), '/oauth/done/failed');
      assert.equal((await calendar(server)).status, 'connecting');
    }
    await confirm(server, await asked(back));
    await server.call(`${path}/connection`, { method: 'DELETE' });
    assert.equal((await follow(back)).headers.get('Location'), '/oauth/done/failed');
    assert.equal((await calendar(server)).status, 'disconnected');
  });

  it('a code that Google does not know, or that belongs to another attempt, fails', async (t) => {
    const server = await serve(t);
    const first = await started(server);
    const stolen = new URL(await consent(first.authorizationUrl, account)).searchParams.get('code') ?? '';
    for (const code of ['wrong', stolen]) {
      const { state } = await started(server);
      const back = `${server.url}/oauth/google/callback?${new URLSearchParams({ state, code })}`;
      assert.equal((await follow(back)).headers.get('Location'), '/oauth/done/failed');
      assert.deepEqual((await calendar(server)).error, { code: 'invalid_grant' });
    }
  });

  it('without the calendar scope it is not connected', async (t) => {
    const server = await serve(t);
    const { authorizationUrl } = await started(server);
    const narrowed = new URL(authorizationUrl);
    narrowed.searchParams.set('scope', 'openid email');
    await follow(await consent(narrowed.href, account));
    const after = await calendar(server);
    assert.deepEqual([after.status, after.error], ['disconnected', { code: 'scope_missing' }]);
  });

  it('cancelled while the user was at Google it stays cancelled', async (t) => {
    const server = await serve(t);
    const { authorizationUrl } = await started(server);
    const back = await consent(authorizationUrl, account);
    assert.equal((await server.call(`${path}/connection`, { method: 'DELETE' })).status, 204);
    assert.equal((await follow(back)).headers.get('Location'), '/oauth/done/failed');
    assert.equal((await calendar(server)).status, 'disconnected');
  });

  it('needs a return address on the allow-list, and a known mode', async (t) => {
    const server = await serve(t);
    for (const returnUrl of ['https://evil.example/', 'javascript:alert(1)', 'https://portal.example.evil.example/', `https://portal.example@evil.example/`]) {
      const { errors } = await problem(await connect(server, { returnUrl }), 422, 'validation.failed');
      assert.equal(errors?.[0]?.pointer, '/returnUrl');
    }
    await problem(await connect(server, { mode: 'iframe' }), 422, 'validation.failed');
    assert.equal((await connect(server, { returnUrl: `${server.url}/` })).status, 201);
  });

  it('disabled by the administrator is 403, an integration that is not there 404', async (t) => {
    const server = await serve(t);
    const { status, canConnect } = await calendar(server, 'omar');
    assert.deepEqual([status, canConnect], ['disabledByAdmin', false]);
    assert.ok((await problem(await connect(server, {}, 'omar'), 403, 'integration.disabledByAdmin')).reason);
    const missing = await server.call('/v1/me/integrations/outlook/connect', { method: 'POST', body: { returnUrl: `${portal}/`, mode: 'popup' }, headers: { 'Idempotency-Key': 'k' } });
    await problem(missing, 404, 'notFound');
  });

  it('survives a restart, and its token lies encrypted in files only their owner reads', async (t) => {
    const dataDir = await temporaryFolder(t);
    const first = await serve(t, { dataDir });
    await connected(first);
    await first.close();
    const bytes = readFileSync(join(dataDir, 'faceplate.sqlite'), 'latin1');
    assert.ok(bytes.includes('grants/google-calendar'));
    assert.doesNotMatch(bytes, /google_refresh_|google_[A-Za-z0-9_-]{20}/);
    for (const file of ['faceplate.sqlite', 'grants.key', 'tokens.key']) assert.equal(statSync(join(dataDir, file)).mode & 0o777, 0o600, file);
    const second = await serve(t, { dataDir });
    assert.equal((await calendar(second)).accountLabel, account);
  });
});

describe('the question whose calendar goes to which phone account', () => {
  const parked = async (server: Server, body?: object) => asked(await consent((await started(server, body)).authorizationUrl, account));
  const parkedAtGoogle = (server: Server, dataDir: string) => refreshAtGoogle(server, dataDir, 'attempts/%', '$.parked.grant');

  it('names both, and connects nothing to the account of whoever sent a link until its receiver agrees', async (t) => {
    const server = await serve(t);
    const { authorizationUrl, state } = await started(server);
    const response = await follow(await consent(authorizationUrl, account));
    const html = (await response.text()).replaceAll(/<\/?bdi>/g, '');
    assert.match(html, /<h1>Connect zoe\.quinn@gmail\.example to the phone account of Zoë Quinn\?<\/h1>/);
    assert.match(html, /Calls to this phone account will follow this calendar\./);
    assert.match(html, /zoe\.quinn@example\.com/);
    assert.doesNotMatch(html, /<script|<style| on\w+=/);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'/);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    // All that the sender of the link knows is the state.
    assert.equal((await confirm(server, state)).headers.get('Location'), '/oauth/done/failed');
    assert.equal((await follow(`${server.url}/oauth/google/callback?state=${state}`)).headers.get('Location'), '/oauth/done/failed');
    assert.deepEqual([(await calendar(server)).status, (await calendar(server)).accountLabel], ['connecting', undefined]);
    assert.equal((await confirm(server, keyIn(html))).headers.get('Location'), '/oauth/done/connected');
  });

  it('shows a name that is markup as text', async (t) => {
    const server = await serve(t);
    assert.equal((await server.patch('/v1/me/profile', { firstName: `<b title="x">'&amp;`, lastName: '' })).status, 200);
    const { authorizationUrl } = await started(server);
    const html = await (await follow(await consent(authorizationUrl, account))).text();
    assert.ok(html.includes('<bdi>&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;</bdi>?'), html);
  });

  it('answered with Cancel revokes at Google and says that access was refused', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    const key = await parked(server);
    const refresh = await parkedAtGoogle(server, dataDir);
    assert.equal(await refresh(), 200);
    assert.equal((await confirm(server, key, 'cancel')).headers.get('Location'), '/oauth/done/denied');
    assert.equal(await refresh(), 400);
    const { status, error } = await calendar(server);
    assert.deepEqual([status, error], ['disconnected', { code: 'access_denied' }]);
    assert.equal((await confirm(server, key)).headers.get('Location'), '/oauth/done/failed');
    assert.equal((await calendar(server)).status, 'disconnected');
  });

  it('left open while the user gives up, or begins anew, revokes at Google and connects nothing', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    for (const instead of [() => server.call(`${path}/connection`, { method: 'DELETE' }), () => started(server)]) {
      const key = await parked(server);
      const refresh = await parkedAtGoogle(server, dataDir);
      assert.equal(await refresh(), 200);
      await instead();
      await until(async () => (await refresh() === 400 ? true : undefined), 'Google forgets the grant');
      assert.equal((await confirm(server, key)).headers.get('Location'), '/oauth/done/failed');
      assert.notEqual((await calendar(server)).status, 'connected');
    }
  });

  it('takes no invented, used or unreadable key, and no other method', async (t) => {
    const server = await serve(t);
    const key = await parked(server);
    const url = `${server.url}/oauth/confirm`;
    for (const answer of [
      await confirm(server, 'invented'), await confirm(server, ''),
      await fetch(url, { method: 'POST', body: JSON.stringify({ key }), headers: { 'Content-Type': 'application/json' }, redirect: 'manual' }),
      await fetch(url, { method: 'POST', body: new URLSearchParams({ key, answer: 'connect', rest: 'x'.repeat(2000) }), redirect: 'manual' }),
      await follow(`${server.url}/oauth/google/callback?${new URLSearchParams({ state: key, code: 'x' })}`),
    ]) assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/oauth/done/failed']);
    assert.equal((await follow(`${url}?key=${key}&answer=connect`)).status, 405);
    assert.equal((await calendar(server)).status, 'connecting');
    assert.equal((await confirm(server, key)).headers.get('Location'), '/oauth/done/connected');
    assert.equal((await confirm(server, key)).headers.get('Location'), '/oauth/done/failed');
    assert.equal((await calendar(server)).status, 'connected');
  });

  it('leads back to the page in redirect mode, with either answer', async (t) => {
    const server = await serve(t);
    const returnUrl = `${portal}/settings`;
    for (const [answer, status] of [['cancel', 'disconnected'], ['connect', 'connected']] as const) {
      const { authorizationUrl } = await started(server, { mode: 'redirect', returnUrl });
      const response = await follow(await consent(authorizationUrl, account));
      assert.match(response.headers.get('Content-Security-Policy') ?? '', /form-action 'self' https:\/\/portal\.example;/);
      assert.equal((await confirm(server, keyIn(await response.text()), answer)).headers.get('Location'), returnUrl);
      assert.equal((await calendar(server)).status, status);
    }
  });
});

describe('looking at Google now', () => {
  const sync = async (server: Server) => {
    const response = await server.call(`${path}/sync`, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } });
    assert.equal(response.status, 200);
    return await response.json() as Integration & { lastSyncedAt?: string };
  };

  it('finds the grant in order', async (t) => {
    const server = await serve(t);
    await connected(server);
    const { status, lastSyncedAt } = await sync(server);
    assert.equal(status, 'connected');
    assert.ok(Date.parse(lastSyncedAt ?? '') > Date.now() - 60_000);
  });

  it('finds that the user has taken it back there', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    await connected(server);
    const database = new DatabaseSync(join(dataDir, 'faceplate.sqlite'), { readOnly: true });
    const { grant } = database.prepare(`SELECT json_extract(json, '$') AS "grant" FROM documents WHERE path LIKE 'grants/%'`).get() as { grant: string };
    database.close();
    const token = vault(keyFile(join(dataDir, 'grants.key'))).open(grant);
    assert.equal((await fetch(`${server.googleUrl}/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token }) })).status, 200);
    const { status, error, canConnect } = await sync(server);
    assert.deepEqual([status, error, canConnect], ['reauthRequired', { code: 'invalid_grant' }, true]);
  });

  it('knows nothing of it while Google is out of reach', async (t) => {
    const server = await serve(t);
    await connected(server);
    await server.stopGoogle();
    const { status, error, accountLabel } = await sync(server);
    assert.deepEqual([status, error, accountLabel], ['error', { code: 'provider.unavailable' }, account]);
  });
});

describe('disconnecting', () => {
  it('revokes at Google, forgets the account, turns do not disturb off and tells', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    await connected(server);
    const refresh = await refreshAtGoogle(server, dataDir);
    assert.equal(await refresh(), 200);
    await server.patch('/v1/me/auto-dnd', { enabled: true });
    const events = eventsOf(await server.call('/v1/me/events'));
    assert.equal((await server.call(`${path}/connection`, { method: 'DELETE' })).status, 204);
    assert.deepEqual(await calendar(server), {
      id: 'google-calendar', category: 'calendar', name: 'Google Calendar', status: 'disconnected', canConnect: true, canDisconnect: false,
    });
    const { body } = await server.read('/v1/me/auto-dnd');
    assert.deepEqual([body['enabled'], body['integrationId']], [false, null]);
    const told = [await events.next(), await events.next()].map((event) => event?.data.resource);
    assert.deepEqual(told, ['integrations', 'auto-dnd']);
    assert.equal(await refresh(), 400);
    assert.equal((await server.call(`${path}/connection`, { method: 'DELETE' })).status, 204);
    await events.cancel();
  });

  it('works without Google, and so does the refusal to connect', async (t) => {
    const warnings: string[] = [];
    const server = await serve(t, {}, { log: ({ level, event }) => void (level === 'warn' && warnings.push(event)) });
    await connected(server);
    await server.stopGoogle();
    assert.equal((await server.call(`${path}/connection`, { method: 'DELETE' })).status, 204);
    assert.deepEqual(warnings, ['afterwards.failed']);
    assert.equal((await calendar(server)).status, 'disconnected');
  });
});
