import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Integration } from '../../src/client/contract/integrations.ts';
import { ConnectFailure, type Connector } from '../../server/src/domain/connector.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { eventsOf, problem } from './helpers.ts';

const account = 'zoe.quinn@gmail.example';

/** A server with another service behind every integration, which says what it is told to. */
function serve() {
  const told = { services: [] as readonly string[], state: '', revoked: [] as string[], checks: 0, grants: 0 };
  const says: { check: () => Promise<void> } = { check: async () => undefined };
  const connector: Connector = {
    name: 'other',
    async start(state, services) {
      Object.assign(told, { state, services });
      return { authorizationUrl: 'https://other.example/consent', memory: '' };
    },
    async finish() { return { accountLabel: account, scopes: [], grant: `grant-${++told.grants}` }; },
    async revoke(grant) { told.revoked.push(grant); },
    async check() {
      told.checks++;
      await says.check();
    },
  };
  const server = createMemoryServer({ connector, origins: ['https://portal.example'] });
  const call = async (path: string, { method = 'GET', body, user = 'zoe', key = crypto.randomUUID() as string | null }: { method?: string; body?: object; user?: string; key?: string | null } = {}) =>
    server.fetch(`/v1/me/integrations${path}`, {
      method, ...(body && { body: JSON.stringify(body) }),
      headers: { Authorization: `Bearer ${await server.token(user)}`, ...(body && { 'Content-Type': 'application/json' }), ...(method === 'POST' && key !== null && { 'Idempotency-Key': key }) },
    });
  const connect = (id: string, body: object = {}, user?: string) => call(`/${id}/connect`, { method: 'POST', body: { returnUrl: 'https://portal.example/', mode: 'popup', ...body }, ...(user && { user }) });
  const back = () => server.finishConnect(new URL(`https://server.example/oauth/other/callback?state=${told.state}&code=1`));
  const read = async (id: string, user?: string) => (await call(`/${id}`, user ? { user } : {})).json() as Promise<Integration>;
  const sync = (id: string, options: Parameters<typeof call>[1] = {}) => call(`/${id}/sync`, { method: 'POST', ...options });
  const connected = async (id: string, body?: object) => {
    assert.equal((await connect(id, body)).status, 201);
    assert.equal((await back()).result, 'connected');
  };
  return { server, told, says, call, connect, back, read, sync, connected };
}
const granted = ({ services = [] }: Integration): string[] => services.filter((each) => each.granted).map(({ id }) => id);

describe('the services of an account', () => {
  it('are those that the user agreed to, and the other service is asked for no more', async () => {
    const { told, connected, read } = serve();
    await connected('microsoft-365', { services: ['contacts', 'presence'] });
    assert.deepEqual(told.services, ['contacts', 'presence']);
    const after = await read('microsoft-365');
    assert.deepEqual([after.status, granted(after)], ['connected', ['contacts', 'presence']]);
  });

  it('are all of them unless somebody chose, and none once it is disconnected', async () => {
    const { told, call, connected, read } = serve();
    await connected('slack');
    assert.deepEqual(told.services, ['messages', 'presence']);
    assert.deepEqual(granted(await read('slack')), ['messages', 'presence']);
    assert.equal((await call('/slack/connection', { method: 'DELETE' })).status, 204);
    const after = await read('slack');
    assert.deepEqual([after.status, granted(after), after.accountLabel, after.lastSyncedAt], ['disconnected', [], undefined, undefined]);
    assert.deepEqual(told.revoked, ['grant-1']);
  });

  it('may not be unknown, and not leave out what is required', async () => {
    const { connect } = serve();
    const wrong = async (services: unknown) => (await problem(await connect('microsoft-365', { services }), 422, 'validation.failed')).errors?.map(({ pointer, code }) => [pointer, code]);
    assert.deepEqual(await wrong(['contacts', 'calls', 'constructor']), [['/services/1', 'unknownReference'], ['/services/2', 'unknownReference']]);
    assert.deepEqual(await wrong(['presence']), [['/services', 'required']]);
    assert.deepEqual(await wrong([]), [['/services', 'outOfRange']]);
    assert.deepEqual(await wrong('contacts'), [['/services', 'invalid']]);
  });
});

describe('an account that the organisation connected', () => {
  it('is shown, and neither connected nor disconnected by the user', async () => {
    const { call, connect, read, sync } = serve();
    const { status, accountLabel, canConnect, canDisconnect, canSync } = await read('salesforce');
    assert.deepEqual([status, accountLabel, canConnect, canDisconnect, canSync], ['managedByAdmin', 'Example Ltd', false, false, undefined]);
    for (const response of [await connect('salesforce'), await call('/salesforce/connection', { method: 'DELETE' })]) {
      assert.deepEqual((await problem(response, 403, 'integration.managedByAdmin')).reason, { code: 'adminLocked', lockedBy: 'account' });
    }
    await problem(await sync('salesforce'), 409, 'integration.notConnected');
  });
});

describe('looking at the other service now', () => {
  it('says when that was, and tells open pages', async () => {
    const { server, connected, read, sync } = serve();
    await connected('slack');
    assert.equal((await read('slack')).canSync, true);
    const events = eventsOf(await server.fetch('/v1/me/events', { headers: { Authorization: `Bearer ${await server.token()}` } }));
    const answer = await sync('slack');
    assert.equal(answer.status, 200);
    const found = await answer.json() as Integration;
    assert.ok(found.lastSyncedAt);
    assert.deepEqual(await read('slack'), found);
    const event = await events.next();
    assert.deepEqual([event?.event, event?.data.id], ['integration.changed', 'slack']);
    await events.cancel();
  });

  it('finds that access ended, or that nobody knows; and that it is well again', async () => {
    const { says, connected, read, sync } = serve();
    await connected('slack');
    says.check = async () => { throw new TypeError('fetch failed'); };
    const unreachable = await (await sync('slack')).json() as Integration;
    assert.deepEqual([unreachable.status, unreachable.error, unreachable.accountLabel], ['error', { code: 'provider.unavailable' }, account]);
    says.check = async () => undefined;
    const well = await (await sync('slack')).json() as Integration;
    assert.deepEqual([well.status, well.error], ['connected', undefined]);
    says.check = async () => { throw new ConnectFailure('invalid_grant'); };
    const ended = await (await sync('slack')).json() as Integration;
    assert.deepEqual([ended.status, ended.canConnect, ended.canSync], ['reauthRequired', true, undefined]);
    await problem(await sync('slack'), 409, 'integration.notConnected');
    assert.equal((await read('slack')).status, 'reauthRequired');
  });

  it('says nothing of an account that was connected anew, or is gone, by the time of the answer', async () => {
    const { says, call, connect, connected, back, read, sync } = serve();
    await connected('slack');
    says.check = async () => {
      await call('/slack/connection', { method: 'DELETE' });
      await connect('slack');
      await back();
      throw new ConnectFailure('invalid_grant');
    };
    assert.equal((await sync('slack')).status, 200);
    assert.equal((await read('slack')).status, 'connected');
    says.check = async () => void await call('/slack/connection', { method: 'DELETE' });
    await problem(await sync('slack'), 409, 'integration.notConnected');
  });

  it('happens once for one key, and needs one', async () => {
    const { told, connected, sync } = serve();
    await connected('slack');
    await problem(await sync('slack', { key: null }), 400, 'request.malformed');
    const first = await (await sync('slack', { key: 'k' })).json() as Integration;
    const again = await sync('slack', { key: 'k' });
    assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
    assert.deepEqual(await again.json(), first);
    assert.equal(told.checks, 1);
  });

  it('is for the user’s own accounts, and for whom it is allowed', async () => {
    const { server, connected, sync } = serve();
    await connected('slack');
    await problem(await sync('slack', { user: 'ada' }), 404, 'notFound');
    await problem(await sync('parrot'), 404, 'notFound');
    await problem(await sync('microsoft-365'), 409, 'integration.notConnected');
    await server.lock('zoe', 'integrations');
    await problem(await sync('slack'), 403, 'capability.readOnly');
  });
});

describe('several services', () => {
  it('each have their own callback: no answer of one counts for another', async () => {
    const { server, told, connect, read } = serve();
    await connect('hubspot');
    const callback = new URL(`https://server.example/oauth/google/callback?state=${told.state}&code=1`);
    assert.equal((await server.parkConnect(callback, 'google')).result, 'failed');
    const { status, error } = await read('hubspot');
    assert.deepEqual([status, error], ['reauthRequired', { code: 'state_mismatch' }]);
    assert.equal(told.grants, 0);
  });

  it('without a connector cannot be connected', async () => {
    const server = createMemoryServer();
    const { items } = await (await server.fetch('/v1/me/integrations', { headers: { Authorization: `Bearer ${await server.token()}` } })).json() as { items: Integration[] };
    assert.deepEqual(items.map(({ id, canConnect }) => [id, canConnect]), [
      ['google-calendar', false], ['microsoft-365', false], ['hubspot', false], ['slack', false], ['salesforce', false], ['zoho', false],
    ]);
  });
});
