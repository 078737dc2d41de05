import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { CallForwarding } from '../../src/client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../src/client/contract/forwarding-numbers.ts';
import { routeCall, type Call, type CallRoute, type CallSettings } from '../../src/rules/call-route.ts';
import { effectiveAt } from '../../src/rules/forwarding.ts';
import { dated, forwarding as anyForwarding, moment, near, number, weekly } from './arbitraries.ts';

const at = new Date('2026-11-23T10:00:00Z');
const call: Call = { caller: { type: 'number', number: '+48221112233' }, at };
const desk = { id: 'd', name: 'Desk phone', status: 'online', registered: true } as const;
const mobile: ForwardingNumber = { id: 'm', number: '+16135550123', label: 'Mobile', type: 'mobile', enabled: true, answerConfirmation: true };
const home: ForwardingNumber = { ...mobile, id: 'h', number: '+16135550177', label: 'Home', type: 'home' };
const always: CallForwarding = {
  enabled: true, activeWhen: { type: 'always', intervals: [], scheduleId: null }, mode: 'ringAll', ringSeconds: 24, timeZone: 'UTC', effective: { state: 'conditional', until: null },
};
const settings = (forwarding: Partial<CallForwarding> = {}, more: Partial<CallSettings> = {}): CallSettings =>
  ({ forwarding: { ...always, ...forwarding }, forwardingNumbers: [mobile, { ...home, enabled: false }], devices: [desk], ...more });
/** `devices 0+24 ringAll` */
const inWords = ({ steps, outcome }: CallRoute): string[] =>
  [...steps.map(({ kind, after, ringSeconds, reason }) => `${kind} ${after}${ringSeconds ? `+${ringSeconds}` : ''} ${reason}`), outcome];

describe('the way of a call', () => {
  it('goes straight to a mailbox that takes every call, while that is on, and unless a group called', () => {
    const route = (enabled: boolean, more: Partial<Call> = {}) => routeCall(settings({ enabled: false }, { voicemail: { enabled, sendAllCalls: true } }), { ...call, ...more });
    assert.deepEqual(inWords(route(true)), ['voicemail 0 sendAllCalls', 'voicemail']);
    assert.equal(route(false).steps[0]?.kind, 'devices');
    assert.equal(route(false).outcome, 'unanswered');
    assert.equal(route(true, { groupId: 'g' }).steps[0]?.kind, 'devices');
  });

  it('rings devices and numbers together with Ring All, then goes to voicemail', () => {
    const route = routeCall(settings(), call);
    assert.deepEqual(inWords(route), ['devices 0+24 ringAll', 'forwarding 0+24 ringAll', 'voicemail 24 notAnswered', 'voicemail']);
    assert.deepEqual(route.steps[1]?.targets, [{ type: 'forwardingNumber', id: 'm', number: '+16135550123', label: 'Mobile', answerConfirmation: true }]);
  });

  it('rings devices first with No Answer, then the numbers, together or in order', () => {
    const two = { forwardingNumbers: [mobile, home] };
    assert.deepEqual(inWords(routeCall(settings({ mode: 'noAnswer' }, two), call)), ['devices 0+24 ringFirst', 'forwarding 24+24 noAnswer', 'voicemail 48 notAnswered', 'voicemail']);
    assert.deepEqual(inWords(routeCall(settings({ mode: 'noAnswer', ringSeconds: 12 }, { ...two, numbersRing: 'inOrder' }), call)),
      ['devices 0+12 ringFirst', 'forwarding 12+12 noAnswer', 'forwarding 24+12 noAnswer', 'voicemail 36 notAnswered', 'voicemail']);
  });

  it('is forwarded with Failover only while no device can be reached', () => {
    assert.deepEqual(inWords(routeCall(settings({ mode: 'failover' }), call)), ['devices 0 reachable', 'voicemail 0 notAnswered', 'voicemail']);
    const gone = { devices: [{ ...desk, status: 'offline', registered: false }] } as const;
    assert.deepEqual(inWords(routeCall(settings({ mode: 'failover' }, gone), call)), ['forwarding 0+24 unreachable', 'voicemail 24 notAnswered', 'voicemail']);
  });

  it('goes straight to the numbers with Forward Only, and is theirs', () => {
    assert.deepEqual(inWords(routeCall(settings({ mode: 'forwardOnly' }), call)), ['forwarding 0 always', 'forwarded']);
  });

  it('says why nothing is forwarded', () => {
    const first = (forwarding: Partial<CallForwarding>, more?: Partial<CallSettings>, how = call): string | undefined => inWords(routeCall(settings(forwarding, more), how))[0];
    assert.equal(first({ enabled: false }), 'devices 0 forwardingOff');
    assert.equal(first({ mode: 'off' }), 'devices 0 ruleOff');
    assert.equal(first({}, { forwardingNumbers: [] }), 'devices 0 noNumbers');
    assert.equal(first({ activeWhen: { type: 'schedule', scheduleId: null, intervals: [{ id: 'i', kind: 'weekdays', days: [1], allDay: false, start: '17:00', end: '09:00' }] } }), 'devices 0 outsideHours');
    assert.equal(first({ directOnly: true }, {}, { ...call, groupId: 'g' }), 'devices 0 groupCall');
  });

  it('ends where blocked callers end', () => {
    const blocking = { blockAnonymous: true };
    const caller = { type: 'anonymous' } as const;
    assert.deepEqual(inWords(routeCall(settings({}, { blocking }), { caller, at })), ['blocked 0 anonymous', 'rejected 0 blocked', 'rejected']);
    assert.deepEqual(inWords(routeCall(settings({}, { blocking: { ...blocking, treatment: 'voicemail' } }), { caller, at })), ['blocked 0 anonymous', 'voicemail 0 blocked', 'voicemail']);
    const blockedNumbers = [{ number: '+4822', matchType: 'prefix' }, { number: '+16135550100', matchType: 'exact' }];
    assert.deepEqual(inWords(routeCall(settings({}, { blockedNumbers }), call))[0], 'blocked 0 prefixBlocked');
    assert.deepEqual(inWords(routeCall(settings({}, { blockedNumbers }), { caller: { type: 'number', number: '+16135550100' }, at }))[0], 'blocked 0 numberBlocked');
    assert.equal(routeCall(settings({}, { blockedNumbers }), { caller: { type: 'number', number: '+161355501001' }, at }).rings, true);
    assert.equal(routeCall(settings({}, { blocking }), { caller: { type: 'extension', extension: '1077' }, at }).rings, true);
  });

  it('does not disturb: voicemail at once, and a group goes on with the next', () => {
    const doNotDisturb = { source: 'calendar', until: null } as const;
    assert.deepEqual(inWords(routeCall(settings({}, { doNotDisturb }), call)), ['doNotDisturb 0 calendar', 'voicemail 0 doNotDisturb', 'voicemail']);
    assert.deepEqual(inWords(routeCall(settings({}, { doNotDisturb }), { ...call, groupId: 'g' })), ['doNotDisturb 0 calendar', 'group 0 doNotDisturb', 'group']);
    assert.deepEqual(inWords(routeCall(settings({}, { doNotDisturb: { ...doNotDisturb, treatment: 'busy' } }), call)).at(-1), 'busyTone');
    assert.deepEqual(inWords(routeCall(settings({}, { doNotDisturb: { ...doNotDisturb, treatment: 'forward' } }), call)),
      ['doNotDisturb 0 calendar', 'forwarding 0+24 doNotDisturb', 'voicemail 24 doNotDisturb', 'voicemail']);
    assert.equal(routeCall(settings({}, { doNotDisturb: { ...doNotDisturb, scope: 'groupsOnly' } }), call).rings, true);
    assert.equal(routeCall(settings({}, { doNotDisturb: { ...doNotDisturb, scope: 'exceptGroups' } }), { ...call, groupId: 'g' }).rings, true);
  });

  it('passes the user over in a group that is paused', () => {
    assert.deepEqual(inWords(routeCall(settings({}, { pausedGroups: ['g'] }), { ...call, groupId: 'g' })), ['skipped 0 groupPaused', 'group 0 groupPaused', 'group']);
  });

  it('takes each leg for its own occasion, where a provider has legs', () => {
    const { mode: _, ...base } = always;
    const to = { enabled: true, destination: { type: 'number', number: '+16135550123' } } as const;
    const legs = (own: Partial<CallForwarding>, how: Partial<Call> = {}, more: Partial<CallSettings> = {}): string[] =>
      inWords(routeCall({ forwarding: { ...base, ...own }, devices: [desk], ...more }, { ...call, ...how }));
    assert.deepEqual(legs({ always: to, busy: to }, { busy: true }), ['forwarding 0 always', 'forwarded']);
    assert.deepEqual(legs({ busy: to }, { busy: true }), ['forwarding 0 busy', 'forwarded']);
    assert.deepEqual(legs({ busy: to }), ['devices 0 ringFirst', 'voicemail 0 notAnswered', 'voicemail']);
    assert.deepEqual(legs({ noAnswer: { ...to, ringSeconds: 18 } }), ['devices 0+18 ringFirst', 'forwarding 18 noAnswer', 'forwarded']);
    assert.deepEqual(legs({ unreachable: { enabled: true, destination: { type: 'voicemail' } } }, {}, { devices: [] }), ['voicemail 0 unreachable', 'voicemail']);
    assert.deepEqual(legs({ always: { enabled: true, destination: { type: 'disconnect' } } }), ['rejected 0 always', 'rejected']);
  });
});

describe('the way of any call', () => {
  const scene = moment.chain((then) => fc.record({
    at: fc.constant(then),
    forwarding: anyForwarding(fc.array(fc.oneof(weekly, dated(near(then))), { maxLength: 4 })),
    forwardingNumbers: fc.array(number, { maxLength: 4 }),
    devices: fc.array(fc.constantFrom(desk, { ...desk, registered: false, status: 'offline' as const }), { maxLength: 3 }),
    caller: fc.constantFrom<Call['caller']>({ type: 'anonymous' }, { type: 'number', number: '+48221112233' }, { type: 'extension', extension: '1077' }),
    groupId: fc.option(fc.constant('g'), { nil: undefined }),
    busy: fc.boolean(),
    dnd: fc.option(fc.record({ source: fc.constantFrom('manual', 'calendar'), until: fc.constant(null), scope: fc.constantFrom('all', 'exceptGroups', 'groupsOnly') }), { nil: null }),
    blockAnonymous: fc.boolean(),
    numbersRing: fc.constantFrom('atOnce', 'inOrder'),
  }));
  type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;
  const settingsOf = ({ dnd, blockAnonymous, forwarding, forwardingNumbers, devices, numbersRing }: Scene): CallSettings =>
    ({ forwarding, forwardingNumbers, devices, numbersRing, doNotDisturb: dnd, blocking: { blockAnonymous } });
  const always = (check: (route: CallRoute, scene: Scene) => void): void => {
    fc.assert(fc.property(scene, (each) => check(routeCall(settingsOf(each), each), each)), { numRuns: 1000 });
  };

  it('ends, and with its last step', () => always(({ steps, outcome }) => {
    assert.ok(steps.length > 0);
    assert.equal(steps.at(-1)?.kind, outcome === 'forwarded' ? 'forwarding' : outcome);
  }));

  it('never goes back in time', () => always(({ steps }) => {
    assert.deepEqual(steps.map(({ after }) => after), steps.map(({ after }) => after).toSorted((a, b) => a - b));
  }));

  it('rings nowhere for a blocked caller, nor while do not disturb means the call', () => always(({ rings }, { blockAnonymous, caller, dnd, groupId }) => {
    const isMeant = dnd && !(dnd.scope === 'exceptGroups' && groupId) && !(dnd.scope === 'groupsOnly' && !groupId);
    if ((blockAnonymous && caller.type === 'anonymous') || isMeant) assert.equal(rings, false);
  }));

  it('is forwarded only while forwarding is in effect', () => always(({ steps }, { forwarding, forwardingNumbers, at: then }) => {
    if (effectiveAt(forwarding, forwardingNumbers, then).state === 'off') assert.ok(steps.every(({ kind }) => kind !== 'forwarding'));
  }));

  it('reaches no device and no number that is off', () => always(({ steps }, { forwardingNumbers, devices }) => {
    const targets = steps.flatMap((step) => step.targets ?? []);
    const off = forwardingNumbers.filter(({ enabled }) => !enabled).map(({ id }) => id);
    assert.ok(targets.every((target) => target.type !== 'forwardingNumber' || !off.includes(target.id)));
    if (!devices.some(({ registered }) => registered)) assert.ok(steps.every(({ kind }) => kind !== 'devices'));
  }));

  it('ends with the group when it came from one, unless it is out of our hands or was blocked', () => always(({ steps, outcome }, { groupId }) => {
    if (groupId && steps[0]?.kind !== 'blocked') assert.ok(['group', 'forwarded', 'rejected', 'message'].includes(outcome));
    if (!groupId) assert.notEqual(outcome, 'group');
  }));
});
