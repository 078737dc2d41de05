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
  /** What removing does, by `removeSemantics`. */
  remove: { signOut: 'Sign out', unassign: 'Unassign', delete: 'Remove', unknown: 'Remove' },
  removes: {
    signOut: (name: string) => `Sign out ${name}`, unassign: (name: string) => `Unassign ${name}`, delete: (name: string) => `Remove ${name}`,
    unknown: (name: string) => `Remove ${name}`,
  },
  removeFailed: (name: string, why: string) => `${name} was not removed: ${why}.`,
};
