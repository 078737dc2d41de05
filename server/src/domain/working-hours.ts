import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import { openingHours } from '../../../src/rules/forwarding.ts';
import { holds, type Hours, nextChange } from '../../../src/rules/hours.ts';
import type { Context } from '../app/handlers.ts';
import type { StoredWindow } from './documents.ts';
import { schedulesFolder } from './forwarding-documents.ts';

/** The user's working hours: the chosen schedule of the company's, or its business hours, or what else there is. Undefined without schedules. */
export async function workingHours({ user, tx }: Pick<Context, 'user' | 'tx'>, { scheduleId }: Pick<AutoDnd, 'scheduleId'>): Promise<Hours | undefined> {
  const schedules = (await tx.list(user, schedulesFolder)).map(({ value }) => value);
  const chosen = schedules.find(({ id }) => id === scheduleId) ?? schedules.find(({ kind }) => kind === 'businessHours') ?? schedules[0];
  return chosen && openingHours(chosen);
}

/** What is left of a window within these hours, of the days that matter. Each part knows when the whole began: "reachable" is said to all of it. */
export function within(hours: Hours, { start, end, ...rest }: StoredWindow, { from, to }: { readonly from: number; readonly to: number }): StoredWindow[] {
  return partsIn(hours, Math.max(Date.parse(start), from), Math.min(Date.parse(end), to)).map((part) => {
    const begins = new Date(part.start).toISOString();
    return { ...rest, start: begins, end: new Date(part.end).toISOString(), ...(part.start !== Date.parse(start) && { since: start }) };
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
