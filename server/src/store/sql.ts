import { type Kysely, sql } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';
import type { ChangeEvent, EventType } from '../../../src/client/contract/events.ts';
import type { Document, Folder, Listed, StoredAnswer, StoredEvent, Transaction } from './store.ts';

export interface Tables {
  documents: { user: string; path: string; position: number; json: string };
  counters: { name: 'position' | 'event' | 'forgotten'; value: number };
  events: { id: number; user: string; type: EventType; json: string; at: number };
  answers: { user: string; key: string; fingerprint: string; status: number; headers: string; body: string; at: number };
}
export type Database = Kysely<Tables>;

/** In one statement, four values each. */
const mostRows = 200;

/** What the databases spell differently. */
export interface Dialect {
  /** Texts that are compared byte by byte, so that a folder is a range of the index. */
  readonly bytewise: string;
  readonly integer: string;
}

/** Brings the tables up to date; a step that was released never changes. */
export async function migrate(db: Database, dialect: Dialect, now: Date): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrations(dialect) }).migrateToLatest();
  if (error) throw new Error('The data cannot be brought up to date; perhaps it was written by a newer version of this server.', { cause: error });
  // Ids begin at the clock, so that a client of older data is never told that it missed nothing.
  const first = now.getTime();
  await db.insertInto('counters').values([{ name: 'position', value: 0 }, { name: 'event', value: first }, { name: 'forgotten', value: first }])
    .onConflict((conflict) => conflict.doNothing()).execute();
}

const migrations = ({ bytewise, integer }: Dialect): MigrationProvider => ({
  // SQLite files of before there was a list of steps have these tables already.
  getMigrations: async () => ({
    '0001-documents': {
      async up(db) {
        await db.schema.createTable('documents').ifNotExists()
          .addColumn('user', sql.raw(bytewise), (column) => column.notNull()).addColumn('path', sql.raw(bytewise), (column) => column.notNull())
          .addColumn('position', sql.raw(integer), (column) => column.notNull()).addColumn('json', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('documents_key', ['user', 'path']).execute();
        await db.schema.createTable('counters').ifNotExists()
          .addColumn('name', 'text', (column) => column.primaryKey()).addColumn('value', sql.raw(integer), (column) => column.notNull()).execute();
        await db.schema.createTable('events').ifNotExists()
          .addColumn('id', sql.raw(integer), (column) => column.primaryKey()).addColumn('user', sql.raw(bytewise), (column) => column.notNull())
          .addColumn('type', 'text', (column) => column.notNull()).addColumn('json', 'text', (column) => column.notNull())
          .addColumn('at', sql.raw(integer), (column) => column.notNull()).execute();
        await db.schema.createIndex('events_by_user').ifNotExists().on('events').columns(['user', 'id']).execute();
        await db.schema.createTable('answers').ifNotExists()
          .addColumn('user', sql.raw(bytewise), (column) => column.notNull()).addColumn('key', 'text', (column) => column.notNull())
          .addColumn('fingerprint', 'text', (column) => column.notNull()).addColumn('status', 'integer', (column) => column.notNull())
          .addColumn('headers', 'text', (column) => column.notNull()).addColumn('body', 'text', (column) => column.notNull())
          .addColumn('at', sql.raw(integer), (column) => column.notNull())
          .addPrimaryKeyConstraint('answers_key', ['user', 'key']).execute();
      },
    },
  }),
});

/** What can be done inside one transaction of the database. */
export class SqlTransaction implements Transaction {
  readonly #db: Database;
  readonly #now: () => Date;
  readonly #emit: (event: StoredEvent) => Promise<void> | void;

  constructor(db: Database, now: () => Date, emit: (event: StoredEvent) => Promise<void> | void) {
    this.#db = db;
    this.#now = now;
    this.#emit = emit;
  }

  async get<T>(user: string, { path }: Document<T>): Promise<T | undefined> {
    const row = await this.#db.selectFrom('documents').select('json').where('user', '=', user).where('path', '=', path).executeTakeFirst();
    return row && (JSON.parse(row.json) as T);
  }

  async put<T>(user: string, { path }: Document<T>, value: T): Promise<void> {
    await this.#db.insertInto('documents').values({ user, path, position: await this.#next('position'), json: JSON.stringify(value) })
      .onConflict((conflict) => conflict.columns(['user', 'path']).doUpdateSet({ json: (row) => row.ref('excluded.json') })).execute();
  }

  async putAll<T>(user: string, documents: readonly (readonly [document: Document<T>, value: T])[]): Promise<void> {
    for (let start = 0; start < documents.length; start += mostRows) {
      const some = documents.slice(start, start + mostRows);
      const first = await this.#next('position', some.length) - some.length + 1;
      await this.#db.insertInto('documents').values(some.map(([{ path }, value], index) => ({ user, path, position: first + index, json: JSON.stringify(value) })))
        .onConflict((conflict) => conflict.columns(['user', 'path']).doUpdateSet({ json: (row) => row.ref('excluded.json') })).execute();
    }
  }

  async remove(user: string, { path }: Document<unknown>): Promise<void> {
    await this.#db.deleteFrom('documents').where('user', '=', user).where('path', '=', path).execute();
  }

  async list<T>(user: string, { folder }: Folder<T>): Promise<Listed<T>[]> {
    // `/` + 1 is `0`: everything that begins with the folder, by the index.
    const rows = await this.#db.selectFrom('documents').select(['path', 'position', 'json']).where('user', '=', user)
      .where('path', '>=', folder).where('path', '<', folder.replace(/\/$/, '0')).orderBy('position').execute();
    return rows.map(({ path, position, json }) => ({ id: path.slice(folder.length), position, value: JSON.parse(json) as T }));
  }

  async users(): Promise<string[]> {
    const rows = await this.#db.selectFrom('documents').select('user').where('path', '=', 'profile').orderBy('position').execute();
    return rows.map(({ user }) => user);
  }

  async append(user: string, type: EventType, data: ChangeEvent): Promise<void> {
    const id = await this.#next('event');
    await this.#db.insertInto('events').values({ id, user, type, json: JSON.stringify(data), at: this.#now().getTime() }).execute();
    await this.#emit({ id, user, type, data });
  }

  async eventsAfter(user: string, id: number): Promise<StoredEvent[] | 'gone'> {
    if (id < await this.#value('forgotten') || id > await this.#value('event')) return 'gone';
    return events(await this.#db.selectFrom('events').selectAll().where('user', '=', user).where('id', '>', id).orderBy('id').execute());
  }

  async lastEventId(): Promise<number> { return this.#value('event'); }

  async answerTo(user: string, key: string): Promise<StoredAnswer | undefined> {
    const row = await this.#db.selectFrom('answers').select(['fingerprint', 'status', 'headers', 'body', 'at'])
      .where('user', '=', user).where('key', '=', key).executeTakeFirst();
    return row && { ...row, headers: JSON.parse(row.headers) as Record<string, string> };
  }

  async keepAnswer(user: string, key: string, { headers, ...answer }: StoredAnswer): Promise<void> {
    const row = { ...answer, headers: JSON.stringify(headers) };
    await this.#db.insertInto('answers').values({ user, key, ...row }).onConflict((conflict) => conflict.columns(['user', 'key']).doUpdateSet(row)).execute();
  }

  async prune(eventsBefore: number, answersBefore: number): Promise<void> {
    const { last } = await this.#db.selectFrom('events').select((row) => row.fn.max('id').as('last')).where('at', '<', eventsBefore).executeTakeFirstOrThrow();
    if (last !== null) await this.#db.updateTable('counters').set({ value: last }).where('name', '=', 'forgotten').where('value', '<', last).execute();
    await this.#db.deleteFrom('events').where('at', '<', eventsBefore).execute();
    await this.#db.deleteFrom('answers').where('at', '<', answersBefore).execute();
  }

  async #value(name: Tables['counters']['name']): Promise<number> {
    return (await this.#db.selectFrom('counters').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
  }

  /** The last of so many. */
  async #next(name: Tables['counters']['name'], count = 1): Promise<number> {
    return (await this.#db.updateTable('counters').set((row) => ({ value: row('value', '+', count) })).where('name', '=', name).returning('value').executeTakeFirstOrThrow()).value;
  }
}

export const events = (rows: readonly Tables['events'][]): StoredEvent[] =>
  rows.map(({ id, user, type, json }) => ({ id, user, type, data: JSON.parse(json) as ChangeEvent }));
