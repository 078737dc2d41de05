import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryServer } from '../../server/src/memory.ts';
import { eventsOf, problem, serve, type Server, temporaryFolder, until } from './helpers.ts';

const stream = async (server: Server, headers: Record<string, string> = {}, user = 'zoe') => {
  const response = await server.call('/v1/me/events', { headers, user });
  assert.equal(response.status, 200);
  return eventsOf(response);
};

describe('the event stream', () => {
  it('is an event stream that tells when to come back', async (t) => {
    const server = await serve(t);
    const response = await server.call('/v1/me/events');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/event-stream/);
    assert.equal(response.headers.get('Cache-Control'), 'private, no-cache');
    const events = eventsOf(response);
    await server.patch('/v1/me/profile', { jobTitle: 'a' });
    await events.next();
    assert.equal(events.retry, '3000');
    await events.cancel();
    await problem(await fetch(`${server.url}/v1/me/events`), 401, 'auth.required');
  });

  it('tells of a write with its tag and the request that caused it', async (t) => {
    const server = await serve(t);
    const events = await stream(server);
    const { etag } = await server.read('/v1/me/profile');
    const response = await server.call('/v1/me/profile', { method: 'PATCH', body: { jobTitle: 'Lead' }, headers: { 'If-Match': etag, 'X-Request-Id': 'tab-1' } });
    const event = await events.next();
    assert.equal(event?.event, 'resource.changed');
    const { at, ...data } = event.data as typeof event.data & { at: string };
    assert.deepEqual(data, { resource: 'profile', etag: response.headers.get('ETag'), actor: 'self', requestId: 'tab-1' });
    assert.ok(!Number.isNaN(Date.parse(at)));
    await events.cancel();
  });

  it('says nothing about a refused write or one that changes nothing, and nothing to other users', async (t) => {
    const server = await serve(t);
    const [zoe, omar] = [await stream(server), await stream(server, {}, 'omar')];
    await problem(await server.patch('/v1/me/profile', { firstName: '' }), 422, 'validation.failed');
    await server.patch('/v1/me/profile', { firstName: 'Zoë' });
    await server.patch('/v1/me/devices/dev-pixel', { name: 'Phone' });
    await server.patch('/v1/me/profile', { timeZone: 'Europe/Paris' }, 'omar');
    const first = await zoe.next();
    assert.deepEqual([first?.event, first?.data.resource, first?.data.id], ['device.changed', 'devices', 'dev-pixel']);
    assert.equal((await omar.next())?.data.resource, 'profile');
    await zoe.cancel();
    await omar.cancel();
  });

  it('tells of a removed device without a tag', async (t) => {
    const server = await serve(t);
    const events = await stream(server);
    const { etag } = await server.read('/v1/me/devices/dev-ata');
    await server.call('/v1/me/devices/dev-ata', { method: 'DELETE', headers: { 'If-Match': etag } });
    const event = await events.next();
    assert.deepEqual([event?.event, event?.data.id, event?.data.etag], ['device.changed', 'dev-ata', undefined]);
    await events.cancel();
  });

  it('replays what came after Last-Event-ID, in order, then goes on', async (t) => {
    const server = await serve(t);
    const first = await stream(server);
    for (const jobTitle of ['one', 'two', 'three']) await server.patch('/v1/me/profile', { jobTitle });
    const seen = await first.next();
    await first.cancel();
    const second = await stream(server, { 'Last-Event-ID': seen?.id ?? '' });
    const ids = [await second.next(), await second.next()].map((event) => Number(event?.id));
    assert.deepEqual(ids, [Number(seen?.id) + 1, Number(seen?.id) + 2]);
    await server.patch('/v1/me/profile', { jobTitle: 'four' });
    assert.equal(Number((await second.next())?.id), Number(seen?.id) + 3);
    await second.cancel();
  });

  it('replays what happened since the first read, whose capabilities name the last event before it', async (t) => {
    const server = await serve(t);
    await server.patch('/v1/me/profile', { jobTitle: 'Before' });
    const first = await server.read('/v1/me/capabilities');
    await server.patch('/v1/me/profile', { jobTitle: 'Between' });
    const { etag, body } = await server.read('/v1/me/capabilities');
    assert.equal(etag, first.etag, 'an event is no change of what the user may do');
    assert.notEqual(body['lastEventId'], first.body['lastEventId']);
    const events = await stream(server, { 'Last-Event-ID': String(first.body['lastEventId']) });
    assert.equal((await events.next())?.id, String(body['lastEventId']));
    await events.cancel();
  });

  it('a quiet stream has an id too, so that nothing between two connections is lost', async (t) => {
    const server = await serve(t, {}, { heartbeat: 20 });
    const response = await server.call('/v1/me/events');
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = '';
    while (!text.includes('still here')) text += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    const id = /^id: (\d+)$/m.exec(text)?.[1] ?? '';
    await server.patch('/v1/me/profile', { jobTitle: 'meanwhile' });
    const later = await stream(server, { 'Last-Event-ID': id });
    assert.equal((await later.next())?.data.resource, 'profile');
    await later.cancel();
  });

  it('asks to read everything again when it cannot replay', async (t) => {
    const server = await serve(t);
    for (const id of ['1', '99999999999999', 'nonsense', '-1']) {
      const events = await stream(server, { 'Last-Event-ID': id });
      const event = await events.next();
      assert.equal(event?.event, 'resync');
      assert.match(event.id, /^\d{10,}$/);
      await events.cancel();
    }
  });

  it('ends when the server stops, replays after a restart, and asks for everything after a reset', async (t) => {
    const dataDir = await temporaryFolder(t);
    const first = await serve(t, { dataDir });
    const events = await stream(first);
    await first.patch('/v1/me/profile', { jobTitle: 'a' });
    const seen = await events.next();
    await first.patch('/v1/me/profile', { jobTitle: 'b' });
    const missed = await events.next();
    const ended = events.next();
    await first.close();
    assert.equal(await ended, undefined);
    const second = await serve(t, { dataDir });
    const replayed = await stream(second, { 'Last-Event-ID': seen?.id ?? '' });
    assert.deepEqual(await replayed.next(), missed);
    await second.close();
    const third = await serve(t, { dataDir, reset: true });
    const reset = await stream(third, { 'Last-Event-ID': seen?.id ?? '' });
    assert.equal((await reset.next())?.event, 'resync');
    await reset.cancel();
  });

  it('lets at most 32 streams of one user stay open', async (t) => {
    const server = await serve(t);
    const open = await Promise.all(Array.from({ length: 32 }, () => stream(server)));
    const refused = await server.call('/v1/me/events');
    assert.ok(refused.headers.get('Retry-After'));
    await problem(refused, 429, 'rateLimited');
    await Promise.all(open.map((events) => events.cancel()));
    await until(async () => {
      const response = await server.call('/v1/me/events');
      await response.body?.cancel();
      return response.status === 200 || undefined;
    }, 'a stream is free again once the others are closed');
  });

  it('ends when the token does', async (t) => {
    const server = await serve(t, { tokenSeconds: 1 });
    const events = await stream(server);
    assert.equal(await events.next(), undefined);
  });
});

describe('changes from elsewhere', () => {
  it("an administrator's new address also changes what the missed calls say", async () => {
    const server = createMemoryServer();
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const events = eventsOf(await server.fetch('/v1/me/events', { headers }));
    await server.patchAs('admin', 'zoe', 'profile', { email: 'zoe@new.example' });
    const both = [await events.next(), await events.next()];
    assert.deepEqual(both.map((event) => [event?.data.resource, event?.data.actor]).toSorted(), [['notification-preferences', 'admin'], ['profile', 'admin']]);
    await events.cancel();
  });

  it('a lock is told and enforced at once', async () => {
    const server = createMemoryServer();
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const events = eventsOf(await server.fetch('/v1/me/events', { headers }));
    const etag = (await server.fetch('/v1/me/profile', { headers })).headers.get('ETag') ?? '';
    await server.lock('zoe', 'profile.jobTitle');
    assert.equal((await events.next())?.event, 'capabilities.changed');
    const write = () => server.fetch('/v1/me/profile', { method: 'PATCH', body: '{"jobTitle":"x"}', headers: { ...headers, 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' } });
    await problem(await write(), 403, 'capability.readOnly');
    await server.unlock('zoe', 'profile.jobTitle');
    assert.equal((await write()).status, 200);
    await events.cancel();
  });
});
