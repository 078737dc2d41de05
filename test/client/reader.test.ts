import assert from 'node:assert/strict';
import { test } from 'node:test';
import { devices } from '../../src/client/contract/devices.ts';
import { notificationPreferences } from '../../src/client/contract/notification-preferences.ts';
import { profile } from '../../src/client/contract/profile.ts';
import { connect, Document, problem, startProvider } from './helpers/provider.ts';
import { notices, zoe } from './helpers/samples.ts';

const batchRoute = 'GET /v1/me/batch';
const getProfile = 'GET /v1/me/profile';

test('what is read in the same moment travels as one request, the capabilities with it', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  const first = mine.load();
  // The parser lets microtasks run between two elements.
  await Promise.resolve();
  await Promise.all([first, session.setting(notificationPreferences).load(), session.capabilities.load()]);
  assert.deepEqual(provider.seen.map(({ method, path }) => `${method} ${path}`), [batchRoute]);
  assert.deepEqual(provider.seen[0]?.query.getAll('resource').sort(), ['capabilities', 'notification-preferences', 'profile']);
  assert.equal(mine.value?.firstName, 'Zoë');
  assert.equal(session.capabilities.value?.provider.id, 'test');
  mine.edit({ firstName: 'Zo' });
  assert.equal(await mine.save(), true, 'the ETag of a batched read is good for a change');
});

test('one part of a batch fails alone', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  provider.script('GET /v1/me/notification-preferences', problem(403, 'capability.none', { reason: { code: 'planLimitation' } }));
  provider.script('GET /v1/me/devices', { body: { items: 'none' } });
  const session = connect(t, provider);
  const [mine, others, phones] = [session.setting(profile), session.setting(notificationPreferences), session.collection(devices)];
  await Promise.all([mine.load(), others.load(), phones.load()]);
  assert.equal(provider.seen.length, 1);
  assert.deepEqual([mine.error, mine.phase], [undefined, 'ready']);
  assert.deepEqual([others.error?.kind, others.error?.reason?.code, others.phase], ['forbidden', 'planLimitation', 'idle']);
  assert.equal(phones.error?.kind, 'contract');
});

test('a part that a batch leaves out, or a batch that is none, is a broken contract', async (t) => {
  const provider = await startProvider(t);
  provider.script(batchRoute, { body: { items: {} } }, { body: [] });
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  assert.equal(mine.error?.kind, 'contract');
  await session.refresh();
  assert.equal(mine.error?.kind, 'contract');
  assert.equal(provider.requests(batchRoute).length, 2);
});

test('a provider without batches is read one by one, and not asked for one again', async (t) => {
  const provider = await startProvider(t);
  provider.hasBatch = false;
  new Document(provider, 'profile', zoe);
  new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  await Promise.all([session.setting(profile).load(), session.setting(notificationPreferences).load()]);
  assert.equal(session.setting(profile).value?.firstName, 'Zoë');
  assert.equal(session.setting(notificationPreferences).value?.browser.sound, true);
  await session.refresh();
  assert.equal(provider.requests(batchRoute).length, 1);
  assert.equal(provider.requests(getProfile).length, 2);
});

test('more names than a batch takes go in several', async (t) => {
  const provider = await startProvider(t);
  const session = connect(t, provider);
  session.prefetch(...Array.from({ length: 40 }, (_, index) => `thing-${index}`));
  await session.capabilities.load();
  const sizes = provider.requests(batchRoute).map(({ query }) => query.getAll('resource').length);
  assert.equal(sizes[0], 32);
  assert.equal(session.capabilities.value?.provider.id, 'test');
});

test('one resource is read again by its own request, and only if it has changed', async (t) => {
  const provider = await startProvider(t);
  const document = new Document(provider, 'profile', zoe);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  await mine.load();
  assert.equal(provider.requests(getProfile)[0]?.headers['if-none-match'], '"1"');
  assert.deepEqual([mine.error, mine.value?.firstName], [undefined, 'Zoë']);
  document.change({ firstName: 'Zo' });
  await mine.load();
  assert.equal(mine.value?.firstName, 'Zo');
});

test('a read of everything again changes nothing where the ETags are the same', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const session = connect(t, provider);
  const mine = session.setting(profile);
  await mine.load();
  const { saved } = mine;
  await session.refresh();
  assert.equal(provider.requests(batchRoute).length, 2);
  assert.equal(mine.saved, saved);
});

test('what was read ahead by name is taken over by the setting that comes later', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  session.prefetch('profile', 'notification-preferences');
  await session.capabilities.load();
  const mine = session.setting(profile);
  await mine.load();
  assert.equal(mine.value?.firstName, 'Zoë');
  session.prefetch('profile');
  await session.setting(notificationPreferences).load();
  assert.equal(provider.seen.length, 1);
  // Taken once: from then on the setting reads for itself.
  await mine.load();
  assert.equal(provider.requests(getProfile).length, 1);
});

test('a setting that comes while its read ahead is on its way waits for it', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const gate = provider.hold(batchRoute);
  const session = connect(t, provider);
  session.prefetch('profile');
  await gate.arrived;
  const loaded = session.setting(profile).load();
  gate.open();
  await loaded;
  assert.equal(session.setting(profile).value?.firstName, 'Zoë');
  assert.equal(provider.seen.length, 1);
});

test('a read ahead that was refused is not asked for again by who comes for it', async (t) => {
  const provider = await startProvider(t);
  provider.script('GET /v1/me/devices', problem(403, 'capability.none'));
  const session = connect(t, provider);
  session.prefetch('devices');
  await session.capabilities.load();
  const phones = session.collection(devices);
  await phones.load();
  assert.equal(phones.error?.kind, 'forbidden');
  assert.equal(provider.seen.length, 1);
});

test('a read ahead that failed, or is old, is not used', async (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const provider = await startProvider(t);
  provider.script(getProfile, problem(500, 'provider.broken'), { headers: { ETag: '"2"' }, body: zoe });
  new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  session.prefetch('profile', 'notification-preferences');
  await session.capabilities.load();
  await session.setting(profile).load();
  assert.equal(session.setting(profile).value?.firstName, 'Zoë');
  t.mock.timers.tick(31_000);
  await session.setting(notificationPreferences).load();
  assert.equal(provider.requests('GET /v1/me/notification-preferences').length, 1);
});
