import * as z from 'zod/mini';
import { Id, Instant, Integer, openEnum } from './common.ts';

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
  mode: z.optional(openEnum('off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly')),
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
