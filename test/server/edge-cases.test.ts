import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { type Action, type CalendarEvent, timeline } from '../../server/src/auto-dnd/index.ts';
import { calendarConnected } from '../../server/src/domain/auto-dnd.ts';
import { ConnectFailure } from '../../server/src/domain/connector.ts';
import { grantDocument } from '../../server/src/domain/documents.ts';
import { createServer } from '../../server/src/server.ts';
import { all, changes, event, office, start } from './office.ts';

const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

/** A user in a meeting that began ten minutes ago and lasts an hour. */
async function inMeeting() {
  const zoe = await office();
  zoe.answers(all(event('a', -10, 50)));
  await zoe.sync();
  const reads = async (...events: CalendarEvent[]): Promise<void> => {
    zoe.later(1);
    zoe.answers(changes(...events));
    await zoe.sync();
  };
  return { ...zoe, reads, state: async () => [(await zoe.dnd()).source, (await zoe.dnd()).until] };
}

describe('the edge cases of auto-dnd.md, at the server', () => {
  it('E1 a meeting that is extended goes on', async () => {
    const { reads, state } = await inMeeting();
    await reads(event('a', -10, 80));
    assert.deepEqual(await state(), ['calendar', at(80)]);
  });

  it('E2 a meeting that is cancelled ends at once, and leaves what was turned on by hand', async () => {
    const { reads, state, say } = await inMeeting();
    await say('on');
    await reads(event('a', -10, 50, { status: 'cancelled' }));
    assert.deepEqual(await state(), ['manual', null]);
    await say('clear');
    assert.deepEqual(await state(), [null, null]);
  });

  it('E3 a meeting that I decline ends at once', async () => {
    const { reads, state } = await inMeeting();
    await reads(event('a', -10, 50, { attendees: [{ self: true, responseStatus: 'declined' }] }));
    assert.deepEqual(await state(), [null, null]);
  });

  it('E4 a meeting that is moved counts where it is now', async () => {
    const { reads, state, dnd } = await inMeeting();
    await reads(event('a', 60, 90));
    assert.deepEqual([await state(), (await dnd()).calendar.nextWindow], [[null, null], { start: at(60), end: at(90) }]);
  });

  it('E5 reachable in a meeting stays so when it is extended; moved to later it counts again', async () => {
    const { reads, state, say, later } = await inMeeting();
    await say('off');
    await reads(event('a', -10, 120));
    assert.deepEqual(await state(), [null, null]);
    await reads(event('a', 5, 120));
    later(3);
    assert.deepEqual(await state(), ['calendar', at(120)]);
  });

  it('E6 another meeting that begins later counts, although they overlap', async () => {
    const { reads, state, say, later } = await inMeeting();
    await say('off');
    await reads(event('b', 10, 20));
    assert.deepEqual(await state(), [null, null]);
    later(10);
    assert.deepEqual(await state(), ['calendar', at(20)]);
  });

  it('E7 a server that was down when a meeting ended knows that it is over, and what the user said before', async () => {
    const { store, now, later, say } = await inMeeting();
    await say('on', { until: at(70) });
    later(60);
    const restarted = createServer({ store, now, origins: new Set(), connectors: () => undefined, verify: async () => ({ user: 'zoe' }) });
    const read = async () => (await restarted.fetch(new Request('https://it.example/v1/me/do-not-disturb', { headers: { Authorization: 'Bearer zoe' } }))).json() as Promise<{ source: string | null }>;
    assert.equal((await read()).source, 'manual');
    later(10);
    assert.equal((await read()).source, null);
  });

  it('E13 what was turned on for a while ends inside a meeting, and the meeting goes on', async () => {
    const { state, say, later } = await inMeeting();
    await say('on', { until: at(5) });
    assert.deepEqual(await state(), ['manual', at(50)]);
    later(5);
    assert.deepEqual(await state(), ['calendar', at(50)]);
  });

  it('E14, E15 following the calendar begins and ends at once, also inside a meeting', async () => {
    const { state, patch } = await inMeeting();
    await patch('auto-dnd', { enabled: false });
    assert.deepEqual(await state(), [null, null]);
    await patch('auto-dnd', { enabled: true });
    assert.deepEqual(await state(), ['calendar', at(50)]);
  });

  it('E16 with another Google account nothing of the old one counts, nor what the user said to its meetings', async () => {
    const { app, store, state, say, dnd, later, answers, sync, asked } = await inMeeting();
    await say('off');
    later(1);
    await app.change('zoe', 'provider', [], async (context) => {
      await context.tx.put('zoe', grantDocument('google-calendar'), 'the grant of another account');
      await calendarConnected(context, 'google-calendar');
    });
    assert.deepEqual([await state(), (await dnd()).override.active, (await dnd()).calendar.activeWindow], [[null, null], false, null]);
    assert.ok(!JSON.stringify(await store.transaction((tx) => tx.list('zoe', { folder: 'calendar' }))).includes(at(50)));
    // It began before the user was reachable in spite of the other one.
    answers(all(event('b', -5, 30)));
    await sync();
    assert.equal(asked.at(-1)?.syncToken, undefined);
    assert.deepEqual(await state(), ['calendar', at(30)]);
  });

  it('E19 where one calendar breaks off, the last windows of all stay, and are read anew when it answers', async () => {
    const { answers, later, sync, state, patch } = await inMeeting();
    await patch('auto-dnd', { calendarIds: ['primary', 'team'] });
    answers(({ calendarId }) => (calendarId === 'team' ? all(event('t', 40, 70))() : all(event('a', -10, 50))()));
    await sync();
    assert.deepEqual(await state(), ['calendar', at(70)]);
    later(1);
    answers(({ calendarId }) => {
      if (calendarId === 'team') throw new Error('out of reach');
      return changes(event('a', -10, 50, { status: 'cancelled' }))();
    });
    await sync();
    assert.deepEqual(await state(), ['calendar', at(50 + 20)]);
    later(20);
    answers(({ calendarId }) => (calendarId === 'team' ? changes()() : changes(event('a', -10, 50, { status: 'cancelled' }))()));
    await sync();
    assert.deepEqual(await state(), [null, null]);
  });

  it('E21 nothing is turned on until a moment that has passed', async () => {
    const { say, state } = await office().then((zoe) => ({ ...zoe, state: async () => (await zoe.dnd()).active }));
    assert.deepEqual([(await say('on', { until: at(-1) }) as unknown as { status: number }).status, await state()], [422, false]);
  });

  it('E22 do not disturb that could not be kept is not claimed', async () => {
    const { store, now } = await office();
    let fails = true;
    const ill = createServer({
      store: {
        ...store, subscribe: store.subscribe.bind(store), close: store.close.bind(store),
        transaction: (work) => store.transaction(async (tx) => {
          const put: typeof tx.put = async (user, document, value) => {
            if (fails && document.path === 'do-not-disturb') throw new Error('The disk is full');
            await tx.put(user, document, value);
          };
          return work(Object.assign(Object.create(tx) as typeof tx, { put }));
        }),
      },
      now, origins: new Set(), connectors: () => undefined, verify: async () => ({ user: 'zoe' }),
    });
    const ask = (path: string, init: RequestInit = {}) => ill.fetch(new Request(`https://it.example/v1/me/${path}`, {
      ...init, headers: { 'Authorization': 'Bearer zoe', 'Content-Type': 'application/json', 'Idempotency-Key': 'one' },
    }));
    const turnOn = () => ask('do-not-disturb/actions', { method: 'POST', body: '{"do":"on"}' });
    const isOn = async (): Promise<boolean> => ((await (await ask('do-not-disturb')).json()) as { active: boolean }).active;
    const refused = await turnOn();
    assert.deepEqual([refused.status, ((await refused.json()) as { retryable: boolean }).retryable, await isOn()], [500, true, false]);
    fails = false;
    // Under the same key, as who tries again sends it.
    assert.deepEqual([(await turnOn()).status, await isOn()], [200, true]);
  });

  it('E25 days out of the office count, and reachable means all of them', async () => {
    const { answers, sync, dnd, say } = await office();
    answers(all(event('o', -600, 3 * 24 * 60, { eventType: 'outOfOffice' })));
    await sync();
    assert.equal((await dnd()).until, at(3 * 24 * 60));
    const off = await say('off');
    assert.deepEqual([off.active, off.override.suppressesUntil], [false, at(3 * 24 * 60)]);
  });

  it('E26 reachable in the minutes before a meeting means that meeting', async () => {
    const { answers, sync, say, later, dnd, patch } = await office();
    await patch('auto-dnd', { leadMinutes: 5 });
    answers(all(event('a', 3, 30)));
    await sync();
    assert.equal((await dnd()).active, true);
    await say('off');
    later(10);
    assert.equal((await dnd()).active, false);
  });

  it('reachable while nothing keeps calls away means nothing: a meeting that is put there afterwards counts', async () => {
    const { answers, sync, say, later, dnd } = await office();
    await sync();
    await say('off');
    later(1);
    answers(changes(event('late', -5, 30)));
    await sync();
    assert.equal((await dnd()).source, 'calendar');
  });

  it('what was known of a calendar whose grant ended is over, and so is what the user said to it', async () => {
    const { answers, sync, later, dnd, say } = await inMeeting();
    await say('off');
    later(1);
    answers(() => { throw new ConnectFailure('invalid_grant'); });
    await sync();
    assert.deepEqual([(await dnd()).active, (await dnd()).override.active], [false, false]);
  });

  it('says at every moment what the timeline says, whatever is in the calendar and whatever the user does', async () => {
    const minute = fc.integer({ min: -60, max: 200 });
    const meetings = fc.array(fc.record({ from: minute, length: fc.integer({ min: 1, max: 90 }) }), { maxLength: 5 });
    const actions = fc.array(fc.record({ after: fc.integer({ min: 1, max: 40 }), what: fc.constantFrom('on', 'on', 'off', 'off', 'clear'), for: fc.option(fc.integer({ min: 1, max: 60 })) }), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(meetings, actions, fc.constantFrom(0, 1, 10), async (given, said, mergeGapMinutes) => {
      const zoe = await office();
      const events = given.map(({ from, length }, index) => event(String(index), from, from + length));
      await zoe.patch('auto-dnd', { mergeGapMinutes });
      zoe.answers(all(...events));
      await zoe.sync();
      const done: Action[] = [];
      let passed = 0;
      const agrees = async (): Promise<void> => {
        const [now] = timeline(events, { mergeGapMinutes }, 'UTC', done, at(passed), at(passed + 0.01));
        const told = await zoe.dnd();
        assert.deepEqual(told.calendar.stale ? undefined : told.source, now?.source ?? null, `at ${passed}: ${JSON.stringify({ given, done })}`);
      };
      for (const { after, what, for: length } of said) {
        // Less than an hour in all, which the calendar is believed for.
        for (let waited = 0; waited < after && passed < 58; waited += 1) {
          zoe.later(1);
          passed += 1;
          await agrees();
        }
        const until = what === 'on' && length !== null ? { until: at(passed + length) } : {};
        await zoe.say(what, until);
        done.push({ at: at(passed), do: what as Action['do'], ...until });
        await agrees();
      }
    }), { numRuns: 100 });
  });
});
