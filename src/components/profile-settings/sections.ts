import type { en } from './en.ts';
import type { DefineOptions } from '../define.ts';
import { sectionIcons } from './section-icons.ts';

interface PanelClass { define(options?: DefineOptions): string | undefined }

export interface SectionPanel {
  /** The capabilities without which the panel is not there: one of them is enough. */
  readonly feature: string;
  /** Its code, fetched when the section is first opened. */
  readonly load: () => Promise<PanelClass>;
}

export interface Section extends SectionPanel {
  readonly group: keyof typeof en.groups;
  readonly icon: () => unknown;
  /** The panels below the first one, by tag. A section is there while one of its panels is. */
  readonly also?: Readonly<Record<string, SectionPanel>>;
}

export type SectionName = keyof typeof en.sections;

/** Every section we have, in the order of the navigation. A section has the name of its element. */
export const sections: Readonly<Record<SectionName, Section>> = {
  'personal-info': {
    group: 'you', feature: 'profile', icon: sectionIcons.person, load: async () => (await import('../personal-info/personal-info.ts')).PersonalInfo,
  },
  'company-info': {
    group: 'you', feature: 'company', icon: sectionIcons.building, load: async () => (await import('../company-info/company-info.ts')).CompanyInfo,
  },
  'access-summary': {
    group: 'you', feature: 'numbers groups', icon: sectionIcons.people, load: async () => (await import('../access-summary/access-summary.ts')).AccessSummary,
  },
  'license-list': {
    group: 'you', feature: 'licenses', icon: sectionIcons.ribbon, load: async () => (await import('../license-list/license-list.ts')).LicenseList,
  },
  'calendar-dnd': {
    group: 'you', feature: 'autoDnd', icon: sectionIcons.clock, load: async () => (await import('../calendar-dnd/calendar-dnd.ts')).CalendarDnd,
  },
  'theme-switch': {
    group: 'you', feature: 'preferences', icon: sectionIcons.look, load: async () => (await import('../theme-switch/theme-switch.ts')).ThemeSwitch,
  },
  'availability-status': {
    group: 'calls', feature: 'doNotDisturb presence', icon: sectionIcons.available,
    load: async () => (await import('../availability-status/availability-status.ts')).AvailabilityStatus,
  },
  'call-forwarding': {
    group: 'calls', feature: 'callForwarding', icon: sectionIcons.forward, load: async () => (await import('../call-forwarding/call-forwarding.ts')).CallForwarding,
  },
  'call-options': {
    group: 'calls', feature: 'groups callRecording', icon: sectionIcons.options, load: async () => (await import('../call-options/call-options.ts')).CallOptions,
  },
  'missed-call-toggle': {
    group: 'calls', feature: 'missedCallNotifications', icon: sectionIcons.phone,
    load: async () => (await import('../missed-call-toggle/missed-call-toggle.ts')).MissedCallToggle,
  },
  'voicemail-settings': {
    group: 'calls', feature: 'voicemail voicemail.pin', icon: sectionIcons.voicemail,
    load: async () => (await import('../voicemail-settings/voicemail-settings.ts')).VoicemailSettings,
    also: {
      'voicemail-greeting': { feature: 'voicemail.greetings', load: async () => (await import('../voicemail-greeting/voicemail-greeting.ts')).VoicemailGreeting },
      'voicemail-inbox': { feature: 'voicemail.messages', load: async () => (await import('../voicemail-inbox/voicemail-inbox.ts')).VoicemailInbox },
    },
  },
  'blocked-callers': {
    group: 'calls', feature: 'blockedNumbers callBlocking', icon: sectionIcons.barred,
    load: async () => (await import('../blocked-callers/blocked-callers.ts')).BlockedCallers,
  },
  'contact-import': {
    group: 'calls', feature: 'contacts.import', icon: sectionIcons.book, load: async () => (await import('../contact-import/contact-import.ts')).ContactImport,
  },
  'device-list': {
    group: 'devices', feature: 'devices', icon: sectionIcons.screen, load: async () => (await import('../device-list/device-list.ts')).DeviceList,
    also: { 'caller-id': { feature: 'callerId', load: async () => (await import('../caller-id/caller-id.ts')).CallerId } },
  },
  'audio-devices': {
    group: 'devices', feature: 'audioDevices', icon: sectionIcons.headset, load: async () => (await import('../audio-devices/audio-devices.ts')).AudioDevices,
    also: { 'music-on-hold': { feature: 'musicOnHold', load: async () => (await import('../music-on-hold/music-on-hold.ts')).MusicOnHold } },
  },
  'integration-list': {
    group: 'devices', feature: 'integrations', icon: sectionIcons.plug, load: async () => (await import('../integration-list/integration-list.ts')).IntegrationList,
  },
  'notification-settings': {
    group: 'devices', feature: 'browserNotifications', icon: sectionIcons.bell,
    load: async () => (await import('../notification-settings/notification-settings.ts')).NotificationSettings,
  },
};

/** One entry of the navigation: a section of ours, or one that the host put in. */
export interface Entry { readonly name: string; readonly label: string; readonly group: string; readonly icon: (() => unknown) | undefined }

export const ours = (name: string): Section | undefined => (Object.hasOwn(sections, name) ? sections[name as SectionName] : undefined);

/** The sections that the host put in. */
export const addedTo = (host: Element): Entry[] => [...host.children].filter(({ slot }) => slot && !slot.includes('/')).map(
  (child) => ({ name: child.slot, label: child.getAttribute('data-label') ?? child.slot, group: '', icon: undefined }));

/** Hands on what the host put into a panel of ours: a child with `slot="license-list/help"` is the panel's `help`. */
export function handOn(host: Element, tag: string, panel: Element): void {
  const names = new Set([...host.children].map(({ slot }) => slot).filter((slot) => slot.startsWith(`${tag}/`)));
  for (const slot of panel.children) if (!names.delete((slot as HTMLSlotElement).name)) slot.remove();
  for (const name of names) panel.append(Object.assign(document.createElement('slot'), { name, slot: name.slice(tag.length + 1) }));
}

/** The panels of a section by tag, in their order; none in a section of the host's own. */
export const panelsOf = (name: string): ReadonlyMap<string, SectionPanel> => {
  const section = ours(name);
  return new Map(section ? [[name, section], ...Object.entries(section.also ?? {})] : []);
};
