import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import type { BlockedNumber } from '../../../src/client/contract/blocked-numbers.ts';
import type { CallBlocking } from '../../../src/client/contract/call-blocking.ts';
import type { CallRecording } from '../../../src/client/contract/call-recording.ts';
import type { CallerId } from '../../../src/client/contract/caller-id.ts';
import type { Capabilities } from '../../../src/client/contract/capabilities.ts';
import type { Company, Department } from '../../../src/client/contract/company.ts';
import type { Device } from '../../../src/client/contract/devices.ts';
import type { DoNotDisturb } from '../../../src/client/contract/do-not-disturb.ts';
import type { Group } from '../../../src/client/contract/groups.ts';
import type { Integration } from '../../../src/client/contract/integrations.ts';
import type { License } from '../../../src/client/contract/licenses.ts';
import type { NotificationPreferences } from '../../../src/client/contract/notification-preferences.ts';
import type { PhoneNumber } from '../../../src/client/contract/numbers.ts';
import type { Preferences } from '../../../src/client/contract/preferences.ts';
import type { Presence } from '../../../src/client/contract/presence.ts';
import type { Profile } from '../../../src/client/contract/profile.ts';
import type { Document, Folder } from '../store/store.ts';
import type { kindOf } from '../auto-dnd/events.ts';
import type { Granularity } from './calendar-feed.ts';
import type { Grant } from './connector.ts';

export type StoredProfile = Profile;
export type StoredCapabilities = Pick<Capabilities, 'features' | 'fields'>;
export interface StoredNotifications {
  enabled: boolean;
  /** What was chosen for a number; a number that is not here is on. */
  chosen: Record<string, boolean>;
  browser: NotificationPreferences['browser'];
}
export interface StoredIntegration {
  category: Integration['category'];
  name: string;
  status: Exclude<Integration['status'], 'connecting' | 'syncing' | 'unknown'>;
  accountLabel?: string;
  scopes?: string[];
  services?: NonNullable<Integration['services']>;
  connectedAt?: string;
  lastSyncedAt?: string;
  manageUrl?: string;
  error?: { code: string; message?: string };
  /** Of a calendar: how much of it the user allowed to be read. */
  granularity?: Granularity;
  /** The authorization that is under way; `key` names its `StoredAttempt`. */
  attempt?: { key: string; expiresAt: string };
}
export interface StoredCompany extends Pick<Company, 'companyName' | 'outboundNumberId' | 'extension' | 'departmentId' | 'directoryListed' | 'site' | 'manager'> {
  /** The company's own number, which everybody may show. */
  mainNumber?: Pick<PhoneNumber, 'id' | 'number' | 'display' | 'label' | 'country'>;
}
/** A device that is not here shows what is shown by default; without a name, the profile's is shown. */
export type StoredCallerId = CallerId;
/** Kept under `system`, since Google's redirect carries no user. */
export interface StoredAttempt {
  user: string;
  integration: string;
  expiresAt: string;
  mode: 'popup' | 'redirect';
  returnUrl: string;
  /** What the user agreed to, where there is a choice. */
  services?: string[];
  /** What the connector wants back; holds the PKCE verifier. Empty once the code is exchanged. */
  memory: string;
  /** Agreed with the other service, and waiting for the user to say whose it shall be (decision 0010). */
  parked?: Grant;
}

export interface StoredWindow {
  start: string;
  end: string;
  kind?: ReturnType<typeof kindOf>;
  /** When the event began of which this is a later part. */
  since?: string;
}
export interface StoredDnd {
  manual?: { setAt: string; until: string | null; scope: DoNotDisturb['scope'] } | null;
  /** When the user said to be reachable in spite of the calendar or the schedule. */
  overrideAt?: string | null;
  /** When the company keeps calls away by itself. */
  schedule?: StoredWindow[];
}
/** The events of the connected calendar that count, each with its lead and trail, as they were read last. */
export interface StoredBusy { windows: StoredWindow[]; lastSyncedAt: string | null }
export interface StoredPresence extends Pick<Presence, 'availability' | 'message' | 'messageExpiresAt'> {
  silentDevices: string[];
  pushPaused: boolean;
}

/** Owner of what belongs to no user; no identity provider's subject can be spelled so. */
export const system = '*';

export const profileDocument: Document<StoredProfile> = { path: 'profile' };
/** The user's picture, without its metadata. */
export const avatarDocument: Document<{ contentType: string; base64: string }> = { path: 'avatar' };
export const capabilitiesDocument: Document<StoredCapabilities> = { path: 'capabilities' };
export const preferencesDocument: Document<Preferences> = { path: 'preferences' };
export const notificationsDocument: Document<StoredNotifications> = { path: 'notification-preferences' };
/** The last mail that could not be delivered, and to which address. */
export const undeliveredDocument: Document<{ email: string; at: string }> = { path: 'mail-undelivered' };
export const autoDndDocument: Document<AutoDnd> = { path: 'auto-dnd' };
export const companyDocument: Document<StoredCompany> = { path: 'company' };
export const callerIdDocument: Document<StoredCallerId> = { path: 'caller-id' };
export const callBlockingDocument: Document<CallBlocking> = { path: 'call-blocking' };
export const blockedNumbersFolder: Folder<BlockedNumber> = { folder: 'blocked-numbers/' };
export const blockedNumberDocument = (id: string): Document<BlockedNumber> => ({ path: `blocked-numbers/${id}` });
export const departmentsFolder: Folder<Department> = { folder: 'departments/' };
export const departmentDocument = (id: string): Document<Department> => ({ path: `departments/${id}` });
export const numbersFolder: Folder<PhoneNumber> = { folder: 'numbers/' };
export const numberDocument = (id: string): Document<PhoneNumber> => ({ path: `numbers/${id}` });
export const groupsStatusDocument: Document<{ acceptGroupCalls: boolean }> = { path: 'groups-status' };
export const callRecordingDocument: Document<CallRecording> = { path: 'call-recording' };
export const groupsFolder: Folder<Group> = { folder: 'groups/' };
export const groupDocument = (id: string): Document<Group> => ({ path: `groups/${id}` });
export const licensesFolder: Folder<License> = { folder: 'licenses/' };
export const licenseDocument = (id: string): Document<License> => ({ path: `licenses/${id}` });
export const devicesFolder: Folder<Device> = { folder: 'devices/' };
export const deviceDocument = (id: string): Document<Device> => ({ path: `devices/${id}` });
export const integrationsFolder: Folder<StoredIntegration> = { folder: 'integrations/' };
export const integrationDocument = (id: string): Document<StoredIntegration> => ({ path: `integrations/${id}` });
export const attemptDocument = (key: string): Document<StoredAttempt> => ({ path: `attempts/${key}` });
export const attemptsFolder: Folder<StoredAttempt> = { folder: 'attempts/' };
export const presenceDocument: Document<StoredPresence> = { path: 'presence' };
export const dndDocument: Document<StoredDnd> = { path: 'do-not-disturb' };
/** What was said at a phone last, and when, by the phone system's clock. */
export const phoneKeyDocument: Document<{ at: string; active: boolean }> = { path: 'do-not-disturb-key' };
export const busyDocument: Document<StoredBusy> = { path: 'calendar-busy' };
/** When something of a user changes by itself next; kept under `system`, by user. */
export const wakesFolder: Folder<string> = { folder: 'wakes/' };
export const wakeDocument = (user: string): Document<string> => ({ path: `wakes/${user}` });
/** The grant as the connector gave it, encrypted by the connector. */
export const grantDocument = (id: string): Document<string> => ({ path: `grants/${id}` });
