import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallerId, CallerIdOption } from '../../src/client/contract/caller-id.ts';
import type { Company } from '../../src/client/contract/company.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { problem, serve } from './helpers.ts';

const path = '/v1/me/company';
const callerId = '/v1/me/caller-id';

describe('company', () => {
  it('names number and department in full beside their ids', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<Company>(path);
    assert.deepEqual([body.outboundNumberId, body.outboundNumber?.number, body.department], ['num-direct', '+16135550100', { id: 'dep-sales', name: 'Sales' }]);
    const moved = await (await server.patch(path, { outboundNumberId: 'num-mobile', departmentId: null, extension: '2042', directoryListed: false })).json() as Company;
    assert.deepEqual(
      [moved.outboundNumber?.number, moved.department, moved.departmentId, moved.extension, moved.directoryListed], ['+48221234567', null, null, '2042', false],
    );
  });

  it('refuses an extension that is kept for emergencies, that a colleague has, or that is no extension', async (t) => {
    const server = await serve(t);
    for (const [extension, code] of [['911', 'notAllowed'], ['1077', 'duplicate'], ['7', 'pattern'], ['12345678901', 'pattern'], ['10a', 'pattern']] as const) {
      const { errors } = await problem(await server.patch(path, { extension }), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [['/extension', code]], extension);
    }
  });

  it('refuses a number or a department that the user does not have', async (t) => {
    const server = await serve(t);
    for (const [member, id] of [['outboundNumberId', 'num-omar'], ['outboundNumberId', 'num-main'], ['departmentId', 'dep-none']] as const) {
      const { errors } = await problem(await server.patch(path, { [member]: id }), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: `/${member}`, code: 'unknownReference' }]);
    }
  });

  it('lets Omar change what is not locked, and nothing else', async (t) => {
    const server = await serve(t);
    const { errors } = await problem(await server.patch(path, { extension: '1078' }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(errors, [{ pointer: '/extension', code: 'readOnly' }]);
    assert.equal((await server.patch(path, { directoryListed: false }, 'omar')).status, 200);
  });

  it('falls back to a number the user still has', async () => {
    const server = createMemoryServer({ user: 'zoe' });
    const read = async () => (await (await server.fetch(path, { headers: { Authorization: `Bearer ${await server.token()}` } })).json()) as Company;
    await server.patchAs('self', 'zoe', 'company', { outboundNumberId: 'num-mobile' });
    assert.equal((await read()).outboundNumberId, 'num-mobile');
    await server.patchAs('admin', 'zoe', 'numbers/num-mobile', null);
    assert.equal((await read()).outboundNumberId, 'num-direct');
    await server.close();
  });
});

describe('caller ID', () => {
  it('is the same as company unless chosen, and its option follows the outbound number', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await server.read<CallerId>(callerId)).body.default, { type: 'company' });
    const option = async () => (await server.read<{ items: CallerIdOption[] }>(`${callerId}/options`)).body.items[0];
    assert.deepEqual((await option())?.number, '+16135550100');
    await server.patch(path, { outboundNumberId: 'num-mobile' });
    assert.deepEqual((await option())?.number, '+48221234567');
    assert.equal((await server.read<Company>(path)).body.callerIdFollows, true);
    await server.patch(callerId, { default: { type: 'number', numberId: 'num-main' } });
    assert.equal((await server.read<Company>(path)).body.callerIdFollows, false);
  });

  it('keeps a choice whole: what belongs to another kind of choice goes', async (t) => {
    const server = await serve(t);
    const choose = async (choice: object) => ((await (await server.patch(callerId, { default: choice })).json()) as CallerId).default;
    assert.deepEqual(await choose({ type: 'number', numberId: 'num-support' }), { type: 'number', numberId: 'num-support' });
    assert.deepEqual(await choose({ type: 'blocked' }), { type: 'blocked', numberId: 'num-support' });
    assert.deepEqual(await choose({ type: 'company' }), { type: 'company' });
    assert.deepEqual(await choose({ type: 'blocked', numberId: null }), { type: 'blocked' });
  });

  it('can be a group\'s number, where that is not the user\'s own already, and hidden all the same', async () => {
    const server = createMemoryServer({ user: 'zoe' });
    const headers = async () => ({ Authorization: `Bearer ${await server.token()}` });
    const named = async () => ((await (await server.fetch(`${callerId}/options`, { headers: await headers() })).json()) as { items: CallerIdOption[] }).items.map(({ id }) => id);
    assert.deepEqual(await named(), ['company', 'num-direct', 'num-support', 'num-mobile', 'num-main']);
    await server.patchAs('admin', 'zoe', 'groups/grp-sales', { number: '+16135550120' });
    assert.deepEqual((await named()).slice(-1), ['group-grp-sales']);
    for (const type of ['group', 'blocked']) {
      const etag = (await server.fetch(callerId, { headers: await headers() })).headers.get('ETag') ?? '';
      const answer = await server.fetch(callerId, {
        method: 'PATCH', headers: { ...await headers(), 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' },
        body: JSON.stringify({ default: { type, numberId: null, groupId: 'grp-sales' } }),
      });
      assert.deepEqual((await answer.json() as CallerId).default, { type, groupId: 'grp-sales' });
    }
    await server.close();
  });

  it('refuses numbers of others, devices that are not there, and hiding where it is not allowed', async () => {
    const server = createMemoryServer({ user: 'zoe' });
    const send = async (body: object): Promise<Response> => {
      const headers = { Authorization: `Bearer ${await server.token()}` };
      const etag = (await server.fetch(callerId, { headers })).headers.get('ETag') ?? '';
      return server.fetch(callerId, {
        method: 'PATCH', headers: { ...headers, 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' }, body: JSON.stringify(body),
      });
    };
    for (const [body, pointer] of [
      [{ default: { type: 'number', numberId: 'num-omar' } }, '/default'], [{ default: { type: 'number' } }, '/default'],
      [{ default: { type: 'group', groupId: 'grp-support' } }, '/default'],
      [{ perDevice: { 'dev-ata': { type: 'number', numberId: 'num-omar' } } }, '/perDevice/dev-ata'],
    ] as const) {
      const { errors } = await problem(await send(body), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [[pointer, 'unknownReference']]);
    }
    const gone = await problem(await send({ perDevice: { 'dev-none': { type: 'company' } } }), 409, 'callerId.deviceGone');
    assert.deepEqual(gone.errors, [{ pointer: '/perDevice/dev-none', code: 'unknownReference' }]);
    for (const [change, code] of [[{ status: 'pending' }, 'callerId.notVerified'], [{ features: ['voice'], status: 'active' }, 'callerId.notAllowed']] as const) {
      await server.patchAs('provider', 'zoe', 'numbers/num-mobile', change);
      const { errors } = await problem(await send({ default: { type: 'number', numberId: 'num-mobile' } }), 422, code);
      assert.deepEqual(errors, [{ pointer: '/default', code: 'notAllowed' }]);
    }
    await server.patchAs('admin', 'zoe', 'capabilities', { features: { callerId: { params: { allowBlock: false } } } });
    const { errors } = await problem(await send({ default: { type: 'blocked' } }), 422, 'callerId.notAllowed');
    assert.deepEqual(errors, [{ pointer: '/default', code: 'notAllowed' }]);
    await server.close();
  });

  it('of a device goes back to the usual one with null, and goes with the device', async (t) => {
    const server = await serve(t);
    const devices = async () => (await server.read<CallerId>(callerId)).body.perDevice;
    assert.deepEqual(Object.values(await devices()).map(({ type }) => type), ['inherit', 'inherit', 'inherit', 'inherit']);
    await server.patch(callerId, { perDevice: { 'dev-pixel': { type: 'number', numberId: 'num-mobile' }, 'dev-ata': { type: 'blocked' } } });
    assert.deepEqual(await devices(), {
      'dev-chrome': { type: 'inherit' }, 'dev-pixel': { type: 'number', numberId: 'num-mobile' }, 'dev-yealink': { type: 'inherit' }, 'dev-ata': { type: 'blocked' },
    });
    await server.patch(callerId, { perDevice: { 'dev-ata': null } });
    assert.deepEqual((await devices())['dev-ata'], { type: 'inherit' });
    const { etag } = await server.read('/v1/me/devices/dev-pixel');
    assert.equal((await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE', headers: { 'If-Match': etag } })).status, 204);
    assert.equal('dev-pixel' in await devices(), false);
  });

  it('shows the name of the profile, which the user may not change here', async (t) => {
    const server = await serve(t);
    assert.equal((await server.read<CallerId>(callerId)).body.name, 'Zoë Quinn');
    await problem(await server.patch(callerId, { name: 'Somebody' }), 403, 'capability.readOnly');
  });
});
