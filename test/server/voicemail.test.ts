import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { Greeting } from '../../src/client/contract/voicemail-greetings.ts';
import type { MessagesResult } from '../../src/client/contract/voicemail-actions.ts';
import type { VoicemailMessage } from '../../src/client/contract/voicemail-messages.ts';
import type { PinRules } from '../../src/client/contract/voicemail-pin.ts';
import type { Voicemail } from '../../src/client/contract/voicemail.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { eventsOf, forAll, problem, serve, type Server } from './helpers.ts';
import { m4a, mp3, recorded, wav } from './sound.ts';

const settings = '/v1/me/voicemail';
const greetings = `${settings}/greetings`;
const messages = `${settings}/messages`;

describe('voicemail settings', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  it('say how the mailbox behaves and how full it is', async () => {
    const { body } = await server.read<Voicemail>(settings);
    assert.equal(body.enabled, true);
    assert.equal(body.email.address, 'zoe.quinn@example.com');
    assert.deepEqual(body.storage, { usedSeconds: 178, capacitySeconds: 6000, messageCount: 5, unreadCount: 2 });
  });

  it('take a change of one of them and keep the others', async () => {
    const { body: old } = await server.read<Voicemail>(settings);
    const answer = await server.patch(settings, { email: { afterSend: 'delete', others: ['a@example.com', 'b@example.com'] }, onNoAnswer: { ringSeconds: 30 } });
    assert.equal(answer.status, 200);
    const { body } = await server.read<Voicemail>(settings);
    assert.deepEqual(body, {
      ...old, email: { ...old.email, afterSend: 'delete', others: ['a@example.com', 'b@example.com'] }, onNoAnswer: { ...old.onNoAnswer, ringSeconds: 30 },
    });
    await server.patch(settings, { email: { afterSend: 'keep' } });
  });

  it('refuse what would lose messages, or reach nobody', async () => {
    const lost = await problem(await server.patch(settings, { email: { attachAudio: false, afterSend: 'delete' } }), 422, 'validation.failed');
    assert.deepEqual(lost.errors, [{ pointer: '/email/afterSend', code: 'notAllowed' }]);
    for (const [others, pointer, code] of [
      [['nobody'], '/email/others/0', 'invalid'], [['a@example.com', 'A@example.com'], '/email/others/1', 'duplicate'], [['Zoe.Quinn@example.com'], '/email/others/0', 'duplicate'],
      [['1', '2', '3', '4', '5', '6'].map((name) => `${name}@example.com`), '/email/others', 'outOfRange'],
    ] as const) {
      const { errors } = await problem(await server.patch(settings, { email: { others } }), 422, 'validation.failed');
      assert.deepEqual(errors?.map((error) => [error.pointer, error.code]), [[pointer, code]]);
    }
  });

  it('take only rings that phones have, and languages that are understood', async () => {
    for (const ringSeconds of [20, 66]) {
      const { errors } = await problem(await server.patch(settings, { onNoAnswer: { ringSeconds } }), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: '/onNoAnswer/ringSeconds', code: 'outOfRange', params: { min: 6, max: 60, step: 6 } }]);
    }
    await problem(await server.patch(settings, { transcription: { language: 'tlh' } }), 422, 'validation.failed');
    assert.equal((await server.patch(settings, { onNoAnswer: { ringSeconds: 35 } }, 'ada')).status, 200);
  });

  it('refuse what can only be read, want an ETag, and say when it is stale', async () => {
    const { errors } = await problem(await server.patch(settings, { storage: { messageCount: 0 } }), 422, 'validation.failed');
    assert.equal(errors?.[0]?.code, 'readOnly');
    await problem(await server.call(settings, { method: 'PATCH', body: { enabled: false } }), 428, 'precondition.required');
    await problem(await server.call(settings, { method: 'PATCH', body: { enabled: false }, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
  });

  it('are locked by the administrator, or lack what the plan lacks', async () => {
    const { reason } = await problem(await server.patch(settings, { enabled: false }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
    const plan = await problem(await server.patch(settings, { transcription: { enabled: true } }, 'ada'), 403, 'capability.none');
    assert.deepEqual(plan.reason, { code: 'planLimitation' });
    await problem(await server.call(`${settings}/pin`, { method: 'PUT', body: { newPin: '2580' }, user: 'ada' }), 403, 'capability.none');
  });

  it('come in a batch with the rules of the PIN, greetings and messages', async () => {
    const names = ['voicemail', 'voicemail/pin/rules', 'voicemail/greetings', 'voicemail/messages'];
    const { body } = await server.read<{ items: Record<string, { status: number }> }>(`/v1/me/batch?${new URLSearchParams(names.map((name) => ['resource', name]))}`);
    assert.deepEqual(Object.entries(body.items).map(([name, { status }]) => [name, status]), names.map((name) => [name, 200]));
  });
});

describe('the PIN', () => {
  let clock: Date;
  let server: ReturnType<typeof createMemoryServer>;
  let logged: string;
  beforeEach(() => {
    clock = new Date('2026-11-21T10:00:00Z');
    logged = '';
    server = createMemoryServer({ now: () => clock, log: (entry) => { logged += JSON.stringify(entry); } });
  });
  const put = async (body: object, user = 'zoe') => server.fetch('/v1/me/voicemail/pin', {
    method: 'PUT', body: JSON.stringify(body), headers: { Authorization: `Bearer ${await server.token(user)}`, 'Content-Type': 'application/json' },
  });
  const rules = async (user = 'zoe') => await (await server.fetch('/v1/me/voicemail/pin/rules', { headers: { Authorization: `Bearer ${await server.token(user)}` } })).json() as PinRules;
  const refused = async (body: object, code: string, status = 422, user = 'zoe') => problem(await put(body, user), status, code);

  it('is set, and asked for when it is changed', async () => {
    assert.deepEqual(await rules().then(({ isSet, requiresCurrent, minLength, maxLength }) => ({ isSet, requiresCurrent, minLength, maxLength })), { isSet: false, requiresCurrent: false, minLength: 4, maxLength: 8 });
    const response = await put({ newPin: '2580' });
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    const { isSet, requiresCurrent } = await rules();
    assert.deepEqual({ isSet, requiresCurrent }, { isSet: true, requiresCurrent: true });
    const { errors } = await refused({ newPin: '3691' }, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/currentPin', code: 'required' }]);
    assert.equal((await put({ newPin: '3691', currentPin: '2580' })).status, 204);
  });

  it('keeps the provider\'s rules', async () => {
    for (const [newPin, code] of [
      ['12', 'pin.tooShort'], ['123456789', 'pin.tooLong'], ['1111', 'pin.repeated'], ['2345', 'pin.sequence'], ['1212', 'pin.pattern'], ['0100', 'pin.ownNumber'],
    ] as const) {
      const { errors } = await refused({ newPin }, code);
      assert.equal(errors?.[0]?.pointer, '/newPin');
    }
    await refused({ newPin: 'abcd' }, 'validation.failed');
    assert.deepEqual(await rules('omar').then(({ minLength, maxLength, maxRepeatedDigits }) => [minLength, maxLength, maxRepeatedDigits]), [6, 15, 2]);
  });

  it('is what was sent also when that comes twice, because an answer got lost', async () => {
    await put({ newPin: '2580' });
    for (const _ of [1, 2]) assert.equal((await put({ newPin: '3691', currentPin: '2580' })).status, 204);
    await refused({ newPin: '4826', currentPin: '2580' }, 'pin.wrong');
  });

  it('is never one of the last', async () => {
    await put({ newPin: '2580' });
    await put({ newPin: '3691', currentPin: '2580' });
    for (const newPin of ['3691', '2580']) await refused({ newPin, currentPin: '3691' }, 'pin.previous');
    // Who does not know the PIN does not learn which it is.
    await refused({ newPin: '3691', currentPin: '4826' }, 'pin.wrong');
  });

  it('is locked for a quarter of an hour once somebody guessed five times, also five at once', async () => {
    await put({ newPin: '2580' });
    const { params } = await refused({ newPin: '3691', currentPin: '1470' }, 'pin.wrong');
    assert.deepEqual(params, { attemptsLeft: 4 });
    const four = await Promise.all([1, 2, 3, 4].map((last) => put({ newPin: '3691', currentPin: `147${last}` })));
    assert.deepEqual(four.map(({ status }) => status).toSorted(), [422, 422, 422, 429]);
    const locked = await put({ newPin: '3691', currentPin: '2580' });
    assert.equal(locked.headers.get('Retry-After'), '900');
    assert.deepEqual((await problem(locked, 429, 'pin.locked')).params, { until: '2026-11-21T10:15:00.000Z' });
    clock = new Date('2026-11-21T10:15:01Z');
    assert.equal((await put({ newPin: '3691', currentPin: '2580' })).status, 204);
  });

  it('is nowhere to be read: not in an answer, an event, the log or the store', async () => {
    await put({ newPin: '73915' });
    await put({ newPin: '73915', currentPin: '46028' });
    const stored = await server.store.transaction(async (tx) => JSON.stringify([await tx.list('zoe', { folder: '' }), await tx.eventsAfter('zoe', 0), await tx.eventsAfter('zoe', clock.getTime())]));
    for (const text of [stored, logged, JSON.stringify(await rules())]) for (const pin of ['73915', '46028']) assert.ok(!text.includes(pin));
    assert.ok(logged.includes('voicemail/pin'), 'the request was logged');
  });
});

describe('greetings', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  const greeting = async (type = 'unavailable', user = 'zoe') => (await server.read<Greeting>(`${greetings}/${type}`, user)).body;
  const put = async (raw: Uint8Array<ArrayBuffer>, contentType = 'audio/wav', { type = 'unavailable', user = 'zoe' } = {}) => {
    const { etag } = (await server.read<{ items: Greeting[] }>(greetings, user)).body.items.find(({ id }) => id === type) ?? {};
    return server.call(`${greetings}/${type}`, { method: 'PUT', raw, headers: { 'Content-Type': contentType, ...(etag && { 'If-Match': etag }) }, user });
  };

  it('are the provider\'s until the user sends one; callers hear it at once, and it comes back byte for byte', async () => {
    assert.deepEqual(await greeting(), { id: 'unavailable', type: 'unavailable', source: 'system' });
    const sound = wav(21);
    const response = await put(sound);
    assert.equal(response.status, 200, await response.clone().text());
    const answer = await response.json() as Greeting;
    assert.deepEqual({ ...answer, etag: '', updatedAt: '' }, {
      id: 'unavailable', type: 'unavailable', source: 'custom', contentType: 'audio/wav', durationSeconds: 21, sizeBytes: sound.length, updatedAt: '', etag: '',
    });
    const served = await server.call(`${greetings}/unavailable/audio`);
    assert.equal(served.headers.get('Content-Type'), 'audio/wav');
    assert.equal(served.headers.get('ETag'), answer.etag);
    assert.deepEqual(new Uint8Array(await served.arrayBuffer()), sound);
    assert.equal((await server.read<Voicemail>(settings)).body.onNoAnswer.greeting, 'custom');
    assert.equal((await greeting('busy')).source, 'system');
  });

  it('stay while the provider\'s is chosen, and come back', async () => {
    await put(wav(3), 'audio/wav', { type: 'busy' });
    await server.patch(settings, { onBusy: { greeting: 'system' } });
    const quiet = await greeting('busy');
    assert.deepEqual([quiet.source, quiet.durationSeconds], ['system', 3]);
    await server.patch(settings, { onBusy: { greeting: 'custom' } });
    assert.equal((await greeting('busy')).source, 'custom');
  });

  it('are replaced and removed only by who knows which there is', async () => {
    await put(wav(4), 'audio/wav', { type: 'busy' });
    const { etag = '' } = await greeting('busy');
    const path = `${greetings}/busy`;
    await problem(await server.call(path, { method: 'PUT', raw: wav(5), headers: { 'Content-Type': 'audio/wav' } }), 428, 'precondition.required');
    await problem(await server.call(path, { method: 'DELETE', headers: { 'If-Match': '"other"' } }), 412, 'precondition.failed');
    assert.equal((await server.call(path, { method: 'DELETE', headers: { 'If-Match': etag } })).status, 204);
    assert.deepEqual(await greeting('busy'), { id: 'busy', type: 'busy', source: 'system' });
    assert.equal((await server.read<Voicemail>(settings)).body.onBusy.greeting, 'system');
    await problem(await server.call(`${path}/audio`), 404, 'notFound');
    const { errors } = await problem(await server.patch(settings, { onBusy: { greeting: 'custom' } }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/onBusy/greeting', code: 'unknownReference' }]);
  });

  it('are what browsers record and people have as files', async () => {
    for (const [bytes, type] of [
      [recorded('chromium.mp4'), 'audio/mp4'], [recorded('chromium.webm'), 'audio/webm;codecs=opus'], [recorded('firefox.ogg'), 'audio/ogg; codecs=opus'], [mp3(2), 'audio/mpeg'], [m4a(8), 'audio/mp4'],
    ] as const) {
      const response = await put(bytes, type);
      assert.equal(response.status, 200, `${type}: ${await response.clone().text()}`);
    }
  });

  it('are refused when too long, too short, too big, of another type, or not what they say', async () => {
    assert.deepEqual((await problem(await put(wav(91)), 422, 'audio.tooLong')).params, { maxSeconds: 90 });
    assert.equal((await put(wav(90.3))).status, 200, 'a recorder that stops a little late');
    assert.deepEqual((await problem(await put(wav(0.5)), 422, 'audio.tooShort')).params, { minSeconds: 1 });
    assert.deepEqual((await problem(await put(wav(60, { rate: 48_000 })), 413, 'payload.tooLarge')).params, { maxBytes: 5_242_880 });
    await problem(await put(wav(3), 'audio/flac'), 415, 'mediaType.unsupported');
    await problem(await put(wav(3), 'audio/mpeg'), 422, 'audio.undecodable');
    const small = { user: 'ada' };
    assert.deepEqual((await problem(await put(recorded('firefox.ogg'), 'audio/ogg', small), 415, 'mediaType.unsupported')).params, { accepted: ['audio/wav', 'audio/mpeg'] });
    assert.deepEqual((await problem(await put(wav(60, { rate: 24_000 }), 'audio/wav', small), 413, 'payload.tooLarge')).params, { maxBytes: 2_097_152 });
    assert.equal((await put(wav(3), 'audio/wav', small)).status, 200);
    await problem(await put(wav(3), 'audio/wav', { ...small, type: 'busy' }), 404, 'notFound');
  });

  it('are the administrator\'s where they are locked, and everybody\'s own', async () => {
    const { reason } = await problem(await put(wav(3), 'audio/wav', { user: 'omar' }), 403, 'capability.readOnly');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
    await put(wav(3));
    assert.equal((await greeting('unavailable', 'omar')).source, 'system');
    await problem(await server.call(`${greetings}/unavailable/audio`, { user: 'omar' }), 404, 'notFound');
  });

  it('play from where one wants', async () => {
    const sound = wav(2);
    const { etag = '' } = await (await put(sound)).json() as Greeting;
    const part = async (Range: string, more: Record<string, string> = {}) => server.call(`${greetings}/unavailable/audio`, { headers: { Range, ...more } });
    for (const [range, start, end] of [['bytes=0-9', 0, 9], ['bytes=100-', 100, sound.length - 1], ['bytes=-50', sound.length - 50, sound.length - 1], ['bytes=40-999999', 40, sound.length - 1]] as const) {
      const response = await part(range);
      assert.equal(response.status, 206);
      assert.equal(response.headers.get('Content-Range'), `bytes ${start}-${end}/${sound.length}`);
      assert.deepEqual(new Uint8Array(await response.arrayBuffer()), sound.slice(start, end + 1));
    }
    for (const range of ['bytes=0-1,5-9', 'bytes=9-1', 'lines=0-1', 'bytes=-']) assert.equal((await part(range)).status, 200, range);
    assert.equal((await part('bytes=0-9', { 'If-Range': '"another"' })).status, 200);
    assert.equal((await part('bytes=0-9', { 'If-Range': etag })).status, 206);
    const beyond = await part(`bytes=${sound.length}-`);
    assert.equal(beyond.headers.get('Content-Range'), `bytes */${sound.length}`);
    await problem(beyond, 416, 'range.notSatisfiable');
  });
});

describe('messages', () => {
  let server: ReturnType<typeof createMemoryServer>;
  let clock: Date;
  beforeEach(() => {
    clock = new Date('2026-11-21T10:00:00Z');
    server = createMemoryServer({ now: () => clock });
  });
  const call = async (path: string, { method = 'GET', body, user = 'zoe', headers = {} }: { method?: string; body?: object; user?: string; headers?: Record<string, string> } = {}) => server.fetch(path, {
    method, headers: {
      Authorization: `Bearer ${await server.token(user)}`, ...(body && { 'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
      ...(method === 'POST' && { 'Idempotency-Key': crypto.randomUUID() }), ...headers,
    }, ...(body && { body: JSON.stringify(body) }),
  });
  const list = async (query = '', user = 'zoe') => (await (await call(`${messages}${query}`, { user })).json() as { items: VoicemailMessage[] }).items;
  const ids = async (query = '') => (await list(query)).map(({ id }) => id);
  const tagOf = async (id: string) => ({ 'If-Match': (await call(`${messages}/${id}`)).headers.get('ETag') ?? '' });
  const change = async (id: string, body: object) => call(`${messages}/${id}`, { method: 'PATCH', body, headers: await tagOf(id) });
  const storage = async () => (await (await call(settings)).json() as Voicemail).storage;

  it('are listed with the newest first, by folder, status and time, and in pages', async () => {
    assert.deepEqual(await ids(), ['vm-courier', 'vm-support', 'vm-omar', 'vm-anonymous', 'vm-lin', 'vm-landlord']);
    assert.deepEqual(await ids('?folder=trash'), ['vm-landlord']);
    assert.deepEqual(await ids('?folder=inbox&status=unread'), ['vm-courier', 'vm-support']);
    assert.deepEqual(await ids('?since=2026-11-20T00:00:00Z'), ['vm-courier', 'vm-support', 'vm-omar']);
    const first = await (await call(`${messages}?limit=4`)).json() as { nextCursor: string; total: number };
    assert.equal(first.total, 6);
    assert.deepEqual(await ids(`?limit=4&cursor=${first.nextCursor}`), ['vm-lin', 'vm-landlord']);
    await problem(await call(`${messages}?folder=spam`), 422, 'validation.failed');
  });

  it('play as what they are and as long as they say', async () => {
    const response = await call(`${messages}/vm-courier/audio`);
    assert.equal(response.headers.get('Content-Type'), 'audio/wav');
    const [message] = await list();
    assert.equal((await response.arrayBuffer()).byteLength, message?.audio.sizeBytes);
    assert.equal(message?.status, 'unread', 'listening is not reading');
    await problem(await call(`${messages}/vm-courier/audio`, { user: 'omar' }), 404, 'notFound');
  });

  it('are marked, put in the trash and taken out again', async () => {
    assert.equal((await change('vm-courier', { status: 'read' })).status, 200);
    assert.deepEqual(await storage(), { usedSeconds: 178, capacitySeconds: 6000, messageCount: 5, unreadCount: 1 });
    const trashed = await (await change('vm-courier', { folder: 'trash' })).json() as VoicemailMessage;
    assert.equal(trashed.deletesAt, '2026-12-21T10:00:00.000Z');
    assert.equal((await storage()).messageCount, 4);
    const back = await (await change('vm-courier', { folder: 'inbox' })).json() as VoicemailMessage;
    assert.equal(back.deletesAt, undefined);
    assert.equal(back.status, 'read');
  });

  it('go to the trash when deleted, and for good from there, when that is said, or after a month', async () => {
    assert.equal((await call(`${messages}/vm-lin`, { method: 'DELETE', headers: await tagOf('vm-lin') })).status, 204);
    assert.deepEqual(await ids('?folder=trash'), ['vm-lin', 'vm-landlord']);
    await call(`${messages}/vm-lin`, { method: 'DELETE', headers: await tagOf('vm-lin') });
    await call(`${messages}/vm-omar?permanent=true`, { method: 'DELETE', headers: await tagOf('vm-omar') });
    assert.deepEqual(await ids(), ['vm-courier', 'vm-support', 'vm-anonymous', 'vm-landlord']);
    await problem(await call(`${messages}/vm-lin/audio`), 404, 'notFound');
    clock = new Date('2026-12-31T10:00:00Z');
    assert.deepEqual(await ids('?folder=trash'), []);
    await problem(await call(`${messages}/vm-landlord`), 404, 'notFound');
  });

  it('are changed together; one that is gone does not stop the others', async () => {
    const response = await call(`${messages}/actions`, { method: 'POST', body: { ids: ['vm-courier', 'vm-gone', 'vm-support'], action: 'markRead' } });
    assert.deepEqual(await response.json() as MessagesResult, {
      results: [{ id: 'vm-courier', ok: true }, { id: 'vm-gone', ok: false, code: 'notFound' }, { id: 'vm-support', ok: true }],
    });
    assert.equal((await storage()).unreadCount, 0);
    for (const action of ['trash', 'restore', 'delete']) assert.equal((await call(`${messages}/actions`, { method: 'POST', body: { ids: ['vm-courier'], action } })).status, 200);
    assert.ok(!(await ids()).includes('vm-courier'));
    await problem(await call(`${messages}/actions`, { method: 'POST', body: { ids: [], action: 'delete' } }), 422, 'validation.failed');
    await problem(await call(`${messages}/actions`, { method: 'POST', body: { ids: Array.from({ length: 101 }, (_, at) => `m${at}`), action: 'delete' } }), 422, 'validation.failed');
  });

  it('are other people\'s only for those', async () => {
    for (const method of ['GET', 'DELETE']) await problem(await call(`${messages}/vm-courier`, { method, user: 'omar', headers: { 'If-Match': '"x"' } }), 404, 'notFound');
    assert.deepEqual((await list('', 'omar')).map(({ id }) => id), ['vm-depot']);
  });

  it('arrive by themselves: the page hears of the new one, and that the mailbox fills', async () => {
    const stream = eventsOf(await call('/v1/me/events'));
    const message = await server.leaveMessage('zoe', { from: { number: '+16135550111', display: '+1 613 555 0111', anonymous: false } }, 7);
    const events = [await stream.next(), await stream.next()];
    assert.deepEqual(events.map((event) => [event?.event, event?.data.resource, event?.data.id]).toSorted(), [
      ['resource.changed', 'voicemail', undefined], ['voicemail.created', 'voicemail/messages', message?.id],
    ]);
    assert.equal((await ids())[0], message?.id);
    await change('vm-courier', { status: 'read' });
    const later = [await stream.next(), await stream.next()];
    assert.ok(later.some((event) => event?.event === 'voicemail.updated' && event.data.id === 'vm-courier'));
    await stream.cancel();
  });

  it('are not taken by a mailbox that is full or off', async () => {
    assert.equal(await server.leaveMessage('omar', { from: { anonymous: true } }, 30), undefined);
    await server.patchAs('admin', 'zoe', 'voicemail', { enabled: false });
    assert.equal(await server.leaveMessage('zoe', { from: { anonymous: true } }), undefined);
  });
});
