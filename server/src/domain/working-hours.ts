import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import { openingHours } from '../../../src/rules/forwarding.ts';
import { holds, type Hours, nextChange } from '../../../src/rules/hours.ts';
import type { Context } from '../app/handlers.ts';
import type { StoredWindow } from './documents.ts';
import { schedulesFolder } from './forwarding-documents.ts';

/** The user's working hours: the chosen schedule of the company's, or its business hours. Undefined where there are none (any more). */
export async function workingHours({ user, tx }: Pick<Context, 'user' | 'tx'>, { scheduleId }: Pick<AutoDnd, 'scheduleId'>): Promise<Hours | undefined> {
  const schedules = (await tx.list(user, schedulesFolder)).map(({ value }) => value);
  const chosen = schedules.find(({ id }) => id === scheduleId) ?? schedules.find(({ kind }) => kind === 'businessHours');
  return chosen && openingHours(chosen);
}

/** What is left of a window within these hours. Each part knows when the whole began: "reachable" is said to all of it. */
export function within(hours: Hours, { start, end, ...rest }: StoredWindow): StoredWindow[] {
  return partsIn(hours, Date.parse(start), Date.parse(end)).map((part) => {
    const from = new Date(part.start).toISOString();
    return { ...rest, start: from, end: new Date(part.end).toISOString(), ...(part.start !== Date.parse(start) && { since: start }) };
  });
}

/** The parts of a time in which it holds; in milliseconds since 1970. */
export function partsIn(hours: Hours, start: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (let at = start; at < end;) {
    const until = Math.min(end, nextChange(hours, new Date(at))?.getTime() ?? end);
    if (holds(hours, new Date(at))) parts.push({ start: at, end: until });
    at = until;
  }
  return parts;
}
