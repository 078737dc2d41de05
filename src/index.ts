import { AccessSummary } from './components/access-summary/access-summary.ts';
import { AudioDevices } from './components/audio-devices/audio-devices.ts';
import { BlockedCallers } from './components/blocked-callers/blocked-callers.ts';
import { AvailabilityStatus } from './components/availability-status/availability-status.ts';
import { CalendarDnd } from './components/calendar-dnd/calendar-dnd.ts';
import { CallForwarding } from './components/call-forwarding/call-forwarding.ts';
import { CallOptions } from './components/call-options/call-options.ts';
import { CallerId } from './components/caller-id/caller-id.ts';
import { CompanyInfo } from './components/company-info/company-info.ts';
import type { DefineOptions } from './components/define.ts';
import { ContactImport } from './components/contact-import/contact-import.ts';
import { DeviceList } from './components/device-list/device-list.ts';
import { IntegrationList } from './components/integration-list/integration-list.ts';
import { LicenseList } from './components/license-list/license-list.ts';
import { MissedCallToggle } from './components/missed-call-toggle/missed-call-toggle.ts';
import { MusicOnHold } from './components/music-on-hold/music-on-hold.ts';
import { NotificationSettings } from './components/notification-settings/notification-settings.ts';
import { PersonalInfo } from './components/personal-info/personal-info.ts';
import { ProfileLauncher } from './components/profile-launcher/profile-launcher.ts';
import { ProfileSettings } from './components/profile-settings/profile-settings.ts';
import { SettingsSession } from './components/settings-session/settings-session.ts';
import { ThemeSwitch } from './components/theme-switch/theme-switch.ts';
import { VoicemailGreeting } from './components/voicemail-greeting/voicemail-greeting.ts';
import { VoicemailInbox } from './components/voicemail-inbox/voicemail-inbox.ts';
import { VoicemailSettings } from './components/voicemail-settings/voicemail-settings.ts';

export * from './client/index.ts';
export * from './components/events.ts';
export { SettingsNotificationRequestEvent } from './components/notification-settings/request-event.ts';
export { PanelElement } from './components/panel-element.ts';
export type { Theme } from './components/session-element.ts';
export type { HostWords, Words } from './components/strings/language.ts';
export { VoicemailCallBackEvent, VoicemailDownloadEvent } from './components/voicemail-inbox/events.ts';
export { VoicemailInboxOpenEvent } from './components/voicemail-settings/open-event.ts';
export type { DefineOptions };
export { AccessSummary, AudioDevices, AvailabilityStatus, BlockedCallers, CalendarDnd, CallForwarding, CallOptions, CallerId, CompanyInfo, ContactImport, DeviceList, IntegrationList, LicenseList, MissedCallToggle, MusicOnHold, NotificationSettings, PersonalInfo, ProfileLauncher, ProfileSettings, SettingsSession, ThemeSwitch, VoicemailGreeting, VoicemailInbox, VoicemailSettings };

/** Registers every element, under `prefix` or in `registry` where they are given. Taken names are a warning, never a throw. */
export function define(options?: DefineOptions): void {
  for (const element of [AccessSummary, AudioDevices, AvailabilityStatus, BlockedCallers, CalendarDnd, CallForwarding, CallOptions, CallerId, CompanyInfo, ContactImport, DeviceList, IntegrationList, LicenseList, MissedCallToggle, MusicOnHold, NotificationSettings, PersonalInfo, ProfileLauncher, ProfileSettings, SettingsSession, ThemeSwitch, VoicemailGreeting, VoicemailInbox, VoicemailSettings]) element.define(options);
}
