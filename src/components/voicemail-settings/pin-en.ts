/** English for the form of the PIN: the words come with its code. */
export const en = {
  current: 'Current PIN',
  next: 'New PIN',
  again: 'New PIN again',
  save: 'Save PIN',
  saving: 'Saving…',
  rules: 'Your PIN',
  kept: 'done',
  open: 'not yet',
  /** What a PIN must be, by the fault it would have. */
  rule: {
    length: (min: string, max: string) => (min === max ? `has ${min} digits` : `has ${min} to ${max} digits`),
    repeated: (max: string) => `has no digit more than ${max} times in a row`,
    sequence: (max: string) => `does not count up or down over more than ${max} digits`,
    pattern: 'does not repeat a group, such as 1212',
    ownNumber: 'is not your extension or the end of your number',
    previous: 'is not one of your last PINs',
  },
  differs: 'The two are not the same.',
  wrong: (left: number) => `This is not your PIN. ${left === 1 ? 'One more attempt' : `${left} more attempts`}, then it is locked for a while.`,
  locked: (time: string) => `Too many wrong PINs. You can try again at ${time}.`,
  refused: 'This PIN cannot be used. Choose another one.',
  ownNumber: 'This is part of your own number. Choose another one.',
  previous: 'This was one of your last PINs. Choose another one.',
  notSaved: (why: string) => `Your PIN was not changed: ${why}.`,
};
