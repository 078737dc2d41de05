import type { changeMessages, MessagesAction, voicemailAudio } from '../../../src/client/contract/voicemail-actions.ts';
import type { VoicemailMessage, voicemailMessages } from '../../../src/client/contract/voicemail-messages.ts';
import type { Context, Handlers, StoredFile } from '../app/handlers.ts';
import { grantsOf } from './capabilities.ts';
import { toBase64 } from './base64.ts';
import { fileOf } from './stored-sound.ts';
import { soundSeconds } from './sound/sound.ts';
import { messageDocument, messagesFolder, messageSoundDocument, voicemailDocument } from './voicemail-documents.ts';

/** More than a store will ever count to, so that the newest comes first. */
const far = 1e12;
const trashMs = 30 * 24 * 60 * 60 * 1000;

const isGone = ({ deletesAt }: VoicemailMessage, now: Date): boolean => deletesAt !== undefined && Date.parse(deletesAt) <= now.getTime();

/** Without those whose time in the trash is over. */
export const keptMessages = async ({ user, tx, now }: Context): Promise<VoicemailMessage[]> =>
  (await tx.list(user, messagesFolder)).map(({ value }) => value).filter((message) => !isGone(message, now));

async function forget({ user, tx }: Context, id: string): Promise<void> {
  await tx.remove(user, messageDocument(id));
  await tx.remove(user, messageSoundDocument(id));
}

/** In its folder, with the day on which it leaves the trash; what has left it goes for good. */
async function keep(context: Context, { deletesAt, ...message }: VoicemailMessage): Promise<void> {
  const { user, tx, now } = context;
  for (const { id, value } of await tx.list(user, messagesFolder)) if (isGone(value, now)) await forget(context, id);
  const end = message.folder === 'trash' ? { deletesAt: deletesAt ?? new Date(now.getTime() + trashMs).toISOString() } : {};
  await tx.put(user, messageDocument(message.id), { ...message, ...end });
}

async function item({ user, tx, now }: Context, id: string): Promise<VoicemailMessage | undefined> {
  const message = await tx.get(user, messageDocument(id));
  return message && !isGone(message, now) ? message : undefined;
}

export const voicemailMessagesHandlers: Handlers<{ it: typeof voicemailMessages }>['it'] = {
  async list({ user, tx, now }, { folder, status, since } = {}) {
    const from = typeof since === 'string' ? Date.parse(since) : -Infinity;
    return (await tx.list(user, messagesFolder))
      .filter(({ value }) => !isGone(value, now) && (folder ?? value.folder) === value.folder && (status ?? value.status) === value.status && Date.parse(value.receivedAt) >= from)
      .map(({ position, value }) => ({ position: far - position, value }))
      .toSorted((a, b) => a.position - b.position);
  },
  item,
  update: (context, _, { next }) => keep(context, next),
  async remove(context, id, { current, query }) {
    if (query['permanent'] === 'true' || current.folder === 'trash') await forget(context, id);
    else await keep(context, { ...current, folder: 'trash' });
  },
};

export const voicemailAudioHandlers: Handlers<{ it: typeof voicemailAudio }>['it'] = {
  async download(context, id) {
    const sound = (await item(context, id)) && await context.tx.get(context.user, messageSoundDocument(id));
    return sound && fileOf(sound);
  },
};

const changes: Readonly<Record<Exclude<MessagesAction['action'], 'delete'>, Partial<VoicemailMessage>>> = {
  markRead: { status: 'read' }, markUnread: { status: 'unread' }, trash: { folder: 'trash' }, restore: { folder: 'inbox' },
};

export const changeMessagesHandlers: Handlers<{ it: typeof changeMessages }>['it'] = {
  call: async ({ body: { ids, action } }) => async (context) => {
    const results: { id: string; ok: boolean; code?: string }[] = [];
    for (const id of ids) {
      const message = await item(context, id);
      if (message && action === 'delete') await forget(context, id);
      else if (message && action !== 'delete') await keep(context, { ...message, ...changes[action] });
      results.push({ id, ok: message !== undefined, ...(!message && { code: 'notFound' }) });
    }
    return { results };
  },
};

export type MessageDraft = Pick<VoicemailMessage, 'from'> & Partial<Pick<VoicemailMessage, 'toNumberId' | 'urgent' | 'private' | 'transcription'>>;

/** What a caller says after the tone, once for each `id`; undefined where the mailbox is off or full. */
export async function leaveMessage(context: Context, draft: MessageDraft, { contentType, bytes }: StoredFile, id: string = crypto.randomUUID()): Promise<VoicemailMessage | undefined> {
  const { user, tx, now } = context;
  const known = await tx.get(user, messageDocument(id));
  if (known) return known;
  const durationSeconds = soundSeconds(contentType, bytes);
  const capacity = (await grantsOf(context)).features['voicemail']?.params?.['mailboxCapacitySeconds'];
  const used = (await keptMessages(context)).reduce((sum, message) => sum + message.durationSeconds, 0);
  if ((await tx.get(user, voicemailDocument))?.enabled === false || used + durationSeconds > Number(capacity ?? Infinity)) return undefined;
  const message: VoicemailMessage = {
    ...draft, id, receivedAt: now.toISOString(), durationSeconds, status: 'unread', folder: 'inbox',
    audio: { contentType, sizeBytes: bytes.length },
  };
  await tx.put(user, messageSoundDocument(id), { contentType, base64: toBase64(bytes) });
  await keep(context, message);
  return message;
}
