/** The panel's own words in English, as far as it has them from the beginning. */
export const en = {
  title: 'Greetings',
  lead: 'What callers hear before they leave you a message.',
  none: 'Your phone system has no greetings that you can change.',
  types: {
    unavailable: 'When you do not answer', busy: 'While you are on another call', name: 'Your name', temporary: 'Temporary greeting', unknown: 'Another greeting',
  },
  /** Without a sound of the user's own, or while the provider's is chosen. */
  about: {
    unavailable: 'Callers hear the standard greeting.', busy: 'Callers hear the standard greeting.',
    name: 'Callers hear your extension in place of your name.', temporary: 'Callers hear your other greetings.', unknown: 'Callers hear the standard greeting.',
  },
  own: {
    unavailable: 'Callers hear your greeting.', busy: 'Callers hear your greeting.',
    name: 'Callers hear your name in your voice.', temporary: 'Callers hear it instead of all others, until you remove it.', unknown: 'Callers hear your greeting.',
  },
  callersHear: 'Callers hear',
  source: { system: 'Standard greeting', custom: 'My greeting', unknown: 'Another greeting' },
  record: 'Record',
  upload: 'Upload a file',
  type: 'Type a greeting',
  remove: 'Remove',
  files: (types: string, size: string) => `A file can be ${types}, up to ${size}.`,
  length: (from: string, to: string) => `A greeting is from ${from} to ${to} long.`,
  drop: 'You can also drop the file on its greeting.',
  cannotRecord: 'This browser cannot record.',
  notTaken: 'Your phone system does not take recordings of this browser.',
  notOpened: 'This could not be opened. Check your connection.',
  preparing: 'Preparing your greeting…',
};
