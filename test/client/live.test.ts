import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { createSession, type Endpoint } from '../../src/client/index.ts';
import { devices } from '../../src/client/contract/devices.ts';
import { profile } from '../../src/client/contract/profile.ts';
import { capabilitiesBody, connect, deferred, Document, problem, startProvider, until, type Seen } from './helpers/provider.ts';
import { hurried } from './helpers/hurried.ts';
import { replace } from './helpers/replace.ts';
import { zoe } from './helpers/samples.ts';

const eventsRoute = 'GET /v1/me/events';
const getProfile = 'GET /v1/me/profile';

interface Connection { readonly seen: Seen; readonly response: ServerResponse; send(type: string, data: object, id?: number): void }

/** A provider with an event stream, whose connections come in turn. */
async function streaming(t: TestContext) {
  const provider = await startProvider(t);
  const document = new Document(provider, 'profile', zoe);
  provider.on('GET /v1/me/capabilities', () => ({ body: { ...capabilitiesBody, events: 'sse' } }));
  const waiting: ((connection: Connection) => void)[] = [];
  const come: Connection[] = [];
  provider.on(eventsRoute, (seen, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' }).write('retry: 1\n\n');
    const connection: Connection = {
      seen, response,
      send: (type, data, id) => void response.write(`event: ${type}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
    };
    const next = waiting.shift();
    if (next) next(connection);
    else come.push(connection);
    return undefined;
  });
  const connection = async (): Promise<Connection> => come.shift() ?? new Promise((resolve) => waiting.push(resolve));
  return { provider, document, connection };
}

const change = (resource: string, more: object = {}) => ({ resource, actor: 'admin', at: '2026-01-01T00:00:00Z', ...more });

test('a change elsewhere arrives by itself, and keeps what is being typed', async (t) => {
  const { provider, document, connection } = await streaming(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const { seen, send } = await connection();
  assert.deepEqual([seen.headers.accept, seen.headers.authorization, seen.headers['last-event-id']], ['text/event-stream', 'Bearer token', undefined]);
  mine.edit({ firstName: 'Zo' });
  document.change({ jobTitle: 'Director' });
  send('resource.changed', change('profile', { etag: document.etag }), 1);
  await until(mine, () => mine.value?.jobTitle === 'Director');
  assert.equal(mine.value?.firstName, 'Zo');
  assert.equal(provider.requests(getProfile)[0]?.headers['if-none-match'], '"1"');
});

test('the stream begins where the first answers end, so that no change falls between the two', async (t) => {
  const { provider, connection } = await streaming(t);
  provider.on('GET /v1/me/capabilities', () => ({ body: { ...capabilitiesBody, events: 'sse', lastEventId: '41' } }));
  await connect(t, provider).setting(profile).load();
  assert.equal((await connection()).seen.headers['last-event-id'], '41');
});

test('there is no stream before anything was read, and one for the whole session', async (t) => {
  const { provider, connection } = await streaming(t);
  const session = connect(t, provider);
  session.setting(profile);
  assert.equal(provider.seen.length, 0);
  await session.setting(profile).load();
  await session.collection(devices).load();
  await connection();
  assert.equal(provider.requests(eventsRoute).length, 1);
});

test('the echo of an own change is not read again, but what it changed elsewhere is', async (t) => {
  const { provider, document, connection } = await streaming(t);
  provider.script('GET /v1/me/devices', { body: { items: [], nextCursor: null } });
  const session = connect(t, provider);
  const mine = session.setting(profile);
  const phones = session.collection(devices);
  await Promise.all([mine.load(), phones.load()]);
  const { send } = await connection();
  await mine.set({ firstName: 'Zo' });
  const requestId = provider.requests('PATCH /v1/me/profile')[0]?.headers['x-request-id'];
  send('resource.changed', change('profile', { actor: 'self', requestId }), 1);
  // What this page already has, it does not read either.
  send('resource.changed', change('profile', { etag: document.etag }), 2);
  send('resource.changed', change('nobody-asked-for-it'), 3);
  send('presence.changed', { mood: 'new' }, 4);
  send('device.changed', change('devices', { requestId, id: 'a' }), 5);
  await until(phones, () => phones.phase === 'loading');
  await until(phones, () => phones.phase === 'ready');
  assert.equal(provider.requests(getProfile).length, 0);
  assert.equal(provider.requests('GET /v1/me/devices').length, 1);
});

test('a change that was heard of while a read was on its way is read after it', async (t) => {
  const { provider, document, connection } = await streaming(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const { send } = await connection();
  const gate = provider.hold(getProfile, 'after');
  const read = mine.load();
  await gate.arrived;
  document.change({ jobTitle: 'Director' });
  send('resource.changed', change('profile', { etag: document.etag }), 1);
  // When this one has come, the one before it has too.
  send('resource.changed', change('capabilities'), 2);
  await until(session.capabilities, () => session.capabilities.phase === 'loading');
  gate.open();
  await read;
  await until(mine, () => mine.value?.jobTitle === 'Director');
});

test('a lost stream comes back with what it heard last', async (t) => {
  hurried(t);
  const { provider, document, connection } = await streaming(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const first = await connection();
  document.change({ jobTitle: 'Director' });
  first.send('resource.changed', change('profile', { etag: document.etag }), 41);
  await until(mine, () => mine.value?.jobTitle === 'Director');
  first.response.destroy();
  const second = await connection();
  assert.equal(second.seen.headers['last-event-id'], '41');
  second.response.end();
  const third = await connection();
  assert.equal(third.seen.headers['last-event-id'], '41');
  document.change({ jobTitle: 'Boss' });
  third.send('resource.changed', change('profile', { etag: document.etag }), 42);
  await until(mine, () => mine.value?.jobTitle === 'Boss');
});

test('after a gap that cannot be replayed everything is read again', async (t) => {
  const { provider, document, connection } = await streaming(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const first = await connection();
  document.change({ jobTitle: 'Director' });
  first.send('resync', {}, 5);
  await until(mine, () => mine.value?.jobTitle === 'Director');
  assert.equal(provider.requests('GET /v1/me/batch').length, 2);
});

test('a stream that never gave an id is followed by a read of everything when it comes back', async (t) => {
  hurried(t);
  const { provider, document, connection } = await streaming(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const first = await connection();
  document.change({ jobTitle: 'Director' });
  first.send('resource.changed', change('profile'));
  await until(mine, () => mine.value?.jobTitle === 'Director');
  document.change({ jobTitle: 'Boss' });
  first.response.destroy();
  const second = await connection();
  assert.equal(second.seen.headers['last-event-id'], undefined);
  await until(mine, () => mine.value?.jobTitle === 'Boss');
});

test('a stream refused for want of a token waits until a request succeeds', async (t) => {
  const { provider, connection } = await streaming(t);
  const open = provider.routes.get(eventsRoute);
  provider.script(eventsRoute, problem(401, 'auth.expired'));
  const session = connect(t, provider);
  await session.setting(profile).load();
  await until(session, () => session.signedOut);
  assert.equal(provider.requests(eventsRoute).length, 1);
  if (open) provider.on(eventsRoute, open);
  await session.setting(profile).load();
  await connection();
  assert.equal(session.signedOut, false);
});

test('a closed session lets go of its stream', async (t) => {
  const { provider, connection } = await streaming(t);
  const session = connect(t, provider);
  await session.setting(profile).load();
  const { response } = await connection();
  const gone = new Promise((resolve) => response.once('close', resolve));
  session.close();
  await gone;
});

/** Resolves when somebody has begun to look every minute: that code comes after the first data. */
function lookingOften(t: TestContext): Promise<void> {
  const started = deferred();
  const interval = globalThis.setInterval;
  replace(t, globalThis, 'setInterval', (...args: Parameters<typeof setInterval>) => {
    started.resolve();
    return interval(...args);
  });
  return started.promise;
}

test('a provider without events is asked every minute while the page is seen', async (t) => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  replace(t, globalThis, 'document', page);
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  t.mock.timers.enable({ apis: ['setInterval'] });
  const looking = lookingOften(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  await looking;
  page.visibilityState = 'hidden';
  t.mock.timers.tick(60_000);
  assert.equal(mine.phase, 'ready');
  page.visibilityState = 'visible';
  t.mock.timers.tick(60_000);
  assert.equal(mine.phase, 'loading');
  await until(mine, () => mine.phase === 'ready');
});

test('a provider that promises events and has none is asked every minute', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  provider.on('GET /v1/me/capabilities', () => ({ body: { ...capabilitiesBody, events: 'sse' } }));
  t.mock.timers.enable({ apis: ['setInterval'] });
  const looking = lookingOften(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  await looking;
  t.mock.timers.tick(60_000);
  assert.equal(mine.phase, 'loading');
  await until(mine, () => mine.phase === 'ready');
  assert.equal(provider.requests(eventsRoute).length, 1);
});

test('a page that is seen or connected again looks at once, but not more than every ten seconds', async (t) => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const network = new EventTarget();
  replace(t, globalThis, 'document', page);
  replace(t, globalThis, 'navigator', { onLine: true });
  replace(t, globalThis, 'addEventListener', network.addEventListener.bind(network));
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const looking = lookingOften(t);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  await looking;
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() + 20_000 });
  let reads = 0;
  mine.subscribe(() => { if (mine.phase === 'loading') reads++; });
  page.dispatchEvent(new Event('visibilitychange'));
  t.mock.timers.tick(0);
  assert.equal(reads, 1);
  // Our timers come in turn: the first was for the look, this one is for the batch.
  t.mock.timers.tick(0);
  t.mock.timers.reset();
  await until(mine, () => mine.phase === 'ready');
  let told = 0;
  session.subscribe(() => told++);
  Object.assign(navigator, { onLine: false });
  network.dispatchEvent(new Event('offline'));
  assert.deepEqual([session.online, told], [false, 1]);
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() + 20_500 });
  Object.assign(navigator, { onLine: true });
  network.dispatchEvent(new Event('online'));
  page.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual([session.online, told], [true, 2]);
  t.mock.timers.tick(9_000);
  assert.equal(reads, 1);
  t.mock.timers.tick(1_000);
  assert.equal(reads, 2);
  t.mock.timers.tick(20_000);
  assert.equal(reads, 2);
});

test('a session over a fetch of its own needs no network', async (t) => {
  const paths: string[] = [];
  const endpoint: Endpoint<never, unknown> = { method: 'DELETE', path: '/v1/me/thing', summary: 'Remove', status: 204 };
  const session = createSession({
    baseUrl: 'https://memory.example', getToken: 'token',
    fetch: async (input) => {
      paths.push((input as Request).url);
      return new Response(null, { status: 204 });
    },
  });
  t.after(() => session.close());
  await session.call(endpoint);
  assert.deepEqual(paths, ['https://memory.example/v1/me/thing']);
});

test('a page that opens without a network reads by itself when it has one', async (t) => {
  const network = new EventTarget();
  replace(t, globalThis, 'addEventListener', network.addEventListener.bind(network));
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  let isCutOff = true;
  const session = connect(t, provider, {
    fetch: (input, init) => isCutOff ? Promise.reject(new TypeError('cut off')) : fetch(input, init),
  });
  const mine = session.setting(profile);
  await mine.load();
  assert.equal(mine.error?.kind, 'offline');
  isCutOff = false;
  network.dispatchEvent(new Event('online'));
  await until(mine, () => mine.phase === 'ready');
  assert.equal(mine.value?.firstName, zoe.firstName);
});
