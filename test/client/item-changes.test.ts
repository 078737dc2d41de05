import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createMemoryServer } from '../../server/src/memory.ts';
import { forwardingNumbers } from '../../src/client/contract/forwarding-numbers.ts';
import { createSession, type ApiError } from '../../src/client/index.ts';
import { createItem, updateItem } from '../../src/client/item-changes.ts';

async function scene(t: TestContext) {
  const server = createMemoryServer({ user: 'zoe' });
  const session = createSession({ baseUrl: 'https://memory.example', getToken: () => server.token(), fetch: server.fetch });
  t.after(() => { session.close(); return server.close(); });
  const collection = session.collection(forwardingNumbers);
  await collection.load();
  return { server, collection, names: () => collection.items?.map(({ label, type }) => label || type) };
}

test('an item that is added, or changed, shows without reading the list again', async (t) => {
  const { server, collection, names } = await scene(t);
  const made = await createItem(collection, forwardingNumbers.create, { number: '+16135550123', label: 'Desk' });
  assert.deepEqual(names(), ['mobile', 'Cottage', 'Desk']);
  await updateItem(collection, made.id, { label: 'Front desk' });
  assert.deepEqual(names(), ['mobile', 'Cottage', 'Front desk']);
  assert.equal(server.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/forwarding-numbers')).length, 0);
});

test('a change that somebody else came before is made on top of theirs', async (t) => {
  const { server, collection } = await scene(t);
  server.failNext({ method: 'PATCH', status: 412, code: 'precondition.failed' });
  assert.equal((await updateItem(collection, 'fwd-cottage', { enabled: true })).enabled, true);
});

test('what is refused changes nothing here, and says why', async (t) => {
  const { collection, names } = await scene(t);
  await assert.rejects(createItem(collection, forwardingNumbers.create, { number: '911' }), ({ code }: ApiError) => code === 'number.notAllowed');
  await assert.rejects(updateItem(collection, 'nobody', { enabled: true }), ({ kind }: ApiError) => kind === 'not-found');
  assert.deepEqual(names(), ['mobile', 'Cottage']);
});
