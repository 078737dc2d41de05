import type { AutoDnd, autoDnd } from '../../../src/client/contract/auto-dnd.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { autoDndDocument, integrationsFolder } from './documents.ts';
import { keepWake } from './wake.ts';

export const autoDndDefaults: AutoDnd = {
  enabled: false, integrationId: null, calendarIds: ['primary'], includeTentative: false, includeUnanswered: false, includeAllDay: false,
  includeOutOfOffice: true, includeFocusTime: true, requireOtherAttendees: false, minDurationMinutes: 0, leadMinutes: 0, trailMinutes: 0,
  mergeGapMinutes: 1, workingHoursOnly: false, scheduleId: null, granularity: 'events',
};

const settings = async ({ user, tx }: Context): Promise<AutoDnd> => (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;

export const autoDndHandlers: Handlers<{ it: typeof autoDnd }>['it'] = {
  get: settings,
  async patch(context, { next, patch }) {
    const calendars = (await context.tx.list(context.user, integrationsFolder)).filter(({ value }) => value.category === 'calendar');
    if (next.integrationId !== null && !calendars.some(({ id }) => id === next.integrationId)) {
      throw invalid({ pointer: '/integrationId', code: 'unknownReference' });
    }
    // Schedules come in a later release, so no id can be right yet.
    if (next.scheduleId) throw invalid({ pointer: '/scheduleId', code: 'unknownReference' });
    const source = calendars.find(({ id, value }) => (value.status === 'connected' || value.status === 'managedByAdmin') && (next.integrationId ?? id) === id);
    if (patch.enabled && !source) throw new Problem(409, 'autoDnd.calendarNotConnected', { detail: 'Connect a calendar first.' });
    await context.tx.put(context.user, autoDndDocument, { ...next, integrationId: next.enabled && source ? source.id : next.integrationId });
    await keepWake(context);
  },
};

/** A calendar was connected: it becomes the source unless another one is chosen. */
export async function calendarConnected(context: Context, id: string): Promise<void> {
  const current = await settings(context);
  await context.tx.put(context.user, autoDndDocument, { ...current, integrationId: current.integrationId ?? id });
}

/** A calendar is gone: do not disturb no longer follows it. */
export async function calendarDisconnected(context: Context, id: string): Promise<void> {
  const current = await settings(context);
  if (current.integrationId !== null && current.integrationId !== id) return;
  await context.tx.put(context.user, autoDndDocument, { ...current, enabled: false, integrationId: null });
  await keepWake(context);
}
