/** English for what opens below the switch: the words come with its code. */
export const en = {
  counts: 'What counts',
  includeFocusTime: 'Focus time',
  includeOutOfOffice: 'Out of office',
  includeAllDay: 'All-day events',
  includeAllDayHint: 'And others of 24 hours or more. What your calendar shows as free never counts.',
  /** In its place, where only free and busy times are read. */
  busyDaysHint: 'Days that are busy from midnight to midnight. Your calendar tells only when you are busy.',
  includeTentative: 'Meetings answered with “Maybe”',
  includeUnanswered: 'Invitations without an answer',
  requireOtherAttendees: 'Only meetings with other people',
  requireOtherAttendeesHint: 'Time that you blocked for yourself does not count, nor do rooms.',
  minDurationMinutes: 'Shortest event that counts',
  anyLength: 'Any length',
  when: 'When',
  workingHoursOnly: 'Only during working hours',
  /** `name` is the company's own for its hours. */
  workingHoursHint: (name: string) => `Outside “${name}” your calendar keeps no calls away.`,
  workingHours: 'Working hours',
  leadMinutes: 'Begin earlier by',
  trailMinutes: 'End later by',
  mergeGapMinutes: 'Bridge gaps of up to',
  mergeGapMinutesHint: 'Calls do not ring for a moment between two meetings.',
  outOfRange: (least: string, most: string) => `Choose from ${least} to ${most}.`,

  agenda: 'Times today when your calendar keeps calls away',
  free: 'Nothing in your calendar keeps calls away today.',
  off: 'Sync is off: these times do not keep calls away.',
  unsaved: 'This follows once your changes are saved.',
  stale: 'The calendar has not answered for a while; this may be out of date.',
  notRefreshed: (why: string) => `These times may be out of date: ${why}.`,
  now: 'Now',
  over: 'Over',
  rings: 'Calls ring',
  wholeDay: 'All day',
  /** Why a time counts. */
  reason: { meeting: 'Meeting', focusTime: 'Focus time', outOfOffice: 'Out of office', allDay: 'All-day event', freeBusy: 'Busy', unknown: 'Busy' },
};
