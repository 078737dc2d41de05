import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Integration } from '../../src/client/contract/integrations.ts';
import { portal, problem, serve, type Server, temporaryFolder } from './helpers.ts';

const begin = async (server: Server, id: string, services?: string[]): Promise<string> => {
  const response = await server.call(`/v1/me/integrations/${id}/connect`, {
    method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() }, body: { returnUrl: `${portal}/`, mode: 'popup', ...(services && { services }) },
  });
  assert.equal(response.status, 201);
  return ((await response.json()) as { authorizationUrl: string }).authorizationUrl;
};
/** What a user does on the service's page; answers with where it sends the browser. */
const answer = async (authorizationUrl: string, choice: 'allow' | 'deny'): Promise<string> => {
  const html = await (await fetch(authorizationUrl)).text();
  const [, action = ''] = /<form method="post" action="([^"]*)">/.exec(html) ?? [];
  const response = await fetch(new URL(action.replaceAll('&amp;', '&'), authorizationUrl), { method: 'POST', body: new URLSearchParams({ answer: choice }), redirect: 'manual' });
  assert.equal(response.status, 302);
  return response.headers.get('Location') ?? '';
};
const confirm = async (server: Server, back: string): Promise<string | null> => {
  const html = await (await fetch(back)).text();
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(html) ?? [];
  return (await fetch(`${server.url}/oauth/confirm`, { method: 'POST', body: new URLSearchParams({ key, answer: 'connect' }), redirect: 'manual' })).headers.get('Location');
};
const read = async (server: Server, id: string) => (await server.read<Integration>(`/v1/me/integrations/${id}`)).body;
const sync = async (server: Server, id: string) =>
  await (await server.call(`/v1/me/integrations/${id}/sync`, { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } })).json() as Integration;

describe('the demo’s other services', () => {
  it('are connected as Google is: agreed there, confirmed here, with what the user chose', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    const authorizationUrl = await begin(server, 'microsoft-365', ['contacts', 'presence']);
    const page = await fetch(authorizationUrl);
    const html = await page.text();
    assert.match(html, /Let Faceplate use your Microsoft 365 account\?/);
    assert.match(html, /asks for: contacts, presence\./);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.doesNotMatch(html, /<script|<style| on\w+=/);
    assert.equal(await confirm(server, await answer(authorizationUrl, 'allow')), '/oauth/done/connected');
    const { status, accountLabel, scopes, services = [] } = await read(server, 'microsoft-365');
    assert.deepEqual([status, accountLabel, scopes], ['connected', 'zoe.quinn@example.com', ['contacts', 'presence']]);
    assert.deepEqual(services.filter((each) => each.granted).map(({ id }) => id), ['contacts', 'presence']);
    assert.equal((await sync(server, 'microsoft-365')).status, 'connected');
    // It holds when the demo is started again.
    await server.close();
    const again = await serve(t, { dataDir });
    assert.equal((await sync(again, 'microsoft-365')).status, 'connected');
    assert.equal((await again.call('/v1/me/integrations/microsoft-365/connection', { method: 'DELETE' })).status, 204);
  });

  it('say when the user does not want to, and take no answer of another service', async (t) => {
    const server = await serve(t);
    await fetch(await answer(await begin(server, 'hubspot'), 'deny'), { redirect: 'manual' });
    assert.deepEqual((await read(server, 'hubspot')).error, { code: 'access_denied' });
    const back = new URL(await answer(await begin(server, 'hubspot'), 'allow'));
    assert.equal(back.pathname, '/oauth/hubspot/callback');
    back.pathname = '/oauth/slack/callback';
    assert.equal((await fetch(back, { redirect: 'manual' })).headers.get('Location'), '/oauth/done/failed');
    assert.deepEqual((await read(server, 'hubspot')).error, { code: 'state_mismatch' });
    assert.equal(await confirm(server, await answer(await begin(server, 'hubspot'), 'allow')), '/oauth/done/connected');
  });

  it('send nobody to an address that is not ours, and exchange a code once, for who began', async (t) => {
    const server = await serve(t);
    const evil = new URL(await begin(server, 'slack'));
    const root = evil.origin;
    evil.searchParams.set('redirect_uri', 'https://evil.example/');
    assert.equal((await fetch(evil)).status, 400);
    const code = new URL(await answer(await begin(server, 'slack'), 'allow')).searchParams.get('code') ?? '';
    const exchange = (verifier: string) => fetch(`${root}/slack/token`, { method: 'POST', body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: 'faceplate-demo', client_secret: 'faceplate-demo-secret', code, code_verifier: verifier, redirect_uri: `${server.url}/oauth/slack/callback`,
    }) });
    assert.deepEqual(await (await exchange('guessed')).json(), { error: 'invalid_grant' });
    assert.equal((await fetch(`${root}/slack/token`, { method: 'POST', body: new URLSearchParams({ client_id: 'x' }) })).status, 401);
    assert.equal((await fetch(`${root}/parrot/authorize`)).status, 404);
  });

  it('that the organisation keeps cannot be connected', async (t) => {
    const server = await serve(t);
    for (const [id, code] of [['zoho', 'integration.disabledByAdmin'], ['salesforce', 'integration.managedByAdmin']] as const) {
      await problem(await server.call(`/v1/me/integrations/${id}/connect`, {
        method: 'POST', headers: { 'Idempotency-Key': 'k' }, body: { returnUrl: `${portal}/`, mode: 'popup' },
      }), 403, code);
    }
  });
});
