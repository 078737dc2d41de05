import { callBlocking } from '../../client/contract/call-blocking.ts';
import { callForwarding } from '../../client/contract/call-forwarding.ts';
import { devices } from '../../client/contract/devices.ts';
import type { DoNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { forwardingNumbers } from '../../client/contract/forwarding-numbers.ts';
import { groupsStatus } from '../../client/contract/groups-status.ts';
import { groups } from '../../client/contract/groups.ts';
import type { Presence } from '../../client/contract/presence.ts';
import { schedules } from '../../client/contract/schedules.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import type { Session } from '../../client/session.ts';
import type { Store } from '../../client/store.ts';
import { routeCall, type CallRoute, type CallSettings, type CallStep, type CallTarget, type DoNotDisturbThen } from '../../rules/call-route.ts';
import { doNotDisturbAt, layersOf } from '../../rules/do-not-disturb.ts';
import { numberLabel } from '../ui/number-label.ts';
import type { en } from './later-en.ts';

// The part of the panel that knows what happens to a call.

export { routeCall };

const mayRead = (session: Session, feature: string): boolean => (session.access(feature)?.access ?? 'none') !== 'none';

/** What has to be read to say what happens to a call now, or to any call at any time. */
export function storesFor(session: Session, which: 'now' | 'any'): Store[] {
  const forNow: [string, () => Store][] = [
    ['callForwarding', () => session.setting(callForwarding)], ['callForwarding', () => session.collection(forwardingNumbers)],
    ['schedules', () => session.collection(schedules)], ['devices', () => session.collection(devices)],
    ['voicemail', () => session.setting(voicemail)],
  ];
  const forAny: [string, () => Store][] = [
    ['groups', () => session.collection(groups)], ['groups.membership', () => session.setting(groupsStatus)], ['callBlocking', () => session.setting(callBlocking)],
  ];
  return [...forNow, ...(which === 'any' ? forAny : [])].filter(([feature]) => mayRead(session, feature)).map(([, store]) => store());
}

/** They are there, or will not come. */
export const isKnown = (stores: readonly Store[]): boolean => stores.every(({ phase, error }) => phase === 'ready' || phase === 'saving' || error !== undefined);

interface Known {
  readonly session: Session;
  readonly dnd: DoNotDisturb | undefined;
  readonly presence: Presence | undefined;
}

/** What a server says of now is the last word; of the moments to come, the same rules say it here. */
function dndThen(dnd: DoNotDisturb | undefined, at: Date | undefined): DoNotDisturbThen | null {
  if (!dnd) return null;
  const treatment = dnd.inboundTreatment;
  if (!at) return dnd.active ? { source: dnd.source ?? 'unknown', until: dnd.until, scope: dnd.scope, treatment } : null;
  const state = doNotDisturbAt(layersOf(dnd), at.getTime());
  return state ? { source: state.source, until: Number.isFinite(state.until) ? new Date(state.until).toISOString() : null, scope: state.scope, treatment } : null;
}

/** As they will be once all is saved, where the user may change them; otherwise as they are. */
function pausedGroups(session: Session): string[] {
  const status = session.setting(groupsStatus).value;
  return (session.collection(groups).items ?? [])
    .filter(({ id, membership }) => !(status ? status.acceptGroupCalls && status.byGroup[id] !== false : membership?.receiving !== false)).map(({ id }) => id);
}

/** The user's settings with what is not saved yet; undefined where they could not be read. `at` is another moment than now. */
export function settingsFor({ session, dnd, presence }: Known, at?: Date): CallSettings | undefined {
  const forwards = mayRead(session, 'callForwarding');
  const forwarding = session.setting(callForwarding).value;
  if (forwards && !forwarding) return undefined;
  const { numbersRing } = session.access('callForwarding')?.params ?? {};
  return {
    forwarding,
    forwardingNumbers: session.collection(forwardingNumbers).items,
    numbersRing: numbersRing === 'inOrder' ? 'inOrder' : undefined,
    schedules: session.collection(schedules).items,
    devices: session.collection(devices).items?.filter(({ isCurrent }) => !(isCurrent && presence?.silentHere)),
    doNotDisturb: dndThen(dnd, at),
    voicemail: mayRead(session, 'voicemail') ? session.setting(voicemail).value : { enabled: false },
    blocking: session.setting(callBlocking).value,
    pausedGroups: pausedGroups(session),
  };
}

/** Some of what decides is not saved yet. */
export const hasUnsaved = (session: Session): boolean =>
  [session.setting(callForwarding), session.setting(voicemail), session.setting(groupsStatus), session.setting(callBlocking)].some(({ dirty }) => dirty);

type Words = typeof en.call;

function targetName(target: CallTarget, words: Words, session: Session): string {
  switch (target.type) {
    case 'device': return target.name;
    case 'forwardingNumber': {
      const display = session.collection(forwardingNumbers).items?.find(({ id }) => id === target.id)?.display;
      return target.label || numberLabel(display ?? target.number);
    }
    case 'number': return numberLabel(target.display ?? target.number ?? '');
    case 'extension': return target.displayName ?? words.extension(target.extension ?? '');
    case 'group': return target.name ?? words.aGroup;
    default: return words.elsewhere;
  }
}

/** One step as a part of a sentence: "rings on Pixel 9 for 24 seconds". */
export function stepText({ kind, ringSeconds, targets }: CallStep, words: Words, session: Session, locale: string): string {
  if (kind !== 'devices' && kind !== 'forwarding') return words[kind];
  const names = targets?.map((target) => targetName(target, words, session));
  const where = names && names.length > 0 ? new Intl.ListFormat(locale).format(names) : words.devices;
  if (kind === 'forwarding' && ringSeconds === undefined) return words.goesTo(where);
  if (ringSeconds === undefined) return words.ringsOn(where);
  return words.rings(where, new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(ringSeconds));
}

/** Steps that happen together as one. */
export function together(steps: readonly CallStep[]): CallStep[] {
  const result: CallStep[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    const rings = step.kind === 'forwarding' && last?.kind === 'devices' && last.after === step.after;
    if (rings && last.targets && step.targets) result[result.length - 1] = { ...last, targets: [...last.targets, ...step.targets] };
    else result.push(step);
  }
  return result;
}

/** What happens to somebody who calls now from a number that nobody has blocked; undefined where that is not known. */
export function nowText(known: Known, words: Words, locale: string): string | undefined {
  const settings = settingsFor(known);
  const route: CallRoute | undefined = settings && routeCall(settings, { caller: { type: 'number', number: '' }, at: new Date() });
  return route && words.now(together(route.steps).map((step) => stepText(step, words, known.session, locale)).reduce((first, next) => words.chain(first, next)));
}
