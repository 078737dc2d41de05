import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Contact } from '../../src/client/contract/contacts.ts';
import { problem, serve, type Server } from './helpers.ts';

const path = '/v1/me/contacts';
let keys = 0;
const create = (server: Server, body: unknown, user = 'zoe') => server.call(path, { method: 'POST', body, user, headers: { 'Idempotency-Key': `contact-${++keys}` } });
const ada = { firstName: 'Ada', lastName: 'Lovelace', phones: [{ type: 'mobile', number: '(613) 555-0100' }] };

describe('a contact', () => {
  it('is created, read, found, changed and removed', async (t) => {
    const server = await serve(t);
    const response = await create(server, { ...ada, company: 'Engines', emails: [{ type: 'work', value: 'ada@engines.example' }] });
    assert.equal(response.status, 201);
    const made = await response.json() as Contact;
    assert.deepEqual([made.displayName, made.source, made.phones], ['Ada Lovelace', 'user', [{ type: 'mobile', number: '(613) 555-0100', e164: '+16135550100' }]]);
    for (const q of ['lovel', 'ENGINES', '555-0100', '+1613555', 'ada@']) {
      const { body } = await server.read<{ items: Contact[] }>(`${path}?q=${encodeURIComponent(q)}`);
      assert.ok(body.items.some(({ id }) => id === made.id), q);
    }
    assert.equal((await server.read<{ total: number }>(`${path}?q=nobody`)).body.total, 0);
    const changed = await (await server.patch(`${path}/${made.id}`, { lastName: 'King', company: null })).json() as Contact;
    assert.deepEqual([changed.displayName, changed.company, changed.phones], ['Ada King', undefined, made.phones]);
    const { etag } = await server.read(`${path}/${made.id}`);
    assert.equal((await server.call(`${path}/${made.id}`, { method: 'DELETE', headers: { 'If-Match': etag } })).status, 204);
    await problem(await server.call(`${path}/${made.id}`), 404, 'notFound');
  });

  it('needs a name or a company, and a number or an address that can be used', async (t) => {
    const server = await serve(t);
    for (const [body, pointers] of [
      [{}, ['/firstName', '/phones']], [{ firstName: ' ', phones: [{ type: 'work', number: '12' }] }, ['/firstName', '/phones/0/number']],
      [{ company: 'Engines', emails: [{ type: 'work', value: 'no address' }] }, ['/emails/0/value']],
      [{ ...ada, firstName: 'x'.repeat(64) }, ['/firstName']], [{ ...ada, nickname: 'A' }, ['/nickname']],
    ] as const) {
      const { errors } = await problem(await create(server, body), 422, 'validation.failed');
      assert.deepEqual(errors?.map(({ pointer }) => pointer), pointers, JSON.stringify(body));
    }
    assert.equal((await create(server, { company: 'Engines', emails: [{ type: 'work', value: 'a@b.example' }] })).status, 201);
  });

  it('of the company\'s directory, or of somebody else, cannot be changed', async (t) => {
    const server = await serve(t);
    const { reason } = await problem(await server.patch(`${path}/con-omar`, { lastName: 'X' }), 403, 'contact.directory');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
    const { etag } = await server.read(`${path}/con-omar`);
    await problem(await server.call(`${path}/con-omar`, { method: 'DELETE', headers: { 'If-Match': etag } }), 403, 'contact.directory');
    await problem(await server.call(`${path}/con-maple`, { user: 'ada' }), 404, 'notFound');
    await problem(await server.call(`${path}/con-maple`, { method: 'PATCH', body: { lastName: 'X' } }), 428, 'precondition.required');
    await problem(await server.call(`${path}/con-maple`, { method: 'PATCH', body: { lastName: 'X' }, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
  });

  it('can only be read where the administrator locked the list', async (t) => {
    const server = await serve(t);
    const { reason } = await problem(await create(server, ada, 'omar'), 403, 'capability.readOnly');
    assert.equal((reason as { code: string }).code, 'adminLocked');
    assert.equal((await server.read<{ total: number }>(path, 'omar')).body.total, 1);
  });
});
