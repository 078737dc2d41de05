import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { CallForwarding } from '../../src/client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../src/client/contract/forwarding-numbers.ts';
import type { Profile } from '../../src/client/contract/profile.ts';
import { routeCall } from '../../src/rules/call-route.ts';
import { activeHours, effectiveAt } from '../../src/rules/forwarding.ts';
import { conflictOf } from '../../src/rules/intervals.ts';
import { profileDocument } from '../../server/src/domain/documents.ts';
import { forwardingDocument, forwardingNumbersDocument, type StoredForwarding } from '../../server/src/domain/forwarding-documents.ts';
import { spansOn } from '../../src/rules/week.ts';
import { wallOf } from '../../src/rules/zoned-time.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { dated, moment, near, weekly, zone } from '../rules/arbitraries.ts';

describe('what the panels work out', () => {
  it('and what the week shows is what the server says, for a thousand settings and moments', async () => {
    let now = new Date('2026-01-01T00:00:00Z');
    const server = createMemoryServer({ user: 'zoe', now: () => now });
    const headers = { Authorization: `Bearer ${await server.token()}` };
    const read = async <T>(path: string): Promise<T> => (await server.fetch(`/v1/me/${path}`, { headers })).json() as Promise<T>;
    const profile = await read<Profile>('profile');
    const numbersBefore = (await read<{ items: ForwardingNumber[] }>('forwarding-numbers')).items;
    const scene = moment.chain((at) => fc.record({
      at: fc.constant(at), timeZone: zone, enabled: fc.integer({ max: 9, min: 0 }).map(Boolean), someNumber: fc.integer({ max: 9, min: 0 }).map(Boolean),
      mode: fc.constantFrom<NonNullable<CallForwarding['mode']>>('off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'), ringSeconds: fc.integer({ min: 1, max: 10 }).map((rings) => rings * 6),
      type: fc.constantFrom<CallForwarding['activeWhen']['type']>('always', 'schedule', 'schedule', 'schedule'), intervals: fc.array(fc.oneof(weekly, dated(near(at))), { maxLength: 4 }),
    }));
    const seen = { off: 0, conditional: 0, forwardingAll: 0, unknown: 0, until: 0 };
    await fc.assert(fc.asyncProperty(scene, async ({ at, timeZone, someNumber, type, intervals, ...rest }) => {
      now = at;
      const apart = intervals.filter((interval, index) => !conflictOf(interval, intervals.slice(0, index)));
      const settled: StoredForwarding = { ...rest, activeWhen: { type, scheduleId: null, intervals: apart } };
      await server.store.transaction(async (tx) => {
        await tx.put('zoe', profileDocument, { ...profile, timeZone });
        await tx.put('zoe', forwardingNumbersDocument, numbersBefore.map((number) => ({ ...number, enabled: someNumber })));
        await tx.put('zoe', forwardingDocument, settled);
      });
      const forwarding = await read<CallForwarding>('call-forwarding');
      const numbers = (await read<{ items: ForwardingNumber[] }>('forwarding-numbers')).items;
      const { until, ...own } = effectiveAt(forwarding, numbers, at);
      assert.deepEqual(forwarding.effective, JSON.parse(JSON.stringify({ ...own, until: until?.toISOString() ?? null })));
      // The week shows this minute as the server sees it.
      const hours = activeHours(forwarding);
      const wall = wallOf(at.getTime(), timeZone);
      const isShown = !hours || spansOn(hours, Math.floor(wall / 1440)).some(([start, end]) => start <= wall % 1440 && wall % 1440 < end);
      if (forwarding.effective.state !== 'off' || forwarding.effective.because === 'schedule') assert.equal(isShown, forwarding.effective.state !== 'off');
      const { steps } = routeCall({ forwarding, forwardingNumbers: numbers }, { caller: { type: 'anonymous' }, at });
      if (forwarding.effective.state === 'off') assert.ok(steps.every(({ kind }) => kind !== 'forwarding'));
      else if (forwarding.mode !== 'failover') assert.ok(steps.some(({ kind }) => kind === 'forwarding'));
      seen[forwarding.effective.state]++;
      if (forwarding.effective.until) seen.until++;
    }), { numRuns: 1000 });
    assert.ok(Math.min(seen.off, seen.conditional, seen.forwardingAll, seen.until) > 30, JSON.stringify(seen));
    await server.close();
  });
});
