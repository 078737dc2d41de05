/** What is said while a greeting is typed, for a voice to say it. */
export const en = {
  text: 'What callers are to hear',
  left: (count: number) => (count === 1 ? '1 character left' : `${count.toLocaleString('en')} characters left`),
  voice: 'Voice',
  make: 'Make greeting',
  making: 'Making your greeting…',
  notMade: (why: string) => `Not made: ${why}. Your text is still here.`,
};
