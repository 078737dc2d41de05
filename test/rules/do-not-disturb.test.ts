import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Context } from '../../server/src/app/handlers.ts';
import { doNotDisturbHandlers } from '../../server/src/domain/do-not-disturb.ts';
import { autoDndDocument, busyDocument, dndDocument } from '../../server/src/domain/documents.ts';
import { doNotDisturbAt, layersOf, merged, nextChange, notOverridden, type Layer, type Span } from '../../src/rules/do-not-disturb.ts';
import { milliseconds } from '../../src/rules/durations.ts';

const covers = (spans: readonly Span[], at: number): boolean => spans.some(({ start, end }) => start <= at && at < end);

/** Few moments, so that spans overlap, touch, and end when others begin. */
const moment = fc.integer({ min: 0, max: 40 });
const span = fc.tuple(moment, fc.integer({ min: 1, max: 12 })).map(([start, length]): Span => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 6 });
const manual = fc.option(fc.tuple(moment, fc.option(fc.integer({ min: 1, max: 15 }))).map(([start, length]): Span => ({ start, end: length === null ? Infinity : start + length })));
const layers = fc.record({ manual, calendar: spans, schedule: spans }).map(({ manual: own, calendar, schedule }): Layer[] => [
  { source: 'manual', scope: 'all', spans: own ? [own] : [] }, { source: 'calendar', scope: 'all', spans: calendar }, { source: 'schedule', scope: 'all', spans: schedule },
]);
const always = (property: fc.IRawProperty<unknown>): void => fc.assert(property as fc.IProperty<unknown>, { numRuns: 1000 });

describe('do not disturb out of its layers', () => {
  it('is on while one of them keeps calls away, and the first of those is why', () => {
    always(fc.property(layers, moment, (all, at) => {
      assert.equal(doNotDisturbAt(all, at)?.source, all.find((layer) => covers(layer.spans, at))?.source);
    }));
  });

  it('stays on until the moment it says, and is off then', () => {
    always(fc.property(layers, moment, (all, at) => {
      const state = doNotDisturbAt(all, at);
      if (!state) return;
      for (let each = at; each < Math.min(state.until, 100); each++) assert.ok(doNotDisturbAt(all, each), `at ${each}`);
      assert.equal(Number.isFinite(state.until) && doNotDisturbAt(all, state.until) !== undefined, false);
    }));
  });

  it('is the same until the next change', () => {
    always(fc.property(layers, moment, (all, at) => {
      const next = nextChange(all, at) ?? 100;
      assert.ok(next > at);
      for (let each = at; each < next; each++) assert.deepEqual(doNotDisturbAt(all, each), doNotDisturbAt(all, at));
    }));
  });

  it('knows windows that overlap or touch as one', () => {
    always(fc.property(spans, moment, (all, at) => {
      const one = merged(all);
      assert.equal(covers(one, at), covers(all, at));
      for (const [index, { start }] of one.entries()) assert.ok(index === 0 || start > (one[index - 1]?.end ?? 0));
    }));
  });

  it('is away for the window in which the user was reachable all the same, and for no other', () => {
    always(fc.property(spans, moment, moment, (all, said, at) => {
      const own = merged(all).find((each) => covers([each], said));
      assert.equal(covers(notOverridden(all, said), at), covers(all, at) && !(own && covers([own], at)));
    }));
  });

  it('is not ended by a meeting that ends, when the user turned it on by hand', () => {
    const all: Layer[] = [{ source: 'manual', scope: 'all', spans: [{ start: 0, end: Infinity }] }, { source: 'calendar', scope: 'all', spans: [{ start: 2, end: 5 }] }];
    assert.deepEqual([1, 3, 5, 99].map((at) => doNotDisturbAt(all, at)?.source), ['manual', 'manual', 'manual', 'manual']);
    assert.equal(doNotDisturbAt(all, 3)?.until, Infinity);
  });
});

const minute = 60_000;
const epoch = Date.parse('2026-11-23T09:00:00Z');
const instant = (at: number): string => new Date(epoch + at * minute).toISOString();
const windowsOf = (all: readonly Span[]) => all.map(({ start, end }) => ({ start: instant(start), end: instant(end) }));

interface Kept { readonly manual: Span | null; readonly said: number | null; readonly calendar: readonly Span[]; readonly schedule: readonly Span[] }

/** What the server says at a moment. */
function serverAt({ manual: own, said, calendar, schedule }: Kept, at: number) {
  const documents = new Map<string, unknown>([
    [autoDndDocument.path, { enabled: true }], [busyDocument.path, { windows: windowsOf(calendar), lastSyncedAt: null }],
    [dndDocument.path, {
      manual: own && { setAt: instant(own.start), until: Number.isFinite(own.end) ? instant(own.end) : null, scope: 'all' },
      overrideAt: said === null ? null : instant(said), schedule: windowsOf(schedule),
    }],
  ]);
  const tx = { get: async (_user: string, { path }: { path: string }) => documents.get(path), list: async () => [] };
  return doNotDisturbHandlers.get({ user: 'zoe', tx, now: new Date(epoch + at * minute) } as unknown as Context);
}

describe('what a page works out for the moments to come', () => {
  it('is what the server says then, as far as the server has told: a thousand calendars', async () => {
    // Where both are overridden at once, one moment cannot tell until when each of them is.
    const kept = fc.oneof(
      fc.record({ manual, said: fc.constant(null), calendar: spans, schedule: spans }),
      fc.record({ manual, said: fc.option(moment), calendar: spans, schedule: fc.constant([]) }),
      fc.record({ manual, said: fc.option(moment), calendar: fc.constant([]), schedule: spans }),
    );
    await fc.assert(fc.asyncProperty(kept, moment, fc.nat({ max: 20 }), async (all, now, ahead) => {
      // Nobody has said anything yet in the future.
      const known: Kept = { ...all, manual: all.manual && all.manual.start <= now ? all.manual : null, said: all.said !== null && all.said <= now ? all.said : null };
      const told = await serverAt(known, now);
      const ends = [told.calendar.nextWindow?.end, told.schedule.nextEnd].map((end) => (end ? Date.parse(end) : Infinity));
      const at = epoch + (now + ahead) * minute;
      // Of meetings that overlap, the server tells the whole; which of them is the overridden one is its own affair.
      const overridden = told.override.active ? Date.parse(told.override.suppressesUntil ?? '') : Infinity;
      const within = Date.parse((told.calendar.activeWindow?.end ?? told.schedule.activeUntil) ?? '');
      if (at >= Math.min(...ends) || (at >= overridden && at < within)) return;
      const then = await serverAt(known, now + ahead);
      const here = doNotDisturbAt(layersOf(told), at);
      assert.deepEqual([here !== undefined, here?.source ?? null], [then.active, then.source]);
      if (here && here.until < Math.min(...ends)) assert.equal(new Date(here.until).toISOString(), then.until);
    }), { numRuns: 1000 });
  });
});

describe('a duration', () => {
  it('is read in weeks, days, hours and minutes, and is nothing else', () => {
    const minutes = ['PT30M', 'PT1H', 'PT1H30M', 'P1D', 'P1DT2H', 'P2W'].map((each) => milliseconds(each) / minute);
    assert.deepEqual(minutes, [30, 60, 90, 1440, 1560, 20_160]);
    for (const wrong of ['', 'P', 'PT', '30M', 'P1Y', 'PT1S', 'indefinite']) assert.ok(Number.isNaN(milliseconds(wrong)), wrong);
  });
});
