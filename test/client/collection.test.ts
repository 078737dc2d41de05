import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createSession } from '../../src/client/index.ts';
import { devices, type Device } from '../../src/client/contract/devices.ts';
import { connect, problem, startProvider, type Reply } from './helpers/provider.ts';

const device = (id: string): Device => ({ id, name: `Phone ${id}`, type: 'mobile', status: 'online', shared: false, removable: true });
const getList = 'GET /v1/me/devices';

/** Three devices; the list comes in pages of `size`. */
async function scene(t: TestContext, { size = 25 } = {}) {
  const provider = await startProvider(t);
  const there = new Map(['a', 'b', 'c'].map((id) => [id, { version: 1 }]));
  const refusals: Reply[] = [];
  provider.on(getList, ({ query }) => {
    const start = Number(query.get('cursor') ?? 0);
    const ids = [...there.keys()];
    const next = start + size < ids.length ? String(start + size) : null;
    return { headers: { ETag: `"list-${ids.join()}"` }, body: { items: ids.slice(start, start + size).map(device), nextCursor: next } };
  });
  for (const id of there.keys()) {
    provider.on(`GET /v1/me/devices/${id}`, () => {
      const item = there.get(id);
      return item ? { headers: { ETag: `"${item.version}"` }, body: device(id) } : problem(404, 'notFound');
    });
    provider.on(`DELETE /v1/me/devices/${id}`, ({ headers }) => {
      const refusal = refusals.shift();
      if (refusal) return refusal;
      const item = there.get(id);
      if (!item) return problem(404, 'notFound');
      if (headers['if-match'] !== `"${item.version}"`) return problem(412, 'precondition.failed');
      there.delete(id);
      return { status: 204 };
    });
  }
  const session = connect(t, provider);
  const collection = session.collection(devices);
  await collection.load();
  return { provider, session, collection, there, refusals, ids: () => collection.items?.map(({ id }) => id) };
}

test('a list is read to its last page', async (t) => {
  const { provider, collection, ids } = await scene(t, { size: 1 });
  assert.deepEqual(ids(), ['a', 'b', 'c']);
  assert.deepEqual(provider.requests(getList).map(({ query }) => query.get('cursor')), ['1', '2']);
  assert.equal(collection.items, collection.items);
  assert.equal(collection.phase, 'ready');
});

test('a list whose pages never end, or fail, keeps what was there', async (t) => {
  const { provider, collection, ids } = await scene(t);
  provider.script(getList, { body: { items: [device('d')], nextCursor: 'x' } });
  await collection.load();
  assert.deepEqual([collection.error?.kind, ids()], ['contract', ['a', 'b', 'c']]);
});

test('a list whose pages go round in a circle, or on and on, is given up', { timeout: 30_000 }, async (t) => {
  const answer = (next: (cursor: string | null) => string | null) => {
    const session = createSession({
      baseUrl: 'https://memory.example', getToken: 'token',
      fetch: async (input) => {
        const { pathname, searchParams } = new URL((input as Request).url);
        return pathname === '/v1/me/devices' ? Response.json({ items: [], nextCursor: next(searchParams.get('cursor')) })
          : Response.json({ title: 'Not here', status: 404, code: 'notFound' }, { status: 404 });
      },
    });
    t.after(() => session.close());
    return session.collection(devices);
  };
  let pages = 0;
  const circle = answer((cursor) => ++pages > 2_000 ? null : cursor === 'a' ? 'b' : 'a');
  await circle.load();
  assert.deepEqual([circle.error?.kind, pages], ['contract', 3]);
  pages = 0;
  const endless = answer(() => ++pages > 2_000 ? null : String(pages));
  await endless.load();
  assert.equal(endless.error?.kind, 'contract');
  assert.equal(pages, 1_000);
});

test('a list of one page is only sent again when it has changed', async (t) => {
  const { provider, collection, there, ids } = await scene(t);
  there.delete('a');
  await collection.load();
  assert.equal(provider.requests(getList)[0]?.headers['if-none-match'], '"list-a,b,c"');
  assert.deepEqual(ids(), ['b', 'c']);
});

test('a removed item disappears at once, on the version that the provider has', async (t) => {
  const { provider, collection, there, ids } = await scene(t);
  const removal = collection.remove('b', { confirmCurrent: 'true' });
  assert.deepEqual(ids(), ['a', 'c']);
  assert.equal(collection.removing('b'), true);
  assert.equal(await removal, true);
  assert.deepEqual([ids(), [...there.keys()], collection.removing('b')], [['a', 'c'], ['a', 'c'], false]);
  const [sent] = provider.requests('DELETE /v1/me/devices/b');
  assert.deepEqual([sent?.headers['if-match'], sent?.query.get('confirmCurrent')], ['"1"', 'true']);
});

test('a refused removal brings the item back where it was, and says why until dismissed', async (t) => {
  const { collection, refusals, ids } = await scene(t);
  refusals.push(problem(403, 'device.notRemovable', { reason: { code: 'adminLocked' } }));
  assert.equal(await collection.remove('b'), false);
  assert.deepEqual(ids(), ['a', 'b', 'c']);
  assert.equal(collection.failure('b')?.code, 'device.notRemovable');
  assert.equal(collection.failure('a'), undefined);
  collection.dismiss('b');
  assert.equal(collection.failure('b'), undefined);
  refusals.push(problem(409, 'device.inCall'));
  await collection.remove('b');
  assert.equal(await collection.remove('b'), true);
  assert.equal(collection.failure('b'), undefined);
});

test('an item that is gone already counts as removed', async (t) => {
  const { provider, collection, there, refusals, ids } = await scene(t);
  there.delete('b');
  assert.equal(await collection.remove('b'), true);
  refusals.push(problem(404, 'notFound'));
  assert.equal(await collection.remove('a'), true);
  assert.deepEqual(ids(), ['c']);
  assert.equal(provider.requests('DELETE /v1/me/devices/b').length, 0);
});

test('an item that changed meanwhile is removed on its new version, once', async (t) => {
  const { provider, collection, refusals } = await scene(t);
  refusals.push(problem(412, 'precondition.failed'));
  assert.equal(await collection.remove('a'), true);
  refusals.push(problem(412, 'precondition.failed'), problem(412, 'precondition.failed'));
  assert.equal(await collection.remove('b'), false);
  assert.equal(provider.requests('DELETE /v1/me/devices/b').length, 2);
  assert.equal(collection.failure('b')?.code, 'precondition.failed');
});

test('pressing remove twice removes once', async (t) => {
  const { provider, collection } = await scene(t);
  assert.deepEqual(await Promise.all([collection.remove('a'), collection.remove('a')]), [true, true]);
  assert.equal(provider.requests('DELETE /v1/me/devices/a').length, 1);
});

test('a read that began before a removal does not bring the item back', async (t) => {
  const { provider, collection, ids } = await scene(t);
  const gate = provider.hold(getList, 'after');
  const read = collection.load();
  await gate.arrived;
  assert.equal(await collection.remove('b'), true);
  gate.open();
  await read;
  assert.deepEqual(ids(), ['a', 'c']);
});

test('a pushed item takes its place, and a new one the last', async (t) => {
  const { collection, ids } = await scene(t);
  collection.receive({ ...device('a'), status: 'offline' });
  collection.receive(device('d'));
  assert.deepEqual(ids(), ['a', 'b', 'c', 'd']);
  assert.equal(collection.items?.[0]?.status, 'offline');
});
