import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';
import { profile } from '../../src/client/contract/profile.ts';
import { connect, Document, problem, startProvider } from './helpers/provider.ts';
import { zoe } from './helpers/samples.ts';

let asked = 0;
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.endsWith('/retries.ts')) return next(specifier, context);
    asked++;
    throw new Error('the host has put newer files in their place');
  },
});

test('what goes well needs no code for repeating it; where that code does not come, the first answer stands', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'profile', zoe);
  const session = connect(t, provider);
  assert.equal((await session.call(profile.get)).firstName, zoe.firstName);
  assert.equal(asked, 0);
  provider.script('GET /v1/me/profile', problem(503, 'provider.unavailable', {}, { 'Retry-After': '0' }));
  const error = await session.call(profile.get).catch((reason: unknown) => reason);
  assert.deepEqual([(error as { kind: string }).kind, (error as { code: string }).code], ['busy', 'provider.unavailable']);
  assert.equal(asked, 1);
});
