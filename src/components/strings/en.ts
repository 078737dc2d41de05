/** What a rule is about, as in `{ min: 2 }`. */
export type Params = Readonly<Record<string, unknown>>;

/** English, and the shape of every other language: what all panels say. A panel's own words are in its folder. */
export const en = {
  updateSettings: 'Update settings',
  updating: 'Updating…',
  discard: 'Discard',
  retry: 'Try again',
  cancel: 'Cancel',
  saved: 'Your settings are saved and already in effect.',
  changes: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
  /** Between parts of a line that are no sentence. */
  comma: ', ',
  on: 'On',
  off: 'Off',
  changedElsewhere: (theirs: string) => `Changed elsewhere to “${theirs}” while you were editing.`,
  keepMine: 'Keep mine',
  takeTheirs: 'Use theirs',
  noSession: 'Your settings appear here once the page has signed you in.',
  unavailable: 'This feature is not part of your licence. Ask your administrator.',
  offline: 'You are offline. You can go on; save your changes when you are back.',
  signedOut: 'Your session ended. Sign in again; your edits stay on this page.',
  conflict: 'These settings were changed somewhere else. Review the newer values before saving.',
  notLoaded: (why: string) => `These settings could not be loaded: ${why}.`,
  notSaved: (why: string) => `Not saved: ${why}. Your changes are still here.`,

  /** Why something failed, by `ApiError.kind`; goes into a sentence. */
  why: {
    'offline': 'no connection',
    'timeout': 'the server took too long',
    'signed-out': 'your session ended',
    'forbidden': 'your administrator manages this',
    'not-found': 'it does not exist any more',
    'invalid': 'something needs another look',
    'conflict': 'it was changed somewhere else',
    'busy': 'the phone system is busy',
    'server': 'the phone system has a problem',
    'contract': 'the phone system sent an answer we do not understand',
  },
  /** Something wrong with one field, by its code. */
  issue: {
    required: () => 'Fill this in.',
    tooShort: ({ min }: Params) => `Use at least ${min} characters.`,
    tooLong: ({ max }: Params) => `Use at most ${max} characters.`,
    pattern: () => 'This has characters that cannot be used here.',
    invalid: () => 'This is not valid.',
    notAllowed: () => 'This is not one of the choices.',
    unknownReference: () => 'This no longer exists.',
    readOnly: () => 'Managed by your administrator.',
  } satisfies Readonly<Record<string, (params: Params) => string>>,
  /** Why something is read-only, by the capability's reason code. */
  reason: {
    planLimitation: 'Not part of your licence. Ask your administrator.',
    accountLimitation: 'Not available for your organisation.',
    userTypeLimitation: 'Not available for your kind of user.',
    insufficientPermissions: 'You may not change this.',
    adminLocked: 'Managed by your administrator.',
    providerUnsupported: 'Your phone system cannot do this.',
    notConfigured: 'Not set up yet. Ask your administrator.',
    temporarilyUnavailable: 'Not available just now.',
    unknown: 'Managed by your administrator.',
  },
};

export type Strings = typeof en;
