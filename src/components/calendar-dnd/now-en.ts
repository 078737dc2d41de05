/** English for the line about now: the words come with its code. */
export const en = {
  /** What do not disturb is now, whoever turned it on. */
  now: {
    off: 'Now: calls come through.',
    next: (when: string) => `Now: calls come through. Next Do Not Disturb: ${when} (from your calendar).`,
    on: 'Now: Do Not Disturb until you turn it off.',
    until: {
      manual: (when: string) => `Now: Do Not Disturb until ${when} (you turned it on).`,
      calendar: (when: string) => `Now: Do Not Disturb until ${when} (from your calendar).`,
      schedule: (when: string) => `Now: Do Not Disturb until ${when} (from your company’s hours).`,
      provider: (when: string) => `Now: Do Not Disturb until ${when} (from your phone system).`,
      unknown: (when: string) => `Now: Do Not Disturb until ${when} (from your phone system).`,
    },
  },
};
