import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { routeOf } from '../../server/src/calls/settings.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { createSession } from '../../src/client/index.ts';
import { blockedNumbers } from '../../src/client/contract/blocked-numbers.ts';
import { doNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import { presence } from '../../src/client/contract/presence.ts';
import { routeCall, settingsFor, storesFor } from '../../src/components/availability-status/calls.ts';
import { dated, weekly, zone } from '../rules/arbitraries.ts';

const day = 86_400_000;
/** Before the clocks of Europe and America move. */
const start = Date.parse('2027-03-10T09:00:00Z');
const soon = fc.integer({ min: 0, max: 21 * 1440 }).map((minutes) => new Date(start + minutes * 60_000));
/** From the next day on: what is over cannot be added. */
const close = fc.integer({ min: 1, max: 20 }).map((days) => Math.floor(start / day) + days);

const set = fc.record({
  timeZone: zone,
  forwarding: fc.record({
    enabled: fc.boolean(), directOnly: fc.boolean(), mode: fc.constantFrom('off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'), ringSeconds: fc.constantFrom(6, 24, 60),
  }),
  when: fc.oneof(
    fc.record({ type: fc.constant('always'), scheduleId: fc.constant(null), intervals: fc.constant([]) }),
    fc.record({ type: fc.constant('schedule'), scheduleId: fc.constantFrom('sch-office', null), intervals: fc.array(fc.oneof(weekly, dated(close)), { maxLength: 3 }) }),
  ),
  second: fc.boolean(),
  online: fc.boolean(),
  silent: fc.boolean(),
  manual: fc.option(fc.record({ until: fc.option(soon), scope: fc.constantFrom('all', 'exceptGroups', 'groupsOnly') })),
  schedule: fc.option(fc.tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: 1, max: 3000 }))),
  anonymous: fc.boolean(),
  groups: fc.record({ all: fc.boolean(), support: fc.boolean() }),
  voicemail: fc.record({ enabled: fc.boolean(), sendAllCalls: fc.boolean() }),
});
const calls = fc.array(fc.record({
  at: soon,
  from: fc.constantFrom(null, '1077', '+48221112233', '+16135550188', '+19005551234', '+442079460999'),
  groupId: fc.constantFrom(undefined, 'grp-support', 'grp-sales'),
}), { minLength: 10, maxLength: 10 });

describe('what a page says a call would do', () => {
  it('is what the server does with it: a thousand calls under a hundred settings', async (t) => {
    let compared = 0;
    await fc.assert(fc.asyncProperty(set, calls, async (own, each) => {
      const server = createMemoryServer({ user: 'zoe', now: () => new Date(start) });
      const session = createSession({ baseUrl: 'https://memory.faceplate.example', fetch: server.fetch, getToken: () => server.token() });
      try {
        const put = (path: string, patch: object): Promise<void> => server.patchAs('self', 'zoe', path, patch);
        await put('profile', { timeZone: own.timeZone });
        await put('forwarding-numbers/fwd-cottage', { enabled: own.second });
        await put('call-forwarding', { ...own.forwarding, activeWhen: own.when });
        for (const id of ['dev-chrome', 'dev-ata']) await put(`devices/${id}`, { registered: own.online });
        await put('presence', { silentDevices: own.silent ? ['dev-chrome'] : [] });
        await put('do-not-disturb', {
          manual: own.manual && { setAt: new Date(start - 60_000).toISOString(), until: own.manual.until?.toISOString() ?? null, scope: own.manual.scope },
          schedule: own.schedule ? [{ start: new Date(start + own.schedule[0] * 60_000).toISOString(), end: new Date(start + (own.schedule[0] + own.schedule[1]) * 60_000).toISOString() }] : [],
        });
        await put('call-blocking', { blockAnonymous: own.anonymous });
        await put('groups-status', { acceptGroupCalls: own.groups.all, byGroup: { 'grp-support': own.groups.support } });
        await put('voicemail', own.voicemail);
        await session.capabilities.load();
        const [dnd, status] = [session.view(doNotDisturb), session.setting(presence)];
        await Promise.all([dnd, status, ...storesFor(session, 'any')].map((store) => store.load()));
        for (const { at, from, groupId } of each) {
          const blocked = from === null ? [] : (await session.call(blockedNumbers.list, { query: { q: from, limit: '100' } })).items;
          const settings = settingsFor({ session, dnd: dnd.value, presence: status.value }, at);
          assert.ok(settings);
          const caller = from === null ? { type: 'anonymous' } as const : from.startsWith('+') ? { type: 'number', number: from } as const : { type: 'extension', extension: from } as const;
          const here = routeCall({ ...settings, blockedNumbers: blocked }, { caller, at, ...(groupId && { groupId }) });
          const there = await server.store.transaction((tx) => routeOf({ user: 'zoe', tx, now: at }, { from, groupId, busy: undefined }, at));
          assert.deepEqual(here, there);
          compared++;
        }
      } finally {
        session.close();
        await server.close();
      }
    }), { numRuns: 100 });
    t.diagnostic(`${compared} calls`);
  });
});
