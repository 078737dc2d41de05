import type { HoldPiece, holdAudio, holdPieceAudio, holdPieces, MusicOnHold, musicOnHold } from '../../../src/client/contract/music-on-hold.ts';
import type { Document, Folder, Transaction } from '../store/store.ts';
import { etagOf } from '../app/etag.ts';
import type { Context, Handlers, StoredFile } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { toBase64 } from './base64.ts';
import { grantsOf } from './capabilities.ts';
import { sampleTune, type SampleMusic } from './sample-music.ts';
import { checkSound } from './sound/sound.ts';
import { fileOf } from './stored-sound.ts';

export type StoredMusic = Pick<MusicOnHold, 'source' | 'systemId'>;
export type StoredPiece = HoldPiece;
type Audio = NonNullable<MusicOnHold['audio']>;
/** As it was sent, or so many seconds of a sample tune. */
type StoredSound = { readonly contentType: string; readonly base64: string } | { readonly tune: string; readonly seconds: number };

const musicDocument: Document<StoredMusic> = { path: 'music-on-hold' };
/** What is known of the user's own sound; its bytes are a document of their own. */
const audioDocument: Document<Omit<Audio, 'etag'> & { readonly etag?: string }> = { path: 'music-on-hold-audio' };
const soundDocument: Document<StoredSound> = { path: 'music-on-hold-sound' };
const piecesFolder: Folder<StoredPiece> = { folder: 'music-on-hold/system/' };
const pieceDocument = (id: string): Document<StoredPiece> => ({ path: `music-on-hold/system/${id}` });

const params = async (context: Context) => (await grantsOf(context)).features['musicOnHold']?.params ?? {};

const soundFile = (sound: StoredSound): StoredFile => 'base64' in sound ? fileOf(sound) : { contentType: 'audio/wav', bytes: sampleTune(sound.tune, sound.seconds) };

async function audioOf({ user, tx }: Context): Promise<Audio | null> {
  const [audio, sound] = [await tx.get(user, audioDocument), await tx.get(user, soundDocument)];
  return audio && sound ? { ...audio, etag: audio.etag ?? await etagOf(soundFile(sound).bytes) } : null;
}

/** With a piece that is still there. */
async function musicOf(context: Context): Promise<MusicOnHold> {
  const { user, tx } = context;
  const { source = 'system', systemId } = (await tx.get(user, musicDocument)) ?? {};
  const pieces = (await tx.list(user, piecesFolder)).map(({ value }) => value);
  const chosen = pieces.find(({ id }) => id === systemId) ?? pieces[0];
  return { source, ...(chosen && { systemId: chosen.id }), audio: await audioOf(context) };
}

const choose = async ({ user, tx }: Context, source: MusicOnHold['source']): Promise<void> =>
  tx.put(user, musicDocument, { ...await tx.get(user, musicDocument), source });

export const musicOnHoldHandlers: Handlers<{ it: typeof musicOnHold }>['it'] = {
  get: musicOf,
  async patch(context, { current, next: { source, systemId }, patch }) {
    const { user, tx } = context;
    const { sources } = await params(context);
    // What holds already may stay, whatever may be chosen now.
    if (patch.source && patch.source !== current.source && Array.isArray(sources) && !sources.includes(patch.source)) {
      throw invalid({ pointer: '/source', code: 'notAllowed', params: { allowed: sources } });
    }
    if (patch.systemId && !await tx.get(user, pieceDocument(patch.systemId))) throw invalid({ pointer: '/systemId', code: 'unknownReference' });
    if (source === 'custom' && !current.audio) throw new Problem(409, 'moh.noCustomAudio');
    await tx.put(user, musicDocument, { source, ...(systemId && { systemId }) });
  },
};

export const holdPiecesHandlers: Handlers<{ it: typeof holdPieces }>['it'] = {
  list: ({ user, tx }) => tx.list(user, piecesFolder),
  item: ({ user, tx }, id) => tx.get(user, pieceDocument(id)),
};

export const holdPieceAudioHandlers: Handlers<{ it: typeof holdPieceAudio }>['it'] = {
  async download({ user, tx }, id) {
    const piece = await tx.get(user, pieceDocument(id));
    return piece && { contentType: 'audio/wav', bytes: sampleTune(piece.id, piece.durationSeconds ?? 30) };
  },
};

export const holdAudioHandlers: Handlers<{ it: typeof holdAudio }>['it'] = {
  async download({ user, tx }) {
    const sound = await tx.get(user, soundDocument);
    return sound && soundFile(sound);
  },
  async upload(context, { contentType, bytes }) {
    const { user, tx, now } = context;
    const limits = await params(context);
    if (Array.isArray(limits['sources']) && !limits['sources'].includes('custom')) throw new Problem(403, 'capability.none');
    const durationSeconds = checkSound(limits, contentType, bytes);
    await tx.put(user, soundDocument, { contentType, base64: toBase64(bytes) });
    await tx.put(user, audioDocument, { contentType, durationSeconds, sizeBytes: bytes.length, updatedAt: now.toISOString(), etag: await etagOf(bytes) });
    await choose(context, 'custom');
    return musicOf(context);
  },
  async clear(context) {
    const { user, tx } = context;
    const { source } = await musicOf(context);
    await tx.remove(user, soundDocument);
    await tx.remove(user, audioDocument);
    if (source === 'custom') await choose(context, 'system');
  },
};

/** For the sample users. */
export async function seedMusic(tx: Transaction, user: string, now: Date, { pieces, music, tune }: SampleMusic): Promise<void> {
  for (const piece of pieces) await tx.put(user, pieceDocument(piece.id), piece);
  if (music) await tx.put(user, musicDocument, music);
  if (!tune) return;
  await tx.put(user, soundDocument, { tune: tune.name, seconds: tune.seconds });
  await tx.put(user, audioDocument, { contentType: 'audio/wav', durationSeconds: tune.seconds, sizeBytes: 44 + tune.seconds * 16_000, updatedAt: now.toISOString() });
}
