import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, matching, openEnum } from './common.ts';

/** `HH:mm` on the wall; the end of a day may be `24:00`. */
const LocalTime = matching(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
/** `YYYY-MM-DD`. */
const LocalDate = matching(/^\d{4}-\d\d-\d\d$/);

const Ranges = z.array(z.object({ from: LocalTime, to: LocalTime }));

export const Schedule = z.object({
  id: Id,
  name: z.string(),
  kind: openEnum('businessHours', 'holidays', 'custom'),
  level: openEnum('user', 'account', 'site'),
  timeZone: z.string(),
  /** Every hour of every day. */
  alwaysOpen: z.optional(z.boolean()),
  /** A day without ranges is closed; a night is two ranges, up to `24:00` and from `00:00`. */
  weekly: z.object({ mon: Ranges, tue: Ranges, wed: Ranges, thu: Ranges, fri: Ranges, sat: Ranges, sun: Ranges }),
  /** Days that are otherwise: they replace the week's ranges. */
  exceptions: z.array(z.object({
    id: Id,
    name: z.string(),
    date: LocalDate,
    /** The last day, of several. */
    until: z.optional(LocalDate),
    allDay: z.boolean(),
    from: z.optional(LocalTime),
    to: z.optional(LocalTime),
    recurrence: z.optional(openEnum('none', 'yearly')),
    open: z.boolean(),
  })),
});
export type Schedule = z.output<typeof Schedule>;

/** The schedules that the company's administrators keep, for the user to choose from (`contract.md` a.10). Read-only here. */
export const schedules = collection('schedules', Schedule, { feature: 'schedules' });
