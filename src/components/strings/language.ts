import type { en as accessSummary } from '../access-summary/en.ts';
import type { en as audioDevices } from '../audio-devices/en.ts';
import type { en as blockedCallers } from '../blocked-callers/en.ts';
import type { en as availabilityStatus } from '../availability-status/en.ts';
import type { en as availabilityStatusLater } from '../availability-status/later-en.ts';
import type { en as availabilityStatusSimulator } from '../availability-status/simulator-en.ts';
import type { en as calendarDnd } from '../calendar-dnd/en.ts';
import type { en as calendarDndAccount } from '../calendar-dnd/account-en.ts';
import type { en as calendarDndMore } from '../calendar-dnd/more-en.ts';
import type { en as callForwarding } from '../call-forwarding/en.ts';
import type { en as callForwardingForm } from '../call-forwarding/form-en.ts';
import type { en as callForwardingInterval } from '../call-forwarding/interval-en.ts';
import type { en as callForwardingLegs } from '../call-forwarding/legs-en.ts';
import type { en as callForwardingParts } from '../call-forwarding/parts-en.ts';
import type { en as callOptions } from '../call-options/en.ts';
import type { en as callerId } from '../caller-id/en.ts';
import type { en as companyInfo } from '../company-info/en.ts';
import type { en as contactImport } from '../contact-import/en.ts';
import type { en as deviceList } from '../device-list/en.ts';
import type { en as integrationList } from '../integration-list/en.ts';
import type { en as integrationListActions } from '../integration-list/actions-en.ts';
import type { en as licenseList } from '../license-list/en.ts';
import type { en as missedCallToggle } from '../missed-call-toggle/en.ts';
import type { en as musicOnHold } from '../music-on-hold/en.ts';
import type { en as notificationSettings } from '../notification-settings/en.ts';
import type { en as personalInfo } from '../personal-info/en.ts';
import type { en as profileLauncher } from '../profile-launcher/en.ts';
import type { en as profileLauncherQuestion } from '../profile-launcher/question-en.ts';
import type { en as profileSettings } from '../profile-settings/en.ts';
import type { en as soundPlayer } from '../sound/player-en.ts';
import type { en as soundMicrophone } from '../sound/microphone-en.ts';
import type { en as themeSwitch } from '../theme-switch/en.ts';
import type { en as voicemailInbox } from '../voicemail-inbox/en.ts';
import type { en as voicemailGreeting } from '../voicemail-greeting/en.ts';
import type { en as voicemailGreetingSound } from '../voicemail-greeting/sound-en.ts';
import type { en as voicemailSettings } from '../voicemail-settings/en.ts';
import type { en as voicemailSettingsMore } from '../voicemail-settings/more-en.ts';
import type { en as voicemailSettingsPin } from '../voicemail-settings/pin-en.ts';
import type { Strings } from './en.ts';

/** Every word in one language: what all panels say, and each panel's own. One that is missing is a compile error. */
export interface Language {
  'common': Strings;
  'access-summary': typeof accessSummary;
  'audio-devices': typeof audioDevices;
  'blocked-callers': typeof blockedCallers;
  'availability-status': typeof availabilityStatus;
  'availability-status-later': typeof availabilityStatusLater;
  'availability-status-simulator': typeof availabilityStatusSimulator;
  'calendar-dnd': typeof calendarDnd;
  'calendar-dnd-account': typeof calendarDndAccount;
  'calendar-dnd-more': typeof calendarDndMore;
  'call-forwarding': typeof callForwarding;
  'call-forwarding-form': typeof callForwardingForm;
  'call-forwarding-interval': typeof callForwardingInterval;
  'call-forwarding-legs': typeof callForwardingLegs;
  'call-forwarding-parts': typeof callForwardingParts;
  'call-options': typeof callOptions;
  'caller-id': typeof callerId;
  'company-info': typeof companyInfo;
  'contact-import': typeof contactImport;
  'device-list': typeof deviceList;
  'integration-list': typeof integrationList;
  'integration-list-actions': typeof integrationListActions;
  'license-list': typeof licenseList;
  'missed-call-toggle': typeof missedCallToggle;
  'music-on-hold': typeof musicOnHold;
  'notification-settings': typeof notificationSettings;
  'personal-info': typeof personalInfo;
  'profile-launcher': typeof profileLauncher;
  'profile-launcher-question': typeof profileLauncherQuestion;
  'profile-settings': typeof profileSettings;
  'sound-player': typeof soundPlayer;
  'sound-microphone': typeof soundMicrophone;
  'theme-switch': typeof themeSwitch;
  'voicemail-inbox': typeof voicemailInbox;
  'voicemail-greeting': typeof voicemailGreeting;
  'voicemail-greeting-sound': typeof voicemailGreetingSound;
  'voicemail-settings': typeof voicemailSettings;
  'voicemail-settings-more': typeof voicemailSettingsMore;
  'voicemail-settings-pin': typeof voicemailSettingsPin;
}

type Part<T> = T extends (...values: never[]) => unknown ? T : T extends object ? { readonly [K in keyof T]?: Part<T[K]> | undefined } : T;

/** Words of a host's own in place of ours: as many as it likes. */
export type Words = Part<Language>;
/** The same for one language, or for whichever is asked for (BCP 47). */
export type HostWords = Words | ((locale: string) => Words);
