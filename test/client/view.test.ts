import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doNotDisturb, setDoNotDisturb, type DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import { connect, Document, startProvider } from './helpers/provider.ts';

const off: DoNotDisturb = {
  active: false, source: null, until: null, scope: 'all', manual: { active: false, until: null }, override: { active: false, suppressesUntil: null },
  calendar: { enabled: false, activeWindow: null, nextWindow: null, stale: false, lastSyncedAt: null },
  schedule: { enabled: false, activeUntil: null, nextStart: null }, inboundTreatment: 'voicemail',
};
const on: Partial<DoNotDisturb> = { active: true, source: 'manual', manual: { active: true, until: null } };

test('a document that is only read is one for all who ask, and is asked for again with its tag', async (t) => {
  const provider = await startProvider(t);
  new Document(provider, 'do-not-disturb', off);
  const session = connect(t, provider);
  const view = session.view(doNotDisturb);
  assert.equal(session.view(doNotDisturb), view);
  await view.load();
  const first = view.value;
  await view.load();
  assert.equal(view.value, first, 'nothing changed, so it is the same object');
  assert.deepEqual(provider.requests('GET /v1/me/do-not-disturb').map(({ headers }) => headers['if-none-match']).at(-1), '"1"');
});

test('the answer to an action is shown at once, and a read begun before it does not undo it', async (t) => {
  const provider = await startProvider(t);
  const document = new Document(provider, 'do-not-disturb', off);
  provider.on('POST /v1/me/do-not-disturb/actions', () => {
    document.change(on);
    return { body: document.value };
  });
  const session = connect(t, provider);
  const view = session.view(doNotDisturb);
  await view.load();
  document.change({ inboundTreatment: 'busy' });
  const gate = provider.hold('GET /v1/me/do-not-disturb', 'after');
  const reading = view.load();
  await gate.arrived;
  view.receive(await session.call(setDoNotDisturb.call, { body: { do: 'on' } }));
  assert.equal(view.value?.active, true);
  gate.open();
  await reading;
  assert.deepEqual([view.value?.active, view.value?.inboundTreatment], [true, 'busy']);
});
