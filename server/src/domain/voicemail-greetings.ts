import type { Greeting, greetingAudio, greetings } from '../../../src/client/contract/voicemail-greetings.ts';
import { etagOf } from '../app/etag.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { notFound } from '../app/problem.ts';
import { toBase64 } from './base64.ts';
import { grantsOf } from './capabilities.ts';
import { checkSound } from './sound/sound.ts';
import { fileOf } from './stored-sound.ts';
import { greetingDocument, greetingSoundDocument, voicemailDocument } from './voicemail-documents.ts';
import { occasions, storedVoicemail } from './voicemail.ts';

type Type = Exclude<Greeting['type'], 'unknown'>;
const types: readonly Type[] = ['unavailable', 'busy', 'name', 'temporary'];

const params = async (context: Context) => (await grantsOf(context)).features['voicemail.greetings']?.params ?? {};

/** Those that this provider has, in their order. */
async function offered(context: Context): Promise<readonly Type[]> {
  const { types: named } = await params(context);
  return Array.isArray(named) ? types.filter((type) => named.includes(type)) : ['unavailable'];
}
async function typeOf(context: Context, id: string): Promise<Type> {
  const type = (await offered(context)).find((one) => one === id);
  if (!type) throw notFound();
  return type;
}
const chosenBy = (type: Type): 'onNoAnswer' | 'onBusy' | undefined => (type === 'unavailable' || type === 'busy' ? occasions[type] : undefined);

async function greetingOf(context: Context, type: Type): Promise<Greeting> {
  const stored = await context.tx.get(context.user, greetingDocument(type));
  const member = chosenBy(type);
  const isChosen = !member || (await storedVoicemail(context))[member].greeting === 'custom';
  return { id: type, type, source: stored && isChosen ? 'custom' : 'system', ...stored };
}

/** From now on callers hear the user's own, or the provider's. */
async function choose({ user, tx }: Context, type: Type, greeting: 'system' | 'custom'): Promise<void> {
  const member = chosenBy(type);
  if (!member) return;
  const stored = await storedVoicemail({ user, tx });
  await tx.put(user, voicemailDocument, { ...stored, [member]: { ...stored[member], greeting } });
}

export const greetingsHandlers: Handlers<{ it: typeof greetings }>['it'] = {
  async list(context) {
    const all = await offered(context);
    return Promise.all(all.map(async (type, position) => ({ position, value: await greetingOf(context, type) })));
  },
  item: async (context, id) => greetingOf(context, await typeOf(context, id)),
};

export const greetingAudioHandlers: Handlers<{ it: typeof greetingAudio }>['it'] = {
  async download({ user, tx }, id) {
    const sound = await tx.get(user, greetingSoundDocument(id));
    return sound && fileOf(sound);
  },
  async upload(context, { contentType, bytes }, id) {
    const { user, tx, now } = context;
    const type = await typeOf(context, id);
    const durationSeconds = checkSound(await params(context), contentType, bytes);
    await tx.put(user, greetingSoundDocument(type), { contentType, base64: toBase64(bytes) });
    await tx.put(user, greetingDocument(type), {
      contentType, durationSeconds, sizeBytes: bytes.length, updatedAt: now.toISOString(), etag: await etagOf(bytes),
    });
    await choose(context, type, 'custom');
    return greetingOf(context, type);
  },
  async clear(context, id) {
    const type = await typeOf(context, id);
    await context.tx.remove(context.user, greetingSoundDocument(type));
    await context.tx.remove(context.user, greetingDocument(type));
    await choose(context, type, 'system');
  },
};
