import type { Contract } from '../../../src/client/contract/index.ts';
import type { Handlers } from '../app/handlers.ts';
import { autoDndHandlers } from './auto-dnd.ts';
import { blockedNumbersHandlers } from './blocked-numbers.ts';
import { callBlockingHandlers } from './call-blocking.ts';
import { callForwardingHandlers } from './call-forwarding.ts';
import { callerIdHandlers, callerIdOptionsHandlers } from './caller-id.ts';
import { autoDndPreviewHandlers } from './auto-dnd-preview.ts';
import { avatarHandlers } from './avatar.ts';
import { capabilitiesHandlers } from './capabilities.ts';
import { companyHandlers, departmentsHandlers } from './company.ts';
import { importHandlers } from './contact-imports.ts';
import type { ImportRunner } from './contact-runner.ts';
import { contactsHandlers } from './contacts.ts';
import { devicesHandlers } from './devices.ts';
import { doNotDisturbHandlers, setDoNotDisturbHandlers } from './do-not-disturb.ts';
import { forwardingNumbersHandlers } from './forwarding-numbers.ts';
import { callRecordingHandlers } from './call-recording.ts';
import { groupMembershipHandlers, groupsHandlers, groupsStatusHandlers } from './groups.ts';
import { type ConnectOptions, integrationHandlers } from './integrations.ts';
import { licensesHandlers } from './licenses.ts';
import { holdAudioHandlers, holdPieceAudioHandlers, holdPiecesHandlers, musicOnHoldHandlers } from './music-on-hold.ts';
import { notificationPreferencesHandlers } from './notification-preferences.ts';
import { numbersHandlers } from './numbers.ts';
import { preferencesHandlers } from './preferences.ts';
import { presenceHandlers } from './presence.ts';
import { profileHandlers } from './profile.ts';
import { schedulesHandlers } from './schedules.ts';
import type { Speaker } from './speaker.ts';
import { speechHandlers } from './speech.ts';
import { greetingAudioHandlers, greetingsHandlers } from './voicemail-greetings.ts';
import { changeMessagesHandlers, voicemailAudioHandlers, voicemailMessagesHandlers } from './voicemail-messages.ts';
import { pinRulesHandlers, setPinHandlers } from './voicemail-pin.ts';
import { voicemailHandlers } from './voicemail.ts';

/** One handler for each operation of the contract; the compiler says which is missing. */
export const handlersOf = ({ imports, speaker, ...options }: ConnectOptions & { readonly imports: ImportRunner; readonly speaker: Speaker | undefined }): Handlers<Contract> => ({
  autoDnd: autoDndHandlers,
  autoDndPreview: autoDndPreviewHandlers,
  avatar: avatarHandlers,
  blockedNumbers: blockedNumbersHandlers,
  callBlocking: callBlockingHandlers,
  callForwarding: callForwardingHandlers,
  callerId: callerIdHandlers,
  callerIdOptions: callerIdOptionsHandlers,
  capabilities: capabilitiesHandlers(speaker),
  company: companyHandlers,
  contacts: contactsHandlers,
  departments: departmentsHandlers,
  devices: devicesHandlers,
  doNotDisturb: doNotDisturbHandlers,
  forwardingNumbers: forwardingNumbersHandlers,
  callRecording: callRecordingHandlers,
  groupMembership: groupMembershipHandlers,
  groups: groupsHandlers,
  groupsStatus: groupsStatusHandlers,
  holdAudio: holdAudioHandlers,
  holdPieceAudio: holdPieceAudioHandlers,
  holdPieces: holdPiecesHandlers,
  licenses: licensesHandlers,
  musicOnHold: musicOnHoldHandlers,
  notificationPreferences: notificationPreferencesHandlers,
  numbers: numbersHandlers,
  preferences: preferencesHandlers,
  presence: presenceHandlers,
  profile: profileHandlers,
  schedules: schedulesHandlers,
  setDoNotDisturb: setDoNotDisturbHandlers,
  changeMessages: changeMessagesHandlers,
  greetingAudio: greetingAudioHandlers,
  greetings: greetingsHandlers,
  pinRules: pinRulesHandlers,
  setPin: setPinHandlers,
  speakGreeting: speechHandlers(speaker),
  voicemail: voicemailHandlers,
  voicemailAudio: voicemailAudioHandlers,
  voicemailMessages: voicemailMessagesHandlers,
  ...importHandlers(imports),
  ...integrationHandlers(options),
});

/** What else a write may change: representations that are derived from it. By contract key; others touch only themselves. */
export const touches = {
  avatar: ['profile'],
  profile: ['profile', 'notification-preferences', 'caller-id', 'call-forwarding', 'do-not-disturb', 'presence'],
  company: ['company', 'caller-id/options'],
  groupMembership: ['groups', 'groups-status'],
  groupsStatus: ['groups', 'groups-status'],
  callerId: ['caller-id', 'company'],
  devices: ['devices', 'caller-id', 'presence'],
  connectIntegration: ['integrations'],
  disconnectIntegration: ['integrations', 'auto-dnd', 'do-not-disturb', 'presence', 'call-forwarding'],
  autoDnd: ['auto-dnd', 'do-not-disturb', 'presence', 'call-forwarding', 'capabilities'],
  forwardingNumbers: ['forwarding-numbers', 'call-forwarding'],
  importContacts: ['contact-imports'],
  voicemail: ['voicemail', 'voicemail/greetings'],
  holdAudio: ['music-on-hold'],
  greetingAudio: ['voicemail', 'voicemail/greetings'],
  setPin: ['voicemail/pin/rules'],
  voicemailMessages: ['voicemail', 'voicemail/messages'],
  changeMessages: ['voicemail', 'voicemail/messages'],
  syncIntegration: ['integrations', 'auto-dnd', 'do-not-disturb'],
  setDoNotDisturb: ['do-not-disturb', 'call-forwarding'],
} satisfies Partial<Record<keyof Contract, readonly string[]>>;
