import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BlockedNumber } from '../../src/client/contract/blocked-numbers.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { problem, serve, type Server } from './helpers.ts';

const path = '/v1/me/blocked-numbers';
const anonymous = '/v1/me/call-blocking';

interface Page { items: BlockedNumber[]; nextCursor: string | null; total: number }

const add = (server: Server, body: object, user?: string, key: string = crypto.randomUUID()): Promise<Response> =>
  server.call(path, { method: 'POST', body, headers: { 'Idempotency-Key': key }, ...(user && { user }) });
const ids = async (server: Server, query = ''): Promise<string[]> => (await server.read<Page>(path + query)).body.items.map(({ id }) => id);
const remove = async (server: Server, id: string, user?: string): Promise<Response> =>
  server.call(`${path}/${id}`, { method: 'DELETE', headers: { 'If-Match': (await server.read(`${path}/${id}`, user)).etag }, ...(user && { user }) });

describe('anonymous callers', () => {
  it('are blocked, and no longer', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await server.read(anonymous)).body, { blockAnonymous: false, robocall: 'off', treatment: 'reject' });
    assert.equal((await server.patch(anonymous, { blockAnonymous: true })).status, 200);
    assert.equal((await server.patch(anonymous, { treatment: 'busyTone' })).status, 200);
    assert.deepEqual((await server.read(anonymous)).body, { blockAnonymous: true, robocall: 'off', treatment: 'busyTone' });
    const { errors } = await problem(await server.patch(anonymous, { blockAnonymous: 'yes', treatment: 'shout' }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/blockAnonymous', code: 'invalid' }, { pointer: '/treatment', code: 'notAllowed' }]);
  });

  it('are the administrator\'s matter for Omar, and none for Ada', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await problem(await server.patch(anonymous, { blockAnonymous: true }, 'omar'), 403, 'capability.readOnly')).reason, { code: 'adminLocked', lockedBy: 'account' });
    assert.deepEqual((await problem(await server.call(anonymous, { user: 'ada' }), 403, 'capability.none')).reason, { code: 'providerUnsupported' });
  });
});

describe('blocked numbers', () => {
  it('come newest first, the company\'s last, and in pages that a new entry does not shift', async (t) => {
    const server = await serve(t);
    assert.deepEqual(await ids(server), ['blk-robocall', 'blk-survey', 'blk-ads', 'blk-company']);
    const { body: first } = await server.read<Page>(`${path}?limit=2`);
    assert.equal(first.total, 4);
    const made = await (await add(server, { number: '+4930123456' })).json() as BlockedNumber;
    const { body: second } = await server.read<Page>(`${path}?limit=2&cursor=${first.nextCursor}`);
    assert.deepEqual([second.items.map(({ id }) => id), second.nextCursor], [['blk-ads', 'blk-company'], null]);
    assert.equal((await ids(server))[0], made.id);
  });

  it('are added as they are written in their country, with a note, and only once for each key', async (t) => {
    const server = await serve(t);
    const answer = await add(server, { number: '(613) 555-0175', country: 'CA', label: '  Says it is the bank ' }, undefined, 'once');
    assert.equal(answer.status, 201);
    const made = await answer.json() as BlockedNumber;
    assert.deepEqual([made.number, made.display, made.label, made.matchType, made.source], ['+16135550175', '+1 613 555 0175', 'Says it is the bank', 'exact', 'user']);
    assert.equal(answer.headers.get('ETag'), (await server.read(`${path}/${made.id}`)).etag);
    const again = await add(server, { number: '(613) 555-0175', country: 'CA', label: '  Says it is the bank ' }, undefined, 'once');
    assert.deepEqual([again.status, await again.json()], [201, made]);
    assert.equal((await ids(server)).length, 5);
  });

  it('may be the first digits only, at least four after the country code', async (t) => {
    const server = await serve(t);
    const made = await (await add(server, { number: '0900 1', country: 'DE', matchType: 'prefix' })).json() as BlockedNumber;
    assert.deepEqual([made.number, made.matchType], ['+499001', 'prefix']);
    const short = await problem(await add(server, { number: '613', country: 'CA', matchType: 'prefix' }), 422, 'blocked.prefixTooShort');
    assert.deepEqual(short.errors, [{ pointer: '/number', code: 'tooShort', params: { min: 4 } }]);
    await problem(await add(server, { number: '+', matchType: 'prefix' }), 422, 'phoneNumber.invalid');
    const { errors } = await problem(await add(server, { number: '6135', country: 'CA', matchType: 'prefix' }, 'ada'), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/matchType', code: 'notAllowed' }]);
  });

  it('are no emergency number, no colleague, not the user\'s own, and nothing that is no number', async (t) => {
    const server = await serve(t);
    for (const [number, code, field] of [
      ['911', 'blocked.emergencyNotAllowed', 'notAllowed'], ['112', 'blocked.emergencyNotAllowed', 'notAllowed'],
      ['1077', 'blocked.internalNotAllowed', 'notAllowed'], ['1042', 'blocked.internalNotAllowed', 'notAllowed'],
      ['+1 613 555 0100', 'blocked.ownNumber', 'notAllowed'], ['613-555-0100', 'blocked.ownNumber', 'notAllowed'],
      ['12', 'phoneNumber.invalid', 'invalid'], ['+999 123', 'phoneNumber.invalid', 'invalid'], ['*74', 'phoneNumber.invalid', 'invalid'],
    ] as const) {
      const { errors } = await problem(await add(server, { number, country: 'CA' }), 422, code);
      assert.deepEqual(errors, [{ pointer: '/number', code: field }], number);
    }
    const { errors } = await problem(await add(server, { number: 'Bob', label: 'x'.repeat(61), matchType: 'internal', why: 1 }), 422, 'validation.failed');
    assert.deepEqual(errors, [
      { pointer: '/number', code: 'pattern' }, { pointer: '/matchType', code: 'notAllowed' }, { pointer: '/label', code: 'tooLong', params: { max: 60 } },
      { pointer: '/why', code: 'unknownMember' },
    ]);
    assert.equal((await ids(server)).length, 4);
  });

  it('are not blocked twice, by the user or by the company', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await problem(await add(server, { number: '+1 613 555 0188' }), 409, 'duplicate')).params, { id: 'blk-robocall', source: 'user' });
    assert.deepEqual((await problem(await add(server, { number: '(416) 555-0142', country: 'CA' }), 409, 'duplicate')).params, { id: 'blk-company', source: 'admin' });
  });

  it('are as many as the provider keeps; the company\'s do not count', async () => {
    const memory = createMemoryServer();
    await memory.patchAs('admin', 'zoe', 'capabilities', { features: { blockedNumbers: { params: { limit: 4 } } } });
    const headers = { Authorization: `Bearer ${await memory.token()}`, 'Content-Type': 'application/json' };
    const post = (number: string): Promise<Response> =>
      memory.fetch(path, { method: 'POST', headers: { ...headers, 'Idempotency-Key': number }, body: JSON.stringify({ number }) });
    assert.equal((await post('+16135550170')).status, 201);
    assert.deepEqual((await problem(await post('+16135550171'), 409, 'limitReached')).params, { limit: 4 });
    await memory.close();
  });

  it('are found by note, by digits however they are written, and by a number that begins as they do', async (t) => {
    const server = await serve(t);
    for (const [q, found] of [
      ['robo', ['blk-robocall']], ['0188', ['blk-robocall']], ['613 555', ['blk-robocall']], ['020 7946', ['blk-survey']], ['+1 (900) 555-0123', ['blk-ads']],
      ['scam', ['blk-company']], ['nobody', []],
    ] as const) assert.deepEqual(await ids(server, `?q=${encodeURIComponent(q)}`), found, q);
    assert.equal((await server.read<Page>(`${path}?q=55501&limit=1`)).body.total, 2);
    await problem(await server.call(`${path}?q=${'x'.repeat(101)}`), 422, 'validation.failed');
  });

  it('get another note, and nothing else', async (t) => {
    const server = await serve(t);
    const one = `${path}/blk-survey`;
    assert.equal((await (await server.patch(one, { label: ' Survey ' })).json() as BlockedNumber).label, 'Survey');
    const { errors } = await problem(await server.patch(one, { number: '+1', label: 'x'.repeat(61) }), 422, 'validation.failed');
    assert.deepEqual(errors?.map(({ pointer, code }) => [pointer, code]), [['/label', 'tooLong'], ['/number', 'readOnly']]);
    await problem(await server.call(one, { method: 'PATCH', body: { label: 'x' } }), 428, 'precondition.required');
    await problem(await server.call(one, { method: 'PATCH', body: { label: 'x' }, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
  });

  it('are removed once, by whoever has seen them', async (t) => {
    const server = await serve(t);
    await problem(await server.call(`${path}/blk-ads`, { method: 'DELETE' }), 428, 'precondition.required');
    await problem(await server.call(`${path}/blk-ads`, { method: 'DELETE', headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
    assert.equal((await remove(server, 'blk-ads')).status, 204);
    await problem(await server.call(`${path}/blk-ads`), 404, 'notFound');
    assert.deepEqual(await ids(server), ['blk-robocall', 'blk-survey', 'blk-company']);
  });

  it('of the company stay as they are', async (t) => {
    const server = await serve(t);
    const locked = { code: 'adminLocked', lockedBy: 'account' };
    assert.deepEqual((await problem(await remove(server, 'blk-company'), 403, 'blocked.companyEntry')).reason, locked);
    assert.deepEqual((await problem(await server.patch(`${path}/blk-company`, { label: 'Friend' }), 403, 'blocked.companyEntry')).reason, locked);
  });

  it('of Omar are only looked at, and nobody sees those of somebody else', async (t) => {
    const server = await serve(t);
    await problem(await add(server, { number: '+16135550175' }, 'omar'), 403, 'capability.readOnly');
    await problem(await remove(server, 'blk-omar', 'omar'), 403, 'capability.readOnly');
    await problem(await server.call(`${path}/blk-omar`), 404, 'notFound');
    assert.deepEqual((await server.read<Page>(path, 'ada')).body, { items: [], nextCursor: null, total: 0 });
  });

  it('travel in a batch, and tell other pages of each change', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<{ items: Record<string, { status: number; body: Page }> }>('/v1/me/batch?resource=blocked-numbers&resource=call-blocking');
    assert.deepEqual([body.items['blocked-numbers']?.body.items.length, body.items['call-blocking']?.status], [4, 200]);
  });

  it('are quick to add to and to search where there are ten thousand', async () => {
    const memory = createMemoryServer();
    await memory.store.transaction(async (tx) => {
      for (let n = 0; n < 10_000; n += 1) {
        const number = `+1613${String(2_000_000 + n)}`;
        await tx.put('zoe', { path: `blocked-numbers/n${n}` }, { id: `n${n}`, number, display: number, matchType: 'exact', label: '', source: 'user', createdAt: '2026-01-01T00:00:00Z' });
      }
    });
    await memory.patchAs('admin', 'zoe', 'capabilities', { features: { blockedNumbers: { params: { limit: 20_000 } } } });
    const headers = { Authorization: `Bearer ${await memory.token()}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'k' };
    const begun = performance.now();
    assert.equal((await memory.fetch(path, { method: 'POST', headers, body: '{"number":"+442079460111"}' })).status, 201);
    const { items, total } = await (await memory.fetch(`${path}?q=2009999`, { headers })).json() as Page;
    assert.deepEqual([items.map(({ id }) => id), total], [['n9999'], 1]);
    assert.ok(performance.now() - begun < 2000, `${performance.now() - begun} ms`);
    await memory.close();
  });
});
