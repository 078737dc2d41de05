import type { Greeting } from '../../../src/client/contract/voicemail-greetings.ts';
import type { VoicemailMessage } from '../../../src/client/contract/voicemail-messages.ts';
import type { PinRules } from '../../../src/client/contract/voicemail-pin.ts';
import type { Voicemail } from '../../../src/client/contract/voicemail.ts';
import type { Document, Folder } from '../store/store.ts';

export interface StoredVoicemail extends Omit<Voicemail, 'storage' | 'email'> { readonly email: Omit<Voicemail['email'], 'address'> }
export interface StoredPin {
  readonly salt: string;
  /** The one that counts first, then those before it. */
  readonly hashes: readonly string[];
  readonly failures: number;
  /** Nobody may try before this instant. */
  readonly lockedUntil?: string;
}
export type StoredPinRules = Omit<PinRules, 'isSet'>;
/** What is known of a sound; its bytes are a document of their own, so that looking at a list does not read them. */
export type StoredGreeting = Required<Pick<Greeting, 'contentType' | 'durationSeconds' | 'sizeBytes' | 'updatedAt' | 'etag'>>;
/** As it was sent, or so many seconds of a voice that nobody has. */
export type StoredSound = { readonly contentType: string; readonly base64: string } | { readonly sampleSeconds: number; readonly pitch: number };

export const voicemailDocument: Document<StoredVoicemail> = { path: 'voicemail' };
export const pinDocument: Document<StoredPin> = { path: 'voicemail/pin' };
export const greetingDocument = (type: string): Document<StoredGreeting> => ({ path: `voicemail/greetings/${type}` });
export const greetingSoundDocument = (type: string): Document<StoredSound> => ({ path: `voicemail/greeting-sounds/${type}` });
export const messagesFolder: Folder<VoicemailMessage> = { folder: 'voicemail/messages/' };
export const messageDocument = (id: string): Document<VoicemailMessage> => ({ path: `voicemail/messages/${id}` });
export const messageSoundDocument = (id: string): Document<StoredSound> => ({ path: `voicemail/message-sounds/${id}` });
