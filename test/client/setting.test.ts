import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profile } from '../../src/client/contract/profile.ts';
import { connect, Document, problem, startProvider } from './helpers/provider.ts';
import { noticesScene, profileScene, zoe } from './helpers/samples.ts';

const patchProfile = 'PATCH /v1/me/profile';
const getProfile = 'GET /v1/me/profile';
const patchNotices = 'PATCH /v1/me/notification-preferences';
const bodies = (seen: readonly { body: unknown }[]) => seen.map(({ body }) => body);

test('many panels share one read, and follow each other', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const session = connect(t, provider);
  const first = session.setting(profile);
  const second = session.setting(profile);
  assert.equal(first, second);
  await Promise.all([first.load(), second.load()]);
  assert.equal(provider.requests().length, 1);
  assert.equal(provider.requests('GET /v1/me/batch').length, 1);
  let told = 0;
  second.subscribe(() => told++);
  first.edit({ firstName: 'Zo' });
  assert.equal(told, 1);
  assert.equal(second.value?.firstName, 'Zo');
});

test('an optimistic change shows at once, and a refused one goes back', async (t) => {
  const { setting, document } = await noticesScene(t);
  document.refuse = problem(403, 'capability.readOnly', { reason: { code: 'adminLocked', lockedBy: 'account' } });
  const done = setting.set({ missedCalls: { byNumber: { b: true } } });
  assert.equal(setting.value?.missedCalls.byNumber['b'], true);
  assert.equal(setting.phase, 'saving');
  assert.equal(await done, false);
  assert.equal(setting.value?.missedCalls.byNumber['b'], false);
  assert.equal(setting.dirty, false);
  assert.equal(setting.failed, 'save');
  assert.equal(setting.error?.kind, 'forbidden');
  assert.deepEqual(setting.error?.reason, { code: 'adminLocked', lockedBy: 'account' });
});

test('a switch turned on and off again while the first is on its way ends where the user left it', async (t) => {
  const { provider, setting, document } = await noticesScene(t);
  const gate = provider.hold(patchNotices);
  const on = setting.set({ browser: { voicemail: true } });
  await gate.arrived;
  const off = setting.set({ browser: { voicemail: false } });
  assert.equal(setting.value?.browser.voicemail, false);
  gate.open();
  assert.deepEqual(await Promise.all([on, off]), [true, true]);
  assert.equal(document.value.browser.voicemail, false);
  assert.equal(setting.value?.browser.voicemail, false);
  assert.equal(setting.dirty, false);
  assert.deepEqual(bodies(provider.requests(patchNotices)), [{ browser: { voicemail: true } }, { browser: { voicemail: false } }]);
});

test('a switch turned back while a change is on its way that is then refused sends nothing more', async (t) => {
  const { provider, setting, document } = await noticesScene(t);
  document.refuse = problem(409, 'conflict.busy');
  const gate = provider.hold(patchNotices);
  const on = setting.set({ browser: { voicemail: true } });
  await gate.arrived;
  const off = setting.set({ browser: { voicemail: false } });
  gate.open();
  await Promise.all([on, off]);
  assert.equal(provider.requests(patchNotices).length, 1);
  assert.equal(setting.dirty, false);
  assert.equal(setting.error, undefined);
});

test('two keys changed in flight both land', async (t) => {
  const { provider, setting, document } = await noticesScene(t);
  const gate = provider.hold(patchNotices);
  const first = setting.set({ browser: { sound: false } });
  await gate.arrived;
  const others = [setting.set({ browser: { messages: false } }), setting.set({ missedCalls: { byNumber: { b: true } } })];
  gate.open();
  assert.deepEqual(await Promise.all([first, ...others]), [true, true, true]);
  assert.deepEqual(document.value.browser, { incomingCalls: true, messages: false, voicemail: false, sound: false, showContent: false });
  assert.equal(document.value.missedCalls.byNumber['b'], true);
  assert.equal(provider.requests(patchNotices).length, 2);
});

test('a change asked for while another is refused is still sent', async (t) => {
  const { provider, setting, document } = await noticesScene(t);
  document.refuse = problem(403, 'capability.readOnly');
  const gate = provider.hold(patchNotices);
  const refused = setting.set({ browser: { sound: false } });
  await gate.arrived;
  const other = setting.set({ browser: { messages: false } });
  gate.open();
  assert.deepEqual(await Promise.all([refused, other]), [false, true]);
  assert.equal(setting.value?.browser.sound, true);
  assert.equal(document.value.browser.messages, false);
  assert.equal(setting.dirty, false);
});

test('a change asked for in the very moment a save ends is sent', async (t) => {
  const { setting, document } = await noticesScene(t);
  let later: Promise<boolean> | undefined;
  const first = setting.set({ browser: { sound: false } });
  const stop = setting.subscribe(() => {
    if (setting.phase !== 'ready') return;
    stop();
    later = setting.set({ browser: { messages: false } });
  });
  assert.equal(await first.then(() => setting.set({ browser: { showContent: true } })), true);
  assert.equal(await later, true);
  assert.deepEqual(document.value.browser, { incomingCalls: true, messages: false, voicemail: false, sound: false, showContent: true });
});

test('edited back to the old value is clean', async (t) => {
  const { provider, setting } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  assert.equal(setting.dirty, true);
  assert.deepEqual(setting.changes, ['/firstName']);
  assert.equal(setting.changed('/firstName'), true);
  assert.equal(setting.changed('/lastName'), false);
  setting.edit({ firstName: 'Zoë' });
  assert.equal(setting.dirty, false);
  assert.equal(setting.value, setting.saved);
  assert.equal(await setting.save(), true);
  assert.equal(provider.requests(patchProfile).length, 0);
});

test('the value stays the same object while nothing changes', async (t) => {
  const { setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  const { value } = setting;
  assert.equal(setting.value, value);
  const { saved } = setting;
  document.version++;
  await setting.load();
  assert.equal(setting.saved, saved);
});

test('a reload or a pushed value keeps what the user typed', async (t) => {
  const { setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  document.change({ jobTitle: 'Director' });
  await setting.load();
  assert.deepEqual([setting.value?.firstName, setting.value?.jobTitle], ['Zo', 'Director']);
  setting.receive({ ...zoe, lastName: 'Queen' }, '"9"');
  assert.deepEqual([setting.value?.firstName, setting.value?.lastName], ['Zo', 'Queen']);
  assert.deepEqual(setting.conflicts, []);
});

test('a read that began before a save does not undo it', async (t) => {
  const { provider, setting } = await profileScene(t);
  const gate = provider.hold(getProfile, 'after');
  provider.on(getProfile, () => ({ headers: { ETag: '"1"' }, body: { ...zoe, jobTitle: 'What it was' } }));
  const read = setting.load();
  await gate.arrived;
  assert.equal(await setting.set({ jobTitle: 'Director' }), true);
  gate.open();
  await read;
  assert.equal(setting.value?.jobTitle, 'Director');
  assert.equal(setting.phase, 'ready');
});

test('a read asked for during a save waits for it', async (t) => {
  const { provider, setting } = await profileScene(t);
  const gate = provider.hold(patchProfile);
  const save = setting.set({ jobTitle: 'Director' });
  await gate.arrived;
  const read = setting.load();
  gate.open();
  await Promise.all([save, read]);
  assert.deepEqual(provider.seen.slice(-2).map(({ method }) => method), ['PATCH', 'GET']);
  assert.equal(provider.seen.at(-1)?.headers['if-none-match'], '"2"');
  assert.equal(setting.value?.jobTitle, 'Director');
});

test('a failed older save cannot overwrite a newer edit', async (t) => {
  const { provider, setting, document } = await profileScene(t);
  document.refuse = problem(500, 'provider.broken');
  const gate = provider.hold(patchProfile);
  const save = setting.set({ jobTitle: 'Director' });
  await gate.arrived;
  setting.edit({ jobTitle: 'Director of sales' });
  gate.open();
  assert.equal(await save, false);
  assert.equal(setting.value?.jobTitle, 'Director of sales');
  assert.equal(setting.error?.kind, 'server');
  assert.equal(await setting.save(), true);
  assert.equal(document.value.jobTitle, 'Director of sales');
  assert.equal(setting.error, undefined);
});

test('what is typed while a save is on its way goes with the next request of the same save', async (t) => {
  const { provider, setting, document } = await profileScene(t);
  setting.edit({ jobTitle: 'Director' });
  const gate = provider.hold(patchProfile);
  const save = setting.save();
  await gate.arrived;
  setting.edit({ jobTitle: 'Director of sales', lastName: 'Queen' });
  gate.open();
  assert.equal(await save, true);
  assert.deepEqual(bodies(provider.requests(patchProfile)), [{ jobTitle: 'Director' }, { jobTitle: 'Director of sales', lastName: 'Queen' }]);
  assert.deepEqual(provider.requests(patchProfile).map(({ headers }) => headers['if-match']), ['"1"', '"2"']);
  assert.equal(document.value.lastName, 'Queen');
});

test('a failed refresh keeps the last good value on screen', async (t) => {
  const { provider, setting } = await profileScene(t);
  provider.script(getProfile, problem(500, 'provider.broken'), { body: { id: 'zoe' } }, { headers: { ETag: '"3"' }, body: zoe });
  await setting.load();
  assert.equal(setting.value?.firstName, 'Zoë');
  assert.deepEqual([setting.failed, setting.error?.kind, setting.phase], ['load', 'server', 'ready']);
  await setting.load();
  assert.equal(setting.value?.firstName, 'Zoë');
  assert.equal(setting.error?.kind, 'contract');
  await setting.load();
  assert.equal(setting.error, undefined);
});

test('when somebody else changed another field, the save starts over by itself', async (t) => {
  const { provider, setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  document.change({ jobTitle: 'Director' });
  assert.equal(await setting.save(), true);
  assert.deepEqual([document.value.firstName, document.value.jobTitle], ['Zo', 'Director']);
  assert.deepEqual([setting.value?.firstName, setting.value?.jobTitle], ['Zo', 'Director']);
  assert.equal(provider.seen.at(-2)?.headers['if-none-match'], undefined);
});

test('when somebody else changed the same field, the user is asked, and nothing typed is lost', async (t) => {
  const { provider, setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo', lastName: 'Queen' });
  document.change({ firstName: 'Zoey' });
  assert.equal(await setting.save(), false);
  assert.deepEqual(setting.conflicts, [{ pointer: '/firstName', mine: 'Zo', theirs: 'Zoey' }]);
  assert.deepEqual([setting.value?.firstName, setting.value?.lastName], ['Zo', 'Queen']);
  const sent = provider.requests(patchProfile).length;
  assert.equal(await setting.save(), false);
  assert.equal(provider.requests(patchProfile).length, sent);
  setting.keepMine('/firstName');
  assert.deepEqual(setting.conflicts, []);
  assert.equal(await setting.save(), true);
  assert.deepEqual([document.value.firstName, document.value.lastName], ['Zo', 'Queen']);
});

test('taking theirs drops my edit of that field only', async (t) => {
  const { setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo', lastName: 'Queen' });
  document.change({ firstName: 'Zoey' });
  await setting.load();
  setting.takeTheirs('/firstName');
  assert.deepEqual([setting.value?.firstName, setting.value?.lastName], ['Zoey', 'Queen']);
  assert.equal(await setting.save(), true);
  assert.deepEqual([document.value.firstName, document.value.lastName], ['Zoey', 'Queen']);
});

test('somebody else made the same change: nothing is left to save', async (t) => {
  const { setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  document.change({ firstName: 'Zo' });
  assert.equal(await setting.save(), true);
  assert.deepEqual([setting.dirty, setting.conflicts.length], [false, 0]);
});

test('a conflict goes away when the other side goes back', async (t) => {
  const { setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  document.change({ firstName: 'Zoey' });
  await setting.load();
  assert.equal(setting.conflicts.length, 1);
  document.change({ firstName: 'Zoë' });
  await setting.load();
  assert.equal(setting.conflicts.length, 0);
});

test('a save that is overtaken again and again stops, and keeps the edits', async (t) => {
  const { provider, setting } = await profileScene(t);
  provider.on(patchProfile, () => problem(412, 'precondition.failed'));
  setting.edit({ firstName: 'Zo' });
  assert.equal(await setting.save(), false);
  assert.equal(provider.requests(patchProfile).length, 4);
  assert.deepEqual([setting.error?.kind, setting.error?.code, setting.value?.firstName], ['conflict', 'precondition.failed', 'Zo']);
});

test('a reload that fails after 412 says why, and keeps the edits', async (t) => {
  const { provider, setting, document } = await profileScene(t);
  setting.edit({ firstName: 'Zo' });
  document.change({ jobTitle: 'Director' });
  provider.script(getProfile, problem(500, 'provider.broken'));
  assert.equal(await setting.save(), false);
  assert.deepEqual([setting.error?.kind, setting.failed, setting.value?.firstName], ['server', 'save', 'Zo']);
});

test('what breaks a rule of the form is said at once, and not sent', async (t) => {
  const { provider, setting } = await profileScene(t);
  setting.edit({ firstName: ' ', jobTitle: 'x'.repeat(65) });
  assert.deepEqual(setting.issues, [{ pointer: '/firstName', code: 'required' }, { pointer: '/jobTitle', code: 'tooLong', params: { max: 64 } }]);
  assert.equal(await setting.save(), false);
  assert.equal(provider.requests(patchProfile).length, 0);
  assert.equal(setting.value?.firstName, ' ');
});

test('a switch that would break a rule goes back and says which', async (t) => {
  const { provider, setting } = await noticesScene(t);
  assert.equal(await setting.set({ missedCalls: { byNumber: { a: false } } }), false);
  assert.equal(setting.value?.missedCalls.byNumber['a'], true);
  assert.deepEqual(setting.issues, [{ pointer: '/missedCalls/byNumber', code: 'required' }]);
  assert.equal(provider.requests(patchNotices).length, 0);
  assert.equal(await setting.set({ missedCalls: { byNumber: { b: true } } }), true);
  assert.deepEqual(setting.issues, []);
});

test('a text the server refuses stays, with its issue, until that field is edited again', async (t) => {
  const { setting, document } = await profileScene(t);
  document.refuse = problem(422, 'validation.failed', { errors: [{ pointer: '/timeZone', code: 'notAllowed', detail: 'No' }] });
  assert.equal(await setting.set({ timeZone: 'Europe/Kyiv' }), false);
  assert.equal(setting.value?.timeZone, 'Europe/Kyiv');
  assert.deepEqual(setting.issues, [{ pointer: '/timeZone', code: 'notAllowed' }]);
  setting.edit({ firstName: 'Zo' });
  assert.equal(setting.issues.length, 1);
  setting.edit({ timeZone: 'Europe/Vilnius' });
  assert.deepEqual(setting.issues, []);
  assert.equal(await setting.save(), true);
  assert.deepEqual([document.value.timeZone, document.value.firstName], ['Europe/Vilnius', 'Zo']);
});

test('a text that was refused does not stop another field from being set', async (t) => {
  const { setting, document } = await profileScene(t);
  document.refuse = problem(422, 'validation.failed', { errors: [{ pointer: '/timeZone', code: 'notAllowed' }] });
  await setting.set({ timeZone: 'Europe/Kyiv' });
  assert.equal(await setting.set({ language: 'pl' }), true);
  assert.equal(document.value.timeZone, 'Europe/Warsaw');
  assert.deepEqual(setting.changes, ['/timeZone']);
});

test('setting one field leaves what is being typed in another alone', async (t) => {
  const { provider, setting } = await profileScene(t);
  setting.edit({ firstName: '' });
  assert.equal(await setting.set({ language: 'pl' }), true);
  assert.deepEqual(bodies(provider.requests(patchProfile)), [{ language: 'pl' }]);
  assert.deepEqual(setting.changes, ['/firstName']);
});

test('a switch that could not be sent stays as the user left it, to be saved later', async (t) => {
  const { provider, setting, document } = await noticesScene(t);
  document.refuse = problem(503, 'provider.unavailable', { retryable: true });
  assert.equal(await setting.set({ browser: { sound: false } }), false);
  assert.equal(setting.value?.browser.sound, false);
  assert.deepEqual([setting.dirty, setting.error?.kind, setting.error?.retryable], [true, 'server', true]);
  assert.equal(await setting.save(), true);
  assert.equal(document.value.browser.sound, false);
  assert.equal(provider.requests(patchNotices).length, 2);
});

test('discard drops the edits and the error, but not the answer that is on its way', async (t) => {
  const { provider, setting } = await profileScene(t);
  setting.edit({ firstName: '' });
  setting.discard();
  assert.deepEqual([setting.dirty, setting.issues.length], [false, 0]);
  setting.edit({ firstName: 'Zo' });
  const gate = provider.hold(patchProfile);
  const save = setting.save();
  await gate.arrived;
  setting.discard();
  assert.equal(setting.value?.firstName, 'Zoë');
  gate.open();
  assert.equal(await save, true);
  assert.equal(setting.value?.firstName, 'Zo');
  assert.equal(setting.dirty, false);
});

test('an answer to a change that breaks the contract keeps the edit and the value', async (t) => {
  const { provider, setting } = await profileScene(t);
  provider.script(patchProfile, { body: { id: 'zoe' } });
  setting.edit({ firstName: 'Zo' });
  assert.equal(await setting.save(), false);
  assert.deepEqual([setting.error?.kind, setting.value?.firstName, setting.saved?.firstName], ['contract', 'Zo', 'Zoë']);
});

test('null clears a field, and a member may have any name an id can have', async (t) => {
  const { provider, setting } = await noticesScene(t);
  const byNumber = Object.fromEntries([['__proto__', true], ['a/b~c', true]]);
  setting.edit({ missedCalls: { byNumber } });
  assert.deepEqual(setting.changes, ['/missedCalls/byNumber/__proto__', '/missedCalls/byNumber/a~1b~0c']);
  assert.equal(Object.getOwnPropertyDescriptor(setting.value?.missedCalls.byNumber, '__proto__')?.value, true);
  assert.equal(setting.changed('/missedCalls'), true);
  setting.discard();
  assert.equal(provider.requests(patchNotices).length, 0);
  const other = (await profileScene(t)).setting;
  await other.set({ displayName: 'Zed' });
  assert.equal(await other.set({ displayName: null }), true);
  assert.equal(other.value?.displayName, null);
});
