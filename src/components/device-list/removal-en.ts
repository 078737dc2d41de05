/** English for removing a device: the words come with its code. */
export const en = {
  /** The question before it, and what it does, by `removeSemantics`. */
  ask: {
    signOut: (name: string) => `Sign out ${name}?`, unassign: (name: string) => `Unassign ${name}?`, delete: (name: string) => `Remove ${name}?`,
    unknown: (name: string) => `Remove ${name}?`,
  },
  effect: {
    signOut: 'It is signed out and stops ringing. You can sign in on it again.',
    unassign: 'It stops ringing for you. Your administrator can assign it again.',
    delete: 'It is removed for good and stops ringing. It has to be set up again to be used.',
    unknown: 'It stops ringing for you.',
  },
  askCurrent: 'This is the device you are using; you will be signed out here.',
  askOnline: 'It is still connected and may appear again until it is switched off.',
  removed: (name: string) => `${name} is removed.`,
  /** Why it was not removed, by problem code; goes into a sentence. */
  problem: {
    'device.notRemovable': 'only your administrator can remove it',
    'device.inCall': 'it is in a call',
  },
};
