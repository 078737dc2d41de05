import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../scripts/lib/processes.ts';

export interface Postgres {
  /** A new, empty database. */
  database(): Promise<string>;
  /** Ends all connections, as a restart would. */
  cutOff(): Promise<void>;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const find = (): string | undefined => globSync('/usr/lib/postgresql/*/bin').toSorted().at(-1)
  ?? (process.env['PATH'] ?? '').split(':').find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));

/** A real PostgreSQL of its own, installed where we may; undefined where there is none. */
export async function startPostgres(): Promise<Postgres | undefined> {
  if (!find() && isRoot && existsSync('/usr/bin/apt-get')) install();
  const bin = find();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'faceplate-postgres-'));
  // It refuses to run as root.
  const owner = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  if (isRoot) chownSync(folder, 65_534, 65_534);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'faceplate', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C.UTF-8'], { ...owner, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'], { ...owner, cwd: folder, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = (name: string): string => `postgres://faceplate@127.0.0.1:${port}/${name}`;
  const ask = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await ready(ask);
  let count = 0;
  return {
    async database() {
      const name = `test_${(count += 1)}`;
      await ask(`create database ${name}`);
      return url(name);
    },
    cutOff: () => ask('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null'),
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function install(): void {
  console.log('Installing PostgreSQL (once) ...');
  try {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
      execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
  } catch {
    console.log('PostgreSQL could not be installed.');
  }
}

/** It takes a moment to answer; a refused connection is asked again. */
async function ready(ask: (text: string) => Promise<void>, until = Date.now() + 20_000): Promise<void> {
  await ask('select 1').catch(async (error: unknown) => {
    if (Date.now() > until) throw error;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    await ready(ask, until);
  });
}
