import * as z from 'zod/mini';
import { setting } from './build.ts';
import { oneOf, openEnum } from './common.ts';

const themes = ['system', 'light', 'dark'] as const;
const timeFormats = ['auto', '12h', '24h'] as const;
const dateFormats = ['auto', 'iso', 'dmy', 'mdy', 'ymd'] as const;
const firstDays = ['auto', 'monday', 'sunday', 'saturday'] as const;

export const Preferences = z.object({
  /** `system` follows the page, and so the browser's or the system's choice where the page does. */
  theme: openEnum(...themes),
  timeFormat: openEnum(...timeFormats),
  dateFormat: openEnum(...dateFormats),
  firstDayOfWeek: openEnum(...firstDays),
});
export type Preferences = z.output<typeof Preferences>;

const PreferencesPatch = z.strictObject({
  theme: z.optional(oneOf(...themes)),
  timeFormat: z.optional(oneOf(...timeFormats)),
  dateFormat: z.optional(oneOf(...dateFormats)),
  firstDayOfWeek: z.optional(oneOf(...firstDays)),
});

/** How the user wants things to look (`contract.md` a.3). */
export const preferences = setting('preferences', Preferences, PreferencesPatch, { feature: 'preferences' });
