import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Id, list, openEnum, tested, whole } from './common.ts';

export const AutoDnd = z.object({
  enabled: z.boolean(),
  integrationId: z.nullable(z.string()),
  calendarIds: z.array(z.string()),
  includeTentative: z.boolean(),
  includeUnanswered: z.boolean(),
  includeAllDay: z.boolean(),
  includeOutOfOffice: z.boolean(),
  includeFocusTime: z.boolean(),
  requireOtherAttendees: z.boolean(),
  minDurationMinutes: z.number(),
  leadMinutes: z.number(),
  trailMinutes: z.number(),
  mergeGapMinutes: z.number(),
  workingHoursOnly: z.boolean(),
  scheduleId: z.optional(z.nullable(z.string())),
  granularity: openEnum('events', 'freeBusy'),
});
export type AutoDnd = z.output<typeof AutoDnd>;

const CalendarId = tested(({ length }) => length > 0 && length < 255, { minLength: 1, maxLength: 254 });
const flag = z.optional(z.boolean());
const minutes = (most: number) => z.optional(whole(0, most));
const AutoDndPatch = z.strictObject({
  enabled: flag,
  integrationId: z.optional(z.nullable(Id)),
  calendarIds: z.optional(list(CalendarId, 1, 20)),
  includeTentative: flag,
  includeUnanswered: flag,
  includeAllDay: flag,
  includeOutOfOffice: flag,
  includeFocusTime: flag,
  requireOtherAttendees: flag,
  minDurationMinutes: minutes(240),
  leadMinutes: minutes(15),
  trailMinutes: minutes(15),
  mergeGapMinutes: minutes(15),
  workingHoursOnly: flag,
  scheduleId: z.optional(z.nullable(Id)),
});

/** Do not disturb that follows the calendar (`contract.md` a.21). Turning it on needs a connected calendar (409). */
export const autoDnd = setting('auto-dnd', AutoDnd, AutoDndPatch, { feature: 'autoDnd' });
