import { type Layer, merged, nextChange, notOverridden, type Span } from '../../../src/rules/do-not-disturb.ts';
import { union } from '../auto-dnd/windows.ts';
import type { Context } from '../app/handlers.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import { autoDndDocument, busyDocument, dndDocument, integrationDocument, type StoredDnd, type StoredWindow } from './documents.ts';

const spanOf = ({ start, end, since = start }: StoredWindow) => ({ start: Date.parse(start), end: Date.parse(end), since: Date.parse(since) });

/** So long the last answer of a calendar is believed, in milliseconds; then calls ring rather than not. */
const staleAfter = 60 * 60_000;

/** Everything that can keep calls away, now or later. */
export interface Reasons {
  readonly stored: StoredDnd;
  readonly follows: boolean;
  /** When what is known of the calendar is too old to keep calls away. */
  readonly staleAt: number;
  readonly calendar: readonly Span[];
  readonly schedule: readonly Span[];
  readonly layers: readonly Layer[];
}

export async function reasonsOf({ user, tx, now }: Context): Promise<Reasons> {
  const stored = (await tx.get(user, dndDocument)) ?? {};
  const { enabled, integrationId, mergeGapMinutes } = (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;
  // Not deleted, so that it is there again when the administrator allows it.
  const follows = enabled && (await tx.get(user, integrationDocument(integrationId ?? '')))?.status !== 'disabledByAdmin';
  const busy = await tx.get(user, busyDocument);
  const staleAt = busy?.lastSyncedAt ? Date.parse(busy.lastSyncedAt) + staleAfter : Infinity;
  const events = now.getTime() < staleAt ? (busy?.windows ?? []).map(spanOf) : [];
  const bridged = (spans: readonly Span[]): Span[] => union(spans.map((span) => ({ id: '', ...span })), mergeGapMinutes).map(({ start, end }) => ({ start, end }));
  const calendar = bridged(events);
  const schedule = merged((stored.schedule ?? []).map(spanOf));
  const overriddenAt = stored.overrideAt ? Date.parse(stored.overrideAt) : undefined;
  const { manual } = stored;
  return {
    stored, follows, staleAt, calendar, schedule,
    layers: [
      {
        source: 'manual', scope: manual?.scope ?? 'all',
        spans: manual ? [{ start: Date.parse(manual.setAt), end: manual.until ? Date.parse(manual.until) : Infinity }] : [],
      },
      // What began before the user said to be reachable no longer counts; a meeting that begins later does, though they overlap.
      { source: 'calendar', scope: 'all', spans: follows ? bridged(events.filter(({ since }) => overriddenAt === undefined || since > overriddenAt)) : [] },
      { source: 'schedule', scope: 'all', spans: notOverridden(schedule, overriddenAt) },
    ],
  };
}

export const at = (spans: readonly Span[], moment: number): Span | undefined => spans.find(({ start, end }) => start <= moment && moment < end);

/** The calendar keeps calls away now, whatever the user said to that. */
export async function isInMeeting(context: Context): Promise<boolean> {
  const { follows, calendar } = await reasonsOf(context);
  return follows && at(calendar, context.now.getTime()) !== undefined;
}

/** When do not disturb will be another one than now, if nobody touches it. */
export async function nextDoNotDisturb(context: Context): Promise<number | undefined> {
  const { follows, staleAt, calendar, schedule, layers } = await reasonsOf(context);
  // Also where a window is overridden: what is said of it changes with it.
  const all: Layer[] = [...layers, { source: 'calendar', scope: 'all', spans: follows ? calendar : [] }, { source: 'schedule', scope: 'all', spans: schedule }];
  const next = nextChange(all, context.now.getTime());
  return follows && staleAt > context.now.getTime() && staleAt < (next ?? Infinity) ? staleAt : next;
}
