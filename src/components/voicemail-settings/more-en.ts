/** English for what comes after the switches: the words come with its code. */
export const en = {
  address: 'E-mail address',
  add: 'Add',
  badAddress: 'This is not an e-mail address, such as name@example.com.',
  knownAddress: 'This address gets the messages already.',

  pin: 'PIN for phone access',
  pinHint: 'Asked for when you listen to your messages by phone.',
  pinMissing: 'Until you set one, your own phones do not ask for it either.',
  isSet: 'Set',
  notSet: 'Not set',
  setPin: 'Set a PIN',
  changePin: 'Change PIN',
  pinNotOpened: 'This could not be opened. Check your connection.',
  pinSaved: 'Your PIN is saved. It holds from your next call.',
};
