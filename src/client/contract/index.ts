import { autoDnd } from './auto-dnd.ts';
import { autoDndPreview } from './auto-dnd-preview.ts';
import { avatar } from './avatar.ts';
import { batch } from './batch.ts';
import { blockedNumbers } from './blocked-numbers.ts';
import { callBlocking } from './call-blocking.ts';
import { callForwarding } from './call-forwarding.ts';
import { callRecording } from './call-recording.ts';
import { callerId, callerIdOptions } from './caller-id.ts';
import { capabilities } from './capabilities.ts';
import { company, departments } from './company.ts';
import { devices } from './devices.ts';
import { doNotDisturb, setDoNotDisturb } from './do-not-disturb.ts';
import { forwardingNumbers } from './forwarding-numbers.ts';
import { groupMembership, groupsStatus } from './groups-status.ts';
import { groups } from './groups.ts';
import { contactImportErrors, contactImports, importContacts } from './contact-imports.ts';
import { contacts } from './contacts.ts';
import { connectIntegration, disconnectIntegration, integrations } from './integrations.ts';
import { licenses } from './licenses.ts';
import { holdAudio, holdPieceAudio, holdPieces, musicOnHold } from './music-on-hold.ts';
import { notificationPreferences } from './notification-preferences.ts';
import { numbers } from './numbers.ts';
import { preferences } from './preferences.ts';
import { presence } from './presence.ts';
import { profile } from './profile.ts';
import { schedules } from './schedules.ts';
import { greetingAudio, greetings } from './voicemail-greetings.ts';
import { changeMessages, voicemailAudio } from './voicemail-actions.ts';
import { voicemailMessages } from './voicemail-messages.ts';
import { pinRules, setPin } from './voicemail-pin.ts';
import { speakGreeting } from './voicemail-speech.ts';
import { voicemail } from './voicemail.ts';
import { syncIntegration } from './sync-integration.ts';

/** Every resource: for the server, OpenAPI and tests. Panels import their own resource only, so that pages stay small. */
export const contract = {
  autoDnd, autoDndPreview, avatar, batch, blockedNumbers, callBlocking, callForwarding, callerId, callerIdOptions, callRecording, capabilities, company, connectIntegration, contactImportErrors, contactImports, contacts, departments, devices,
  disconnectIntegration, doNotDisturb, forwardingNumbers, groupMembership, groups, groupsStatus, importContacts, integrations, licenses, notificationPreferences, numbers, preferences, presence, profile,
  changeMessages, greetingAudio, greetings, pinRules, setPin, speakGreeting, voicemail, voicemailAudio, voicemailMessages,
  holdAudio, holdPieceAudio, holdPieces, musicOnHold,
  schedules, setDoNotDisturb, syncIntegration,
} as const;
export type Contract = typeof contract;
