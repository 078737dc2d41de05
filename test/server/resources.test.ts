import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { contract } from '../../src/client/contract/index.ts';
import type { Capabilities } from '../../src/client/contract/capabilities.ts';
import type { Device } from '../../src/client/contract/devices.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { problem, serve } from './helpers.ts';

interface Notifications { missedCalls: { email: string; enabled: boolean; byNumber: Record<string, boolean> } }

describe('every sample user', () => {
  it('gets answers that keep the contract', async (t) => {
    const server = await serve(t);
    const { items } = await (await fetch(`${server.url}/demo/users`)).json() as { items: { id: string }[] };
    assert.deepEqual(items.map(({ id }) => id), ['zoe', 'omar', 'ada']);
    for (const { id: user } of items) {
      const { features } = (await server.read<Capabilities>('/v1/me/capabilities', user)).body;
      for (const resource of Object.values(contract)) {
        const endpoint = 'get' in resource ? resource.get : 'list' in resource ? resource.list : undefined;
        if (!endpoint?.response || endpoint.path.endsWith('/batch')) continue;
        const response = await server.call(endpoint.path, { user });
        const body: unknown = await response.json();
        const feature = 'feature' in resource && typeof resource.feature === 'string' ? resource.feature : undefined;
        if (feature !== undefined && (features[feature]?.access ?? 'none') === 'none') assert.equal(response.status, 403, `${user} ${endpoint.path}`);
        else assert.equal(z.safeParse(endpoint.response, body).error, undefined, `${user} ${endpoint.path}`);
      }
    }
  });
});

describe('missed calls', () => {
  const path = '/v1/me/notification-preferences';

  it('one number is one key of a patch; the others stay', async (t) => {
    const server = await serve(t);
    const patched = await (await server.patch(path, { missedCalls: { byNumber: { 'num-support': false } } })).json() as Notifications;
    assert.deepEqual(patched.missedCalls, {
      email: 'zoe.quinn@example.com', enabled: true, byNumber: { 'num-direct': true, 'num-support': false, 'num-mobile': false },
    });
  });

  it('a number that is not assigned is refused by its pointer', async (t) => {
    const server = await serve(t);
    for (const id of ['num-omar', 'constructor']) {
      const { errors } = await problem(await server.patch(path, { missedCalls: { byNumber: { [id]: true } } }), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: `/missedCalls/byNumber/${id}`, code: 'unknownReference' }]);
    }
  });

  it('on needs at least one number', async (t) => {
    const server = await serve(t);
    const none = { byNumber: { 'num-direct': false, 'num-support': false, 'num-mobile': false } };
    const { errors } = await problem(await server.patch(path, { missedCalls: none }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/missedCalls/byNumber', code: 'required' }]);
    assert.equal((await server.patch(path, { missedCalls: { ...none, enabled: false } })).status, 200);
    const ada = await server.call(path, { method: 'PATCH', user: 'ada', body: { missedCalls: { enabled: true } }, headers: { 'If-Match': (await server.read(path, 'ada')).etag } });
    await problem(ada, 422, 'validation.failed');
  });

  it('off keeps the choice of numbers', async (t) => {
    const server = await serve(t);
    const { body: before } = await server.read<Notifications>(path);
    await server.patch(path, { missedCalls: { enabled: false } });
    const { body: after } = await server.read<Notifications>(path);
    assert.deepEqual(after.missedCalls, { ...before.missedCalls, enabled: false });
  });

  it('the address is the profile\'s and cannot be written here', async (t) => {
    const server = await serve(t);
    const { errors } = await problem(await server.patch(path, { missedCalls: { email: 'me@example.com' } }), 422, 'validation.failed');
    assert.equal(errors?.[0]?.pointer, '/missedCalls/email');
  });

  it('browser notices are a setting of their own', async (t) => {
    const server = await serve(t);
    const answer = await (await server.patch(path, { browser: { showContent: true } })).json() as { browser: Record<string, boolean> };
    assert.deepEqual(answer.browser, { incomingCalls: true, messages: true, voicemail: true, sound: true, showContent: true, missedCalls: true });
  });

  it('are of missed calls only where the phone system tells of them', async (t) => {
    const server = await serve(t);
    const { errors } = await problem(await server.patch(path, { browser: { missedCalls: false } }, 'ada'), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/browser/missedCalls', code: 'notAllowed' }]);
    assert.equal((await server.patch(path, { browser: { missedCalls: false } })).status, 200);
    const locked = await problem(await server.patch(path, { browser: { sound: false } }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(locked.reason, { code: 'adminLocked', lockedBy: 'account' });
  });

  it('follow the numbers: a new one is on, a lost one is dropped, with none chosen the switch goes off and stays off', async () => {
    const server = createMemoryServer();
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const missed = async () => ((await (await server.fetch(path, { headers })).json()) as Notifications).missedCalls;
    const number = { id: 'num-new', number: '+33123456789', display: '+33 1 23 45 67 89', kind: 'direct', primary: false, features: [], status: 'active', country: 'FR' };
    await server.patchAs('admin', 'zoe', 'numbers/num-new', number);
    assert.deepEqual((await missed()).byNumber, { 'num-direct': true, 'num-support': true, 'num-mobile': false, 'num-new': true });
    for (const id of ['num-direct', 'num-support', 'num-new']) await server.patchAs('admin', 'zoe', `numbers/${id}`, null);
    assert.deepEqual(await missed(), { email: 'zoe.quinn@example.com', enabled: false, byNumber: { 'num-mobile': false } });
    await server.patchAs('admin', 'zoe', 'numbers/num-new', number);
    assert.deepEqual(await missed(), { email: 'zoe.quinn@example.com', enabled: false, byNumber: { 'num-mobile': false, 'num-new': true } });
  });
});

describe('a device', () => {
  const remove = async (server: Awaited<ReturnType<typeof serve>>, id: string, query = '', user?: string) => {
    const { etag } = await server.read(`/v1/me/devices/${id}`, user);
    return server.call(`/v1/me/devices/${id}${query}`, { method: 'DELETE', headers: { 'If-Match': etag }, ...(user && { user }) });
  };

  it('is removed once, and is gone then', async (t) => {
    const server = await serve(t);
    const { etag } = await server.read('/v1/me/devices/dev-pixel');
    await problem(await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE' }), 428, 'precondition.required');
    await problem(await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE', headers: { 'If-Match': '"stale"' } }), 412, 'precondition.failed');
    const gone = await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE', headers: { 'If-Match': etag } });
    assert.equal(gone.status, 204);
    assert.equal(await gone.text(), '');
    await problem(await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE', headers: { 'If-Match': etag } }), 404, 'notFound');
    const { body } = await server.read<{ items: Device[] }>('/v1/me/devices');
    assert.deepEqual(body.items.map(({ id }) => id), ['dev-chrome', 'dev-yealink', 'dev-ata']);
  });

  it('in use needs confirmCurrent=true', async (t) => {
    const server = await serve(t);
    await problem(await remove(server, 'dev-chrome'), 409, 'device.isCurrent');
    await problem(await remove(server, 'dev-chrome', '?confirmCurrent=yes'), 422, 'validation.failed');
    assert.equal((await remove(server, 'dev-chrome', '?confirmCurrent=true')).status, 204);
  });

  it('that only the administrator removes is 403 with the reason', async (t) => {
    const server = await serve(t);
    const { reason } = await problem(await remove(server, 'dev-yealink'), 403, 'device.notRemovable');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
    const omar = await problem(await remove(server, 'dev-poly', '', 'omar'), 403, 'capability.none');
    assert.deepEqual(omar.reason, { code: 'insufficientPermissions' });
  });

  it('can be renamed, and nothing else', async (t) => {
    const server = await serve(t);
    const renamed = await server.patch('/v1/me/devices/dev-pixel', { name: ' My phone ' });
    assert.equal(((await renamed.json()) as Device).name, 'My phone');
    const { errors } = await problem(await server.patch('/v1/me/devices/dev-pixel', { status: 'online', owner: 'x' }), 422, 'validation.failed');
    assert.deepEqual(errors?.map(({ pointer, code }) => [pointer, code]), [['/status', 'readOnly'], ['/owner', 'unknownMember']]);
  });
});

describe('do not disturb by calendar', () => {
  const path = '/v1/me/auto-dnd';

  it('begins with the defaults of the contract', async (t) => {
    const { body } = await (await serve(t)).read(path);
    assert.deepEqual(body, {
      enabled: false, integrationId: null, calendarIds: ['primary'], includeTentative: false, includeUnanswered: false, includeAllDay: false,
      includeOutOfOffice: true, includeFocusTime: true, requireOtherAttendees: false, minDurationMinutes: 0, leadMinutes: 0, trailMinutes: 0,
      mergeGapMinutes: 1, workingHoursOnly: false, scheduleId: null, granularity: 'events',
    });
  });

  it('cannot be on without a connected calendar', async (t) => {
    const server = await serve(t);
    await problem(await server.patch(path, { enabled: true }), 409, 'autoDnd.calendarNotConnected');
    assert.equal((await server.patch(path, { leadMinutes: 5 })).status, 200);
  });

  it('has limits for its minutes and knows its references', async (t) => {
    const server = await serve(t);
    const { errors } = await problem(await server.patch(path, { leadMinutes: 16, minDurationMinutes: -1, mergeGapMinutes: 1.5, calendarIds: [] }), 422, 'validation.failed');
    assert.deepEqual(errors?.map(({ pointer }) => pointer).toSorted(), ['/calendarIds', '/leadMinutes', '/mergeGapMinutes', '/minDurationMinutes']);
    const { errors: unknown } = await problem(await server.patch(path, { integrationId: 'outlook' }), 422, 'validation.failed');
    assert.deepEqual(unknown, [{ pointer: '/integrationId', code: 'unknownReference' }]);
  });
});

describe('what an administrator assigns', () => {
  interface Items { items: { name: string }[] }

  it('groups and licences are there to be read, each user\'s own', async (t) => {
    const server = await serve(t);
    const names = async (path: string, user: string) => (await server.read<Items>(path, user)).body.items.map(({ name }) => name);
    assert.deepEqual(await names('/v1/me/groups', 'zoe'), ['Support', 'Sales']);
    assert.deepEqual(await names('/v1/me/groups', 'omar'), ['Field service']);
    assert.deepEqual(await names('/v1/me/groups', 'ada'), []);
    assert.deepEqual(await names('/v1/me/licenses', 'omar'), ['Basic Calling']);
    assert.deepEqual(await names('/v1/me/licenses', 'ada'), []);
    assert.equal((await server.read<{ name: string }>('/v1/me/licenses/lic-fax')).body.name, 'Virtual Fax');
    await problem(await server.call('/v1/me/licenses/lic-fax', { user: 'omar' }), 404, 'notFound');
  });

  it('nobody writes them here, and who may not see them does not', async (t) => {
    const server = await serve(t);
    for (const path of ['/v1/me/groups/grp-sales', '/v1/me/licenses/lic-fax']) {
      assert.equal((await server.call(path, { method: 'DELETE' })).status, 405);
      assert.equal((await server.call(path, { method: 'PATCH', body: { name: 'Mine' } })).status, 405);
    }
    const closed = createMemoryServer();
    await closed.lock('zoe', 'licenses', { code: 'notConfigured' }, 'none');
    const headers = { Authorization: `Bearer ${await closed.token()}` };
    await problem(await closed.fetch('/v1/me/licenses', { headers }), 403, 'capability.none');
    await closed.patchAs('admin', 'zoe', 'groups/grp-sales', null);
    const { items } = await (await closed.fetch('/v1/me/groups', { headers })).json() as Items;
    assert.deepEqual(items.map(({ name }) => name), ['Support']);
    await closed.close();
  });
});
