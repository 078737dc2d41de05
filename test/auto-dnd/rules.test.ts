import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { type Action, type CalendarEvent, type Settings, timeline, type TimelineSettings, windows } from '../../server/src/auto-dnd/index.ts';

interface Case { readonly name: string; readonly timeZone: string; readonly events: CalendarEvent[]; readonly expected: unknown }
interface Vectors {
  readonly windows: (Case & { readonly settings: Partial<Settings> })[];
  readonly timelines: (Case & { readonly settings: Partial<TimelineSettings>; readonly actions: Action[]; readonly from: string; readonly to: string })[];
}
const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vectors;

describe('the vectors of auto-dnd.md', () => {
  for (const { name, events, settings, timeZone, expected } of vectors.windows) {
    it(name, () => assert.deepEqual(windows(events, settings, timeZone), expected));
  }
  for (const { name, events, settings, timeZone, actions, from, to, expected } of vectors.timelines) {
    it(name, () => assert.deepEqual(timeline(events, settings, timeZone, actions, from, to), expected));
  }
});

const date = '2026-03-10';
const at = (time: string): string => `${date}T${time}:00Z`;
const meeting = (id: string, start: string, end: string, more: Partial<CalendarEvent> = {}): CalendarEvent =>
  ({ id, start: { dateTime: at(start) }, end: { dateTime: at(end) }, ...more });
const guests = (mine: string): Partial<CalendarEvent> => ({ attendees: [{ self: true, responseStatus: mine }, { responseStatus: 'accepted' }] });
/** From 9:00 to 13:00, as `10:00-11:00 calendar`. */
const morning = (events: CalendarEvent[], actions: Action[] = [], settings: Partial<TimelineSettings> = {}): string[] =>
  timeline(events, settings, 'UTC', actions, at('09:00'), at('13:00')).map(({ start, end, source }) => `${start.slice(11, 16)}-${end.slice(11, 16)} ${source}`);
const busy = (events: CalendarEvent[], settings: Partial<Settings> = {}, timeZone = 'UTC'): string[] =>
  windows(events, settings, timeZone).map(({ start, end }) => `${start} ${end}`);

describe('the edge cases of auto-dnd.md', () => {
  const standup = meeting('a', '10:00', '11:00');
  const off: Action = { at: at('10:20'), do: 'off' };

  it('E1 a meeting that is extended goes on without a gap', () => assert.deepEqual(morning([meeting('a', '10:00', '11:30')]), ['10:00-11:30 calendar']));
  it('E2 a meeting that is cancelled ends at once, and leaves what was turned on by hand', () => {
    assert.deepEqual(morning([{ ...standup, status: 'cancelled' }]), []);
    assert.deepEqual(morning([{ ...standup, status: 'cancelled' }], [{ at: at('10:10'), do: 'on' }]), ['10:10-13:00 manual']);
  });
  it('E3 a meeting that I decline ends at once', () => assert.deepEqual(morning([{ ...standup, ...guests('declined') }]), []));
  it('E4 a meeting that is moved counts where it is now', () => assert.deepEqual(morning([meeting('a', '12:00', '12:30')]), ['12:00-12:30 calendar']));
  it('E5 reachable in a meeting stays so when it is extended, and ends when it is moved to later', () => {
    assert.deepEqual(morning([meeting('a', '10:00', '12:00')], [off]), ['10:00-10:20 calendar']);
    assert.deepEqual(morning([meeting('a', '10:30', '12:00')], [off]), ['10:30-12:00 calendar']);
  });
  it('E6 another meeting that begins later counts, although they overlap', () => {
    assert.deepEqual(morning([standup, meeting('b', '10:30', '10:45')], [off]), ['10:00-10:20 calendar', '10:30-10:45 calendar']);
  });
  it('E7, E8 what holds is computed from time alone, whatever the clock says and however often', (t) => {
    const first = morning([standup], [off]);
    t.mock.timers.enable({ apis: ['Date'], now: 0 });
    assert.deepEqual(morning([standup], [off]), first);
  });
  it('E9 on a journey meetings stay where they are; days are those of the calendar', () => {
    assert.deepEqual(busy([standup], {}, 'Asia/Tokyo'), busy([standup], {}, 'America/Toronto'));
    const holiday: CalendarEvent = { id: 'h', start: { date }, end: { date: '2026-03-11' }, calendarTimeZone: 'Europe/Warsaw' };
    assert.deepEqual(busy([holiday], { includeAllDay: true }, 'Asia/Tokyo'), ['2026-03-09T23:00:00Z 2026-03-10T23:00:00Z']);
  });
  it('E10 a clock that moves changes no meeting; the days it moves in are shorter or longer', () => {
    const night: CalendarEvent = { id: 'n', start: { dateTime: '2026-03-29T01:30:00+01:00' }, end: { dateTime: '2026-03-29T03:30:00+02:00' } };
    assert.deepEqual(busy([night], {}, 'Europe/Warsaw'), ['2026-03-29T00:30:00Z 2026-03-29T01:30:00Z']);
    const day: CalendarEvent = { id: 'd', start: { date: '2026-10-25' }, end: { date: '2026-10-26' } };
    assert.deepEqual(busy([day], { includeAllDay: true }, 'Europe/Warsaw'), ['2026-10-24T22:00:00Z 2026-10-25T23:00:00Z']);
    const noMidnight: CalendarEvent = { id: 'm', start: { date: '2026-09-06' }, end: { date: '2026-09-07' } };
    assert.deepEqual(busy([noMidnight], { includeAllDay: true }, 'America/Santiago'), ['2026-09-06T04:00:00Z 2026-09-07T03:00:00Z']);
    const wall: CalendarEvent = { id: 'w', start: { dateTime: '2026-03-29T02:30:00', timeZone: 'Europe/Warsaw' }, end: { dateTime: '2026-03-29T04:00:00', timeZone: 'Europe/Warsaw' } };
    assert.deepEqual(busy([wall]), ['2026-03-29T01:00:00Z 2026-03-29T02:00:00Z']);
  });
  it('E11 the same meeting in two calendars is one window', () => {
    const both = [{ ...standup, calendarId: 'primary' }, { ...standup, calendarId: 'team' }];
    assert.deepEqual(windows(both, { calendarIds: ['primary', 'team'] }), [{ start: at('10:00'), end: at('11:00'), eventIds: ['a'] }]);
  });
  it('E12 only what lies between the two moments is told', () => {
    const year = Array.from({ length: 52 }, (_, week): CalendarEvent => {
      const on = new Date(Date.parse(at('10:00')) + (week - 26) * 7 * 86_400_000);
      return { id: `w${week}`, start: { dateTime: on.toISOString() }, end: { dateTime: new Date(on.getTime() + 3_600_000).toISOString() } };
    });
    assert.deepEqual(morning(year), ['10:00-11:00 calendar']);
  });
  it('E13 what was turned on for a while ends inside a meeting, and the meeting goes on', () => {
    assert.deepEqual(morning([standup], [{ at: at('09:30'), do: 'on', until: at('10:30') }]), ['09:30-10:30 manual', '10:30-11:00 calendar']);
  });
  it('E14, E15 following the calendar begins and ends at once, also inside a meeting', () => {
    assert.deepEqual(timeline([standup], {}, 'UTC', [], at('10:30'), at('10:31')).length, 1);
    assert.deepEqual(morning([standup], [{ at: at('10:30'), do: 'on', until: at('10:40') }], { enabled: false }), ['10:30-10:40 manual']);
  });
  it('E18 without me among the guests it counts as accepted; guests that Google left out are guests', () => {
    assert.equal(busy([{ ...standup, attendees: [{ responseStatus: 'accepted' }] }]).length, 1);
    assert.equal(busy([{ ...standup, attendeesOmitted: true }], { requireOtherAttendees: true }).length, 1);
    assert.equal(busy([{ ...standup, attendees: [{ self: true }, { resource: true }] }], { requireOtherAttendees: true }).length, 0);
  });
  it('E20 a meeting within a schedule is one stretch each, by what comes first', () => {
    assert.deepEqual(morning([standup], [], { schedule: [{ start: at('09:30'), end: at('12:00') }] }), ['09:30-10:00 schedule', '10:00-11:00 calendar', '11:00-12:00 schedule']);
  });
  it('E23 a reminder without length is no meeting', () => assert.deepEqual(busy([meeting('a', '10:00', '10:00'), meeting('b', '11:00', '10:30')]), []));
  it('E24 one minute less than a day counts, a day does not', () => {
    const long = (end: string): CalendarEvent => ({ id: 'l', start: { dateTime: at('00:00') }, end: { dateTime: end } });
    assert.deepEqual([busy([long('2026-03-10T23:59:00Z')]).length, busy([long('2026-03-11T00:00:00Z')]).length], [1, 0]);
  });
  it('E25 days out of the office count', () => {
    const away: CalendarEvent = { id: 'o', eventType: 'outOfOffice', start: { dateTime: at('00:00') }, end: { dateTime: '2026-03-13T00:00:00Z' } };
    assert.deepEqual(morning([away]), ['09:00-13:00 calendar']);
    assert.deepEqual(morning([away], [off]), ['09:00-10:20 calendar']);
  });
  it('E26 reachable in the minutes before a meeting means that meeting', () => {
    assert.deepEqual(morning([standup], [{ at: at('09:57'), do: 'off' }], { leadMinutes: 5 }), ['09:55-09:57 calendar']);
  });
  it('a second "off" means what has begun since; "clear" brings all of it back', () => {
    const both = [standup, meeting('b', '10:30', '12:00')];
    assert.deepEqual(morning(both, [off, { at: at('10:40'), do: 'off' }]), ['10:00-10:20 calendar', '10:30-10:40 calendar']);
    assert.deepEqual(morning(both, [off, { at: at('10:25'), do: 'clear' }]), ['10:00-10:20 calendar', '10:25-12:00 calendar']);
  });
  it('turned on and off by hand inside a meeting leaves the user reachable', () => {
    assert.deepEqual(morning([standup], [{ at: at('10:10'), do: 'on' }, off]), ['10:00-10:10 calendar', '10:10-10:20 manual']);
  });
});

describe('free and busy times alone', () => {
  const time = (start: string, end: string): CalendarEvent => ({ id: start, start: { dateTime: start }, end: { dateTime: end } });
  const times = (all: CalendarEvent[], settings: Partial<Settings> = {}, timeZone = 'Europe/Warsaw'): string[] => busy(all, { granularity: 'freeBusy', ...settings }, timeZone);
  const [day, days, skipped, repeated] = [
    time('2026-03-09T23:00:00Z', '2026-03-10T23:00:00Z'), time('2026-03-09T23:00:00Z', '2026-03-12T23:00:00Z'),
    // 23 and 25 hours.
    time('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'), time('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
  ];

  it('count as they are, whatever is chosen for kinds of events that nobody can tell apart', () => {
    const meetings = [time('2026-03-10T10:00:00Z', '2026-03-10T11:00:00Z')];
    const only = { requireOtherAttendees: true, includeFocusTime: false, includeOutOfOffice: false };
    assert.deepEqual(times(meetings, only), ['2026-03-10T10:00:00Z 2026-03-10T11:00:00Z']);
    assert.deepEqual(busy(meetings, only), []);
  });
  it('from midnight to midnight are whole days, also where the clock is moved, and count only where those do', () => {
    for (const each of [day, days, skipped, repeated]) {
      assert.deepEqual(times([each]), []);
      assert.deepEqual(times([each], { includeAllDay: true }), [`${each.start.dateTime} ${each.end.dateTime}`]);
    }
    const noMidnight = time('2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z');
    assert.deepEqual(times([noMidnight], {}, 'America/Santiago'), []);
  });
  it('are days of the calendar that they stand in', () => {
    assert.equal(times([day], {}, 'Asia/Tokyo').length, 1);
    assert.equal(times([{ ...day, calendarTimeZone: 'Europe/Warsaw' }], {}, 'Asia/Tokyo').length, 0);
  });
  it('that a meeting lengthens beyond midnight count, also of more than a day', () => {
    assert.equal(times([time('2026-03-09T23:00:00Z', '2026-03-11T09:00:00Z')]).length, 1);
    assert.equal(times([time('2026-03-10T10:00:00Z', '2026-03-11T23:00:00Z')]).length, 1);
    assert.equal(times([time('2026-03-09T23:00:01Z', '2026-03-10T23:00:00Z')]).length, 1);
  });
  it('have a shortest length, and minutes around and between them', () => {
    const two = [time('2026-03-10T10:00:00Z', '2026-03-10T10:20:00Z'), time('2026-03-10T10:30:00Z', '2026-03-10T11:00:00Z')];
    assert.deepEqual(times(two, { minDurationMinutes: 30, leadMinutes: 5, trailMinutes: 1 }), ['2026-03-10T10:25:00Z 2026-03-10T11:01:00Z']);
    assert.deepEqual(times(two, { mergeGapMinutes: 10 }), ['2026-03-10T10:00:00Z 2026-03-10T11:00:00Z']);
  });
  it('of any number of days are whole days in every zone', () => fc.assert(fc.property(
    fc.constantFrom('Europe/Warsaw', 'America/Santiago', 'Asia/Kathmandu', 'Africa/Cairo', 'America/Havana', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
    fc.integer({ min: 0, max: 364 }), fc.integer({ min: 1, max: 9 }),
    (zone, first, count) => {
      const dateOf = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
      const [whole] = windows([{ id: 'd', start: { date: dateOf(first) }, end: { date: dateOf(first + count) } }], { includeAllDay: true }, zone);
      assert(whole);
      assert.deepEqual(times([time(whole.start, whole.end)], {}, zone), []);
      const longer = time(whole.start, new Date(Date.parse(whole.end) + 60_000).toISOString());
      assert.equal(times([longer], {}, zone).length, 1);
    },
  )));
});

describe('whatever is in the calendar', () => {
  const start = Date.parse(at('00:00'));
  const minutes = (count: number): string => new Date(start + count * 60_000).toISOString();
  const event = fc.record({ id: fc.uuid(), from: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 0, max: 1600 }) })
    .map(({ id, from, length }): CalendarEvent => ({ id, start: { dateTime: minutes(from) }, end: { dateTime: minutes(from + length) } }));
  const events = fc.array(event, { maxLength: 12 });
  const settings = fc.record({ mergeGapMinutes: fc.integer({ min: 0, max: 15 }), leadMinutes: fc.integer({ min: 0, max: 15 }), trailMinutes: fc.integer({ min: 0, max: 15 }) });
  const ms = ({ start: from, end }: { start: string; end: string }) => ({ from: Date.parse(from), to: Date.parse(end) });

  it('windows are in order, apart from each other, and begin and end with an event', () => fc.assert(fc.property(events, settings, (all, how) => {
    const found = windows(all, how).map(ms);
    for (const [index, { from, to }] of found.entries()) {
      const next = found[index + 1];
      assert(from < to && (!next || next.from - to > how.mergeGapMinutes * 60_000));
      assert(all.some((each) => Date.parse(each.start.dateTime ?? '') - how.leadMinutes * 60_000 === from));
      assert(all.some((each) => Date.parse(each.end.dateTime ?? '') + how.trailMinutes * 60_000 === to));
    }
  })));

  it('without a gap to bridge they cover the events that count, and nothing else', () => fc.assert(fc.property(events, fc.integer({ min: 0, max: 4700 }), (all, minute) => {
    const moment = start + minute * 60_000;
    const counted = all.map((each) => ({ from: Date.parse(each.start.dateTime ?? ''), to: Date.parse(each.end.dateTime ?? '') }))
      .filter(({ from, to }) => to > from && to - from < 86_400_000);
    const inside = (list: readonly { from: number; to: number }[]): boolean => list.some(({ from, to }) => from <= moment && moment < to);
    assert.equal(inside(windows(all, { mergeGapMinutes: 0 }).map(ms)), inside(counted));
  })));

  it('the order of the events is no matter', () => fc.assert(fc.property(events, settings, fc.infiniteStream(fc.nat()), (all, how, keys) => {
    const mixed = all.map((each) => ({ each, key: keys.next().value as number })).toSorted((a, b) => a.key - b.key).map(({ each }) => each);
    assert.deepEqual(windows(mixed, how), windows(all, how));
    const said: Action[] = [{ at: minutes(400), do: 'off' }, { at: minutes(700), do: 'on', until: minutes(900) }];
    assert.deepEqual(timeline(mixed, how, 'UTC', said, minutes(0), minutes(3000)), timeline(all, how, 'UTC', said, minutes(0), minutes(3000)));
  })));

  it('a timeline cut in two is the same timeline', () => fc.assert(fc.property(events, fc.integer({ min: 1, max: 2999 }), (all, cut) => {
    const said: Action[] = [{ at: minutes(400), do: 'off' }, { at: minutes(700), do: 'on', until: minutes(900) }, { at: minutes(1000), do: 'clear' }];
    const part = (from: number, to: number) => timeline(all, {}, 'UTC', said, minutes(from), minutes(to));
    const isOn = (list: readonly { start: string; end: string }[], minute: number): boolean =>
      list.map(ms).some(({ from, to }) => from <= start + minute * 60_000 && start + minute * 60_000 < to);
    const whole = part(0, 3000);
    const parts = [...part(0, cut), ...part(cut, 3000)];
    for (let minute = 0; minute < 3000; minute += 7) assert.equal(isOn(parts, minute), isOn(whole, minute));
  })));
});
