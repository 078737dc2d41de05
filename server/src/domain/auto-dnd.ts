import type { AutoDnd, autoDnd } from '../../../src/client/contract/auto-dnd.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { autoDndDefaults } from './auto-dnd-defaults.ts';
import type { Channel } from './calendar-channels.ts';
import { forgetCalendar, syncShortly, syncSoon } from './calendar-sync.ts';
import { calendarChanged } from './calendar-windows.ts';
import { autoDndDocument, dndDocument, integrationDocument, integrationsFolder } from './documents.ts';
import { scheduleDocument } from './forwarding-documents.ts';
import { workingHours } from './working-hours.ts';

const settings = async ({ user, tx }: Context): Promise<AutoDnd> => (await tx.get(user, autoDndDocument)) ?? autoDndDefaults;

/** What the user allowed to be read there; as before where nobody has said. */
async function granularityOf({ user, tx }: Context, integration: string | null): Promise<Partial<Pick<AutoDnd, 'granularity'>>> {
  const granularity = (await tx.get(user, integrationDocument(integration ?? '')))?.granularity;
  return granularity ? { granularity } : {};
}

export const autoDndHandlers: Handlers<{ it: typeof autoDnd }>['it'] = {
  get: settings,
  async patch(context, { current, next, patch }) {
    const calendars = (await context.tx.list(context.user, integrationsFolder)).filter(({ value }) => value.category === 'calendar');
    if (next.integrationId !== null && !calendars.some(({ id }) => id === next.integrationId)) {
      throw invalid({ pointer: '/integrationId', code: 'unknownReference' });
    }
    const { scheduleId } = patch;
    if (scheduleId && !(await context.tx.get(context.user, scheduleDocument(scheduleId)))) throw invalid({ pointer: '/scheduleId', code: 'unknownReference' });
    if (patch.workingHoursOnly && !(await workingHours(context, next))) throw invalid({ pointer: '/workingHoursOnly', code: 'notAllowed' });
    const source = calendars.find(({ id, value }) => (value.status === 'connected' || value.status === 'managedByAdmin') && (next.integrationId ?? id) === id);
    if (patch.enabled && !source) throw new Problem(409, 'autoDnd.calendarNotConnected', { detail: 'Connect a calendar first.' });
    const integrationId = next.enabled && source ? source.id : next.integrationId;
    await context.tx.put(context.user, autoDndDocument, { ...next, integrationId, ...(integrationId !== current.integrationId && await granularityOf(context, integrationId)) });
    if (integrationId !== current.integrationId) await forgetCalendar(context);
    if (integrationId !== current.integrationId || next.calendarIds.join('\n') !== current.calendarIds.join('\n')) await syncSoon(context);
    if (patch.enabled) await syncShortly(context);
    await calendarChanged(context);
  },
};

/** A calendar was connected: it becomes the source unless another one is chosen. */
export async function calendarConnected(context: Context, id: string): Promise<void> {
  const current = await settings(context);
  const chosen = current.integrationId ?? id;
  await context.tx.put(context.user, autoDndDocument, { ...current, integrationId: chosen, ...await granularityOf(context, chosen) });
  if (chosen !== id) return;
  // Another account perhaps: what was known of the last one, and what the user said about its meetings, is over.
  const { overrideAt: _, ...said } = (await context.tx.get(context.user, dndDocument)) ?? {};
  await context.tx.put(context.user, dndDocument, said);
  await forgetCalendar(context);
  await syncSoon(context);
}

/** A calendar is gone: do not disturb no longer follows it. Says which promises to tell of its changes are to be ended. */
export async function calendarDisconnected(context: Context, id: string): Promise<Channel[]> {
  const current = await settings(context);
  if (current.integrationId !== null && current.integrationId !== id) return [];
  await context.tx.put(context.user, autoDndDocument, { ...current, enabled: false, integrationId: null });
  const channels = await forgetCalendar(context);
  await calendarChanged(context);
  return channels;
}
