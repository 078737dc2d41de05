import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import type { Presence } from '../../src/client/contract/presence.ts';
import { createMemoryServer, type MemoryServer } from '../../server/src/memory.ts';
import { eventsOf, type Owner, problem, serve, type Server } from './helpers.ts';

const path = '/v1/me/do-not-disturb';
const presence = '/v1/me/presence';
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

let keys = 0;
const act = (server: Server, body: object, user = 'zoe'): Promise<Response> =>
  server.call(`${path}/actions`, { method: 'POST', user, body, headers: { 'Idempotency-Key': `key-${keys++}` } });
const done = async (response: Response): Promise<DoNotDisturb> => {
  assert.equal(response.status, 200, await response.clone().text());
  return response.json() as Promise<DoNotDisturb>;
};

describe('do not disturb', () => {
  it('is off until somebody turns it on, and then until it is turned off', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<DoNotDisturb>(path);
    assert.deepEqual([body.active, body.source, body.until, body.inboundTreatment], [false, null, null, 'voicemail']);
    const on = await done(await act(server, { do: 'on' }));
    assert.deepEqual([on.active, on.source, on.until, on.scope, on.manual.active], [true, 'manual', null, 'all', true]);
    assert.equal((await server.read<DoNotDisturb>(path)).body.active, true);
    assert.equal((await done(await act(server, { do: 'off' }))).active, false);
  });

  it('can be meant for a while, and for some calls only', async (t) => {
    const server = await serve(t);
    const until = inAnHour();
    const on = await done(await act(server, { do: 'on', until, scope: 'exceptGroups' }));
    assert.deepEqual([on.until, on.manual.until, on.scope], [until, until, 'exceptGroups']);
  });

  it('refuses an end in the past or too far away, a scope it does not have, and both with another verb', async (t) => {
    const server = await serve(t);
    const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString();
    for (const [body, pointer, code] of [
      [{ do: 'on', until: days(-1) }, '/until', 'outOfRange'], [{ do: 'on', until: days(15) }, '/until', 'outOfRange'],
      [{ do: 'off', until: days(1) }, '/until', 'notAllowed'], [{ do: 'clear', scope: 'all' }, '/scope', 'notAllowed'],
      [{ do: 'on', scope: 'some' }, '/scope', 'notAllowed'], [{ do: 'maybe' }, '/do', 'notAllowed'], [{}, '/do', 'required'],
      [{ do: 'on', until: 'tomorrow' }, '/until', 'pattern'], [{ do: 'on', for: 'PT1H' }, '/for', 'unknownMember'],
    ] as const) {
      const { errors } = await problem(await act(server, body), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [[pointer, code]], JSON.stringify(body));
    }
    const { errors } = await problem(await act(server, { do: 'on', scope: 'groupsOnly' }, 'ada'), 422, 'validation.failed');
    assert.deepEqual(errors?.map((error) => error.pointer), ['/scope'], 'Ada can only keep all calls away');
  });

  it('is locked for Omar, who may look, with the reason', async (t) => {
    const server = await serve(t);
    await server.read(path, 'omar');
    const { reason } = await problem(await act(server, { do: 'on' }, 'omar'), 403, 'capability.readOnly') as { reason?: { code: string } };
    assert.equal(reason?.code, 'adminLocked');
  });

  it('needs a key for each action, and does one action once', async (t) => {
    const server = await serve(t);
    await problem(await server.call(`${path}/actions`, { method: 'POST', body: { do: 'on' } }), 400, 'request.malformed');
    const once = { method: 'POST', body: { do: 'on' }, headers: { 'Idempotency-Key': 'once' } };
    const first = await done(await server.call(`${path}/actions`, once));
    const second = await done(await server.call(`${path}/actions`, once));
    assert.equal(second.manual.setAt, first.manual.setAt);
  });

  it('is read in a batch, and cannot be patched', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<{ items: Record<string, { status: number }> }>('/v1/me/batch?resource=do-not-disturb&resource=presence');
    assert.deepEqual(Object.values(body.items).map(({ status }) => status), [200, 200]);
    await problem(await server.patch(path, { active: true }), 405, 'method.notAllowed');
  });

  it('is told to open pages when it is turned on, under a name of its own', async (t) => {
    const server = await serve(t);
    const events = eventsOf(await server.call('/v1/me/events'));
    await act(server, { do: 'on' });
    const event = await events.next();
    assert.deepEqual([event?.event, event?.data.resource, event?.data.actor], ['dnd.changed', 'do-not-disturb', 'self']);
    await events.cancel();
  });
});

describe('do not disturb on a server that runs', () => {
  it('is told to be over by itself, when its time is over', async (t) => {
    const server = await serve(t);
    const events = eventsOf(await server.call('/v1/me/events'));
    const until = new Date(Date.now() + 500).toISOString();
    await act(server, { do: 'on', until });
    assert.equal((await events.next())?.data.actor, 'self');
    const over = await events.next();
    assert.deepEqual([over?.event, over?.data.actor], ['dnd.changed', 'system']);
    assert.ok(Date.now() >= Date.parse(until));
    assert.equal((await server.read<DoNotDisturb>(path)).etag, over?.data.etag, 'a page that has read it already need not read it again');
    await events.cancel();
  });
});

/** A server whose clock is moved by hand; it begins on a Monday at nine. */
async function clocked(t: Owner) {
  let at = Date.parse('2026-11-23T09:00:00Z');
  const server = createMemoryServer({ user: 'zoe', now: () => new Date(at) });
  t.after(() => server.close());
  const headers = async () => ({ Authorization: `Bearer ${await server.token()}` });
  const meeting = (start: string, end: string) => ({ start: `2026-11-23T${start}:00.000Z`, end: `2026-11-23T${end}:00.000Z` });
  return {
    server,
    /** HH:MM of that day. */
    setClock: (time: string): void => { at = Date.parse(`2026-11-23T${time}:00Z`); },
    read: async (): Promise<DoNotDisturb> => (await server.fetch(path, { headers: await headers() })).json() as Promise<DoNotDisturb>,
    presence: async (): Promise<Presence> => (await server.fetch(presence, { headers: await headers() })).json() as Promise<Presence>,
    act: async (body: object): Promise<DoNotDisturb> => done(await server.fetch(`${path}/actions`, {
      method: 'POST', headers: { ...(await headers()), 'Content-Type': 'application/json', 'Idempotency-Key': `key-${keys++}` }, body: JSON.stringify(body),
    })),
    events: async () => eventsOf(await server.fetch('/v1/me/events', { headers: await headers() })),
    meetings: async (...windows: [string, string][]): Promise<void> => {
      await follow(server);
      await server.patchAs('system', 'zoe', 'calendar-busy', { windows: windows.map((each) => meeting(...each)), lastSyncedAt: null });
    },
  };
}
const follow = (server: MemoryServer): Promise<void> => server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true })
  .catch(async () => {
    await server.patchAs('provider', 'zoe', 'integrations/google-calendar', { status: 'connected' });
    await server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
  });

describe('do not disturb, as time goes by', () => {
  it('ends by itself, and says so to open pages at that moment', async (t) => {
    const zoe = await clocked(t);
    await zoe.act({ do: 'on', until: '2026-11-23T09:30:00Z' });
    const events = await zoe.events();
    zoe.setClock('09:29');
    await zoe.server.tellTime();
    assert.equal((await zoe.read()).active, true);
    zoe.setClock('09:30');
    assert.equal((await zoe.read()).active, false, 'it is computed from the time, whether or not anybody told');
    await zoe.server.tellTime();
    const event = await events.next();
    assert.deepEqual([event?.event, event?.data.actor], ['dnd.changed', 'system']);
    await zoe.server.tellTime();
    await zoe.server.patchAs('admin', 'zoe', 'profile', { jobTitle: 'Later' });
    const later = [await events.next(), await events.next()].map((each) => each?.data.resource);
    assert.deepEqual(later, ['presence', 'profile'], 'it is told once');
    await events.cancel();
  });

  it('follows the calendar, and colleagues see a meeting', async (t) => {
    const zoe = await clocked(t);
    await zoe.meetings(['10:00', '10:30'], ['10:30', '11:00'], ['14:00', '15:00']);
    const before = await zoe.read();
    assert.deepEqual([before.active, before.calendar.nextWindow], [false, { start: '2026-11-23T10:00:00.000Z', end: '2026-11-23T11:00:00.000Z' }]);
    zoe.setClock('10:00');
    const during = await zoe.read();
    assert.deepEqual([during.active, during.source, during.until], [true, 'calendar', '2026-11-23T11:00:00.000Z']);
    const seen = await zoe.presence();
    assert.deepEqual([seen.shown, seen.activity], ['busy', 'inMeeting']);
    zoe.setClock('11:00');
    assert.equal((await zoe.read()).active, false);
  });

  it('turned off in a meeting stays off until the next one, or until it is left to the calendar again', async (t) => {
    const zoe = await clocked(t);
    await zoe.meetings(['10:00', '11:00'], ['14:00', '15:00']);
    zoe.setClock('10:10');
    const off = await zoe.act({ do: 'off' });
    assert.deepEqual([off.active, off.override.active, off.override.suppressesUntil], [false, true, '2026-11-23T11:00:00.000Z']);
    zoe.setClock('10:59');
    assert.equal((await zoe.read()).active, false);
    assert.equal((await zoe.act({ do: 'clear' })).active, true);
    await zoe.act({ do: 'off' });
    zoe.setClock('14:00');
    assert.deepEqual([(await zoe.read()).active, (await zoe.read()).override.active], [true, false]);
  });

  it('turned on by hand is not ended by a meeting, and ends with the meeting when that lasts longer', async (t) => {
    const zoe = await clocked(t);
    await zoe.meetings(['10:00', '11:00']);
    zoe.setClock('10:30');
    const on = await zoe.act({ do: 'on', until: '2026-11-23T10:45:00Z' });
    assert.deepEqual([on.source, on.manual.until, on.until], ['manual', '2026-11-23T10:45:00.000Z', '2026-11-23T11:00:00.000Z']);
    await zoe.act({ do: 'on', until: '2026-11-23T11:30:00Z' });
    zoe.setClock('11:00');
    const after = await zoe.read();
    assert.deepEqual([after.active, after.source, after.until], [true, 'manual', '2026-11-23T11:30:00.000Z']);
  });

  it('of the calendar ends at once when the calendar is no longer followed; what was set by hand stays', async (t) => {
    const zoe = await clocked(t);
    await zoe.meetings(['08:00', '12:00']);
    assert.equal((await zoe.read()).source, 'calendar');
    await zoe.server.patchAs('self', 'zoe', 'auto-dnd', { enabled: false });
    assert.equal((await zoe.read()).active, false);
    await zoe.act({ do: 'on' });
    await zoe.server.patchAs('self', 'zoe', 'auto-dnd', { enabled: true });
    await zoe.server.patchAs('self', 'zoe', 'auto-dnd', { enabled: false });
    assert.equal((await zoe.read()).source, 'manual');
  });

  it('may come from the company\'s hours', async (t) => {
    const zoe = await clocked(t);
    await zoe.server.patchAs('admin', 'zoe', 'do-not-disturb', { schedule: [{ start: '2026-11-23T08:00:00Z', end: '2026-11-23T09:30:00Z' }] });
    const { active, source, until, schedule } = await zoe.read();
    assert.deepEqual([active, source, until, schedule.activeUntil], [true, 'schedule', '2026-11-23T09:30:00.000Z', '2026-11-23T09:30:00.000Z']);
  });
});

describe('presence', () => {
  it('is automatic until the user chooses, and automatic again with null', async (t) => {
    const server = await serve(t);
    const choose = async (availability: string | null): Promise<unknown[]> => {
      const { availability: chosen, shown } = await (await server.patch(presence, { availability })).json() as Presence;
      return [chosen, shown];
    };
    assert.deepEqual((await server.read<Presence>(presence)).body.shown, 'available');
    assert.deepEqual(await choose('away'), ['away', 'away']);
    assert.deepEqual(await choose(null), [null, 'available']);
  });

  it('offers what the provider has, and refuses what it has not', async (t) => {
    const server = await serve(t);
    const lunch = await (await server.patch(presence, { availability: 'lunch' }, 'ada')).json() as Presence;
    assert.deepEqual([lunch.availability, lunch.shown], ['lunch', 'away']);
    for (const [user, availability] of [['zoe', 'lunch'], ['ada', 'busy'], ['zoe', 'offline']] as const) {
      const { errors } = await problem(await server.patch(presence, { availability }, user), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: '/availability', code: 'notAllowed' }]);
    }
  });

  it('refuses a message that is too long, an end in the past, and what can only be read', async (t) => {
    const server = await serve(t);
    for (const [body, pointer, code] of [
      [{ message: 'x'.repeat(76) }, '/message', 'tooLong'], [{ message: 'a\nb' }, '/message', 'pattern'],
      [{ messageExpiresAt: '2020-01-01T00:00:00Z' }, '/messageExpiresAt', 'outOfRange'],
      [{ activity: 'onCall' }, '/activity', 'readOnly'], [{ shown: 'away' }, '/shown', 'readOnly'],
    ] as const) {
      const { errors } = await problem(await server.patch(presence, body), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [[pointer, code]]);
    }
  });

  it('is locked for Omar, and Ada\'s provider has no messages', async (t) => {
    const server = await serve(t);
    await problem(await server.patch(presence, { availability: 'away' }, 'omar'), 403, 'capability.readOnly');
    await problem(await server.patch(presence, { message: 'Hello' }, 'ada'), 403, 'capability.none');
  });

  it('asks for the tag that was read', async (t) => {
    const server = await serve(t);
    await problem(await server.call(presence, { method: 'PATCH', body: { message: 'Hello' } }), 428, 'precondition.required');
    await problem(await server.call(presence, { method: 'PATCH', body: { message: 'Hello' }, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
  });

  it('forgets a message when its time is over, and tells open pages', async (t) => {
    const zoe = await clocked(t);
    await zoe.server.patchAs('self', 'zoe', 'presence', { message: 'At the dentist', messageExpiresAt: '2026-11-23T10:00:00Z' });
    const events = await zoe.events();
    assert.equal((await zoe.presence()).message, 'At the dentist');
    zoe.setClock('10:00');
    await zoe.server.tellTime();
    assert.deepEqual([(await events.next())?.event, (await events.next())?.event], ['dnd.changed', 'presence.changed']);
    assert.deepEqual([(await zoe.presence()).message, (await zoe.presence()).messageExpiresAt], ['', null]);
    await events.cancel();
  });

  it('can leave the device in use silent, and remembers which one it was', async (t) => {
    const server = await serve(t);
    const silent = async (patch: object) => ((await (await server.patch(presence, patch)).json()) as Presence).silentHere;
    assert.equal(await silent({ silentHere: true }), true);
    assert.equal((await server.read<Presence>(presence)).body.silentHere, true);
    assert.equal(await silent({ pushPaused: true }), true);
    assert.equal('silentHere' in (await server.read<Presence>(presence, 'ada')).body, false, 'Ada has no device');
  });
});
