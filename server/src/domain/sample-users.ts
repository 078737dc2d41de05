import type { Device } from '../../../src/client/contract/devices.ts';
import type { PhoneNumber } from '../../../src/client/contract/numbers.ts';
import { forwardingParams } from './sample-forwarding.ts';
import { musicFeatures } from './sample-music.ts';
import { voicemailFeatures } from './sample-voicemail.ts';
import type { StoredCapabilities, StoredIntegration, StoredNotifications, StoredProfile } from './documents.ts';

/** All documents of one user. */
export interface Sample {
  readonly profile: StoredProfile;
  readonly capabilities: StoredCapabilities;
  readonly notifications: StoredNotifications;
  readonly numbers: readonly PhoneNumber[];
  readonly devices: readonly Device[];
  readonly calendar: StoredIntegration['status'];
}

const languages = ['en-US', 'en-GB', 'en-CA', 'es', 'fr', 'fr-CA', 'pt-BR', 'de', 'pl', 'ja', 'he', 'ar'];
const adminLocked = { code: 'adminLocked', lockedBy: 'account' } as const;
const write = { access: 'write' } as const;
const read = { access: 'read', reason: adminLocked } as const;

const open: StoredCapabilities = {
  features: {
    company: write,
    callerId: { ...write, params: { perDevice: true, allowBlock: true, allowName: false } },
    profile: { ...write, params: { languages } },
    avatar: {
      ...write, params: { maxBytes: 2_097_152, accepted: ['image/jpeg', 'image/png', 'image/webp'], minPx: 128, maxPx: 4096, sizes: [512] },
    },
    numbers: { access: 'read', params: { country: 'CA' } },
    preferences: write,
    groups: { access: 'read' },
    'groups.membership': write,
    callRecording: { ...write, params: { modes: ['off', 'onDemand', 'automatic', 'automaticWithPause'] } },
    licenses: { access: 'read', params: { package: null } },
    missedCallNotifications: { ...write, params: { granularity: 'number', channel: ['email'], defaultForNewNumber: true } },
    browserNotifications: write,
    audioDevices: write,
    devices: write,
    'devices.remove': write,
    callBlocking: write,
    callForwarding: { ...write, params: forwardingParams.exclusive },
    schedules: { access: 'read' },
    blockedNumbers: { ...write, params: { limit: 200, matchTypes: ['exact', 'prefix'], minPrefixDigits: 4 } },
    ...voicemailFeatures.open,
    ...musicFeatures.open,
    contacts: write,
    'contacts.import': {
      ...write,
      params: { maxBytes: 2_097_152, maxRows: 5000, formats: ['csv', 'vcard'], required: ['firstName', 'lastName', 'phone'], phones: 'strict', country: 'CA' },
    },
    integrations: write,
    calendar: write,
    autoDnd: write,
    presence: { ...write, params: { choices: [{ id: 'available' }, { id: 'busy' }, { id: 'away' }] } },
    doNotDisturb: {
      ...write,
      params: {
        scopes: ['all', 'exceptGroups', 'groupsOnly'], presets: ['PT30M', 'PT1H', 'PT2H', 'PT4H', 'P1D', 'P7D', 'untilTomorrow', 'indefinite'],
        maxDuration: 'P14D', forwarding: 'voicemail',
      },
    },
  },
  fields: { 'profile.email': read, 'callerId.name': { access: 'read' } },
};
const quiet: StoredNotifications = {
  enabled: false, chosen: {}, browser: { incomingCalls: true, messages: true, voicemail: true, sound: true, showContent: false, missedCalls: true },
};
/** Of a phone system that does not tell about missed calls there. */
const browserOf = ({ browser: { missedCalls: _without, ...rest } }: StoredNotifications): StoredNotifications['browser'] => rest;
const voice = ['voice', 'callerId'] satisfies PhoneNumber['features'];

/** What somebody has who signs in for the first time: everything open, nothing assigned. */
export const newcomer = (id: string, now: Date): Sample => ({
  profile: {
    id, firstName: 'New', lastName: 'user', displayName: null, jobTitle: '', email: '', language: 'en-US', timeZone: 'UTC', updatedAt: now.toISOString(),
  },
  capabilities: open, notifications: quiet, numbers: [], devices: [], calendar: 'disconnected',
});

/** The people of the demo. Zoe may change nearly everything, Omar's administrator locked a lot, Ada has just started. */
export function sampleUsers(now: Date): Sample[] {
  const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const updatedAt = ago(24 * 30);
  const zoe: Sample = {
    profile: {
      id: 'zoe', firstName: 'Zoë', lastName: 'Quinn', displayName: null, jobTitle: 'Account manager', email: 'zoe.quinn@example.com',
      language: 'en-US', timeZone: 'Europe/Warsaw', updatedAt,
    },
    capabilities: { ...open, features: { ...open.features, licenses: { access: 'read', params: { package: 'Business Plus' } } } },
    notifications: { ...quiet, enabled: true, chosen: { 'num-mobile': false } },
    numbers: [
      {
        id: 'num-direct', number: '+16135550100', display: '+1 613 555 0100', label: 'Direct', kind: 'direct',
        primary: true, features: [...voice, 'sms'], status: 'active', country: 'CA',
      },
      {
        id: 'num-support', number: '+442079460123', display: '+44 20 7946 0123', label: 'Support line', kind: 'group',
        primary: false, features: voice, status: 'active', country: 'GB',
      },
      {
        id: 'num-mobile', number: '+48221234567', display: '+48 22 123 45 67', label: 'Warsaw office', kind: 'direct',
        primary: false, features: voice, status: 'active', country: 'PL',
      },
    ],
    devices: [
      {
        id: 'dev-chrome', name: 'Chrome on Windows', type: 'web', os: 'Windows 11', appVersion: '4.2.0', status: 'online',
        registered: true, firstSeenAt: ago(2000), lastSeenAt: ago(0), isCurrent: true, shared: false, removable: true,
        removeSemantics: 'signOut',
      },
      {
        id: 'dev-pixel', name: 'Pixel 9', type: 'mobile', model: 'Pixel 9', manufacturer: 'Google', os: 'Android 16',
        appVersion: '4.1.3', status: 'offline', registered: false, firstSeenAt: ago(4000), lastSeenAt: ago(50),
        shared: false, removable: true, removeSemantics: 'signOut',
      },
      {
        id: 'dev-yealink', name: 'Yealink T46U', type: 'deskPhone', model: 'T46U', manufacturer: 'Yealink',
        mac: '80:5e:c0:**:**:2f', status: 'offline', registered: false, firstSeenAt: ago(9000), lastSeenAt: ago(300),
        shared: false, removable: false, removeReason: adminLocked,
      },
      {
        id: 'dev-ata', name: 'Conference room ATA', type: 'ata', model: 'HT802', manufacturer: 'Grandstream',
        mac: 'c0:74:ad:**:**:91', status: 'online', registered: true, firstSeenAt: ago(6000), lastSeenAt: ago(0),
        shared: true, removable: true, removeSemantics: 'unassign',
      },
    ],
    calendar: 'disconnected',
  };
  const omar: Sample = {
    profile: {
      id: 'omar', firstName: 'Omar', lastName: 'Haddad', displayName: null, jobTitle: 'Field engineer', email: 'omar.haddad@example.com',
      language: 'en-GB', timeZone: 'Africa/Cairo', updatedAt,
    },
    capabilities: {
      features: {
        ...open.features,
        preferences: read,
        presence: { ...open.features['presence'], ...read },
        doNotDisturb: { ...open.features['doNotDisturb'], ...read },
        avatar: { ...open.features['avatar'], ...read },
        missedCallNotifications: { ...open.features['missedCallNotifications'], ...read },
        browserNotifications: read,
        'devices.remove': { access: 'none', reason: { code: 'insufficientPermissions' } },
        'groups.membership': read,
        callRecording: { ...open.features['callRecording'], ...read },
        callBlocking: read,
        callForwarding: { ...read, params: forwardingParams.seconds },
        blockedNumbers: { ...open.features['blockedNumbers'], ...read },
        ...voicemailFeatures.locked,
        ...musicFeatures.locked,
        callerId: { ...read, params: { perDevice: false, allowBlock: true, allowName: false } },
        autoDnd: { access: 'read', reason: { code: 'accountLimitation' } },
        contacts: read,
        'contacts.import': { ...open.features['contacts.import'], ...read },
        licenses: { access: 'read', params: { package: 'Basic' } },
      },
      fields: {
        ...open.fields, 'profile.firstName': read, 'profile.lastName': read, 'profile.jobTitle': read,
        'company.outboundNumberId': read, 'company.extension': read, 'company.departmentId': read,
      },
    },
    notifications: { ...quiet, enabled: true },
    numbers: [
      {
        id: 'num-omar', number: '+16135550142', display: '+1 613 555 0142', label: 'Direct', kind: 'direct', primary: true,
        features: voice, status: 'active', country: 'CA',
      },
    ],
    devices: [
      {
        id: 'dev-firefox', name: 'Firefox on macOS', type: 'web', os: 'macOS 15', appVersion: '4.2.0', status: 'online',
        registered: true, firstSeenAt: ago(900), lastSeenAt: ago(0), isCurrent: true, shared: false, removable: false,
        removeReason: { code: 'insufficientPermissions' },
      },
      {
        id: 'dev-poly', name: 'Poly VVX 450', type: 'deskPhone', model: 'VVX 450', manufacturer: 'Poly',
        mac: '64:16:7f:**:**:0a', status: 'online', registered: true, firstSeenAt: ago(7000), lastSeenAt: ago(0),
        shared: false, removable: false, removeReason: adminLocked,
      },
    ],
    calendar: 'disabledByAdmin',
  };
  const own = [{ id: 'available' }, { id: 'away' }, { id: 'lunch', label: 'Lunch break', shows: 'away' }, { id: 'trip', label: 'Business trip', shows: 'away' }];
  const ada: Sample = {
    ...newcomer('ada', now),
    profile: {
      id: 'ada', firstName: 'Ada', lastName: 'Okafor', displayName: null, jobTitle: '', email: 'ada.okafor@example.com',
      language: 'en-US', timeZone: 'Africa/Lagos', updatedAt: ago(1),
    },
    notifications: { ...quiet, browser: browserOf(quiet) },
    capabilities: {
      ...open,
      features: {
        ...open.features, autoDnd: { access: 'none', reason: { code: 'planLimitation' } },
        'contacts.import': { ...write, params: { ...open.features['contacts.import']?.params, formats: ['csv'], phones: 'lenient', country: 'NG' } },
        presence: { ...write, params: { choices: own } },
        doNotDisturb: { ...write, params: { scopes: ['all'], presets: ['PT30M', 'PT1H', 'indefinite'], maxDuration: 'P1D', forwarding: 'voicemail' } },
        callForwarding: { ...write, params: forwardingParams.independent }, schedules: { access: 'none', reason: { code: 'providerUnsupported' } },
        ...voicemailFeatures.small,
        ...musicFeatures.small,
        callRecording: { access: 'none', reason: { code: 'planLimitation' } }, callBlocking: { access: 'none', reason: { code: 'providerUnsupported' } }, blockedNumbers: { ...write, params: { limit: 100, matchTypes: ['exact'] } },
      },
      fields: { ...open.fields, 'company.extension': read, 'presence.message': { access: 'none' }, 'voicemail.transcription': voicemailFeatures.small['voicemail.transcription'],
        'callForwarding.keepCallerId': read, 'audioDevices.ringtone': { access: 'none', reason: { code: 'providerUnsupported' } } },
    },
  };
  return [zoe, omar, ada];
}

