/** English for the form of a number: the words come with its code. */
export const en = {
  add: 'Add a forwarding number',
  edit: 'Edit forwarding number',
  country: 'Country',
  number: 'Number',
  type: 'Label',
  name: 'Own name',
  nameHint: 'Instead of the label, at most 30 characters.',
  pressOne: 'Ask to press 1',
  pressOneHint: 'Whoever answers presses 1 to take the call, so that no mailbox there takes it.',
  save: 'Save number',
  saving: 'Saving…',
  refused: {
    'required': 'Type a number.',
    'phoneNumber.invalid': 'This is not a whole phone number.',
    'forwarding.loop': 'This is your own number: calls would go round in circles.',
    'number.notAllowed': 'Calls cannot be forwarded to this number.',
    'unknownReference': 'Nobody has this extension.',
    'duplicate': 'This number is in your list already.',
  },
  limitReached: (limit: string) => `You have ${limit} numbers, and more is not possible. Remove one first.`,
  notSaved: (why: string) => `Not saved: ${why}.`,
};
