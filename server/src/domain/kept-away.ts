import { type Layer, merged, nextChange, notOverridden, type Span } from '../../../src/rules/do-not-disturb.ts';
import type { Context } from '../app/handlers.ts';
import { autoDndDocument, busyDocument, dndDocument, type StoredDnd, type StoredWindow } from './documents.ts';

const spanOf = ({ start, end }: StoredWindow): Span => ({ start: Date.parse(start), end: Date.parse(end) });

/** Everything that can keep calls away, now or later. */
export interface Reasons {
  readonly stored: StoredDnd;
  readonly follows: boolean;
  readonly calendar: readonly Span[];
  readonly schedule: readonly Span[];
  readonly layers: readonly Layer[];
}

export async function reasonsOf({ user, tx }: Context): Promise<Reasons> {
  const stored = (await tx.get(user, dndDocument)) ?? {};
  const follows = (await tx.get(user, autoDndDocument))?.enabled ?? false;
  const calendar = merged(((await tx.get(user, busyDocument))?.windows ?? []).map(spanOf));
  const schedule = merged((stored.schedule ?? []).map(spanOf));
  const overriddenAt = stored.overrideAt ? Date.parse(stored.overrideAt) : undefined;
  const { manual } = stored;
  return {
    stored, follows, calendar, schedule,
    layers: [
      {
        source: 'manual', scope: manual?.scope ?? 'all',
        spans: manual ? [{ start: Date.parse(manual.setAt), end: manual.until ? Date.parse(manual.until) : Infinity }] : [],
      },
      { source: 'calendar', scope: 'all', spans: follows ? notOverridden(calendar, overriddenAt) : [] },
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
  const { follows, calendar, schedule, layers } = await reasonsOf(context);
  // Also where a window is overridden: what is said of it changes with it.
  const all: Layer[] = [...layers, { source: 'calendar', scope: 'all', spans: follows ? calendar : [] }, { source: 'schedule', scope: 'all', spans: schedule }];
  return nextChange(all, context.now.getTime());
}
