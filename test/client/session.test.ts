import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notificationPreferences } from '../../src/client/contract/notification-preferences.ts';
import { profile } from '../../src/client/contract/profile.ts';
import { capabilitiesBody, connect, Document, problem, startProvider } from './helpers/provider.ts';
import { notices, profileScene, zoe } from './helpers/samples.ts';

test('saving everything sends one request for each changed setting, and one refusal does not stop the others', async (t) => {
  const provider = await startProvider(t);
  const me = new Document(provider, 'profile', zoe);
  const notes = new Document(provider, 'notification-preferences', notices);
  const session = connect(t, provider);
  const [first, second] = [session.setting(profile), session.setting(notificationPreferences)];
  await Promise.all([first.load(), second.load()]);
  let told = 0;
  session.subscribe(() => told++);
  first.edit({ firstName: 'Zo' });
  second.edit({ browser: { sound: false } });
  assert.deepEqual([session.dirty, told], [true, 1]);
  me.refuse = problem(422, 'validation.failed', { errors: [{ pointer: '/firstName', code: 'invalid' }] });
  assert.equal(await session.save(), false);
  assert.equal(notes.value.browser.sound, false);
  assert.deepEqual([first.value?.firstName, first.issues[0]?.code, second.dirty, session.dirty], ['Zo', 'invalid', false, true]);
  assert.equal(await session.save(), true);
  assert.equal(provider.requests('PATCH /v1/me/notification-preferences').length, 1);
  assert.deepEqual([session.dirty, told], [false, 2]);
  assert.equal(await session.save(), true, 'nothing to save is saved');
});

test('discarding everything leaves every setting as it was saved', async (t) => {
  const { session, setting } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  session.discard();
  assert.deepEqual([session.dirty, setting.value?.firstName], [false, 'Zoë']);
});

test('what the user may do is told by feature and by field, and a field never allows more than its feature', async (t) => {
  const provider = await startProvider(t);
  provider.on('GET /v1/me/capabilities', () => ({
    body: {
      ...capabilitiesBody,
      features: {
        profile: { access: 'write', params: { languages: ['en'] } },
        numbers: { access: 'read', reason: { code: 'adminLocked' } },
        devices: { access: 'administer' },
      },
      fields: {
        'profile.email': { access: 'read', reason: { code: 'adminLocked', lockedBy: 'account' } },
        'numbers.label': { access: 'write' },
      },
    },
  }));
  const session = connect(t, provider);
  assert.equal(session.access('profile'), undefined);
  let told = 0;
  session.subscribe(() => told++);
  await session.capabilities.load();
  assert.ok(told > 0);
  assert.equal(session.access('profile')?.access, 'write');
  assert.deepEqual(session.access('profile')?.params, { languages: ['en'] });
  assert.equal(session.access('profile', 'firstName')?.access, 'write');
  assert.equal(session.access('profile', 'email')?.access, 'read');
  assert.deepEqual(session.access('profile', 'email')?.reason, { code: 'adminLocked', lockedBy: 'account' });
  assert.deepEqual([session.access('numbers', 'label')?.access, session.access('numbers', 'label')?.reason?.code], ['read', 'adminLocked']);
  assert.equal(session.access('devices')?.access, 'read');
  assert.equal(session.access('voicemail')?.access, 'none');
});

test('capabilities that cannot be read are asked for again with everything else', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  provider.script('GET /v1/me/capabilities', problem(500, 'provider.broken'), { body: capabilitiesBody });
  const session = connect(t, provider);
  await session.setting(profile).load();
  assert.deepEqual([session.capabilities.error?.kind, session.access('profile')], ['server', undefined]);
  await session.refresh();
  assert.deepEqual([session.capabilities.error, session.access('profile')?.access], [undefined, 'write']);
});

test('a listener that has gone hears nothing more', async (t) => {
  const { session, setting } = await profileScene(t);
  let told = 0;
  const stops = [session.subscribe(() => told++), setting.subscribe(() => told++)];
  for (const stop of stops) stop();
  setting.edit({ firstName: 'Zo' });
  assert.equal(told, 0);
});

test('another language is told to the listeners once, and asked for from the next request on', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const session = connect(t, provider, { locale: 'de' });
  let told = 0;
  session.subscribe(() => told++);
  session.locale = 'de';
  assert.deepEqual([session.locale, told], ['de', 0]);
  await session.call(profile.get);
  session.locale = 'fr-CA';
  assert.deepEqual([session.locale, told], ['fr-CA', 1]);
  await session.call(profile.get);
  session.locale = undefined;
  await session.call(profile.get);
  assert.deepEqual(provider.requests('GET /v1/me/profile').map(({ headers }) => headers['accept-language']), ['de', 'fr-CA', '*']);
});
