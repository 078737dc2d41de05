import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { copyFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { freePort } from '../../scripts/lib/processes.ts';
import { signed } from '../../server/src/calls/provider.ts';
import { startLocalGoogle } from '../../server/src/google/local.ts';
import type { ServeOptions } from '../../server/src/node/serve.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { connected } from './google-account.ts';
import { eventsOf, type Owner, serve, temporaryFolder } from './helpers.ts';

const postgres = await startPostgres();
after(() => postgres?.stop());

describe('two servers on one PostgreSQL database', { skip: postgres ? false : 'there is no PostgreSQL here' }, () => {
  /** With the same keys, as the servers of one installation have, and a mailbox each. */
  async function two(t: Owner, options: ServeOptions = {}, port = 0) {
    const databaseUrl = (await postgres?.database()) ?? '';
    const [one, other] = [await temporaryFolder(t), await temporaryFolder(t)];
    const first = await serve(t, { dataDir: one, databaseUrl, port }, options);
    for (const name of ['tokens.key', 'provider.key', 'grants.key']) await copyFile(join(one, name), join(other, name));
    return { first, second: await serve(t, { dataDir: other, databaseUrl }, options), secret: readFileSync(join(one, 'provider.key')).toString('base64') };
  }

  it('show the same, and a page at one hears of what is changed at the other', async (t) => {
    const { first, second } = await two(t);
    const events = eventsOf(await first.call('/v1/me/events'));
    assert.equal((await second.patch('/v1/me/profile', { jobTitle: 'Shared' })).status, 200);
    const event = await events.next();
    assert.deepEqual([event?.event, event?.data.resource], ['resource.changed', 'profile']);
    const { etag, body } = await first.read<{ jobTitle: string }>('/v1/me/profile');
    assert.deepEqual([body.jobTitle, event?.data.etag], ['Shared', etag]);
    await events.cancel();
  });

  it('let one of two changes made at once win, and tell the other', async (t) => {
    const { first, second } = await two(t);
    const { etag } = await first.read('/v1/me/profile');
    const answers = await Promise.all([first, second].map(({ call }, index) =>
      call('/v1/me/profile', { method: 'PATCH', body: { jobTitle: `From ${index}` }, headers: { 'If-Match': etag } })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
  });

  it('do once what both are asked under one Idempotency-Key', async (t) => {
    const { first, second } = await two(t);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? first : second).call('/v1/me/blocked-numbers', {
      method: 'POST', body: { number: '+442071838750' }, headers: { 'Idempotency-Key': 'once' },
    })));
    // While one server works on it, it says so to who asks it again.
    assert.ok(answers.every(({ status }) => status === 201 || status === 409));
    const ids = await Promise.all(answers.filter(({ status }) => status === 201).map(async (answer) => ((await answer.json()) as { id: string }).id));
    assert.equal(new Set(ids).size, 1);
  });

  it('read a calendar in turn, each time one of them', async (t) => {
    let at = Date.now();
    const port = await freePort();
    const google = await startLocalGoogle({ port: 0, redirectUri: `http://localhost:${port}/oauth/google/callback` });
    t.after(() => google.close());
    const reads: number[] = [];
    const channel = 'http.server.request.start';
    const heard = (message: unknown): void => {
      if ((message as { request: IncomingMessage }).request.url?.startsWith('/calendar/v3/')) reads.push(at);
    };
    subscribe(channel, heard);
    t.after(() => unsubscribe(channel, heard));
    const { first, second } = await two(t, { google, now: () => new Date(at) }, port);
    await connected(first);
    while (reads.length < 6) {
      at += 100;
      await second.call('/v1/me/integrations/google-calendar');
    }
    // Two seconds in the demo, by the clock of both.
    for (const [index, read] of reads.slice(1).entries()) assert.ok(read - (reads[index] ?? 0) >= 2000, reads.join());
  });

  it('send one mail for a missed call that both are told of', async (t) => {
    const { first, second, secret } = await two(t);
    const tell = (url: string, number: number) => {
      const data = { id: `call-${number}`, user: 'zoe', to: '+16135550100', from: `+4822${String(1_000_000 + number)}`, answered: false };
      const text = JSON.stringify({ type: 'call.ended', timestamp: new Date().toISOString(), data });
      return fetch(`${url}/provider/v1/calls`, { method: 'POST', headers: signed(secret, crypto.randomUUID(), new Date(), text), body: text });
    };
    await Promise.all(Array.from({ length: 10 }, (_, number) => [tell(first.url, number), tell(second.url, number)]).flat());
    const subjects = async (): Promise<string[]> => (await Promise.all([first, second].map(async ({ url }) =>
      ((await (await fetch(`${url}/demo/mails`)).json()) as { items: { subject: string }[] }).items.map(({ subject }) => subject)))).flat();
    let all = await subjects();
    while (new Set(all).size < 10) all = await subjects();
    assert.equal(all.length, 10);
  });
});
