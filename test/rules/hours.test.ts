import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { partsIn } from '../../server/src/domain/working-hours.ts';
import type { Interval } from '../../src/client/contract/call-forwarding.ts';
import type { Schedule } from '../../src/client/contract/schedules.ts';
import { hoursOf, openingHours } from '../../src/rules/forwarding.ts';
import { holds, nextChange } from '../../src/rules/hours.ts';
import { conflictOf } from '../../src/rules/intervals.ts';
import { spansOn } from '../../src/rules/week.ts';
import { instantsOf, wallOf } from '../../src/rules/zoned-time.ts';
import { dated, moment, near, weekly, zone } from './arbitraries.ts';

/** What a clock on the wall shows, by the platform alone. */
function clock(at: Date, timeZone: string) {
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' });
  formatters.set(timeZone, formatter);
  const [date = '', time = ''] = formatter.format(at).split(', ');
  return { date, time };
}
const formatters = new Map<string, Intl.DateTimeFormat>();
const plus = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const weekday = (date: string): number => new Date(date).getUTCDay() || 7;

/** The rules of `product.md` 9.6, said once more and in the plainest way. */
function isActive(intervals: readonly Interval[], at: Date, timeZone: string): boolean {
  const { date, time } = clock(at, timeZone);
  const startingOn = (day: string): Interval[] => {
    const dates = intervals.filter(({ kind, from = '', to = '' }) => kind === 'dates' && from <= day && day <= to);
    return dates.length > 0 ? dates : intervals.filter(({ kind, days }) => kind === 'weekdays' && days?.includes(weekday(day)));
  };
  return startingOn(date).some(({ allDay, start = '', end = '' }) => allDay || (start <= time && (time < end || end < start)))
    || startingOn(plus(date, -1)).some(({ allDay, start = '', end = '' }) => !allDay && end < start && time < end);
}

const scene = moment.chain((at) => fc.record({ at: fc.constant(at), timeZone: zone, intervals: fc.array(fc.oneof(weekly, dated(near(at))), { maxLength: 5 }) }));

describe('the hours of forwarding', () => {
  it('hold when the clock on the wall says so, whatever the clocks of the zone do', () => {
    fc.assert(fc.property(scene, ({ at, timeZone, intervals }) => {
      assert.equal(holds(hoursOf(intervals, timeZone), at), isActive(intervals, at, timeZone));
    }), { numRuns: 2000 });
  });

  it('are those parts of a time in which they hold', () => {
    fc.assert(fc.property(scene, fc.integer({ min: 1, max: 5 * 24 * 60 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ at, timeZone, intervals }, minutes, where) => {
      const hours = hoursOf(intervals, timeZone);
      const [start, end] = [at.getTime(), at.getTime() + minutes * 60_000];
      const parts = partsIn(hours, start, end);
      const moment = start + Math.floor(where * (end - start));
      assert.equal(parts.some((part) => part.start <= moment && moment < part.end), holds(hours, new Date(moment)));
      for (const [index, part] of parts.entries()) assert(part.start < part.end && part.start >= (parts[index - 1]?.end ?? start) && part.end <= end);
    }));
  });

  it('end, and begin again, at the minute that nextChange says, and not before', () => {
    fc.assert(fc.property(scene, ({ at, timeZone, intervals }) => {
      const now = isActive(intervals, at, timeZone);
      const change = nextChange(hoursOf(intervals, timeZone), at)?.getTime() ?? Infinity;
      // Two days minute by minute would be slow: times are multiples of five minutes, and so are offsets.
      const step = 5 * 60_000;
      let seen = Math.floor(at.getTime() / step) * step + step;
      while (seen < at.getTime() + 2 * 86_400_000 && isActive(intervals, new Date(seen), timeZone) === now) seen += step;
      if (seen < at.getTime() + 2 * 86_400_000) assert.equal(change, seen);
      else assert.ok(change >= seen, `${change} before ${seen}`);
    }), { numRuns: 300 });
  });

  it('are what a week shows of them: each day apart, in order, nothing twice', () => {
    fc.assert(fc.property(scene, ({ at, timeZone, intervals }) => {
      const hours = hoursOf(intervals, timeZone);
      const wall = wallOf(at.getTime(), timeZone);
      const day = Math.floor(wall / 1440);
      const spans = spansOn(hours, day);
      assert.equal(spans.some(([start, end]) => start <= wall - day * 1440 && wall - day * 1440 < end), isActive(intervals, at, timeZone));
      assert.ok(spans.every(([start, end], index) => start < end && start > (spans[index - 1]?.[1] ?? -1)));
    }), { numRuns: 2000 });
  });

  it('say the next change even when it is months away', () => {
    const holiday: Interval = { id: 'a', kind: 'dates', from: '2026-12-24', to: '2026-12-26', allDay: true };
    const hours = hoursOf([holiday], 'Europe/Warsaw');
    assert.equal(nextChange(hours, new Date('2026-03-01T12:00:00Z'))?.toISOString(), '2026-12-23T23:00:00.000Z');
    assert.equal(nextChange(hours, new Date('2026-12-24T12:00:00Z'))?.toISOString(), '2026-12-26T23:00:00.000Z');
    assert.equal(nextChange(hours, new Date('2027-01-01T12:00:00Z')), undefined);
  });

  it('begin at the next valid minute when spring skips their start', () => {
    const hours = hoursOf([{ id: 'a', kind: 'weekdays', days: [7], allDay: false, start: '02:30', end: '05:00' }], 'Europe/Warsaw');
    assert.equal(nextChange(hours, new Date('2026-03-28T23:00:00Z'))?.toISOString(), '2026-03-29T01:00:00.000Z');
  });

  it('hold twice in the hour that autumn repeats', () => {
    const hours = hoursOf([{ id: 'a', kind: 'weekdays', days: [7], allDay: false, start: '02:15', end: '02:45' }], 'Europe/Warsaw');
    const at = (time: string): boolean => holds(hours, new Date(`2026-10-25T${time}:00Z`));
    assert.deepEqual(['00:10', '00:20', '00:50', '01:20', '01:50'].map(at), [false, true, false, true, false]);
  });

  it('keep a night of the day before a date that has hours of its own', () => {
    const nights: Interval = { id: 'a', kind: 'weekdays', days: [1, 2, 3, 4, 5], allDay: false, start: '17:00', end: '09:00' };
    const eve: Interval = { id: 'b', kind: 'dates', from: '2026-12-24', to: '2026-12-24', allDay: false, start: '12:00', end: '14:00' };
    const at = (time: string): boolean => holds(hoursOf([nights, eve], 'UTC'), new Date(`${time}:00Z`));
    assert.deepEqual(['2026-12-24T08:00', '2026-12-24T13:00', '2026-12-24T18:00', '2026-12-25T08:00'].map(at), [true, true, false, false]);
  });
});

describe('the clock on the wall', () => {
  it('comes back to the moment it was read at, or to its twin in the repeated hour', () => {
    fc.assert(fc.property(moment, zone, (at, timeZone) => {
      assert.ok(instantsOf(wallOf(at.getTime(), timeZone), timeZone).includes(at.getTime()));
    }), { numRuns: 2000 });
  });

  it('moves what spring skips to the next valid minute', () => {
    fc.assert(fc.property(moment, zone, (at, timeZone) => {
      const wall = wallOf(at.getTime(), timeZone) + 37;
      const [first = 0] = instantsOf(wall, timeZone);
      assert.ok(wallOf(first, timeZone) >= wall);
      assert.ok(wallOf(first - 60_000, timeZone) < wall);
    }), { numRuns: 2000 });
  });
});

describe('intervals that get in each other’s way', () => {
  const minutesOfWeek = ({ days = [], allDay, start = '00:00', end = '24:00' }: Interval): Set<number> => {
    const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    const from = allDay ? 0 : minutes(start);
    const to = allDay ? 1440 : minutes(end) + (end < start ? 1440 : 0);
    return new Set(days.flatMap((day) => Array.from({ length: (to - from) / 5 }, (_, index) => ((day - 1) * 1440 + from + index * 5) % 10_080)));
  };

  it('are those on weekdays that share a minute, nights included', () => {
    fc.assert(fc.property(weekly, weekly, (a, b) => {
      const others = minutesOfWeek(b);
      assert.equal(conflictOf(a, [b]) === b, [...minutesOfWeek(a)].some((minute) => others.has(minute)));
      assert.equal(conflictOf(a, [b]) === b, conflictOf(b, [a]) === a);
    }), { numRuns: 2000 });
  });

  it('are those on dates that hold at the same time', () => {
    const close = fc.integer({ min: 0, max: 9 }).map((days) => 20_600 + days);
    fc.assert(fc.property(dated(close), dated(close), (a, b) => {
      const minutes = Array.from({ length: 18 * 288 }, (_, index) => new Date((20_599 * 1440 + index * 5) * 60_000));
      const both = minutes.some((at) => isActive([a], at, 'UTC') && isActive([b], at, 'UTC'));
      assert.equal(conflictOf(a, [b]) === b, both);
    }), { numRuns: 40 });
  });

  it('are not one on weekdays and one on dates, nor two that touch', () => {
    const day: Interval = { id: 'a', kind: 'weekdays', days: [1, 2], allDay: false, start: '09:00', end: '17:00' };
    assert.equal(conflictOf(day, [{ ...day, id: 'b', start: '17:00', end: '09:00' }]), undefined);
    assert.equal(conflictOf(day, [{ id: 'b', kind: 'dates', from: '2026-06-01', to: '2026-06-01', allDay: true }]), undefined);
    assert.equal(conflictOf(day, [day]), undefined, 'itself');
  });
});

describe('a schedule of the company', () => {
  const office: Schedule = {
    id: 's', name: 'Office hours', kind: 'businessHours', level: 'account', timeZone: 'America/Toronto',
    weekly: { mon: [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '24:00' }], tue: [{ from: '00:00', to: '02:00' }], wed: [], thu: [], fri: [], sat: [], sun: [] },
    exceptions: [
      { id: 'x', name: 'New Year', date: '2025-01-01', allDay: true, recurrence: 'yearly', open: false },
      { id: 'y', name: 'Inventory', date: '2026-06-06', until: '2026-06-07', allDay: false, from: '08:00', to: '10:00', open: true },
    ],
  };
  const at = (time: string, schedule = office): boolean => holds(openingHours(schedule), new Date(time));

  it('is open in its ranges, in its own zone, and closed on days without any', () => {
    assert.deepEqual(['2026-06-01T13:30:00Z', '2026-06-01T16:30:00Z', '2026-06-02T03:30:00Z', '2026-06-02T05:00:00Z', '2026-06-03T15:00:00Z'].map((time) => at(time)), [true, false, true, true, false]);
  });

  it('follows its exceptions on their days, every year where they come every year', () => {
    assert.deepEqual(['2026-06-06T12:30:00Z', '2026-06-07T12:30:00Z', '2026-06-08T12:30:00Z'].map((time) => at(time)), [true, true, false]);
    const always = { ...office, alwaysOpen: true };
    assert.deepEqual(['2029-01-01T15:00:00Z', '2029-01-02T15:00:00Z', '2024-01-01T15:00:00Z'].map((time) => at(time, always)), [false, true, true]);
    assert.equal(nextChange(openingHours(always), new Date('2028-07-01T15:00:00Z'))?.toISOString(), '2029-01-01T05:00:00.000Z');
  });
});
