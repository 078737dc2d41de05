/** English for the form in which a number is blocked: the words come with its code. */
export const en = {
  country: 'Country',
  number: 'Number',
  note: 'Note',
  noteHint: 'For yourself, at most 60 characters.',
  match: 'What is blocked',
  exact: 'This number',
  prefixHint: (min: string) => `Country code and at least ${min} digits.`,
  block: 'Block',
  blocking: 'Blocking…',
  prefixTooShort: (min: string) => `Enter at least ${min} digits after the country code.`,
  limitReached: (limit: string) => `You can block at most ${limit} numbers. Remove one first.`,
};
