import * as fc from 'fast-check';
import type { CallForwarding, Destination, Interval } from '../../src/client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../src/client/contract/forwarding-numbers.ts';

/** Zones whose clocks do what clocks can do: none, half an hour, at midnight, in the south, twice around Ramadan. */
export const zones = ['UTC', 'Europe/Warsaw', 'America/Toronto', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Havana', 'Africa/Casablanca', 'America/Santiago', 'Asia/Beirut'] as const;
export const zone = fc.constantFrom(...zones);

/** To the minute, and often close to a clock change of Europe or America. */
export const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 }),
  fc.tuple(
    fc.constantFrom(Date.UTC(2026, 2, 8), Date.UTC(2026, 2, 29), Date.UTC(2026, 3, 24), Date.UTC(2026, 9, 25), Date.UTC(2026, 9, 30), Date.UTC(2026, 10, 1)),
    fc.integer({ min: -1440, max: 2880 }),
  ).map(([day, minutes]) => day / 60_000 + minutes),
).map((minutes) => new Date(minutes * 60_000));

const time = fc.integer({ min: 0, max: 287 }).map((fives) => `${String(Math.floor(fives / 12)).padStart(2, '0')}:${String(fives % 12 * 5).padStart(2, '0')}`);
const times = fc.tuple(time, time).filter(([start, end]) => start !== end).map(([start, end]) => ({ allDay: false, start, end }));
const hours = fc.oneof({ weight: 4, arbitrary: times }, { weight: 1, arbitrary: fc.constant({ allDay: true }) });
const date = fc.integer({ min: Date.UTC(2026, 0) / 86_400_000, max: Date.UTC(2028, 0) / 86_400_000 });
const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

export const weekly: fc.Arbitrary<Interval> = fc.record({
  id: fc.uuid(), hours, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
}).map(({ id, hours: own, days }) => ({ id, kind: 'weekdays', days, ...own }));
/** Near a day, so that it has something to do with a moment. */
export const dated = (near: fc.Arbitrary<number> = date): fc.Arbitrary<Interval> => fc.record({ id: fc.uuid(), hours, day: near, length: fc.nat({ max: 5 }) })
  .map(({ id, hours: own, day, length }) => ({ id, kind: 'dates', from: iso(day), to: iso(day + length), ...own }));

export const near = (at: Date): fc.Arbitrary<number> => fc.integer({ min: -4, max: 4 }).map((days) => Math.floor(at.getTime() / 86_400_000) + days);

const destination: fc.Arbitrary<Destination> = fc.constantFrom(
  { type: 'number', number: '+16135550123' }, { type: 'extension', extension: '1077' }, { type: 'voicemail' }, { type: 'disconnect' }, { type: 'announcement' });
const leg = fc.record({ enabled: fc.boolean(), destination: fc.option(destination) });
const seconds = fc.integer({ min: 6, max: 60 });

export const number: fc.Arbitrary<ForwardingNumber> = fc.record({
  id: fc.uuid(), number: fc.constant('+16135550123'), label: fc.constant('Mobile'), type: fc.constant('mobile'), enabled: fc.boolean(), answerConfirmation: fc.boolean(),
});

export const forwarding = (intervals: fc.Arbitrary<Interval[]>): fc.Arbitrary<CallForwarding> => fc.record({
  enabled: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  activeWhen: fc.record({ type: fc.constantFrom('always', 'schedule'), intervals, scheduleId: fc.constant(null) }),
  directOnly: fc.boolean(),
  timeZone: zone,
  effective: fc.constant({ state: 'off', until: null }),
  model: fc.oneof(
    fc.record({ mode: fc.constantFrom('off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'), ringSeconds: seconds }),
    fc.record({ always: leg, busy: leg, unreachable: leg, noAnswer: fc.record({ enabled: fc.boolean(), destination: fc.option(destination), ringSeconds: seconds }) }),
  ),
}).map(({ model, ...rest }): CallForwarding => ({ ...rest, ...model } as CallForwarding));
