/** What each panel reads, by resource name, so that reading can begin before its code is here. A test keeps it true. */
export const reads: Readonly<Record<string, readonly string[]>> = {
  'personal-info': ['profile'],
  'company-info': ['company', 'company/departments', 'numbers'],
  'access-summary': ['groups', 'numbers'],
  'license-list': ['licenses'],
  'blocked-callers': ['call-blocking', 'blocked-numbers'],
  'call-forwarding': ['call-forwarding', 'forwarding-numbers', 'schedules'],
  'call-options': ['groups', 'groups-status', 'call-recording'],
  'missed-call-toggle': ['notification-preferences', 'numbers'],
  'theme-switch': ['preferences'],
  'calendar-dnd': ['auto-dnd', 'integrations', 'do-not-disturb', 'profile'],
  'availability-status': ['presence', 'do-not-disturb', 'profile', 'call-forwarding', 'forwarding-numbers', 'schedules', 'devices', 'voicemail'],
  'contact-import': ['contact-imports'],
  'voicemail-greeting': ['voicemail/greetings'],
  'voicemail-inbox': ['voicemail/messages', 'voicemail', 'numbers'],
  'voicemail-settings': ['voicemail', 'voicemail/pin/rules'],
  'device-list': ['devices'],
  'audio-devices': ['profile'],
  'music-on-hold': ['music-on-hold', 'music-on-hold/system'],
  'integration-list': ['integrations'],
  'notification-settings': ['notification-preferences'],
  'caller-id': ['caller-id', 'caller-id/options', 'devices'],
};

const firstSection = 'personal-info';
/** Sections with more than one panel. */
const together: readonly (readonly string[])[] = [['device-list', 'caller-id'], ['audio-devices', 'music-on-hold'], ['voicemail-settings', 'voicemail-greeting', 'voicemail-inbox']];

/** What the panels inside an element will read, whatever prefix their tags have. */
export function readsBelow(root: ParentNode): string[] {
  const names = new Set<string>();
  for (const element of root.querySelectorAll('*')) {
    const tag = element.localName;
    const shell = tag.endsWith('profile-settings');
    const panel = (shell ? element.getAttribute('section') : Object.keys(reads).find((name) => tag === name || tag.endsWith(`-${name}`))) ?? (shell ? firstSection : '');
    for (const each of (shell && together.find((section) => section.includes(panel))) || [panel]) for (const name of reads[each] ?? []) names.add(name);
    for (const name of shell ? ['profile', 'preferences'] : tag.endsWith('profile-launcher') ? ['profile'] : []) names.add(name);
  }
  return [...names];
}
