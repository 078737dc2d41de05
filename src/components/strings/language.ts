import type { en as calendarDnd } from '../calendar-dnd/en.ts';
import type { en as deviceList } from '../device-list/en.ts';
import type { en as missedCallToggle } from '../missed-call-toggle/en.ts';
import type { en as personalInfo } from '../personal-info/en.ts';
import type { en as profileSettings } from '../profile-settings/en.ts';
import type { Strings } from './en.ts';

/** Every word in one language: what all panels say, and each panel's own. One that is missing is a compile error. */
export interface Language {
  'common': Strings;
  'calendar-dnd': typeof calendarDnd;
  'device-list': typeof deviceList;
  'missed-call-toggle': typeof missedCallToggle;
  'personal-info': typeof personalInfo;
  'profile-settings': typeof profileSettings;
}

type Part<T> = T extends (...values: never[]) => unknown ? T : T extends object ? { readonly [K in keyof T]?: Part<T[K]> | undefined } : T;

/** Words of a host's own in place of ours: as many as it likes. */
export type Words = Part<Language>;
/** The same for one language, or for whichever is asked for (BCP 47). */
export type HostWords = Words | ((locale: string) => Words);
