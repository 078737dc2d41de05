import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connector } from '../../server/src/domain/connector.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { portal, problem, serve } from './helpers.ts';

const path = '/v1/me/integrations/google-calendar/connect';
const body = { returnUrl: `${portal}/`, mode: 'popup' };

describe('a POST', () => {
  it('needs an Idempotency-Key of 1 to 255 visible characters', async (t) => {
    const server = await serve(t);
    for (const key of [undefined, 'x'.repeat(256), 'two words']) {
      await problem(await server.call(path, { method: 'POST', body, headers: { ...(key && { 'Idempotency-Key': key }) } }), 400, 'request.malformed');
    }
  });

  it('sent twice is done once: the answer is the same, for this user only', async (t) => {
    const server = await serve(t);
    const send = (user: string) => server.call(path, { method: 'POST', user, body, headers: { 'Idempotency-Key': 'key-1' } });
    const [first, second] = [await send('zoe'), await send('zoe')];
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.equal(second.headers.get('Idempotency-Replayed'), 'true');
    const state = await first.json();
    assert.deepEqual(await second.json(), state);
    assert.notDeepEqual(await (await send('ada')).json(), state);
  });

  it('with a used key and another body is 422', async (t) => {
    const server = await serve(t);
    const send = (mode: string) => server.call(path, { method: 'POST', body: { ...body, mode }, headers: { 'Idempotency-Key': 'key-1' } });
    assert.equal((await send('popup')).status, 201);
    await problem(await send('redirect'), 422, 'idempotency.reused');
  });

  it('that was refused may be repeated with the same key', async (t) => {
    const server = await serve(t);
    const send = (returnUrl: string) => server.call(path, { method: 'POST', body: { ...body, returnUrl }, headers: { 'Idempotency-Key': 'key-1' } });
    await problem(await send('https://evil.example/'), 422, 'validation.failed');
    assert.equal((await send(`${portal}/`)).status, 201);
  });

  it('repeated while the first is still worked on is 409; a day later the key is forgotten', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    let starts = 0;
    const connector: Connector = {
      async start(state) {
        starts += 1;
        begin();
        await gate;
        return { authorizationUrl: `https://google.example/?state=${state}`, memory: '' };
      },
      finish: async () => { throw new Error('Not reached.'); },
      revoke: async () => {},
    };
    let now = Date.now();
    const server = createMemoryServer({ connector, origins: [portal], now: () => new Date(now) });
    const headers = { Authorization: `Bearer ${await server.token()}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' };
    const send = () => server.fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const first = send();
    await begun;
    await problem(await send(), 409, 'conflict.inProgress');
    open();
    const answer = await (await first).json();
    now += 24 * 3_600_000 - 1;
    assert.deepEqual(await (await send()).json(), answer);
    assert.equal(starts, 1);
    now += 2;
    assert.notDeepEqual(await (await send()).json(), answer);
    assert.equal(starts, 2);
  });
});
