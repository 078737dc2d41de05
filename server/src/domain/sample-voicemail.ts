import type { Greeting } from '../../../src/client/contract/voicemail-greetings.ts';
import type { VoicemailMessage } from '../../../src/client/contract/voicemail-messages.ts';
import type { StoredCapabilities } from './documents.ts';
import type { StoredSound, StoredVoicemail } from './voicemail-documents.ts';

type Features = StoredCapabilities['features'];

const write = { access: 'write' } as const;
const adminLocked = { code: 'adminLocked', lockedBy: 'account' } as const;
const ring = { unit: 'rings', min: 1, max: 10, step: 1, secondsPerRing: 6 };
const greetings = {
  types: ['unavailable', 'busy'] satisfies Greeting['type'][], maxBytes: 5_242_880, minSeconds: 1, maxSeconds: 90,
  accepted: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/webm'],
};
const box = { ring, transcriptionLanguages: ['en-US', 'en-GB', 'es', 'fr', 'de', 'pl'], maxMessageSeconds: 180, mailboxCapacitySeconds: 6000 };

/** What the sample providers' mailboxes can do (`contract.md` a.14): all; only the administrator may; less, in seconds. */
export const voicemailFeatures = {
  open: {
    voicemail: { ...write, params: box },
    'voicemail.pin': write,
    'voicemail.greetings': { ...write, params: greetings },
    'voicemail.messages': write,
    'voicemail.transcription': write,
  },
  locked: {
    voicemail: { access: 'read', reason: adminLocked, params: { ...box, mailboxCapacitySeconds: 300 } },
    'voicemail.pin': { ...write, params: { rules: { minLength: 6, maxLength: 15, maxRepeatedDigits: 2 } } },
    'voicemail.greetings': { access: 'read', reason: adminLocked, params: greetings },
    'voicemail.messages': write,
    'voicemail.transcription': { access: 'read', reason: adminLocked },
  },
  small: {
    voicemail: { ...write, params: { ring: { unit: 'seconds', min: 5, max: 60, step: 5 }, maxMessageSeconds: 120 } },
    'voicemail.pin': { access: 'none', reason: { code: 'providerUnsupported' } },
    'voicemail.greetings': { ...write, params: { types: ['unavailable'], maxBytes: 2_097_152, minSeconds: 2, maxSeconds: 60, accepted: ['audio/wav', 'audio/mpeg'] } },
    'voicemail.messages': write,
    'voicemail.transcription': { access: 'none', reason: { code: 'planLimitation' } },
  },
} as const satisfies Readonly<Record<string, Features>>;

/** Somebody's mailbox; who is not here has the usual settings and no messages. */
export interface Mailbox {
  readonly settings: StoredVoicemail;
  /** The oldest first. */
  readonly messages: readonly { readonly message: VoicemailMessage; readonly sound: StoredSound }[];
}

const settings = (change: Partial<StoredVoicemail> = {}): StoredVoicemail => ({
  enabled: true, sendAllCalls: false, onBusy: { enabled: true, greeting: 'system' }, onNoAnswer: { enabled: true, greeting: 'system', ringSeconds: 24 },
  email: { enabled: true, others: [], attachAudio: true, includeTranscription: true, afterSend: 'keep' },
  transcription: { enabled: true, language: 'en-US' }, messageWaitingIndicator: true, requirePin: false, ...change,
});

interface Said extends Pick<VoicemailMessage, 'id' | 'from'>, Partial<Omit<VoicemailMessage, 'id' | 'from'>> { readonly hoursAgo: number; readonly seconds: number; readonly pitch: number }

export function sampleVoicemail(now: Date): Readonly<Record<string, Mailbox>> {
  const at = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
  const left = ({ hoursAgo, seconds, pitch, ...said }: Said) => ({
    message: {
      receivedAt: at(hoursAgo), durationSeconds: seconds, status: 'read', folder: 'inbox', audio: { contentType: 'audio/wav', sizeBytes: 44 + seconds * 16_000 }, ...said,
    } satisfies VoicemailMessage,
    sound: { sampleSeconds: seconds, pitch },
  });
  const text = (words: string) => ({ status: 'completed', text: words, language: 'en-US', confidence: 0.91 } as const);
  return {
    zoe: {
      settings: settings({ email: { enabled: true, others: ['team.sales@example.com'], attachAudio: true, includeTranscription: true, afterSend: 'keep' } }),
      messages: [
        left({
          id: 'vm-landlord', hoursAgo: 24 * 9, seconds: 31, pitch: 110, folder: 'trash', deletesAt: at(-24 * 21), toNumberId: 'num-mobile',
          from: { number: '+48501234567', display: '+48 501 234 567', anonymous: false }, transcription: { status: 'failed' },
        }),
        left({
          id: 'vm-lin', hoursAgo: 75, seconds: 42, pitch: 205, toNumberId: 'num-direct',
          from: { number: '+14165550163', display: '+1 416 555 0163', name: 'Lin Okonkwo', anonymous: false },
          transcription: text('Hi Zoë, it is Lin from Bluebird. The contract looks fine to us. Could you send the final version by Thursday? Thanks, bye.'),
        }),
        left({
          id: 'vm-anonymous', hoursAgo: 52, seconds: 8, pitch: 95, toNumberId: 'num-direct', from: { anonymous: true }, transcription: { status: 'notAvailable' },
        }),
        left({
          id: 'vm-omar', hoursAgo: 27, seconds: 19, pitch: 130, toNumberId: 'num-direct', from: { display: '1077', name: 'Omar Haddad', anonymous: false }, private: true,
          transcription: { status: 'partial', text: 'Zoë, Omar here. I am on site until five, and', language: 'en-US', confidence: 0.55 },
        }),
        left({
          id: 'vm-support', hoursAgo: 5, seconds: 64, pitch: 180, status: 'unread', urgent: true, toNumberId: 'num-support',
          from: { number: '+442079460987', display: '+44 20 7946 0987', name: 'Harbour Dental', anonymous: false },
          transcription: text('Good morning, all four phones at our front desk are down and patients cannot reach us. Please call back as soon as you can.'),
        }),
        left({
          id: 'vm-courier', hoursAgo: 1, seconds: 14, pitch: 150, status: 'unread', toNumberId: 'num-direct',
          from: { number: '+16135550187', display: '+1 613 555 0187', anonymous: false }, transcription: { status: 'inProgress' },
        }),
      ],
    },
    omar: {
      settings: settings({ requirePin: true, onNoAnswer: { enabled: true, greeting: 'system', ringSeconds: 18 } }),
      messages: [
        left({
          id: 'vm-depot', hoursAgo: 30, seconds: 280, pitch: 120, status: 'unread', toNumberId: 'num-omar',
          from: { number: '+16135550199', display: '+1 613 555 0199', name: 'Depot', anonymous: false }, transcription: text('Omar, the spare parts are here.'),
        }),
      ],
    },
  };
}
