/** English for what is done with accounts: the words come with its code. */
export const en = {
  choose: (name: string) => `What may be used of ${name}`,
  always: 'always',
  proceed: 'Continue',
  askTitle: (name: string) => `Disconnect ${name}?`,
  askText: 'What was copied already stays until you remove it.',
  askCalendar: 'Do not disturb will no longer follow this calendar.',
  /** How an attempt to connect ended. */
  ended: {
    blocked: 'Your browser blocked the sign-in window. Allow pop-ups and try again.',
    denied: 'Access was not granted, so nothing was connected.',
    closed: 'The sign-in window was closed. If you had not finished there, nothing is connected.',
    expired: 'Signing in took too long, so nothing was connected.',
    failed: 'This could not be connected. Try again.',
  },
  nowSynced: (name: string) => `${name} is up to date.`,
  /** By problem code; goes into a sentence. */
  problem: {
    'integration.disabledByAdmin': 'your organisation does not allow this connection',
    'integration.managedByAdmin': 'your organisation manages this connection',
    'integration.alreadyConnected': 'an account is already connected',
    'integration.notConnected': 'no account is connected any more',
    'provider.unsupported': 'your phone system cannot do this',
    'provider.unavailable': 'the other service cannot be reached',
  },
};
