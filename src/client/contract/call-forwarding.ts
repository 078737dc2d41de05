import * as z from 'zod/mini';
import { forwardingIssues } from '../../rules/forwarding-issues.ts';
import { setting } from './build.ts';
import { Id, Instant, Integer, list, matching, oneOf, openEnum, tested, whole } from './common.ts';
import { Country, PhoneInput } from './phone-input.ts';

export const modes = ['off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'] as const;

/** Where a call may go. Which types a user may choose is in the capability's `destinationTypes`. */
export const Destination = z.object({
  type: openEnum('number', 'extension', 'voicemail', 'group', 'announcement', 'disconnect'),
  number: z.optional(z.string()),
  display: z.optional(z.string()),
  extension: z.optional(z.string()),
  displayName: z.optional(z.string()),
  groupId: z.optional(z.string()),
  name: z.optional(z.string()),
});
export type Destination = z.output<typeof Destination>;

/**
 * When forwarding is active: on weekdays (`days`, 1 is Monday) or on dates (`from` to `to`), all day or from `start` to `end`, `HH:mm` on the
 * wall in the account's time zone. An `end` before `start` is on the next day; that night belongs to the day it starts on.
 */
export const Interval = z.object({
  id: Id,
  kind: openEnum('weekdays', 'dates'),
  days: z.optional(z.array(Integer)),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  allDay: z.boolean(),
  start: z.optional(z.string()),
  end: z.optional(z.string()),
});
export type Interval = z.output<typeof Interval>;

const Leg = z.object({ enabled: z.boolean(), destination: z.nullable(Destination) });

export const CallForwarding = z.object({
  /** The main switch: off, and nothing is forwarded, whatever else is set. */
  enabled: z.boolean(),
  activeWhen: z.object({
    type: openEnum('always', 'schedule'),
    /** What counts with `schedule`, unless a schedule of the company is named. */
    intervals: z.array(Interval),
    scheduleId: z.nullable(z.string()),
  }),
  /** Only calls to the user's own number and extension, not those through groups. */
  directOnly: z.optional(z.boolean()),
  /** The target sees the caller's number, not the user's. */
  keepCallerId: z.optional(z.boolean()),

  /** One behaviour at a time, where `params.model` is `exclusive`. */
  mode: z.optional(openEnum(...modes)),
  /** The rule before `off`, which a main switch turned on goes back to. */
  lastMode: z.optional(openEnum(...modes)),
  /** How long the user's own devices ring before the call moves on; shown in the unit of `params.ring`. */
  ringSeconds: z.optional(Integer),

  /** Legs of their own, where `params.model` is `independent`: `always` leaves the others without effect. */
  always: z.optional(Leg),
  busy: z.optional(Leg),
  noAnswer: z.optional(z.extend(Leg, { ringSeconds: Integer })),
  unreachable: z.optional(Leg),

  /** The account's: all times above are on its clocks. */
  timeZone: z.string(),
  /** What holds now, as the server sees it; `until` is when that ends or changes, null if it does not. */
  effective: z.object({
    state: openEnum('off', 'forwardingAll', 'conditional'),
    because: z.optional(openEnum('switch', 'rule', 'noNumbers', 'schedule', 'dnd')),
    until: z.nullable(Instant),
  }),
  /** What is allowed but has no effect. */
  warnings: z.optional(z.array(z.string())),
});
export type CallForwarding = z.output<typeof CallForwarding>;

/** `HH:mm` on the wall. */
const LocalTime = matching(/^([01]\d|2[0-3]):[0-5]\d$/);
/** `YYYY-MM-DD`, a day that there is. */
const LocalDate = tested((date) => {
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}, { format: 'date' });

const IntervalDraft = z.strictObject({
  id: Id,
  kind: oneOf('weekdays', 'dates'),
  days: z.optional(list(whole(1, 7), 0, 7)),
  from: z.optional(LocalDate),
  to: z.optional(LocalDate),
  allDay: z.boolean(),
  start: z.optional(LocalTime),
  end: z.optional(LocalTime),
});

const DestinationDraft = z.strictObject({
  type: oneOf('number', 'extension', 'voicemail', 'group', 'announcement', 'disconnect'),
  /** As somebody typed it; the server makes E.164 of it. */
  number: z.optional(z.nullable(PhoneInput)),
  country: z.optional(z.nullable(Country)),
  extension: z.optional(z.nullable(matching(/^\d{2,10}$/))),
  groupId: z.optional(z.nullable(Id)),
});

const flag = z.optional(z.boolean());
const ringSeconds = z.optional(whole(1, 600));
const leg = { enabled: flag, destination: z.optional(z.nullable(DestinationDraft)) };
const LegDraft = z.optional(z.strictObject(leg));

const CallForwardingPatch = z.strictObject({
  enabled: flag,
  activeWhen: z.optional(z.strictObject({
    type: z.optional(oneOf('always', 'schedule')),
    intervals: z.optional(list(IntervalDraft, 0, 20)),
    scheduleId: z.optional(z.nullable(Id)),
  })),
  directOnly: flag,
  keepCallerId: flag,
  mode: z.optional(oneOf(...modes)),
  ringSeconds,
  always: LegDraft,
  busy: LegDraft,
  noAnswer: z.optional(z.strictObject({ ...leg, ringSeconds })),
  unreachable: LegDraft,
});

/**
 * Where the user's calls go besides their own devices (`contract.md` a.9). Beyond the rules below the server refuses what only it knows:
 * `forwarding.noNumbers` (Forward Only without a number that is on), `past` (a new interval that is over), `outOfRange` (rings),
 * `unknownReference` (a schedule, a colleague) and for destinations `invalid`, `forwarding.loop`, `notAllowed`.
 */
export const callForwarding = setting('call-forwarding', CallForwarding, CallForwardingPatch, { feature: 'callForwarding', rules: forwardingIssues });
