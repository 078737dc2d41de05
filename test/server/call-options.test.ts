import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Group } from '../../src/client/contract/groups.ts';
import type { GroupsStatus } from '../../src/client/contract/groups-status.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { problem, serve, type Server } from './helpers.ts';

const status = '/v1/me/groups-status';
const membership = (id: string): string => `/v1/me/groups/${id}/membership`;
const recording = '/v1/me/call-recording';
const locked = { code: 'adminLocked', lockedBy: 'account' };

const receiving = async (server: Server): Promise<unknown[]> =>
  (await server.read<{ items: Group[] }>('/v1/me/groups')).body.items.map((group) => group.membership?.receiving);

describe('the calls of groups', () => {
  it('are taken or left for each group, and all groups show it', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await server.read<GroupsStatus>(status)).body, { acceptGroupCalls: true, byGroup: { 'grp-support': true, 'grp-sales': true } });
    assert.equal((await server.patch(status, { byGroup: { 'grp-support': false } })).status, 200);
    assert.deepEqual(await receiving(server), [false, true]);
    assert.deepEqual((await server.read(membership('grp-support'))).body, { receiving: false, canChange: true });
    assert.equal((await server.patch(membership('grp-support'), { receiving: true })).status, 200);
    assert.deepEqual((await server.read<GroupsStatus>(status)).body.byGroup, { 'grp-support': true, 'grp-sales': true });
  });

  it('are all left by one switch, which forgets no choice', async (t) => {
    const server = await serve(t);
    await server.patch(status, { byGroup: { 'grp-sales': false } });
    await server.patch(status, { acceptGroupCalls: false });
    assert.deepEqual(await receiving(server), [false, false]);
    await server.patch(status, { acceptGroupCalls: true });
    assert.deepEqual(await receiving(server), [true, false]);
  });

  it('of a group that is not there are refused by its pointer', async (t) => {
    const server = await serve(t);
    for (const id of ['grp-field', 'constructor']) {
      const { errors } = await problem(await server.patch(status, { byGroup: { [id]: false } }), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: `/byGroup/${id}`, code: 'unknownReference' }]);
    }
    await problem(await server.call(membership('grp-field')), 404, 'notFound');
    const { errors } = await problem(await server.patch(status, { acceptGroupCalls: 'no', byGroup: 1 }), 422, 'validation.failed');
    assert.deepEqual(errors?.map(({ pointer, code }) => [pointer, code]), [['/acceptGroupCalls', 'invalid'], ['/byGroup', 'invalid']]);
  });

  it('need the tag that was read', async (t) => {
    const server = await serve(t);
    for (const path of [status, membership('grp-sales')]) {
      await problem(await server.call(path, { method: 'PATCH', body: {} }), 428, 'precondition.required');
      await problem(await server.call(path, { method: 'PATCH', body: {}, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
    }
  });

  it('are the administrator\'s matter for Omar', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await problem(await server.patch(status, { acceptGroupCalls: false }, 'omar'), 403, 'capability.readOnly')).reason, locked);
    assert.deepEqual((await problem(await server.patch(membership('grp-field'), { receiving: false }, 'omar'), 403, 'capability.readOnly')).reason, locked);
  });

  it('cannot be left where the group says so, nor by the last in a queue', async () => {
    const server = createMemoryServer();
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const leave = async (id: string): Promise<Response> => {
      const etag = (await server.fetch(membership(id), { headers })).headers.get('ETag') ?? '';
      return server.fetch(membership(id), { method: 'PATCH', headers: { ...headers, 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' }, body: '{"receiving":false}' });
    };
    await server.patchAs('admin', 'zoe', 'groups/grp-sales', { membership: { canChange: false, reason: { code: 'adminLocked' } } });
    assert.deepEqual((await problem(await leave('grp-sales'), 403, 'group.logoffNotAllowed')).reason, { code: 'adminLocked' });
    await server.patchAs('system', 'zoe', 'groups/grp-support', { membership: { lastActive: true } });
    assert.deepEqual((await problem(await leave('grp-support'), 409, 'group.lastAgent')).params, { id: 'grp-support', name: 'Support' });
    await server.patchAs('system', 'zoe', 'groups/grp-support', { membership: { lastActive: false } });
    assert.equal((await leave('grp-support')).status, 200);
    await server.close();
  });
});

describe('the recording of calls', () => {
  it('is chosen, of the modes there are and at least one direction', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await server.read(recording)).body, { mode: 'off', directions: { inbound: true, outbound: true }, announcement: true });
    assert.equal((await server.patch(recording, { mode: 'automatic', directions: { outbound: false } })).status, 200);
    assert.deepEqual((await server.read(recording)).body, { mode: 'automatic', directions: { inbound: true, outbound: false }, announcement: true });
    for (const [body, pointer, code] of [
      [{ directions: { inbound: false } }, '/directions/inbound', 'required'], [{ mode: 'onDemandUserStart' }, '/mode', 'notAllowed'],
      [{ mode: 'always' }, '/mode', 'notAllowed'], [{ announcement: false }, '/announcement', 'readOnly'],
    ] as const) {
      const { errors } = await problem(await server.patch(recording, body), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer, code }]);
    }
  });

  it('is looked at by Omar, and not in Ada\'s plan', async (t) => {
    const server = await serve(t);
    assert.equal((await server.read<{ mode: string }>(recording, 'omar')).body.mode, 'automatic');
    assert.deepEqual((await problem(await server.patch(recording, { mode: 'off' }, 'omar'), 403, 'capability.readOnly')).reason, locked);
    assert.deepEqual((await problem(await server.call(recording, { user: 'ada' }), 403, 'capability.none')).reason, { code: 'planLimitation' });
  });

  it('travels in a batch', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<{ items: Record<string, { status: number }> }>('/v1/me/batch?resource=call-recording&resource=groups-status&resource=groups');
    assert.deepEqual(Object.values(body.items).map((item) => item.status), [200, 200, 200]);
  });
});
