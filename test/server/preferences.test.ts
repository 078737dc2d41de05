import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problem, serve } from './helpers.ts';

describe('preferences', () => {
  const path = '/v1/me/preferences';
  const defaults = { theme: 'system', timeFormat: 'auto', dateFormat: 'auto', firstDayOfWeek: 'auto' };

  it('follow the system until the user chooses, and are each user\'s own', async (t) => {
    const server = await serve(t);
    assert.deepEqual((await server.read(path)).body, defaults);
    const answer = await server.patch(path, { theme: 'dark' });
    assert.deepEqual(await answer.json(), { ...defaults, theme: 'dark' });
    assert.deepEqual((await server.read(path)).body, { ...defaults, theme: 'dark' });
    assert.deepEqual((await server.read(path, 'ada')).body, defaults);
  });

  it('take what the contract names and nothing else', async (t) => {
    const server = await serve(t);
    const wrong = await problem(await server.patch(path, { theme: 'sepia', timeFormat: 24, accent: 'red' }), 422, 'validation.failed');
    assert.deepEqual(wrong.errors?.map(({ pointer, code }) => [pointer, code]).toSorted(), [
      ['/accent', 'unknownMember'], ['/theme', 'notAllowed'], ['/timeFormat', 'invalid'],
    ]);
    assert.deepEqual((await server.read(path)).body, defaults);
  });

  it('are read-only for Omar, whose administrator chose the look', async (t) => {
    const server = await serve(t);
    const { reason } = await problem(await server.patch(path, { theme: 'dark' }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
  });
});
