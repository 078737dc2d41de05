/** English for what comes after the list has been drawn: searching, more of it, removals, notes. */
export const en = {
  blocked: (number: string) => `${number} is blocked.`,
  notBlocked: (why: string) => `Not blocked: ${why}.`,
  removed: (number: string) => `${number} is no longer blocked.`,
  notRemoved: (number: string, why: string) => `${number} is still blocked: ${why}.`,
  undo: 'Undo',
  undone: (number: string) => `${number} is blocked again.`,
  noteOn: (number: string) => `Note on ${number}`,
  save: 'Save',
  noteSaved: 'The note is saved.',
  noteNotSaved: (why: string) => `The note is not saved: ${why}.`,
  search: 'Search blocked numbers',
  found: (count: number) => (count === 1 ? '1 number found' : `${count} numbers found`),
  shown: (shown: string, all: string) => `${shown} of ${all}`,
  more: 'Show more',
  loading: 'Loading…',
  notMore: (why: string) => `The others could not be loaded: ${why}.`,
  /** Why a number cannot be blocked, by the code of the wire. */
  refused: {
    'required': 'Enter the number.',
    'phoneNumber.invalid': 'This is not a phone number of that country.',
    'validation.failed': 'This is not a phone number.',
    'blocked.emergencyNotAllowed': 'Emergency numbers cannot be blocked.',
    'blocked.internalNotAllowed': 'This is an extension of your company. Colleagues cannot be blocked.',
    'blocked.ownNumber': 'This is your own number.',
    'duplicate': 'You already block this number.',
    'byCompany': 'Your company already blocks this number.',
  },
  /** By problem code; goes into a sentence. */
  problem: { 'blocked.companyEntry': 'your company blocks it' },
};
