/** The panel's own words in English. */
export const en = {
  title: 'Profile settings',
  section: 'Section',
  sections: {
    'voicemail-settings': 'Voicemail',
    'personal-info': 'Information', 'company-info': 'Company', 'theme-switch': 'Appearance', 'access-summary': 'Access', 'license-list': 'Licences', 'calendar-dnd': 'Calendar and DND', 'availability-status': 'Availability', 'call-forwarding': 'Call forwarding', 'call-options': 'Call options', 'missed-call-toggle': 'Missed calls', 'blocked-callers': 'Blocked callers', 'contact-import': 'Contacts', 'device-list': 'Devices',
    'integration-list': 'Integrations', 'audio-devices': 'Audio devices', 'notification-settings': 'Notifications',
  },
  groups: { you: 'You', calls: 'Calls', devices: 'Devices and apps' },
  codeError: 'This section could not be loaded. Check your connection.',
  failedIn: (names: string) => `Not everything was saved. Look at ${names}.`,
  unsaved: 'not saved yet',
  /** The first part is told in bold. */
  changesIn: (changes: string, where: string) => [changes, ` in ${where}`] as readonly [string, string],
  none: 'There is nothing here that you can change.',
};
