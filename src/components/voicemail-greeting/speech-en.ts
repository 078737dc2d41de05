/** What is said while a greeting is typed, for a voice to say it. */
export const en = {
  text: 'What callers are to hear',
  left: (count: number) => (count === 1 ? '1 character left' : `${count.toLocaleString('en')} characters left`),
  voice: 'Voice',
  make: 'Make greeting',
  making: 'Making your greeting…',
  /** Where the user wants to save. */
  notYet: 'Callers do not hear a text. Make a greeting of it, or cancel.',
  notMade: (why: string) => `Not made: ${why}. Your text is still here.`,
};
