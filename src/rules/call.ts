import type { CallForwarding, Destination } from '../client/contract/call-forwarding.ts';
import type { Device } from '../client/contract/devices.ts';
import type { ForwardingNumber } from '../client/contract/forwarding-numbers.ts';
import type { Schedule } from '../client/contract/schedules.ts';

/** Do not disturb as it is at the moment of the call: the answer of `do-not-disturb.ts` for `call.at`. */
export interface DoNotDisturbThen {
  readonly source: 'manual' | 'calendar' | 'schedule' | 'provider' | 'unknown';
  /** Null: until it is turned off. */
  readonly until: string | null;
  /** Which calls it keeps away; all when absent. */
  readonly scope?: 'all' | 'exceptGroups' | 'groupsOnly' | 'unknown' | undefined;
  /** What callers get; voicemail when absent. `forward` sends them to the forwarding numbers (capability `dnd.forwarding`). */
  readonly treatment?: 'voicemail' | 'busy' | 'reject' | 'forward' | 'unknown' | undefined;
}

/** What the user has set, saved or not yet: plain documents of the contract. */
export interface CallSettings {
  readonly forwarding?: CallForwarding | undefined;
  /** In the user's order. */
  readonly forwardingNumbers?: readonly ForwardingNumber[] | undefined;
  /** Those in order one after another; the default is all at once. From the capability `callForwarding`, `params.numbersRing`. */
  readonly numbersRing?: 'atOnce' | 'inOrder' | undefined;
  /** The company's schedules, for `activeWhen.scheduleId`. */
  readonly schedules?: readonly Schedule[] | undefined;
  readonly devices?: readonly Pick<Device, 'id' | 'name' | 'status' | 'registered'>[] | undefined;
  /** Null or absent: off. */
  readonly doNotDisturb?: DoNotDisturbThen | null | undefined;
  readonly blocking?: {
    readonly blockAnonymous: boolean;
    readonly treatment?: 'reject' | 'voicemail' | 'busyTone' | 'message' | 'unknown' | undefined;
  } | undefined;
  /** All of them, or only those that could match the caller (`GET /v1/me/blocked-numbers?q=`). */
  readonly blockedNumbers?: readonly { readonly number: string; readonly matchType: string }[] | undefined;
  /** Groups whose calls do not ring for the user now. */
  readonly pausedGroups?: readonly string[] | undefined;
  readonly voicemail?: { readonly enabled: boolean; readonly sendAllCalls?: boolean | undefined } | undefined;
}

export type Caller =
  | { readonly type: 'number'; /** E.164. */ readonly number: string }
  | { readonly type: 'anonymous' }
  | { readonly type: 'extension'; readonly extension: string };

export interface Call {
  readonly caller: Caller;
  readonly at: Date;
  /** The group it came through; absent when the user was dialled directly. */
  readonly groupId?: string | undefined;
  /** The user is talking already. */
  readonly busy?: boolean | undefined;
}

/** Somebody or something that the call reaches or rings. */
export type CallTarget =
  | { readonly type: 'device'; readonly id: string; readonly name: string }
  | { readonly type: 'forwardingNumber'; readonly id: string; readonly number: string; readonly label: string; readonly answerConfirmation: boolean }
  | Destination;

export type CallStepKind =
  /** The caller is kept out. The reason says by what. */
  | 'blocked'
  /** Nothing rings. */
  | 'doNotDisturb'
  /** The group passes the user over. */
  | 'skipped'
  /** The user's own devices ring. */
  | 'devices'
  /** The call rings elsewhere. */
  | 'forwarding'
  /** The ends of a path. */
  | 'voicemail' | 'busyTone' | 'rejected' | 'message' | 'group' | 'unanswered';

export type CallReason =
  // blocked
  | 'anonymous' | 'numberBlocked' | 'prefixBlocked'
  // doNotDisturb: its source
  | 'manual' | 'calendar' | 'schedule' | 'provider'
  // skipped
  | 'groupPaused'
  // devices: why they ring, and why nothing (else) is forwarded
  | 'forwardingOff' | 'ruleOff' | 'noNumbers' | 'outsideHours' | 'groupCall' | 'ringAll' | 'ringFirst' | 'reachable'
  // forwarding: by which rule
  | 'always' | 'busy' | 'noAnswer' | 'unreachable'
  // ends
  | 'blocked' | 'doNotDisturb' | 'noDevice' | 'sendAllCalls' | 'notAnswered' | 'noVoicemail' | 'nobodyElse';

/** One thing that happens to the call, unless somebody answered before. */
export interface CallStep {
  readonly kind: CallStepKind;
  readonly reason: CallReason;
  /** Seconds since the call came in. Steps with the same number happen together. */
  readonly after: number;
  /** How long it rings there; absent where nothing rings, or where the target decides. */
  readonly ringSeconds?: number | undefined;
  readonly targets?: readonly CallTarget[] | undefined;
}

/**
 * Where the call ends when nobody answers on the way: `forwarded` is in the hands of somebody else's phone or mailbox, `group` goes on
 * with the group's next member, `unanswered` rings out.
 */
export type CallOutcome = 'voicemail' | 'rejected' | 'busyTone' | 'message' | 'forwarded' | 'group' | 'unanswered';

export interface CallRoute {
  /** In the order in which they happen. */
  readonly steps: readonly CallStep[];
  readonly outcome: CallOutcome;
  /** Whether anything of the user's rings: a device, or a number that calls are forwarded to. */
  readonly rings: boolean;
}
