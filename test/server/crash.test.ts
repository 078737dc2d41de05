import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { freePort } from '../../scripts/lib/processes.ts';
import { windows } from '../../server/src/auto-dnd/index.ts';
import { signed } from '../../server/src/calls/provider.ts';
import { startLocalGoogle } from '../../server/src/google/local.ts';
import type { AutoDndPreview } from '../../src/client/contract/auto-dnd-preview.ts';
import { startPostgres } from '../helpers/postgres.ts';
import type { Apart } from './apart.ts';
import { calendar, connected, eventsAtGoogle } from './google-account.ts';
import { clientOf, demoConfig, eventually, type Owner, type Server, temporaryFolder } from './helpers.ts';

const program = fileURLToPath(new URL('apart.ts', import.meta.url));
/** Every kill costs a start of the server; `FACEPLATE_KILLS=50` is the long run. */
const kills = Number(process.env['FACEPLATE_KILLS'] ?? 4);
/** The same moments in every run: after some work, and in every second round while the calendar is being read. */
const moments = Array.from({ length: kills }, (_, index) => ({ reads: index % 2 === 0, later: (index * 137) % (index % 2 === 0 ? 97 : 600) }));

const minute = 60_000;
/** Of calls in one round; each becomes a mail. */
const mostCalls = 20;
/** Of changes at Google in one round, which takes no more than so many requests an hour. */
const mostChanges = 30;
const numberIn = (text: string): number => Number(text.replaceAll(/\D/g, ''));

async function start(t: Owner, apart: Apart): Promise<{ server: Server; child: ChildProcess }> {
  const child = spawn(process.execPath, [program, JSON.stringify(apart)], { env: { PATH: process.env['PATH'] ?? '' }, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => ended(child));
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const url = /ready at (http\S+)/.exec(output)?.[1];
    if (url) return { child, server: clientOf({ url, stopGoogle: async () => {}, close: async () => {} }) };
  }
  throw new Error(`The server ended before it was ready. ${output}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Google, which lives on while the server does not. */
async function googleOf(t: Owner, port: number) {
  const google = await startLocalGoogle({ port: 0, redirectUri: `http://localhost:${port}/oauth/google/callback` });
  t.after(() => google.close());
  return google;
}

/** Resolves when the server asks Google for events. */
function asksForEvents(): Promise<void> {
  const channel = 'http.server.request.start';
  return new Promise((resolve) => {
    const heard = (message: unknown): void => {
      const { request } = message as { request: IncomingMessage };
      if (request.method !== 'GET' || !request.url?.startsWith('/calendar/v3/') || request.headers['user-agent'] === 'test') return;
      unsubscribe(channel, heard);
      resolve();
    };
    subscribe(channel, heard);
  });
}

/** Meetings of the next days that come and go. */
async function busyPerson(google: { issuer: string; clientId: string; clientSecret: string }, redirectUri: string) {
  const { add, remove, list } = await eventsAtGoogle(google, redirectUri);
  const first = Math.ceil((Date.now() + 24 * 60 * minute) / minute) * minute;
  const range = { from: new Date(first).toISOString(), to: new Date(first + 4 * 24 * 60 * minute).toISOString() };
  const ids: string[] = [];
  let count = 0;
  return {
    async change(): Promise<void> {
      count += 1;
      const gone = ids.length > 8 || count % 3 === 0 ? ids.splice((count * 7) % ids.length, 1)[0] : undefined;
      if (gone) return remove(gone);
      const from = first + ((count * 53) % 5000) * minute;
      ids.push(await add(new Date(from), new Date(from + (5 + (count * 29) % 120) * minute)));
    },
    /** When Google's calendar keeps calls away. */
    expected: async (): Promise<string[]> => windows(await list())
      .filter(({ start: from, end }) => Date.parse(from) < Date.parse(range.to) && Date.parse(end) > Date.parse(range.from))
      .map(({ start: from, end }) => `${Date.parse(from)} ${Date.parse(end)}`),
    told: async ({ read }: Server): Promise<string[]> =>
      (await read<AutoDndPreview>(`/v1/me/auto-dnd/preview?from=${range.from}&to=${range.to}`)).body.windows.map(({ start: from, end }) => `${Date.parse(from)} ${Date.parse(end)}`),
  };
}

/** Cleans up from the last to the first: a folder after the server that writes to it. */
async function inOrder(work: (t: Owner) => Promise<void>): Promise<void> {
  const works: (() => unknown)[] = [];
  try {
    await work({ after: (each) => void works.push(each) });
  } finally {
    for (const each of works.toReversed()) await each();
  }
}

/** What was answered is there after any of the kills. `step` is how far the clock of each server is ahead of that of the one before it. */
async function survives(t: Owner, databaseUrl: string | undefined, step: number): Promise<void> {
  const dataDir = await temporaryFolder(t);
  const port = await freePort();
  const { issuer, clientId, clientSecret } = await googleOf(t, port);
  const google = { issuer, clientId, clientSecret };
  let starts = 0;
  // Google sends the user back to the first one only.
  const startAgain = () => start(t, { config: demoConfig(dataDir, { databaseUrl, port: starts === 0 ? port : 0 }), google, ahead: step * starts++ });
  const person = await busyPerson(google, `http://localhost:${port}/oauth/google/callback`);
  const agrees = async (server: Server): Promise<void> => {
    // Nobody changes it meanwhile; and the local Google answers 5,000 questions an hour.
    const expected = (await person.expected()).join();
    await eventually(server, async () => (await person.told(server)).join() === expected);
    assert.equal((await calendar(server)).status, 'connected');
  };

  /** What the server said is kept. */
  let title = '';
  const missed = new Set<string>();
  let count = 0;
  let begun = (): void => {};
  /** While meetings come and go. */
  const saves = async ({ call, read }: Server): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      if (turn % 4 === 0 && turn < 4 * mostChanges) await person.change();
      const { etag } = await read('/v1/me/profile');
      const next = `Title ${(count += 1)}`;
      const answer = await call('/v1/me/profile', { method: 'PATCH', body: { jobTitle: next }, headers: { 'If-Match': etag } });
      if (answer.status !== 200) continue;
      title = next;
      begun();
    }
  };
  const missesCalls = async ({ url }: Server): Promise<void> => {
    const secret = readFileSync(join(dataDir, 'provider.key')).toString('base64');
    for (let calls = 0; calls < mostCalls; calls += 1) {
      const from = `+4822${String(1_000_000 + (count += 1))}`;
      const text = JSON.stringify({ type: 'call.ended', timestamp: new Date().toISOString(), data: { id: `call-${count}`, user: 'zoe', to: '+16135550100', from, answered: false } });
      const send = () => fetch(`${url}/provider/v1/calls`, { method: 'POST', headers: signed(secret, crypto.randomUUID(), new Date(), text), body: text });
      // Twice, as a phone system does that heard no answer.
      const [answer] = await Promise.all([send(), send()]);
      if (answer.status === 200) missed.add(from.slice(-7));
    }
  };
  const checks = async (server: Server): Promise<void> => {
    // What was kept just before the end, without a word of it, may be there too.
    const { jobTitle } = (await server.read<{ jobTitle: string }>('/v1/me/profile')).body;
    if (title) assert.ok(numberIn(jobTitle) >= numberIn(title), `${jobTitle} is older than ${title}`);
    await agrees(server);
  };

  for (const [round, { reads, later }] of moments.entries()) {
    const { server, child } = await startAgain();
    if (round === 0) {
      await connected(server);
      assert.equal((await server.patch('/v1/me/auto-dnd', { enabled: true })).status, 200);
    }
    await checks(server);
    const working = new Promise<void>((resolve) => { begun = resolve; });
    const work = [saves(server), missesCalls(server)].map((each) => each.catch(() => undefined));
    await working;
    if (reads) await asksForEvents();
    setTimeout(() => child.kill('SIGKILL'), later);
    await once(child, 'exit');
    await Promise.all(work);
    // Nobody is there to hear of these.
    for (let changes = 0; changes < 3; changes += 1) await person.change();
  }

  const { server } = await startAgain();
  await checks(server);
  assert.ok(missed.size > 0);
  const mails = new Map<string, string>();
  const numbers = async (): Promise<string[]> => {
    const names = (await readdir(join(dataDir, 'mailbox'))).filter((name) => name.endsWith('.eml') && !mails.has(name));
    for (const name of names) {
      const { subject = '' } = await PostalMime.parse(await readFile(join(dataDir, 'mailbox', name)));
      mails.set(name, subject.replaceAll(/\D/g, '').slice(-7));
    }
    return [...mails.values()];
  };
  let mailed = await numbers();
  while (![...missed].every((number) => mailed.includes(number))) mailed = await numbers();
  assert.equal(new Set(mailed).size, mailed.length);
}

const timeout = 40_000 * (kills + 2);

describe('a server that is killed at any moment', () => {
  it('loses nothing that it has acknowledged, knows the calendar as it is, and sends no mail twice', { timeout }, () => inOrder((t) => survives(t, undefined, 0)));
});

const postgres = await startPostgres();
after(() => postgres?.stop());

describe('a server on PostgreSQL that is killed at any moment', { skip: postgres ? false : 'there is no PostgreSQL here' }, () => {
  // There another server may be reading and mailing what this one had begun, so the next one comes after that would be over.
  it('loses nothing that it has acknowledged, knows the calendar as it is, and sends no mail twice', { timeout }, () => inOrder(async (t) => survives(t, await postgres?.database(), 3 * minute)));
});
