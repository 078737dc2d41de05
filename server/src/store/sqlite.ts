import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChangeEvent, EventType } from '../../../src/client/contract/events.ts';
import { serialStore } from './serial.ts';
import type { Document, Folder, Listed, Store, StoredAnswer, StoredEvent, Transaction } from './store.ts';

/** Each step leads from its index to the next version (`PRAGMA user_version`); never change one that was released. */
const migrations = [
  `CREATE TABLE documents (
     user TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (user, path)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE events (
     id INTEGER PRIMARY KEY, user TEXT NOT NULL, type TEXT NOT NULL, json TEXT NOT NULL, at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX events_by_user ON events (user, id);
   CREATE TABLE answers (
     user TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL,
     at INTEGER NOT NULL, PRIMARY KEY (user, key)
   ) STRICT, WITHOUT ROWID;`,
];

/** Keeps everything in one SQLite file, readable by its owner only. What was answered survives a crash. */
export function sqliteStore(file: string, now: () => Date = () => new Date()): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA foreign_keys = ON;');
  migrate(database, now);
  return serialStore({
    begin: () => database.exec('BEGIN IMMEDIATE'),
    commit: () => database.exec('COMMIT'),
    rollback: () => database.exec('ROLLBACK'),
    close: () => database.close(),
    transaction: transactions(database, now),
  });
}

/** Deletes the file, and what SQLite keeps beside it. */
export function removeSqlite(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

function migrate(database: DatabaseSync, now: () => Date): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > migrations.length) throw new Error('The data was written by a newer version of this server.');
  for (let step = version; step < migrations.length; step += 1) {
    database.exec(`BEGIN IMMEDIATE; ${migrations[step]}; PRAGMA user_version = ${step + 1}; COMMIT;`);
  }
  // Ids begin at the clock, so that a client of older data is never told that it missed nothing.
  const counter = database.prepare('INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const first = now().getTime();
  for (const [name, value] of [['position', 0], ['event', first], ['forgotten', first]] as const) counter.run(name, value);
}

function transactions(database: DatabaseSync, now: () => Date): (emit: (event: StoredEvent) => void) => Transaction {
  const sql = {
    get: database.prepare('SELECT json FROM documents WHERE user = ? AND path = ?'),
    put: database.prepare(`INSERT INTO documents (user, path, position, json) VALUES (?, ?, ?, ?)
      ON CONFLICT (user, path) DO UPDATE SET json = excluded.json`),
    remove: database.prepare('DELETE FROM documents WHERE user = ? AND path = ?'),
    // `/` + 1 is `0`: everything that begins with the folder, by the index.
    list: database.prepare('SELECT path, position, json FROM documents WHERE user = ? AND path >= ? AND path < ? ORDER BY position'),
    users: database.prepare("SELECT user FROM documents WHERE path = 'profile' ORDER BY position"),
    counter: database.prepare('SELECT value FROM counters WHERE name = ?'),
    count: database.prepare('UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value'),
    append: database.prepare('INSERT INTO events (id, user, type, json, at) VALUES (?, ?, ?, ?, ?)'),
    after: database.prepare('SELECT id, type, json FROM events WHERE user = ? AND id > ? ORDER BY id'),
    forget: database.prepare("UPDATE counters SET value = max(value, (SELECT coalesce(max(id), 0) FROM events WHERE at < ?)) WHERE name = 'forgotten'"),
    prune: database.prepare('DELETE FROM events WHERE at < ?'),
    pruneAnswers: database.prepare('DELETE FROM answers WHERE at < ?'),
    answer: database.prepare('SELECT fingerprint, status, headers, body, at FROM answers WHERE user = ? AND key = ?'),
    keep: database.prepare(`INSERT INTO answers (user, key, fingerprint, status, headers, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
      body = excluded.body, at = excluded.at`),
  };
  const value = (name: string): number => (sql.counter.get(name) as { value: number }).value;
  const next = (name: string): number => (sql.count.get(name) as { value: number }).value;

  return (emit) => ({
    async get<T>(user: string, { path }: Document<T>) {
      const row = sql.get.get(user, path) as { json: string } | undefined;
      return row && (JSON.parse(row.json) as T);
    },
    async put(user, { path }, document) {
      sql.put.run(user, path, next('position'), JSON.stringify(document));
    },
    async remove(user, { path }) {
      sql.remove.run(user, path);
    },
    async list<T>(user: string, { folder }: Folder<T>) {
      const rows = sql.list.all(user, folder, folder.replace(/\/$/, '0')) as { path: string; position: number; json: string }[];
      return rows.map(({ path, position, json }): Listed<T> => ({ id: path.slice(folder.length), position, value: JSON.parse(json) as T }));
    },
    async users() {
      return (sql.users.all() as { user: string }[]).map(({ user }) => user);
    },
    async append(user, type, data) {
      const id = next('event');
      sql.append.run(id, user, type, JSON.stringify(data), now().getTime());
      emit({ id, user, type, data });
    },
    async eventsAfter(user, id) {
      if (id < value('forgotten') || id > value('event')) return 'gone';
      const rows = sql.after.all(user, id) as { id: number; type: EventType; json: string }[];
      return rows.map((row) => ({ id: row.id, user, type: row.type, data: JSON.parse(row.json) as ChangeEvent }));
    },
    async lastEventId() {
      return value('event');
    },
    async answerTo(user, key) {
      const row = sql.answer.get(user, key) as (Omit<StoredAnswer, 'headers'> & { headers: string }) | undefined;
      return row && { ...row, headers: JSON.parse(row.headers) as Record<string, string> };
    },
    async keepAnswer(user, key, { fingerprint, status, headers, body, at }) {
      sql.keep.run(user, key, fingerprint, status, JSON.stringify(headers), body, at);
    },
    async prune(eventsBefore, answersBefore) {
      sql.forget.run(eventsBefore);
      sql.prune.run(eventsBefore);
      sql.pruneAnswers.run(answersBefore);
    },
  });
}
