// Alone in its file: in this process one language cannot be fetched.
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { en } from '../../src/components/strings/en.ts';
import { translate } from '../../src/components/strings/languages.ts';

registerHooks({
  resolve(name, context, next) {
    if (name === './es.ts') throw new Error('Failed to fetch es.ts');
    return next(name, context);
  },
});

test('a language that cannot be fetched is English, with a warning in the console, and the host\'s words still hold', async (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const { locale, words } = await translate(['es-MX'], { common: { cancel: 'Never mind' } });
  const common = words('common', en);
  assert.deepEqual([locale, common.retry, common.cancel], ['en', 'Try again', 'Never mind']);
  assert.equal(warn.mock.callCount(), 1);
  const [said, error] = warn.mock.calls[0]?.arguments ?? [];
  assert.match(String(said), /words in “es” could not be loaded; the settings are in English/);
  assert.match(String(error), /Failed to fetch/);
  assert.equal((await translate(['de'])).words('common', en).cancel, 'Abbrechen', 'others are not concerned');
});
