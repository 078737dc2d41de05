import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { doNotDisturbPath, providerRoutes, signed } from '../../server/src/calls/provider.ts';
import { problem } from './helpers.ts';
import { all, event, office, start } from './office.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

/** A user with a desk phone, whose meeting begins in ten minutes and takes an hour. */
async function desk() {
  const zoe = await office();
  zoe.answers(all(event('a', 10, 70)));
  await zoe.sync();
  const send = async (body: object, headers: Record<string, string> = {}): Promise<Response> => {
    const text = JSON.stringify(body);
    const request = new Request(`https://it.example${doNotDisturbPath}`, { method: 'POST', headers: { ...signed(secret, crypto.randomUUID(), new Date(), text), ...headers }, body: text });
    const response = await providerRoutes({ app: zoe.app, store: zoe.store, secret, mails: false }, request);
    assert(response);
    return response;
  };
  const tell = (active: boolean, when = zoe.now().toISOString()) => send({ type: 'doNotDisturb.set', timestamp: when, data: { user: 'zoe', active } });
  /** The key is pressed; what the phone shows then. */
  const press = async (active: boolean, when?: string): Promise<unknown> => {
    const response = await tell(active, when);
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  };
  return { ...zoe, send, tell, press, state: async () => [(await zoe.dnd()).source, (await zoe.dnd()).until] };
}

describe('do not disturb at the phone', () => {
  it('is that of the panels, until it is turned off, and open pages hear of it', async () => {
    const { press, state, store } = await desk();
    const last = await store.transaction((tx) => tx.lastEventId());
    assert.deepEqual(await press(true), { active: true, source: 'manual', until: null });
    assert.deepEqual(await state(), ['manual', null]);
    const events = await store.transaction((tx) => tx.eventsAfter('zoe', last));
    assert.deepEqual(events === 'gone' ? events : events.map(({ type, data }) => [type, data.actor]), [['dnd.changed', 'provider']]);
    assert.deepEqual(await press(false), { active: false, source: null, until: null });
  });

  it('turned on during a meeting says nothing new: it ends with the meeting', async () => {
    const { press, state, later } = await desk();
    later(20);
    assert.deepEqual(await press(true), { active: true, source: 'calendar', until: at(70) });
    later(51);
    assert.deepEqual(await state(), [null, null]);
  });

  it('turned off during a meeting means that meeting, and turned on again it stays on', async () => {
    const { press, dnd, state, later } = await desk();
    later(20);
    assert.deepEqual(await press(false), { active: false, source: null, until: null });
    assert.equal((await dnd()).override.active, true);
    later(1);
    await press(true);
    later(60);
    assert.deepEqual(await state(), ['manual', null]);
  });

  it('turned off where it was on by hand inside a meeting makes the user reachable', async () => {
    const { press, state, later, say } = await desk();
    await say('on');
    later(20);
    await press(false);
    assert.deepEqual(await state(), [null, null]);
  });

  it('that is told again, or overtaken by a later report, changes nothing', async () => {
    const { press, state, say, later } = await desk();
    await press(true, at(0));
    later(1);
    await say('off');
    assert.deepEqual(await press(true, at(0)), { active: false, source: null, until: null });
    await press(true, at(1));
    await press(false, at(0.5));
    assert.deepEqual(await state(), ['manual', null]);
  });

  it('is believed only with a signature, for a user that is there, and when it makes sense', async () => {
    const { send, tell, state } = await desk();
    const body = (data: object, more: object = {}) => ({ type: 'doNotDisturb.set', timestamp: at(0), data, ...more });
    await problem(await send(body({ user: 'zoe', active: true }), { 'webhook-signature': 'v1,AAAA' }), 401, 'signature.invalid');
    await problem(await send(body({ user: 'nobody', active: true })), 404, 'notFound');
    for (const wrong of [
      body({ user: 'zoe', active: 'yes' }), body({ user: 'zoe' }), body({ user: 'zoe', active: true, until: at(5) }), body({ user: 'zoe', active: true }, { type: 'call.ended' }),
      body({ user: 'zoe', active: true }, { timestamp: '2026-99-01T00:00:00Z' }),
    ]) await problem(await send(wrong), 422, 'validation.failed');
    await problem(await tell(true, at(6)), 422, 'validation.failed');
    assert.deepEqual(await state(), [null, null]);
  });
});
