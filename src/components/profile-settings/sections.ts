import type { en } from './en.ts';
import type { DefineOptions } from '../define.ts';
import { sectionIcons } from './section-icons.ts';

interface PanelClass { define(options?: DefineOptions): string | undefined }

export interface Section {
  readonly group: keyof typeof en.groups;
  /** The capability without which the section is not there. */
  readonly feature: string;
  readonly icon: () => unknown;
  /** Its code, fetched when the section is first opened. */
  readonly load: () => Promise<PanelClass>;
}

export type SectionName = keyof typeof en.sections;

/** Every section we have, in the order of the navigation. A section has the name of its element. */
export const sections: Readonly<Record<SectionName, Section>> = {
  'personal-info': {
    group: 'you', feature: 'profile', icon: sectionIcons.person, load: async () => (await import('../personal-info/personal-info.ts')).PersonalInfo,
  },
  'calendar-dnd': {
    group: 'you', feature: 'autoDnd', icon: sectionIcons.clock, load: async () => (await import('../calendar-dnd/calendar-dnd.ts')).CalendarDnd,
  },
  'missed-call-toggle': {
    group: 'calls', feature: 'missedCallNotifications', icon: sectionIcons.phone,
    load: async () => (await import('../missed-call-toggle/missed-call-toggle.ts')).MissedCallToggle,
  },
  'device-list': {
    group: 'devices', feature: 'devices', icon: sectionIcons.screen, load: async () => (await import('../device-list/device-list.ts')).DeviceList,
  },
};

/** One entry of the navigation: a section of ours, or one that the host put in. */
export interface Entry { readonly name: string; readonly label: string; readonly group: string; readonly icon: (() => unknown) | undefined }

export const ours = (name: string): Section | undefined => (Object.hasOwn(sections, name) ? sections[name as SectionName] : undefined);

