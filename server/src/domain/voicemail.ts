import type { Voicemail, voicemail } from '../../../src/client/contract/voicemail.ts';
import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { profileDocument } from './documents.ts';
import { ringIssues } from './ring.ts';
import { greetingDocument, type StoredVoicemail, voicemailDocument } from './voicemail-documents.ts';
import { keptMessages } from './voicemail-messages.ts';

const unset: StoredVoicemail = {
  enabled: true, sendAllCalls: false, onBusy: { enabled: true, greeting: 'system' }, onNoAnswer: { enabled: true, greeting: 'system', ringSeconds: 24 },
  email: { enabled: false, others: [], attachAudio: true, includeTranscription: false, afterSend: 'keep' },
  transcription: { enabled: false }, messageWaitingIndicator: true, requirePin: false,
};

export const storedVoicemail = async ({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredVoicemail> => (await tx.get(user, voicemailDocument)) ?? unset;

/** Of the types that the settings choose for: which of them. */
export const occasions = { unavailable: 'onNoAnswer', busy: 'onBusy' } as const;

async function storage(context: Context, params: Readonly<Record<string, unknown>>): Promise<Voicemail['storage']> {
  const messages = await keptMessages(context);
  const inbox = messages.filter(({ folder }) => folder === 'inbox');
  const capacitySeconds = params['mailboxCapacitySeconds'];
  return {
    usedSeconds: Math.ceil(messages.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)),
    ...(typeof capacitySeconds === 'number' && { capacitySeconds }),
    messageCount: inbox.length, unreadCount: inbox.filter(({ status }) => status === 'unread').length,
  };
}

export const voicemailHandlers: Handlers<{ it: typeof voicemail }>['it'] = {
  async get(context): Promise<Voicemail> {
    const { params = {} } = (await grantsOf(context)).features['voicemail'] ?? {};
    const { email, ...stored } = await storedVoicemail(context);
    const address = (await context.tx.get(context.user, profileDocument))?.email ?? '';
    return { ...stored, email: { ...email, address }, storage: await storage(context, params) };
  },
  async patch(context, { next, patch }) {
    const { user, tx } = context;
    const { params = {} } = (await grantsOf(context)).features['voicemail'] ?? {};
    const languages = params['transcriptionLanguages'];
    const errors: FieldIssue[] = patch.onNoAnswer?.ringSeconds === undefined ? [] : ringIssues(params['ring'], next.onNoAnswer.ringSeconds, '/onNoAnswer/ringSeconds');
    const { language } = next.transcription;
    if (patch.transcription?.language && Array.isArray(languages) && !languages.includes(language)) {
      errors.push({ pointer: '/transcription/language', code: 'notAllowed', params: { allowed: languages } });
    }
    for (const [type, member] of Object.entries(occasions)) {
      const isOwn = patch[member]?.greeting === 'custom';
      if (isOwn && !(await tx.get(user, greetingDocument(type)))) errors.push({ pointer: `/${member}/greeting`, code: 'unknownReference' });
    }
    if (errors.length > 0) throw invalid(...errors);
    const { storage: _, email: { address: __, ...email }, ...kept } = next;
    await tx.put(user, voicemailDocument, { ...kept, email });
  },
};
