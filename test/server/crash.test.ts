import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import PostalMime from 'postal-mime';
import { signed } from '../../server/src/calls/provider.ts';
import { clientOf, type Owner, type Server, temporaryFolder } from './helpers.ts';

const main = fileURLToPath(new URL('../../server/src/node/main.ts', import.meta.url));
/** Every kill costs a start of the server; `FACEPLATE_KILLS=50` is the long run. */
const kills = Number(process.env['FACEPLATE_KILLS'] ?? 6);
/** The same moments in every run. */
const moments = Array.from({ length: kills }, (_, index) => (index * 137) % 600);

const numberIn = (text: string): number => Number(text.replaceAll(/\D/g, ''));

async function start(t: Owner, dataDir: string): Promise<{ server: Server; child: ChildProcess }> {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', GOOGLE_PORT: '0', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const url = /ready at (http\S+)/.exec(output)?.[1];
    if (url) return { child, server: clientOf({ url, stopGoogle: async () => {}, close: async () => {} }) };
  }
  throw new Error(output);
}

describe('a server that is killed at any moment', () => {
  it('loses nothing that it has acknowledged, and sends no mail twice', { timeout: 20_000 * (kills + 2) }, async (t) => {
    const dataDir = await temporaryFolder(t);
    /** What the server said is kept. */
    let title = '';
    const missed = new Set<string>();
    let count = 0;
    let begun = (): void => {};

    const savesTitles = async ({ call, read }: Server): Promise<void> => {
      for (;;) {
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
      for (;;) {
        const from = `+4822${String(1_000_000 + (count += 1))}`;
        const text = JSON.stringify({ type: 'call.ended', timestamp: new Date().toISOString(), data: { id: `call-${count}`, user: 'zoe', to: '+16135550100', from, answered: false } });
        const send = () => fetch(`${url}/provider/v1/calls`, { method: 'POST', headers: signed(secret, crypto.randomUUID(), new Date(), text), body: text });
        // Twice, as a phone system does that heard no answer.
        const [answer] = await Promise.all([send(), send()]);
        if (answer.status === 200) missed.add(from.slice(-7));
      }
    };

    for (const moment of moments) {
      const { server, child } = await start(t, dataDir);
      // What was kept just before the end, without a word of it, may be there too.
      const { jobTitle } = (await server.read<{ jobTitle: string }>('/v1/me/profile')).body;
      if (title) assert.ok(numberIn(jobTitle) >= numberIn(title), `${jobTitle} is older than ${title}`);
      const working = new Promise<void>((resolve) => { begun = resolve; });
      const work = [savesTitles(server), missesCalls(server), missesCalls(server)].map((each) => each.catch(() => undefined));
      await working;
      setTimeout(() => child.kill('SIGKILL'), moment);
      await once(child, 'exit');
      await Promise.all(work);
    }

    await start(t, dataDir);
    assert.ok(missed.size > 0);
    const numbersIn = async (): Promise<string[]> => {
      const names = (await readdir(join(dataDir, 'mailbox'))).filter((name) => name.endsWith('.eml'));
      const subjects = await Promise.all(names.map(async (name) => (await PostalMime.parse(await readFile(join(dataDir, 'mailbox', name)))).subject ?? ''));
      return subjects.map((subject) => subject.replaceAll(/\D/g, '').slice(-7));
    };
    let mailed = await numbersIn();
    while (![...missed].every((number) => mailed.includes(number))) mailed = await numbersIn();
    assert.equal(new Set(mailed).size, mailed.length);
  });
});
