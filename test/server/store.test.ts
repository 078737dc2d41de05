import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { postgresStore } from '../../server/src/store/postgres.ts';
import { memoryStore } from '../../server/src/store/memory.ts';
import { sqliteStore } from '../../server/src/store/sqlite.ts';
import type { Document, Folder, Store } from '../../server/src/store/store.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { type Owner, temporaryFolder } from './helpers.ts';

const name: Document<{ text: string }> = { path: 'name' };
const toys: Folder<number> = { folder: 'toys/' };
const toy = (id: string): Document<number> => ({ path: `toys/${id}` });
const change = { resource: 'name', actor: 'self', at: '2026-01-01T00:00:00Z' } as const;

const postgres = await startPostgres();
after(() => postgres?.stop());

const kinds: Readonly<Record<string, (t: Owner, now: () => Date) => Promise<Store>>> = {
  memory: async (_t, now) => memoryStore(now),
  SQLite: async (t, now) => {
    const store = await sqliteStore(join(await temporaryFolder(t), 'data', 'test.sqlite'), now);
    t.after(() => store.close());
    return store;
  },
  ...(postgres && {
    PostgreSQL: async (t, now) => {
      const store = await postgresStore(await postgres.database(), { now });
      t.after(() => store.close());
      return store;
    },
  }),
};

for (const [kind, make] of Object.entries(kinds)) {
  describe(`the ${kind} store`, () => {
    const open = (t: Owner, now = () => new Date()) => make(t, now);

    it('gives back what was put, to its user only', async (t) => {
      const store = await open(t);
      await store.transaction((tx) => tx.put('zoe', name, { text: 'Zoë' }));
      assert.deepEqual(await store.transaction((tx) => tx.get('zoe', name)), { text: 'Zoë' });
      assert.equal(await store.transaction((tx) => tx.get('omar', name)), undefined);
    });

    it('lists a folder in the order of creation, also after a change', async (t) => {
      const store = await open(t);
      const list = await store.transaction(async (tx) => {
        for (const [index, id] of ['c', 'a', 'b'].entries()) await tx.put('zoe', toy(id), index);
        await tx.put('zoe', { path: 'toysmith' }, 1);
        await tx.put('zoe', toy('c'), 9);
        await tx.remove('zoe', toy('a'));
        return tx.list('zoe', toys);
      });
      assert.deepEqual(list.map(({ id, value }) => [id, value]), [['c', 9], ['b', 2]]);
    });

    it('puts many at once, in their order, and leaves those that were there where they were', async (t) => {
      const store = await open(t);
      const list = await store.transaction(async (tx) => {
        await tx.put('zoe', toy('7'), -7);
        await tx.putAll('zoe', Array.from({ length: 450 }, (_, index) => [toy(String(index)), index] as const));
        await tx.putAll('zoe', []);
        await tx.put('zoe', toy('last'), 1000);
        return tx.list('zoe', toys);
      });
      const expected = ['7', ...Array.from({ length: 450 }, (_, index) => String(index)).filter((id) => id !== '7'), 'last'];
      assert.deepEqual(list.map(({ id }) => id), expected);
      assert.deepEqual([list[0]?.value, list[449]?.value], [7, 449]);
    });

    it('keeps nothing of a transaction that throws, and tells nobody', async (t) => {
      const store = await open(t);
      const heard: unknown[] = [];
      store.subscribe('zoe', (event) => heard.push(event));
      await store.transaction((tx) => tx.put('zoe', name, { text: 'before' }));
      const last = await store.transaction((tx) => tx.lastEventId());
      await assert.rejects(store.transaction(async (tx) => {
        await tx.put('zoe', name, { text: 'after' });
        await tx.append('zoe', 'resource.changed', change);
        await tx.keepAnswer('zoe', 'key', { fingerprint: 'f', status: 201, headers: {}, body: '', at: 1 });
        throw new Error('No.');
      }), /No\./);
      assert.deepEqual(await store.transaction((tx) => tx.get('zoe', name)), { text: 'before' });
      assert.equal(await store.transaction((tx) => tx.answerTo('zoe', 'key')), undefined);
      assert.equal(await store.transaction((tx) => tx.lastEventId()), last);
      assert.deepEqual(heard, []);
    });

    it('runs one transaction after the other, so that counting up loses nothing', async (t) => {
      const store = await open(t);
      await Promise.all(Array.from({ length: 50 }, () => store.transaction(async (tx) => {
        const count = (await tx.get('zoe', toy('count'))) ?? 0;
        await Promise.resolve();
        await tx.put('zoe', toy('count'), count + 1);
      })));
      assert.equal(await store.transaction((tx) => tx.get('zoe', toy('count'))), 50);
    });

    it('tells a user of own events with growing ids, and replays those after an id', async (t) => {
      const store = await open(t);
      const heard: number[] = [];
      const stop = store.subscribe('zoe', ({ id }) => heard.push(id));
      const first = await store.transaction((tx) => tx.lastEventId());
      for (const user of ['zoe', 'omar', 'zoe']) await store.transaction((tx) => tx.append(user, 'resource.changed', change));
      stop();
      await store.transaction((tx) => tx.append('zoe', 'resource.changed', change));
      assert.deepEqual(heard, [first + 1, first + 3]);
      const replay = await store.transaction((tx) => tx.eventsAfter('zoe', first + 1));
      assert.deepEqual(replay === 'gone' || replay.map(({ id, type, data }) => ({ id, type, data })), [
        { id: first + 3, type: 'resource.changed', data: change }, { id: first + 4, type: 'resource.changed', data: change },
      ]);
    });

    it('admits that events are gone: pruned ones, and ids it never gave', async (t) => {
      let time = 1_000_000;
      const store = await open(t, () => new Date(time));
      await store.transaction((tx) => tx.append('zoe', 'resource.changed', change));
      const old = await store.transaction((tx) => tx.lastEventId());
      time += 60_000;
      await store.transaction((tx) => tx.append('zoe', 'resource.changed', change));
      await store.transaction((tx) => tx.prune(time - 1000, 0));
      const after = (id: number) => store.transaction((tx) => tx.eventsAfter('zoe', id));
      assert.equal(await after(old - 1), 'gone');
      assert.equal((await after(old)).length, 1);
      assert.equal(await after(old + 100), 'gone');
      assert.equal(await after(-1), 'gone');
    });

    it('keeps an answer by user and key until it is pruned', async (t) => {
      const store = await open(t);
      const answer = { fingerprint: 'f', status: 201, headers: { 'content-type': 'application/json' }, body: '{}', at: 500 };
      await store.transaction((tx) => tx.keepAnswer('zoe', 'key', answer));
      assert.deepEqual({ ...(await store.transaction((tx) => tx.answerTo('zoe', 'key'))) }, answer);
      assert.equal(await store.transaction((tx) => tx.answerTo('omar', 'key')), undefined);
      await store.transaction((tx) => tx.prune(0, 501));
      assert.equal(await store.transaction((tx) => tx.answerTo('zoe', 'key')), undefined);
    });

    it('refuses work once it is closed', async (t) => {
      const store = await open(t);
      await store.close();
      await assert.rejects(store.transaction((tx) => tx.users()), /closed/);
    });
  });
}

describe('the SQLite file', () => {
  it('keeps what was written for the next start, and goes on counting', async (t) => {
    const file = join(await temporaryFolder(t), 'a.sqlite');
    const first = await sqliteStore(file);
    await first.transaction((tx) => tx.put('zoe', name, { text: 'kept' }));
    await first.transaction((tx) => tx.append('zoe', 'resource.changed', change));
    const last = await first.transaction((tx) => tx.lastEventId());
    await first.close();
    const second = await sqliteStore(file);
    t.after(() => second.close());
    assert.deepEqual(await second.transaction((tx) => tx.get('zoe', name)), { text: 'kept' });
    assert.equal(await second.transaction((tx) => tx.lastEventId()), last);
  });

  it('may be read by its owner only', async (t) => {
    const file = join(await temporaryFolder(t), 'deep', 'a.sqlite');
    const store = await sqliteStore(file);
    t.after(() => store.close());
    await store.transaction((tx) => tx.put('zoe', name, { text: 'x' }));
    for (const suffix of ['', '-wal', '-shm']) assert.equal(statSync(file + suffix).mode & 0o777, 0o600, suffix);
  });

  it('of a newer version is left alone', async (t) => {
    const file = join(await temporaryFolder(t), 'a.sqlite');
    await (await sqliteStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec("UPDATE kysely_migration SET name = '9999-later'");
    database.close();
    await assert.rejects(sqliteStore(file), /newer version/);
  });
});

describe('the PostgreSQL database', { skip: postgres ? false : 'there is no PostgreSQL here' }, () => {
  const two = async (t: Owner) => {
    const url = (await postgres?.database()) ?? '';
    const stores = [await postgresStore(url), await postgresStore(url)] as const;
    for (const store of stores) t.after(() => store.close());
    return stores;
  };

  it('is one for all servers: each hears of what the other does, in order', async (t) => {
    const [here, there] = await two(t);
    const heard: number[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    here.subscribe('zoe', ({ id }) => {
      heard.push(id);
      if (heard.length === 20) resolve();
    });
    await Promise.all(Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? here : there).transaction((tx) => tx.append('zoe', 'resource.changed', change))));
    await promise;
    assert.deepEqual(heard, heard.toSorted((a, b) => a - b));
    assert.equal(new Set(heard).size, 20);
  });

  it('lets no change of two servers get lost', async (t) => {
    const stores = await two(t);
    await Promise.all(Array.from({ length: 40 }, (_, index) => stores[index % 2 === 0 ? 0 : 1].transaction(async (tx) => {
      await tx.put('zoe', toy('count'), ((await tx.get('zoe', toy('count'))) ?? 0) + 1);
    })));
    assert.equal(await stores[0].transaction((tx) => tx.get('zoe', toy('count'))), 40);
  });

  it('is cut off in the middle of a transaction: that is lost, and the next one is not', async (t) => {
    const [here] = await two(t);
    await assert.rejects(here.transaction(async (tx) => {
      await tx.put('zoe', toy('lost'), 1);
      await postgres?.cutOff();
      await tx.put('zoe', toy('lost'), 2);
    }));
    await retried(() => here.transaction((tx) => tx.put('zoe', toy('kept'), 3)));
    assert.deepEqual(await here.transaction(async (tx) => [await tx.get('zoe', toy('lost')), await tx.get('zoe', toy('kept'))]), [undefined, 3]);
  });

  it('catches up on what was missed while the connection was away', async (t) => {
    const [here, there] = await two(t);
    const { promise, resolve } = Promise.withResolvers<number>();
    here.subscribe('zoe', ({ id }) => resolve(id));
    await postgres?.cutOff();
    const id = await retried(() => there.transaction(async (tx) => {
      await tx.append('zoe', 'resource.changed', change);
      return tx.lastEventId();
    }));
    assert.equal(await promise, id);
  });
});

/** The first query after a cut may still be on the old connection. */
async function retried<R>(work: () => Promise<R>): Promise<R> {
  return work().catch(() => retried(work));
}
