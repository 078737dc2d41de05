import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';

export const autoDndDefaults: AutoDnd = {
  enabled: false, integrationId: null, calendarIds: ['primary'], includeTentative: false, includeUnanswered: false, includeAllDay: false,
  includeOutOfOffice: true, includeFocusTime: true, requireOtherAttendees: false, minDurationMinutes: 0, leadMinutes: 0, trailMinutes: 0,
  mergeGapMinutes: 1, workingHoursOnly: false, scheduleId: null, granularity: 'events',
};
