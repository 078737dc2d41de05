/** English for connecting and disconnecting: the words come with its code. */
export const en = {
  /** How an attempt to connect ended. */
  ended: {
    blocked: 'Your browser blocked the sign-in window. Allow pop-ups and try again.',
    denied: 'Calendar access was not granted, so nothing was connected.',
    closed: 'The sign-in window was closed. If you had not finished there, nothing is connected.',
    expired: 'Signing in took too long, so nothing was connected.',
    failed: 'Google could not be connected. Try again.',
  },
  askTitle: 'Stop using this calendar?',
  askText: 'Auto Do Not Disturb will be turned off.',
};
