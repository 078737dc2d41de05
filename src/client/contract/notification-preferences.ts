import * as z from 'zod/mini';
import { setting } from './build.ts';
import { dictionary, Instant } from './common.ts';

export const NotificationPreferences = z.object({
  missedCalls: z.object({
    /** The profile's address; empty when there is none. */
    email: z.string(),
    enabled: z.boolean(),
    /** By number id; empty where the provider has one switch for all numbers. */
    byNumber: dictionary(z.boolean()),
    /** When a mail to that address could not be delivered; absent once one was, and where nobody knows. */
    undeliveredAt: z.optional(Instant),
  }),
  browser: z.object({
    incomingCalls: z.boolean(), messages: z.boolean(), voicemail: z.boolean(), sound: z.boolean(), showContent: z.boolean(),
    /** Absent where the phone system does not tell about missed calls. */
    missedCalls: z.optional(z.boolean()),
  }),
});
export type NotificationPreferences = z.output<typeof NotificationPreferences>;

const NotificationPreferencesPatch = z.strictObject({
  missedCalls: z.optional(z.strictObject({
    enabled: z.optional(z.boolean()),
    byNumber: z.optional(dictionary(z.boolean())),
  })),
  browser: z.optional(z.strictObject({
    incomingCalls: z.optional(z.boolean()), messages: z.optional(z.boolean()), voicemail: z.optional(z.boolean()),
    sound: z.optional(z.boolean()), showContent: z.optional(z.boolean()), missedCalls: z.optional(z.boolean()),
  })),
});

/** What the user is told about, and how (`contract.md` a.8). */
export const notificationPreferences = setting('notification-preferences', NotificationPreferences, NotificationPreferencesPatch, {
  feature: { missedCalls: 'missedCallNotifications', browser: 'browserNotifications' },
  rules: ({ missedCalls: { enabled, byNumber } }) => {
    const choices = Object.values(byNumber);
    return enabled && choices.length > 0 && !choices.includes(true)
      ? [{ pointer: '/missedCalls/byNumber', code: 'required' }] : [];
  },
});
