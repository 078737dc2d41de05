/** The panel's own words in English. */
export const en = {
  title: 'Availability',
  lead: 'Whether your phones ring, and what colleagues see. Do not disturb and your status change at once.',
  dnd: 'Do not disturb',
  /** While it is off. */
  rings: 'Calls come through.',
  /** After a sentence of its own. */
  nextMeeting: (when: string) => `Next: ${when}, from your calendar.`,
  nextHours: (when: string) => `Next: ${when}, from your company’s hours.`,
  overridden: (when: string) => `You are reachable in spite of your calendar until ${when}.`,
  isOn: 'Do Not Disturb is on until you turn it off.',
  isOnUntil: (when: string) => `Do Not Disturb is on until ${when}.`,
  isOff: 'Do Not Disturb is off.',
  /** What callers get while it is on. */
  treatment: {
    voicemail: 'Calls go to voicemail.', busy: 'Callers hear that you are busy.', reject: 'Calls are turned away.',
    forward: 'Calls go to your forwarding numbers.', unknown: 'Your phones do not ring.',
  },
  /** Where it keeps only some calls away. */
  scoped: { exceptGroups: 'Group calls still ring.', groupsOnly: 'Only group calls are kept away; others ring.' },
  source: {
    manual: 'You turned it on.', calendar: 'From your calendar.', schedule: 'From your company’s hours.', provider: 'From your phone system.',
    unknown: 'From your phone system.',
  },
  manualUntil: (when: string) => `You turned it on until ${when}; then your calendar or your company’s hours keep it on.`,
  stale: 'Your calendar cannot be reached, so this may be out of date.',
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  automatic: 'Back to automatic',
  dndFailed: (why: string) => `Do Not Disturb was not changed: ${why}.`,
};
