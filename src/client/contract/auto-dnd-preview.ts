import * as z from 'zod/mini';
import { Instant, openEnum } from './common.ts';
import type { Endpoint, ViewResource } from './endpoint.ts';

export const AutoDndPreview = z.object({
  /** In order, and apart from each other. Why each keeps calls away, and never with what the user is busy. */
  windows: z.array(z.object({
    start: Instant, end: Instant, reasonKinds: z.array(openEnum('meeting', 'focusTime', 'outOfOffice', 'allDay', 'freeBusy')),
  })),
});
export type AutoDndPreview = z.output<typeof AutoDndPreview>;

/**
 * When the calendar keeps calls away, `from` until `to`: today and tomorrow unless set, at most 7 days (`contract.md` a.21).
 * As the settings are saved, whether or not do not disturb follows the calendar now.
 */
export const autoDndPreview = {
  kind: 'view', name: 'auto-dnd/preview', feature: 'autoDnd', schema: AutoDndPreview,
  get: {
    method: 'GET', path: '/v1/me/auto-dnd/preview', summary: 'When the calendar keeps calls away', status: 200,
    query: z.object({ from: z.optional(Instant), to: z.optional(Instant) }), response: AutoDndPreview,
  } as Endpoint<never, AutoDndPreview>,
} satisfies ViewResource<AutoDndPreview> & { schema: typeof AutoDndPreview };
