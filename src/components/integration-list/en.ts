/** The panel's own words in English. */
export const en = {
  title: 'Integrations',
  lead: 'Other services that work with your phone account. Connecting and disconnecting take effect at once.',
  empty: 'Your organisation offers nothing to connect yet.',
  status: {
    disconnected: 'Not connected', connecting: 'Connecting', connected: 'Connected', syncing: 'Syncing', reauthRequired: 'Needs attention',
    error: 'Not reachable', disabledByAdmin: 'Not allowed', managedByAdmin: 'Connected', unknown: 'Unknown',
  },
  category: { calendar: 'Calendar', crm: 'Customer records', collaboration: 'Working together', other: 'Other services', unknown: 'Other services' },
  /** What an account can be used for, by id; others are the provider's own words. */
  service: {
    calendar: 'Calendar', contacts: 'Contacts', directory: 'Company directory', calls: 'Call history', messages: 'Messages', presence: 'Availability',
  },
  canUse: (services: string) => `Can be used for: ${services}`,
  waiting: (name: string) => `Waiting for ${name}… finish in the other window.`,
  synced: (when: string) => `synced ${when}`,
  syncing: 'looking for changes',
  accessEnded: 'Access ended. Sign in again to go on.',
  notReachable: (name: string) => `${name} cannot be reached just now.`,
  notAllowed: 'Your organisation does not allow this connection.',
  managed: 'managed by your organisation',
  connect: 'Connect', reconnect: 'Reconnect', disconnect: 'Disconnect', sync: 'Sync now', manage: 'Manage',
  nowConnected: (name: string) => `${name} is connected.`,
  nowDisconnected: (name: string) => `${name} is disconnected.`,
  nowEnded: (name: string) => `${name} needs attention: access ended.`,
  notConnected: (why: string) => `Not connected: ${why}.`,
  notDisconnected: (why: string) => `Not disconnected: ${why}.`,
  notSynced: (why: string) => `Not synced: ${why}.`,
};
