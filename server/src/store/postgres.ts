import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client, Pool, types } from 'pg';
import { Listeners, serialStore } from './serial.ts';
import { events, migrate, SqlTransaction, type Tables } from './sql.ts';
import type { Store, StoredEvent } from './store.ts';

const channel = 'faceplate_events';
/** Any number will do, as long as no other program in this database takes the same. */
const lock = 4_281_300;
/** Between two tries to hear of events again, in milliseconds. */
const pause = 1000;
/** For an own event to come back, in milliseconds; it is kept by then, and told later. */
const patience = 2000;

export interface PostgresOptions {
  readonly now?: () => Date;
  readonly failed?: (error: unknown) => void;
}

/**
 * Keeps everything in a PostgreSQL database that any number of servers share: one transaction at a time among all of them, and
 * each hears of every event, in the order of their ids.
 */
export async function postgresStore(url: string, { now = () => new Date(), failed = () => {} }: PostgresOptions = {}): Promise<Store> {
  // Two: one for transactions, which come in turn, and one to read what others did meanwhile.
  const pool = new Pool({ connectionString: url, max: 2, types: { getTypeParser } });
  pool.on('error', failed);
  // One that is in use when the database goes is told by its query, too; nobody else listens, and that would end the server.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const listeners = new Listeners();
  const feed = new Feed(url, db, (event) => listeners.tell(event), failed);
  try {
    await migrate(db, { bytewise: 'text collate "C"', integer: 'bigint' }, now());
    await feed.start();
  } catch (error) {
    await feed.close();
    await db.destroy();
    throw error;
  }
  return serialStore({
    run: (work, emit) => db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
      return work(new SqlTransaction(tx, now, async (event) => {
        emit(event);
        await sql`select pg_notify(${channel}, ${String(event.id)})`.execute(tx);
      }));
    }),
    heard: async (own) => { if (own.length > 0) await feed.reached(Math.max(...own.map(({ id }) => id))); },
    close: async () => {
      await feed.close();
      await db.destroy();
    },
  }, listeners);
}

/** All events of all servers, by LISTEN; what was missed while it was cut off comes first. */
class Feed {
  readonly #url: string;
  readonly #db: Kysely<Tables>;
  readonly #tell: (event: StoredEvent) => void;
  readonly #failed: (error: unknown) => void;
  readonly #waiting = new Set<{ readonly id: number; readonly resolve: () => void }>();
  #client: Client | undefined;
  #last = 0;
  #reading: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(url: string, db: Kysely<Tables>, tell: (event: StoredEvent) => void, failed: (error: unknown) => void) {
    this.#url = url;
    this.#db = db;
    this.#tell = tell;
    this.#failed = failed;
  }

  async start(): Promise<void> {
    const { value } = await this.#db.selectFrom('counters').select('value').where('name', '=', 'event').executeTakeFirstOrThrow();
    this.#last = value;
    await this.#listen();
  }

  /** Resolves when the event of this id was told; also when the feed is cut off, since all is kept by then. */
  async reached(id: number): Promise<void> {
    if (id <= this.#last || !this.#client) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#waiting.add({ id, resolve: () => { clearTimeout(timer); resolve(); } });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const client = this.#client;
    this.#lost();
    await client?.end();
    await this.#reading;
  }

  async #listen(): Promise<void> {
    const client = new Client({ connectionString: this.#url, keepAlive: true });
    const again = (error?: unknown) => {
      if (this.#client !== client) return;
      this.#lost();
      if (error) this.#failed(error);
      if (!this.#closed) void this.#retry();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', () => this.#read());
    await client.connect();
    await client.query(`listen ${channel}`);
    if (this.#closed) return client.end();
    this.#client = client;
    this.#read();
  }

  async #retry(): Promise<void> {
    await new Promise((resolve) => { setTimeout(resolve, pause).unref(); });
    if (!this.#closed) await this.#listen().catch(() => this.#retry());
  }

  #lost(): void {
    this.#client = undefined;
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Everything since the last one: a notification is only the sign that there is something. */
  #read(): void {
    this.#reading = this.#reading.then(async () => {
      if (this.#closed) return;
      const rows = await this.#db.selectFrom('events').selectAll().where('id', '>', this.#last).orderBy('id').execute();
      for (const event of events(rows)) {
        this.#last = event.id;
        this.#tell(event);
      }
      for (const each of this.#waiting) {
        if (each.id > this.#last) continue;
        this.#waiting.delete(each);
        each.resolve();
      }
    }).catch(this.#failed);
  }
}

/** A bigint as a number: ours are clocks and counters, far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  return type === types.builtins.INT8 ? Number : types.getTypeParser(type, format as 'text');
}
