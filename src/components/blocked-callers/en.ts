/** The panel's own words in English. */
export const en = {
  title: 'Blocked callers',
  lead: 'These callers do not reach you. Your list is yours alone.',
  anonymous: 'Block all anonymous callers',
  anonymousHint: 'Calls without caller ID do not ring. This also stops older systems that send none.',
  numbers: (count: string) => `Blocked numbers (${count})`,
  empty: 'You have not blocked anyone.',
  add: 'Add blocked number',
  prefix: 'All numbers that begin with it',
  added: (date: string) => `Added ${date}`,
  company: 'Blocked by your company',
  remove: 'Remove',
  removes: (number: string) => `Remove ${number}`,
  editNote: 'Edit note',
  editsNote: (number: string) => `Edit note on ${number}`,
  nothingFound: (query: string) => `No blocked number for “${query}”.`,
};
