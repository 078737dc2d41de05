import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createMemoryServer, type MemoryServer } from '../../server/src/memory.ts';
import { blockedNumbers, type BlockedNumber } from '../../src/client/contract/blocked-numbers.ts';
import { createSession, type ApiError } from '../../src/client/index.ts';
import { Pages } from '../../src/client/pages.ts';

/** A user with this many entries, the newest first: n0, n1, … */
async function scene(t: TestContext, count = 260, fetchOf = (server: MemoryServer): typeof globalThis.fetch => server.fetch) {
  const server = createMemoryServer();
  const put = (n: number, change: Partial<BlockedNumber> = {}) => server.store.transaction((tx) => tx.put('zoe', { path: `blocked-numbers/n${n}` }, {
    id: `n${n}`, number: `+1613${2_000_000 + n}`, display: '', matchType: 'exact', label: `Caller ${n}`, source: 'user', createdAt: '2026-01-01T00:00:00Z', ...change,
  } satisfies BlockedNumber));
  for (const id of ['robocall', 'survey', 'ads', 'company']) await server.patchAs('admin', 'zoe', `blocked-numbers/blk-${id}`, null);
  for (let n = count - 1; n >= 0; n -= 1) await put(n);
  const session = createSession({ baseUrl: 'https://provider.example', getToken: () => server.token(), fetch: fetchOf(server) });
  t.after(() => { session.close(); return server.close(); });
  const pages = session.store(blockedNumbers.name, (source) => new Pages(blockedNumbers, source));
  await pages.load();
  const sizes = (): number[] => (pages.pages ?? []).map(({ length }) => length);
  const reads = (): string[] => server.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/me/blocked-numbers?')).map(({ path }) => path);
  return { server, session, pages, sizes, reads, put };
}
const ids = (pages: Pages<BlockedNumber>): string[] => (pages.pages ?? []).flat().map(({ id }) => id);
const rejected = (work: Promise<unknown>): Promise<ApiError> => work.then(() => assert.fail('It was done'), (error: ApiError) => error);

describe('a long list', () => {
  it('is read a page at a time, as far as somebody looks', async (t) => {
    const { pages, sizes, reads } = await scene(t);
    assert.deepEqual([sizes(), pages.total, pages.hasMore], [[25], 260, true]);
    await Promise.all([pages.next(), pages.next()]);
    assert.deepEqual([sizes(), reads().length], [[25, 100], 1]);
    await pages.next();
    await pages.next();
    await pages.next();
    assert.deepEqual([sizes(), pages.hasMore, reads().length], [[25, 100, 100, 35], false, 3]);
    assert.deepEqual(ids(pages), Array.from({ length: 260 }, (_, n) => `n${n}`));
  });

  it('says why the next page did not come, and asks again', async (t) => {
    const { server, pages, sizes } = await scene(t);
    server.failNext({ path: '/blocked-numbers', status: 500 });
    await pages.next();
    assert.deepEqual([pages.nextError?.kind, sizes(), pages.error], ['server', [25], undefined]);
    await pages.next();
    assert.deepEqual([pages.nextError, sizes()], [undefined, [25, 100]]);
  });

  it('leaves the pages alone in which nothing changes', async (t) => {
    const { pages } = await scene(t);
    await pages.next();
    const [first, second] = pages.pages ?? [];
    await pages.remove('n30');
    assert.equal(pages.pages?.[0], first);
    assert.notEqual(pages.pages?.[1], second);
    assert.deepEqual([ids(pages).includes('n30'), pages.total], [false, 259]);
  });

  it('takes an item away at once, and back when it is refused', async (t) => {
    const { server, pages } = await scene(t);
    const release = server.hold({ method: 'DELETE' });
    server.failNext({ method: 'DELETE', status: 403, code: 'blocked.companyEntry' });
    const removal = pages.remove('n3');
    assert.deepEqual([ids(pages).includes('n3'), pages.total, pages.isGone('n3')], [false, 259, true]);
    release();
    assert.equal(await removal, false);
    assert.deepEqual([ids(pages)[3], pages.total, pages.failure('n3')?.code], ['n3', 260, 'blocked.companyEntry']);
  });

  it('counts what is gone already as removed', async (t) => {
    const { server, pages } = await scene(t);
    await server.store.transaction((tx) => tx.remove('zoe', { path: 'blocked-numbers/n3' }));
    assert.equal(await pages.remove('n3'), true);
    assert.equal(pages.failure('n3'), undefined);
  });

  it('shows a new item where it is put, without reading again', async (t) => {
    const { server, pages, reads } = await scene(t);
    await server.patchAs('admin', 'zoe', 'capabilities', { features: { blockedNumbers: { params: { limit: 1000 } } } });
    const first = await pages.create({ number: '+442079460111' });
    const third = await pages.create({ number: '+442079460222' }, { page: 0, index: 2 });
    assert.deepEqual(ids(pages).slice(0, 4), [first.id, 'n0', third.id, 'n1']);
    assert.deepEqual([pages.total, reads().length], [262, 0]);
    assert.equal((await rejected(pages.create({ number: '+442079460222' }))).code, 'duplicate');
  });

  it('has a new item once, though the answer was lost and it was asked for again', async (t) => {
    let isLosing = true;
    const { pages } = await scene(t, 0, (server) => async (input, init) => {
      const answer = await server.fetch(input, init);
      if (isLosing && (input instanceof Request ? input : init)?.method === 'POST') throw new TypeError('Failed to fetch');
      return answer;
    });
    assert.equal((await rejected(pages.create({ number: '+442079460111' }))).kind, 'offline');
    isLosing = false;
    const { id } = await pages.create({ number: '+442079460111' });
    assert.deepEqual(ids(pages), [id]);
    // Once it is known to be there, asking again is another question.
    assert.equal((await rejected(pages.create({ number: '+442079460111' }))).code, 'duplicate');
  });

  it('may begin with the first item', async (t) => {
    const { pages } = await scene(t, 0);
    assert.deepEqual(pages.pages, [[]]);
    const { id } = await pages.create({ number: '+442079460111' });
    assert.deepEqual(ids(pages), [id]);
  });

  it('changes an item as it was shown, and asks when somebody else was quicker', async (t) => {
    const { pages, put } = await scene(t);
    const [item] = pages.pages?.[0] ?? [];
    assert.ok(item);
    await pages.update(item, { label: 'Robocall' });
    assert.equal(pages.pages?.[0]?.[0]?.label, 'Robocall');
    await put(0, { label: 'Somebody else' });
    assert.equal((await rejected(pages.update({ ...item, label: 'Robocall' }, { label: 'Mine' }))).kind, 'conflict');
    assert.equal(pages.pages[0][0]?.label, 'Somebody else');
  });

  it('is read again as far as it was read, and keeps what was changed meanwhile', async (t) => {
    const { server, pages, sizes, put } = await scene(t);
    await pages.next();
    await put(1000, { label: 'New' });
    await pages.load();
    assert.deepEqual([sizes(), ids(pages).includes('n1000'), pages.total], [[25, 100], true, 261]);
    const release = server.hold({ method: 'GET', path: '/blocked-numbers', answer: true });
    const load = pages.load();
    await pages.remove('n5');
    release();
    await load;
    assert.equal(ids(pages).includes('n5'), false);
  });

  it('is searched by the server, beside the list itself', async (t) => {
    const { pages, reads } = await scene(t);
    const found = pages.searched('Caller 25');
    await found.load();
    assert.deepEqual(ids(found), ['n25', ...Array.from({ length: 10 }, (_, n) => `n${250 + n}`)]);
    assert.deepEqual([found.total, pages.total, reads()], [11, 260, ['/v1/me/blocked-numbers?q=Caller+25&limit=100']]);
  });
});
