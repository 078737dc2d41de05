import type { CallForwarding, callForwarding, Destination } from '../../../src/client/contract/call-forwarding.ts';
import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import { dateOf, dayMinutes } from '../../../src/rules/days.ts';
import { doNotDisturbAt } from '../../../src/rules/do-not-disturb.ts';
import { effectiveAt } from '../../../src/rules/forwarding.ts';
import { wallOf } from '../../../src/rules/zoned-time.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { profileDocument } from './documents.ts';
import { forwardingDocument, schedulesFolder, type StoredForwarding } from './forwarding-documents.ts';
import { storedNumbers } from './forwarding-numbers.ts';
import { extensionTarget, forwardingParams, type ForwardingParams, numberTarget } from './forwarding-targets.ts';
import { reasonsOf } from './kept-away.ts';

const legs = ['always', 'busy', 'noAnswer', 'unreachable'] as const;
const modes = ['off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'] as const;

interface Ring { readonly unit?: string; readonly min?: number; readonly max?: number; readonly step?: number; readonly secondsPerRing?: number }
const ringOf = ({ ring }: ForwardingParams): Required<Omit<Ring, 'unit'>> => {
  const { unit, min = 1, max = 10, step = 1, secondsPerRing = 6 } = (ring ?? {}) as Ring;
  return { min, max, step, secondsPerRing: unit === 'seconds' ? 1 : secondsPerRing };
};

/** What somebody has who never touched it. */
function unset(params: ForwardingParams): StoredForwarding {
  const { secondsPerRing, min, max } = ringOf(params);
  const ringSeconds = secondsPerRing * Math.min(Math.max(4, min), max);
  const leg = { enabled: false, destination: null };
  return {
    enabled: false, activeWhen: { type: 'always', intervals: [], scheduleId: null },
    ...(params['model'] === 'independent' ? { always: leg, busy: leg, noAnswer: { ...leg, ringSeconds }, unreachable: leg } : { mode: 'off', ringSeconds }),
    ...(params['directOnly'] === true && { directOnly: false }), ...(params['keepCallerId'] === true && { keepCallerId: true }),
  };
}

/** What holds at this moment; do not disturb beats forwarding, unless it is what forwards. */
async function effective(context: Context, stored: StoredForwarding, timeZone: string): Promise<CallForwarding['effective']> {
  const { user, tx, now } = context;
  const schedules = (await tx.list(user, schedulesFolder)).map(({ value }) => value);
  const { until, ...found } = effectiveAt({ ...stored, timeZone }, await storedNumbers(context), now, schedules);
  const quiet = found.state === 'off' ? undefined : doNotDisturbAt((await reasonsOf(context)).layers, now.getTime());
  if (quiet?.scope === 'all') return { state: 'off', because: 'dnd', until: Number.isFinite(quiet.until) ? new Date(quiet.until).toISOString() : null };
  return { ...found, until: until?.toISOString() ?? null };
}

const shadowed = ({ enabled, always, ...others }: StoredForwarding): boolean =>
  enabled && (always?.enabled ?? false) && legs.some((leg) => leg !== 'always' && others[leg]?.enabled);

export const callForwardingHandlers: Handlers<{ it: typeof callForwarding }>['it'] = {
  async get(context): Promise<CallForwarding> {
    const { user, tx } = context;
    const stored = (await tx.get(user, forwardingDocument)) ?? unset(await forwardingParams(context));
    const timeZone = (await tx.get(user, profileDocument))?.timeZone ?? 'UTC';
    const isNowhere = stored.enabled && stored.mode !== undefined && stored.mode !== 'off' && !(await storedNumbers(context)).some(({ enabled }) => enabled);
    const warnings = [...(shadowed(stored) ? ['forwarding.shadowedByAlways'] : []), ...(isNowhere ? ['forwarding.noNumbers'] : [])];
    return { ...stored, timeZone, effective: await effective(context, stored, timeZone), ...(warnings.length > 0 && { warnings }) };
  },
  async patch(context, { current, next: merged, patch }) {
    const next = complete(merged);
    const params = await forwardingParams(context);
    const errors = [...unsupported(params, current, patch), ...await untimely(context, current, next), ...rings(params, next, patch)];
    if (errors.length > 0) throw invalid(...errors);
    const stored = { ...(await aimed(context, next, patch)) };
    if (stored.mode) {
      // Turned on by somebody who named no rule: the one that was there before, or the usual one.
      if (patch.enabled && !patch.mode && stored.mode === 'off') stored.mode = current.lastMode ?? 'ringAll';
      if (stored.mode !== 'off') stored.lastMode = stored.mode;
      if (stored.enabled && stored.mode === 'forwardOnly' && !(await storedNumbers(context)).some(({ enabled }) => enabled)) {
        throw new Problem(422, 'forwarding.noNumbers', { errors: [{ pointer: '/mode', code: 'noNumbers' }] });
      }
    }
    const { timeZone: _, effective: __, warnings: ___, ...kept } = stored;
    await context.tx.put(context.user, forwardingDocument, kept);
  },
};

/** What a merge patch took away is null, not absent. */
function complete(next: CallForwarding): CallForwarding {
  const { type, intervals, scheduleId } = next.activeWhen;
  const all = legs.flatMap((name) => next[name] ? [[name, { ...next[name], destination: next[name].destination ?? null }] as const] : []);
  return { ...next, ...Object.fromEntries(all), activeWhen: { type, intervals, scheduleId: scheduleId ?? null } };
}

type Patch = Parameters<Handlers<{ it: typeof callForwarding }>['it']['patch']>[1]['patch'];

/** What this provider does not have. */
function unsupported(params: ForwardingParams, current: CallForwarding, patch: Patch): FieldIssue[] {
  const offered = Array.isArray(params['modes']) ? params['modes'] as unknown[] : modes;
  const members = [...legs, 'mode', 'ringSeconds', 'directOnly', 'keepCallerId'] as const;
  return [
    ...members.filter((member) => patch[member] !== undefined && current[member] === undefined).map((member) => ({ pointer: `/${member}`, code: 'notAllowed' })),
    ...(patch.mode && !offered.includes(patch.mode) ? [{ pointer: '/mode', code: 'notAllowed', params: { allowed: offered } }] : []),
    ...(patch.activeWhen?.type === 'schedule' && params['scheduleSupport'] === 'none' ? [{ pointer: '/activeWhen/type', code: 'notAllowed' }] : []),
  ];
}

/** A schedule that is not there, and intervals made now for a time that is over. */
async function untimely({ user, tx, now }: Context, current: CallForwarding, { activeWhen, timeZone }: CallForwarding): Promise<FieldIssue[]> {
  const { scheduleId, intervals } = activeWhen;
  const known = current.activeWhen.intervals.map((interval) => JSON.stringify(interval));
  const today = dateOf(Math.floor(wallOf(now.getTime(), timeZone) / dayMinutes));
  const isGone = scheduleId !== null && scheduleId !== current.activeWhen.scheduleId && !(await tx.list(user, schedulesFolder)).some(({ id }) => id === scheduleId);
  return [
    ...(isGone ? [{ pointer: '/activeWhen/scheduleId', code: 'unknownReference' }] : []),
    ...intervals.flatMap((interval, index) => interval.kind === 'dates' && (interval.to ?? interval.from ?? today) < today && !known.includes(JSON.stringify(interval))
      ? [{ pointer: `/activeWhen/intervals/${index}/to`, code: 'past' }] : []),
  ];
}

/** As long as the provider's phones can ring. */
function rings(params: ForwardingParams, next: CallForwarding, patch: Patch): FieldIssue[] {
  const { min, max, step, secondsPerRing } = ringOf(params);
  const limits = { min: min * secondsPerRing, max: max * secondsPerRing, step: step * secondsPerRing };
  const isOut = (seconds = limits.min): boolean => seconds < limits.min || seconds > limits.max || (seconds - limits.min) % limits.step !== 0;
  return [
    ...(patch.ringSeconds !== undefined && isOut(next.ringSeconds) ? [{ pointer: '/ringSeconds', code: 'outOfRange', params: limits }] : []),
    ...(patch.noAnswer?.ringSeconds !== undefined && isOut(next.noAnswer?.ringSeconds) ? [{ pointer: '/noAnswer/ringSeconds', code: 'outOfRange', params: limits }] : []),
  ];
}

/** The legs with their new destinations as they are kept: without what belongs to another type. */
async function aimed(context: Context, next: CallForwarding, patch: Patch): Promise<CallForwarding> {
  const result = { ...next };
  for (const name of legs) {
    const leg = result[name];
    if (!leg || !patch[name]?.destination) continue;
    Object.assign(result, { [name]: { ...leg, destination: await destination(context, patch[name].destination, `/${name}/destination`) } });
  }
  return result;
}

type Draft = NonNullable<NonNullable<Patch['always']>['destination']>;

async function destination(context: Context, { type, number, country, extension, groupId }: Draft, pointer: string): Promise<Destination> {
  const offered = (await forwardingParams(context))['destinationTypes'];
  if (Array.isArray(offered) && !offered.includes(type)) throw invalid({ pointer: `${pointer}/type`, code: 'notAllowed', params: { allowed: offered } });
  if (type === 'number') {
    if (!number) throw invalid({ pointer: `${pointer}/number`, code: 'required' });
    const { number: e164, display } = await numberTarget(context, number, country, `${pointer}/number`);
    return { type, number: e164, display };
  }
  if (type === 'extension') {
    if (!extension) throw invalid({ pointer: `${pointer}/extension`, code: 'required' });
    return { type, ...await extensionTarget(context, extension, `${pointer}/extension`) };
  }
  if (type === 'group' && !groupId) throw invalid({ pointer: `${pointer}/groupId`, code: 'required' });
  return { type, ...(type === 'group' && groupId && { groupId }) };
}
