import * as z from 'zod/mini';
import { setting } from './build.ts';
import { Id, openEnum } from './common.ts';

const minutes = (max: number) => z.int().check(z.minimum(0), z.maximum(max));

const options = {
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
};
export const AutoDnd = z.object({
  ...options,
  scheduleId: z.optional(z.nullable(z.string())),
  granularity: openEnum(['events', 'freeBusy']),
});
export type AutoDnd = z.output<typeof AutoDnd>;

const AutoDndPatch = z.partial(z.strictObject({
  ...options,
  integrationId: z.nullable(Id),
  calendarIds: z.array(z.string().check(z.minLength(1), z.maxLength(254))).check(z.minLength(1), z.maxLength(20)),
  scheduleId: z.nullable(Id),
  minDurationMinutes: minutes(240),
  leadMinutes: minutes(15),
  trailMinutes: minutes(15),
  mergeGapMinutes: minutes(15),
}));

/** Do not disturb that follows the calendar (`contract.md` a.21). Turning it on needs a connected calendar (409). */
export const autoDnd = setting('auto-dnd', AutoDnd, AutoDndPatch, { feature: 'autoDnd' });
