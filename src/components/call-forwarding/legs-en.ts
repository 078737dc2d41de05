/** English for providers that have a rule for each occasion: the words come with its code. */
export const en = {
  always: 'Always',
  busy: 'When busy',
  noAnswer: 'When nobody answers',
  unreachable: 'When no device can be reached',
  to: 'Forward to',
  toNumber: 'Number',
  toExtension: 'Extension',
  types: { number: 'A phone number', extension: 'A colleague', voicemail: 'Voicemail', group: 'A group', announcement: 'An announcement', disconnect: 'Hang up', unknown: 'Somewhere else' },
  shadowed: 'While “Always” is on, the rules below it have no effect.',
  required: 'Say where these calls go.',
};
