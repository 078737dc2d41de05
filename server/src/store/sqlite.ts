import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { serialStore } from './serial.ts';
import { migrate, SqlTransaction, type Tables } from './sql.ts';
import type { Store } from './store.ts';

/** Keeps everything in one SQLite file, readable by its owner only. What was answered survives a crash. */
export async function sqliteStore(file: string, now: () => Date = () => new Date()): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON;');
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database) }) });
  try {
    await migrate(db, { bytewise: 'text', integer: 'integer' }, now());
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return serialStore({
    run: (work, emit) => db.transaction().execute((tx) => work(new SqlTransaction(tx, now, emit))),
    close: () => db.destroy(),
  });
}

/** Deletes the file, and what SQLite keeps beside it. */
export function removeSqlite(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** Node's own SQLite in the shape Kysely knows. Few texts are asked again and again, so each is prepared once. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, StatementSync>();
  return {
    close: () => database.close(),
    prepare(text) {
      const statement = prepared.get(text) ?? database.prepare(text);
      if (statement.columns().length > 0 || /^(insert|update|delete)/i.test(text)) prepared.set(text, statement);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values as SQLInputValue[]),
        run: (values) => statement.run(...values as SQLInputValue[]),
        iterate: (values) => statement.iterate(...values as SQLInputValue[]),
      };
    },
  };
}
