/** The panel's own words in English. */
export const en = {
  title: 'Connected devices',
  lead: 'Phones and apps that ring for you. Removing one takes effect at once.',
  empty: 'No devices are connected.',
  refresh: 'Refresh',
  status: { online: 'Online', offline: 'Offline', activating: 'Starting', error: 'Has a problem', unknown: 'Unknown' },
  type: {
    deskPhone: 'Desk phone', softphone: 'Desktop app', mobile: 'Mobile app', web: 'Browser app', room: 'Meeting room', ata: 'Phone adapter',
    other: 'Device', unknown: 'Device',
  },
  thisDevice: 'This device.',
  version: (version: string) => `version ${version}`,
  lastSeen: (when: string) => `last seen ${when}`,
  notRemovable: 'Only your administrator can remove this device.',
  /** What removing does, by `removeSemantics`: the button, and the question before it. */
  remove: { signOut: 'Sign out', unassign: 'Unassign', delete: 'Remove', unknown: 'Remove' },
  removes: {
    signOut: (name: string) => `Sign out ${name}`, unassign: (name: string) => `Unassign ${name}`, delete: (name: string) => `Remove ${name}`,
    unknown: (name: string) => `Remove ${name}`,
  },
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
  removeFailed: (name: string, why: string) => `${name} was not removed: ${why}.`,
  /** By problem code; goes into the sentence above. */
  problem: {
    'device.notRemovable': 'only your administrator can remove it',
    'device.inCall': 'it is in a call',
  },
};
