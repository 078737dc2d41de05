import type { CallForwarding, Destination } from '../client/contract/call-forwarding.ts';
import type {
  Call, Caller, CallOutcome, CallReason, CallRoute, CallSettings, CallStep, CallStepKind, CallTarget,
} from './call.ts';
import { effectiveAt } from './forwarding.ts';

export type * from './call.ts';

/** What happens to a call: blocked beats all, then do not disturb, then forwarding, devices, voicemail (`product.md` 21). */
export function routeCall(settings: CallSettings, call: Call): CallRoute {
  const path = new Path(settings, call);
  path.walk();
  const { steps, outcome } = path;
  return { steps, outcome, rings: steps.some(({ kind }) => kind === 'devices' || kind === 'forwarding') };
}

/** Nobody says how long a phone rings before the call goes on. */
const usualRing = 24;

class Path {
  readonly steps: CallStep[] = [];
  outcome: CallOutcome = 'unanswered';
  readonly #settings: CallSettings;
  readonly #call: Call;
  #after = 0;

  constructor(settings: CallSettings, call: Call) {
    this.#settings = settings;
    this.#call = call;
  }

  walk(): void {
    const { blocking, pausedGroups } = this.#settings;
    const { groupId } = this.#call;
    const blockedBy = blockReason(this.#settings, this.#call.caller);
    if (blockedBy) {
      this.#step('blocked', blockedBy);
      const treatment = blocking?.treatment;
      this.#end(treatment === 'voicemail' || treatment === 'busyTone' || treatment === 'message' ? treatment : 'rejected', 'blocked');
    } else if (groupId !== undefined && pausedGroups?.includes(groupId)) {
      this.#step('skipped', 'groupPaused');
      this.#end('group', 'groupPaused');
    } else if (this.#disturbs()) {
      this.#keepQuiet();
    } else {
      this.#forward();
    }
  }

  /** Do not disturb is on, and means this call. */
  #disturbs(): boolean {
    const { doNotDisturb } = this.#settings;
    const isGroup = this.#call.groupId !== undefined;
    return Boolean(doNotDisturb) && !(doNotDisturb?.scope === 'exceptGroups' ? isGroup : doNotDisturb?.scope === 'groupsOnly' && !isGroup);
  }

  #keepQuiet(): void {
    const { source = 'unknown', treatment } = this.#settings.doNotDisturb ?? {};
    const numbers = this.#numbers;
    this.#step('doNotDisturb', source === 'unknown' ? 'provider' : source);
    if (this.#call.groupId !== undefined) {
      this.#end('group', 'doNotDisturb');
    } else if (treatment === 'forward' && this.#settings.forwarding?.enabled && numbers.length > 0) {
      this.#ring('forwarding', 'doNotDisturb', numbers);
      this.#leave('doNotDisturb');
    } else if (treatment === 'busy') {
      this.#end('busyTone', 'doNotDisturb');
    } else if (treatment === 'reject') {
      this.#end('rejected', 'doNotDisturb');
    } else {
      this.#leave('doNotDisturb');
    }
  }

  #forward(): void {
    const { forwarding } = this.#settings;
    const why = this.#whyNot();
    if (why || !forwarding) this.#ringDevices(why ?? 'forwardingOff');
    else if (forwarding.mode) this.#byMode(forwarding.mode);
    else this.#byLegs(forwarding);
  }

  /** Why nothing is forwarded now. */
  #whyNot(): CallReason | undefined {
    const { forwarding, forwardingNumbers = [], schedules } = this.#settings;
    if (!forwarding) return 'forwardingOff';
    const { state, because } = effectiveAt(forwarding, forwardingNumbers, this.#call.at, schedules);
    if (state === 'off') {
      return because === 'rule' ? 'ruleOff' : because === 'noNumbers' ? 'noNumbers' : because === 'schedule' ? 'outsideHours' : 'forwardingOff';
    }
    return forwarding.directOnly && this.#call.groupId !== undefined ? 'groupCall' : undefined;
  }

  #byMode(mode: NonNullable<CallForwarding['mode']>): void {
    const isReachable = this.#reachable?.length !== 0;
    const numbers = this.#numbers;
    const { ringSeconds = usualRing } = this.#settings.forwarding ?? {};
    if (mode === 'forwardOnly') {
      this.#step('forwarding', 'always', { targets: numbers });
      this.outcome = 'forwarded';
    } else if (this.#takesAll) {
      this.#end('voicemail', 'sendAllCalls');
    } else if (mode === 'failover' && isReachable) {
      this.#ringDevices('reachable');
    } else if (mode === 'ringAll') {
      if (isReachable) this.#step('devices', 'ringAll', { ringSeconds, targets: this.#devices });
      this.#ring('forwarding', 'ringAll', numbers);
      this.#leave('notAnswered');
    } else {
      if (isReachable) this.#ring('devices', 'ringFirst', this.#devices);
      this.#ringNumbers(isReachable ? 'noAnswer' : 'unreachable', numbers);
      this.#leave('notAnswered');
    }
  }

  #byLegs({ always, busy, noAnswer, unreachable }: CallForwarding): void {
    if (always?.enabled && always.destination) {
      this.#goTo(always.destination, 'always');
    } else if (this.#takesAll) {
      this.#end('voicemail', 'sendAllCalls');
    } else if (this.#call.busy && busy?.enabled && busy.destination) {
      this.#goTo(busy.destination, 'busy');
    } else if (this.#reachable?.length === 0) {
      if (unreachable?.enabled && unreachable.destination) this.#goTo(unreachable.destination, 'unreachable');
      else this.#leave('noDevice');
    } else if (noAnswer?.enabled && noAnswer.destination) {
      this.#ring('devices', 'ringFirst', this.#devices, noAnswer.ringSeconds);
      this.#goTo(noAnswer.destination, 'noAnswer');
    } else {
      this.#ringDevices('ringFirst');
    }
  }

  /** The mailbox takes the call before anything rings: not while it is off, and no group's. */
  get #takesAll(): boolean {
    const { enabled, sendAllCalls } = this.#settings.voicemail ?? { enabled: false };
    return enabled && sendAllCalls === true && this.#call.groupId === undefined;
  }

  /** Only the user's own devices, as long as the provider lets them. */
  #ringDevices(reason: CallReason): void {
    if (this.#takesAll) return this.#end('voicemail', 'sendAllCalls');
    if (this.#reachable?.length === 0) return this.#leave('noDevice');
    this.#step('devices', reason, { targets: this.#devices });
    this.#leave('notAnswered');
  }

  /** All together, or one after another. */
  #ringNumbers(reason: CallReason, numbers: readonly CallTarget[]): void {
    if (this.#settings.numbersRing === 'inOrder') for (const number of numbers) this.#ring('forwarding', reason, [number]);
    else this.#ring('forwarding', reason, numbers);
  }

  #goTo(destination: Destination, reason: CallReason): void {
    const { type } = destination;
    if (type === 'voicemail') this.#leave(reason);
    else if (type === 'disconnect') this.#end('rejected', reason);
    else if (type === 'announcement') this.#end('message', reason);
    else {
      this.#step('forwarding', reason, { targets: [destination] });
      this.outcome = 'forwarded';
    }
  }

  /** Nobody took it: on with the group, else to the mailbox, if there is one. */
  #leave(reason: CallReason): void {
    if (this.#call.groupId !== undefined) this.#end('group', reason);
    else if (this.#settings.voicemail?.enabled === false) this.#end('unanswered', 'noVoicemail');
    else this.#end('voicemail', reason);
  }

  #end(kind: Exclude<CallOutcome, 'forwarded'>, reason: CallReason): void {
    this.#step(kind, reason);
    this.outcome = kind;
  }

  /** Rings for a while; what follows comes after that. */
  #ring(kind: CallStepKind, reason: CallReason, targets: readonly CallTarget[] | undefined, ringSeconds = this.#settings.forwarding?.ringSeconds ?? usualRing): void {
    this.#step(kind, reason, { ringSeconds, targets });
    this.#after += ringSeconds;
  }

  #step(kind: CallStepKind, reason: CallReason, more: Pick<CallStep, 'ringSeconds' | 'targets'> = {}): void {
    this.steps.push({ kind, reason, after: this.#after, ...more });
  }

  /** Undefined where nobody knows the devices. */
  get #reachable() { return this.#settings.devices?.filter(({ status, registered }) => registered ?? status === 'online'); }
  get #devices(): CallTarget[] | undefined { return this.#reachable?.map(({ id, name }) => ({ type: 'device', id, name })); }
  get #numbers(): CallTarget[] {
    return (this.#settings.forwardingNumbers ?? []).filter(({ enabled }) => enabled)
      .map(({ id, number, label, answerConfirmation }) => ({ type: 'forwardingNumber', id, number, label, answerConfirmation }));
  }
}

function blockReason({ blocking, blockedNumbers = [] }: CallSettings, caller: Caller): CallReason | undefined {
  if (caller.type === 'anonymous') return blocking?.blockAnonymous ? 'anonymous' : undefined;
  if (caller.type !== 'number') return undefined;
  if (blockedNumbers.some(({ number, matchType }) => matchType === 'exact' && number === caller.number)) return 'numberBlocked';
  const isPrefix = ({ number, matchType }: { number: string; matchType: string }): boolean =>
    (matchType === 'prefix' || matchType === 'countryCode') && caller.number.startsWith(number);
  return blockedNumbers.some(isPrefix) ? 'prefixBlocked' : undefined;
}
