import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallForwarding, Interval } from '../../src/client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../src/client/contract/forwarding-numbers.ts';
import type { Schedule } from '../../src/client/contract/schedules.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { problem, serve, type Server } from './helpers.ts';

const path = '/v1/me/call-forwarding';
const numbersPath = '/v1/me/forwarding-numbers';

interface Page<T> { items: T[] }

const read = async (server: Server, user?: string): Promise<CallForwarding> => (await server.read<CallForwarding>(path, user)).body;
const numbers = async (server: Server, user?: string): Promise<ForwardingNumber[]> => (await server.read<Page<ForwardingNumber>>(numbersPath, user)).body.items;
const add = (server: Server, body: object, user?: string): Promise<Response> =>
  server.call(numbersPath, { method: 'POST', body, headers: { 'Idempotency-Key': crypto.randomUUID() }, ...(user && { user }) });
const remove = async (server: Server, id: string): Promise<Response> =>
  server.call(`${numbersPath}/${id}`, { method: 'DELETE', headers: { 'If-Match': (await server.read(`${numbersPath}/${id}`)).etag } });
const issuesOf = async (response: Response, code = 'validation.failed') => (await problem(response, 422, code)).errors?.map((issue) => [issue.pointer, issue.code]);
const intervals = (...all: Partial<Interval>[]): object => ({
  activeWhen: { type: 'schedule', intervals: all.map((interval, index) => ({ id: `int-${index}`, kind: 'weekdays', days: [1], allDay: false, start: '09:00', end: '17:00', ...interval })) },
});
const dates = (from: string, to: string): Partial<Interval> => ({ kind: 'dates', from, to });

describe('call forwarding', () => {
  it('says what is set, in whose time, and what holds now', async (t) => {
    const server = await serve(t);
    const body = await read(server);
    assert.deepEqual([body.enabled, body.mode, body.ringSeconds, body.timeZone, body.activeWhen.intervals.length], [true, 'noAnswer', 24, 'Europe/Warsaw', 2]);
    assert.ok(['conditional', 'off'].includes(body.effective.state));
    assert.deepEqual((await read(server, 'ada')).always, { enabled: false, destination: null });
    assert.equal((await read(server, 'ada')).mode, undefined);
  });

  it('changes as a whole or not at all', async (t) => {
    const server = await serve(t);
    const changed = await (await server.patch(path, { mode: 'ringAll', ringSeconds: 30, activeWhen: { type: 'always' }, directOnly: true })).json() as CallForwarding;
    assert.deepEqual([changed.mode, changed.ringSeconds, changed.activeWhen.type, changed.directOnly, changed.effective], ['ringAll', 30, 'always', true, { state: 'conditional', until: null }]);
    assert.deepEqual(await issuesOf(await server.patch(path, { mode: 'failover', ringSeconds: 31 })), [['/ringSeconds', 'outOfRange']]);
    assert.equal((await read(server)).mode, 'ringAll');
  });

  it('needs the tag that was read', async (t) => {
    const server = await serve(t);
    await problem(await server.call(path, { method: 'PATCH', body: { enabled: false } }), 428, 'precondition.required');
    const { etag } = await server.read(path);
    await server.patch(path, { enabled: false });
    await problem(await server.call(path, { method: 'PATCH', body: { enabled: true }, headers: { 'If-Match': etag } }), 412, 'precondition.failed');
  });

  it('takes the last rule again when it is turned on without one', async (t) => {
    const server = await serve(t);
    await server.patch(path, { mode: 'off', enabled: false });
    assert.deepEqual([(await read(server)).mode, (await read(server)).lastMode], ['off', 'noAnswer']);
    await server.patch(path, { enabled: true });
    assert.equal((await read(server)).mode, 'noAnswer');
  });

  it('refuses intervals of one kind that overlap, their nights included, and says with which', async (t) => {
    const server = await serve(t);
    const night = { days: [1, 2], start: '17:00', end: '09:00' };
    const { errors } = await problem(await server.patch(path, intervals(night, { days: [3], start: '08:00', end: '10:00' })), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/activeWhen/intervals/1', code: 'overlap', params: { with: 'int-0' } }]);
    assert.equal((await server.patch(path, intervals(night, { days: [3], start: '09:00', end: '17:00' }))).status, 200);
    assert.deepEqual(await issuesOf(await server.patch(path, intervals(dates('2030-05-01', '2030-05-03'), dates('2030-05-03', '2030-05-04')))), [['/activeWhen/intervals/1', 'overlap']]);
    assert.equal((await server.patch(path, intervals({ days: [3] }, dates('2030-05-01', '2030-05-03')))).status, 200);
  });

  it('refuses intervals that are none', async (t) => {
    const server = await serve(t);
    const bad: [object, string][] = [
      [intervals({ days: [] }), '/activeWhen/intervals/0/days required'],
      [intervals({ start: '09:00', end: '09:00' }), '/activeWhen/intervals/0/end sameAsStart'],
      [intervals({ days: [8] }), '/activeWhen/intervals/0/days/0 outOfRange'],
      [intervals({ start: '25:00' }), '/activeWhen/intervals/0/start pattern'],
      [intervals(dates('2030-05-03', '2030-05-01')), '/activeWhen/intervals/0/to beforeStart'],
      [intervals(dates('2030-05-01', '2031-05-03')), '/activeWhen/intervals/0/to outOfRange'],
      [intervals(dates('2030-02-30', '2030-03-01')), '/activeWhen/intervals/0/from invalid'],
      [intervals(dates('2020-05-01', '2020-05-02')), '/activeWhen/intervals/0/to past'],
      [intervals({ id: 'same' }, { id: 'same', days: [2] }), '/activeWhen/intervals/1/id duplicate'],
      [intervals(), '/activeWhen/intervals required'],
      [intervals(...Array.from({ length: 21 }, (_, index) => dates(`2030-01-${String(index + 1).padStart(2, '0')}`, `2030-01-${String(index + 1).padStart(2, '0')}`))), '/activeWhen/intervals outOfRange'],
      [{ activeWhen: { type: 'schedule', scheduleId: 'sch-none' } }, '/activeWhen/scheduleId unknownReference'],
    ];
    for (const [body, wanted] of bad) assert.deepEqual((await issuesOf(await server.patch(path, body)))?.map((issue) => issue.join(' ')), [wanted]);
  });

  it('keeps an interval that is over since, and one that is on still', async () => {
    let now = new Date('2026-06-01T12:00:00Z');
    const server = createMemoryServer({ user: 'zoe', now: () => now });
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const get = async () => {
      const response = await server.fetch(path, { headers });
      return { etag: response.headers.get('ETag') ?? '', body: await response.json() as CallForwarding };
    };
    const patch = async (body: object) => server.fetch(path, {
      method: 'PATCH', headers: { ...headers, 'Content-Type': 'application/merge-patch+json', 'If-Match': (await get()).etag }, body: JSON.stringify(body),
    });
    assert.equal((await patch(intervals(dates('2026-05-30', '2026-06-01')))).status, 200);
    now = new Date('2026-06-02T12:00:00Z');
    const { activeWhen } = (await get()).body;
    assert.equal((await patch({ ringSeconds: 12, activeWhen: { intervals: activeWhen.intervals } })).status, 200);
    await server.close();
  });

  it('follows a schedule of the company', async (t) => {
    const server = await serve(t);
    const { body: { items } } = await server.read<Page<Schedule>>('/v1/me/schedules');
    assert.deepEqual(items.map(({ id }) => id), ['sch-office', 'sch-inventory']);
    const changed = await (await server.patch(path, { activeWhen: { type: 'schedule', scheduleId: 'sch-inventory' } })).json() as CallForwarding;
    assert.equal(changed.effective.because, 'schedule');
    const own = await (await server.patch(path, { activeWhen: { scheduleId: null } })).json() as CallForwarding;
    assert.deepEqual([own.activeWhen.scheduleId, own.activeWhen.intervals.length], [null, 2]);
    await problem(await server.call('/v1/me/schedules', { user: 'ada' }), 403, 'capability.none');
  });

  it('refuses Forward Only with nowhere to go, and warns of the other rules', async (t) => {
    const server = await serve(t);
    await remove(server, 'fwd-mobile');
    assert.deepEqual(await issuesOf(await server.patch(path, { mode: 'forwardOnly' }), 'forwarding.noNumbers'), [['/mode', 'noNumbers']]);
    const changed = await (await server.patch(path, { mode: 'ringAll' })).json() as CallForwarding;
    assert.deepEqual([changed.warnings, changed.effective.because], [['forwarding.noNumbers'], 'noNumbers']);
  });

  it('is off while do not disturb is on, and says so to open pages', async (t) => {
    const server = await serve(t);
    await server.patch(path, { activeWhen: { type: 'always' } });
    const on = await server.call('/v1/me/do-not-disturb/actions', { method: 'POST', body: { do: 'on' }, headers: { 'Idempotency-Key': 'on' } });
    assert.equal(on.ok, true);
    assert.deepEqual((await read(server)).effective, { state: 'off', because: 'dnd', until: null });
  });

  it('tells open pages when do not disturb ends by itself', async () => {
    let now = new Date('2026-11-23T08:00:00Z');
    const server = createMemoryServer({ user: 'zoe', now: () => now });
    const headers = { 'Authorization': `Bearer ${await server.token()}`, 'Content-Type': 'application/json' };
    const effective = async () => ((await (await server.fetch(path, { headers })).json()) as CallForwarding).effective;
    await server.patchAs('self', 'zoe', 'call-forwarding', { activeWhen: { type: 'always' } });
    await server.fetch('/v1/me/do-not-disturb/actions', { method: 'POST', body: JSON.stringify({ do: 'on', until: '2026-11-23T09:00:00Z' }), headers: { ...headers, 'Idempotency-Key': 'on' } });
    assert.deepEqual(await effective(), { state: 'off', because: 'dnd', until: '2026-11-23T09:00:00.000Z' });
    const told: string[] = [];
    server.store.subscribe('zoe', ({ data }) => told.push(data.resource));
    now = new Date('2026-11-23T09:00:01Z');
    await server.tellTime();
    assert.ok(told.includes('call-forwarding'));
    assert.deepEqual(await effective(), { state: 'conditional', until: null });
    await server.close();
  });

  it('is locked for Omar, with the reason, and does not let Ada have what her provider has not', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await problem(await server.patch(path, { enabled: false }, 'omar'), 403, 'capability.readOnly')).reason, { code: 'adminLocked', lockedBy: 'account' });
    assert.deepEqual(await issuesOf(await server.patch(path, { mode: 'ringAll' }, 'ada')), [['/mode', 'notAllowed']]);
    assert.deepEqual((await problem(await server.patch(path, { keepCallerId: false }, 'ada'), 403, 'capability.readOnly')).errors, [{ pointer: '/keepCallerId', code: 'readOnly' }]);
  });

  it('is part of a batch, and of no use to be written whole', async (t) => {
    const server = await serve(t);
    const { body } = await server.read<{ items: Record<string, { status: number }> }>('/v1/me/batch?resource=call-forwarding&resource=forwarding-numbers&resource=schedules');
    assert.deepEqual(Object.values(body.items).map(({ status }) => status), [200, 200, 200]);
    assert.deepEqual(await issuesOf(await server.patch(path, { effective: { state: 'off' }, timeZone: 'UTC', colour: 'blue' })),
      [['/effective', 'readOnly'], ['/timeZone', 'readOnly'], ['/colour', 'unknownMember']]);
  });
});

describe('legs of forwarding', () => {
  const to = (destination: object) => ({ enabled: true, destination });

  it('go to numbers, colleagues and voicemail, as the provider would write them', async (t) => {
    const server = await serve(t);
    const changed = await (await server.patch(path, {
      enabled: true, always: to({ type: 'number', number: '(613) 555-0123' }), busy: to({ type: 'extension', extension: '1042' }), noAnswer: { ...to({ type: 'voicemail' }), ringSeconds: 30 },
    }, 'ada')).json() as CallForwarding;
    assert.deepEqual(changed.always?.destination, { type: 'number', number: '+16135550123', display: '+1 613 555 0123' });
    assert.deepEqual(changed.busy?.destination, { type: 'extension', extension: '1042', displayName: 'Zoë Quinn' });
    assert.deepEqual(changed.noAnswer, { enabled: true, destination: { type: 'voicemail' }, ringSeconds: 30 });
    assert.deepEqual([changed.warnings, changed.effective.state], [['forwarding.shadowedByAlways'], 'forwardingAll']);
    const moved = await (await server.patch(path, { busy: { destination: { type: 'voicemail' } } }, 'ada')).json() as CallForwarding;
    assert.deepEqual(moved.busy?.destination, { type: 'voicemail' });
    const none = await (await server.patch(path, { busy: { enabled: false, destination: null } }, 'ada')).json() as CallForwarding;
    assert.deepEqual(none.busy, { enabled: false, destination: null });
  });

  it('need somewhere to go that calls may go to', async (t) => {
    const server = await serve(t);
    const bad: [object, string, string][] = [
      [{ always: { enabled: true } }, 'validation.failed', '/always/destination required'],
      [{ busy: to({ type: 'number' }) }, 'validation.failed', '/busy/destination/number required'],
      [{ busy: to({ type: 'number', number: '12' }) }, 'phoneNumber.invalid', '/busy/destination/number invalid'],
      [{ busy: to({ type: 'number', number: '911' }) }, 'number.notAllowed', '/busy/destination/number notAllowed'],
      [{ busy: to({ type: 'number', number: '+1 900 555 0123' }) }, 'number.notAllowed', '/busy/destination/number notAllowed'],
      [{ busy: to({ type: 'extension', extension: '1103' }) }, 'forwarding.loop', '/busy/destination/extension notAllowed'],
      [{ busy: to({ type: 'extension', extension: '4444' }) }, 'validation.failed', '/busy/destination/extension unknownReference'],
      [{ busy: to({ type: 'group', groupId: 'grp' }) }, 'validation.failed', '/busy/destination/type notAllowed'],
    ];
    for (const [body, code, wanted] of bad) assert.deepEqual((await issuesOf(await server.patch(path, body, 'ada'), code))?.map((issue) => issue.join(' ')), [wanted]);
  });
});

describe('forwarding numbers', () => {
  it('are added as they are written at home, up to the most, in order', async (t) => {
    const server = await serve(t);
    const made = await (await add(server, { number: '(613) 555-0123', type: 'work', label: ' Front desk ' })).json() as ForwardingNumber;
    assert.deepEqual(
      [made.number, made.display, made.country, made.label, made.enabled, made.answerConfirmation, made.position],
      ['+16135550123', '+1 613 555 0123', 'CA', 'Front desk', true, true, 2],
    );
    for (let digit = 0; digit < 7; digit++) assert.equal((await add(server, { number: `+1613555020${digit}` })).status, 201);
    assert.deepEqual((await problem(await add(server, { number: '+16135550210' }), 409, 'limitReached')).params, { limit: 10 });
    assert.deepEqual((await numbers(server)).map(({ position }) => position), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are refused where calls may not go', async (t) => {
    const server = await serve(t);
    for (const [number, code] of [['+1 613 555', 'phoneNumber.invalid'], ['112', 'number.notAllowed'], ['+19005550123', 'number.notAllowed'], ['+1 613 555 0100', 'forwarding.loop']] as const) {
      assert.equal((await issuesOf(await add(server, { number }), code))?.[0]?.[0], '/number', number);
    }
    await problem(await add(server, { number: '1077' }), 422, 'number.notAllowed');
    assert.deepEqual((await problem(await add(server, { number: '+48 601 234 567' }), 409, 'duplicate')).params, { id: 'fwd-mobile' });
    assert.deepEqual(await issuesOf(await add(server, { number: 'call me' })), [['/number', 'pattern']]);
    assert.deepEqual(await issuesOf(await add(server, {})), [['/number', 'required']]);
  });

  it('change, move and go, each with its own tag', async (t) => {
    const server = await serve(t);
    assert.equal((await server.patch(`${numbersPath}/fwd-cottage`, { enabled: true, position: 0, label: 'Lake' })).status, 200);
    assert.deepEqual((await numbers(server)).map(({ id, label, enabled }) => [id, label, enabled]), [['fwd-cottage', 'Lake', true], ['fwd-mobile', '', true]]);
    const renumbered = await (await server.patch(`${numbersPath}/fwd-cottage`, { number: '613 555 0144' })).json() as ForwardingNumber;
    assert.deepEqual([renumbered.number, renumbered.position], ['+16135550144', 0]);
    await problem(await server.call(`${numbersPath}/fwd-cottage`, { method: 'PATCH', body: { enabled: false } }), 428, 'precondition.required');
    await problem(await server.patch(`${numbersPath}/fwd-cottage`, { number: '+48 601 234 567' }), 409, 'duplicate');
    assert.equal((await remove(server, 'fwd-cottage')).status, 204);
    assert.deepEqual((await numbers(server)).map(({ id, position }) => [id, position]), [['fwd-mobile', 0]]);
  });

  it('are only looked at by Omar, and nobody sees another one\'s', async (t) => {
    const server = await serve(t);
    assert.equal((await numbers(server, 'omar')).length, 1);
    await problem(await add(server, { number: '+16135550123' }, 'omar'), 403, 'capability.readOnly');
    await problem(await server.call(`${numbersPath}/fwd-omar`), 404, 'notFound');
  });
});
