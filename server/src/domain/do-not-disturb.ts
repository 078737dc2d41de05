import type { DoNotDisturb, doNotDisturb, setDoNotDisturb } from '../../../src/client/contract/do-not-disturb.ts';
import { doNotDisturbAt, type Span } from '../../../src/rules/do-not-disturb.ts';
import { milliseconds } from '../../../src/rules/durations.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { syncShortly } from './calendar-sync.ts';
import { grantsOf } from './capabilities.ts';
import { busyDocument, dndDocument, integrationsFolder } from './documents.ts';
import { at, reasonsOf } from './kept-away.ts';
import { keepWake } from './wake.ts';

const iso = (at: number): string | null => (Number.isFinite(at) ? new Date(at).toISOString() : null);
const windowOf = (span: Span | undefined) => (span ? { start: new Date(span.start).toISOString(), end: new Date(span.end).toISOString() } : null);
const after = (spans: readonly Span[], moment: number): Span | undefined => spans.find(({ start }) => start > moment);

const params = async (context: Context) => (await grantsOf(context)).features['doNotDisturb']?.params ?? {};

export const doNotDisturbHandlers: Handlers<{ it: typeof doNotDisturb }>['it'] = {
  async get(context): Promise<DoNotDisturb> {
    const { user, tx, now } = context;
    const moment = now.getTime();
    const { stored, follows, staleAt, calendar, schedule, layers } = await reasonsOf(context);
    const state = doNotDisturbAt(layers, moment);
    const manual = layers[0]?.spans.some(({ start, end }) => start <= moment && moment < end) ?? false;
    // There, and yet not counting: until they are over, or the same source keeps calls away again.
    const kept = ([['calendar', follows ? calendar : []], ['schedule', schedule]] as const).flatMap(([from, spans]) => {
      const counting = layers.flatMap((layer) => (layer.source === from ? layer.spans : []));
      const there = at(counting, moment) ? undefined : at(spans, moment);
      return there ? [Math.min(there.end, after(counting, moment)?.start ?? Infinity)] : [];
    });
    const treatment = await params(context);
    const source = (await tx.list(user, integrationsFolder)).find(({ value }) => value.category === 'calendar')?.value;
    return {
      active: state !== undefined,
      source: state?.source ?? null,
      until: state ? iso(state.until) : null,
      scope: state?.scope ?? 'all',
      manual: { active: manual, ...(manual && stored.manual && { setAt: stored.manual.setAt }), until: manual ? stored.manual?.until ?? null : null },
      override: {
        active: kept.length > 0, ...(kept.length > 0 && stored.overrideAt && { setAt: stored.overrideAt }),
        suppressesUntil: kept.length > 0 ? iso(Math.max(...kept)) : null,
      },
      calendar: {
        enabled: follows, activeWindow: follows ? windowOf(at(calendar, moment)) : null, nextWindow: follows ? windowOf(after(calendar, moment)) : null,
        stale: follows && (source?.status !== 'connected' || staleAt <= moment), lastSyncedAt: source?.lastSyncedAt ?? (await tx.get(user, busyDocument))?.lastSyncedAt ?? null,
      },
      schedule: {
        enabled: schedule.length > 0, activeSince: iso(at(schedule, moment)?.start ?? Infinity), activeUntil: iso(at(schedule, moment)?.end ?? Infinity), nextStart: iso(after(schedule, moment)?.start ?? Infinity),
        nextEnd: iso(after(schedule, moment)?.end ?? Infinity),
      },
      inboundTreatment: treatment['forwarding'] === 'forward' ? 'forward' : 'voicemail',
    };
  },
};

export const setDoNotDisturbHandlers: Handlers<{ it: typeof setDoNotDisturb }>['it'] = {
  async call({ body: { do: what, until, scope } }) {
    return async (context) => {
      const { now } = context;
      const { scopes = ['all'], maxDuration } = await params(context);
      if (what !== 'on' && until !== undefined) throw invalid({ pointer: '/until', code: 'notAllowed' });
      if (what !== 'on' && scope !== undefined) throw invalid({ pointer: '/scope', code: 'notAllowed' });
      if (scope && Array.isArray(scopes) && !scopes.includes(scope)) throw invalid({ pointer: '/scope', code: 'notAllowed', params: { allowed: scopes } });
      const longest = typeof maxDuration === 'string' ? now.getTime() + milliseconds(maxDuration) : Infinity;
      const end = until === undefined ? undefined : Date.parse(until);
      if (end !== undefined && !(end > now.getTime() && end <= longest)) {
        throw invalid({ pointer: '/until', code: 'outOfRange', params: { min: now.toISOString(), ...(Number.isFinite(longest) && { max: iso(longest) }) } });
      }
      await say(context, { do: what, until: end === undefined ? null : new Date(end).toISOString(), scope });
      return doNotDisturbHandlers.get(context);
    };
  },
};

/** What the user says, in a panel or at a phone: `on` by hand, `off` for what runs now, or `clear`: back to automatic. */
export async function say(
  context: Context, { do: what, until = null, scope = 'all' }: { do: 'on' | 'off' | 'clear'; until?: string | null; scope?: DoNotDisturb['scope'] | undefined },
): Promise<void> {
  const { user, tx, now } = context;
  const { stored, follows, calendar, schedule } = await reasonsOf(context);
  const { manual: _, overrideAt, ...rest } = stored;
  const runs = [...(follows ? calendar : []), ...schedule].some(({ start, end }) => start <= now.getTime() && now.getTime() < end);
  await tx.put(user, dndDocument, {
    ...rest,
    // Below what is turned on by hand, what the user said to a meeting still holds.
    ...(what === 'on' && { overrideAt, manual: { setAt: now.toISOString(), until, scope } }),
    // Said to what runs: where nothing does, a meeting that is put here later has not been spoken of.
    ...(what === 'off' && runs && { overrideAt: now.toISOString() }),
  });
  await syncShortly(context);
  await keepWake(context);
}
