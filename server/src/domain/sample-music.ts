import type { HoldPiece } from '../../../src/client/contract/music-on-hold.ts';
import type { StoredCapabilities } from './documents.ts';
import type { StoredMusic, StoredPiece } from './music-on-hold.ts';

const own = { maxBytes: 10_485_760, minSeconds: 10, maxSeconds: 600 };

/** What the sample providers can do (`contract.md` a.17): all; only the administrator may; less, and without silence. */
export const musicFeatures = {
  open: { musicOnHold: { access: 'write', params: { ...own, sources: ['system', 'custom', 'off'], accepted: ['audio/wav', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] } } },
  locked: { musicOnHold: { access: 'read', reason: { code: 'adminLocked', lockedBy: 'account' }, params: { ...own, sources: ['system'] } } },
  small: { musicOnHold: { access: 'write', params: { ...own, maxBytes: 2_097_152, maxSeconds: 120, sources: ['system', 'custom'], accepted: ['audio/wav', 'audio/mpeg'] } } },
} as const satisfies Readonly<Record<string, StoredCapabilities['features']>>;

const rate = 8000;
/** In semitones from the lowest. */
const tunes: Readonly<Record<string, readonly number[]>> = { morning: [0, 4, 7, 12, 7, 4], harbour: [0, 3, 7, 10, 12, 10, 7, 3], waltz: [0, 7, 7, 5, 9, 9] };

/** A quiet broken chord, as telephones play it, in place of a recording: the same for the same arguments. */
export function sampleTune(name: string, seconds: number): Uint8Array<ArrayBuffer> {
  const notes = tunes[name] ?? [0, 4, 7];
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + count * 2);
  const view = new DataView(bytes.buffer);
  [...'RIFF    WAVEfmt '].forEach((letter, at) => view.setUint8(at, letter.charCodeAt(0)));
  [...'data'].forEach((letter, at) => view.setUint8(36 + at, letter.charCodeAt(0)));
  for (const [at, value] of [[4, 36 + count * 2], [16, 16], [24, rate], [28, rate * 2], [40, count * 2]] as const) view.setUint32(at, value, true);
  [1, 1].forEach((value, at) => view.setUint16(20 + at * 2, value, true));
  [2, 16].forEach((value, at) => view.setUint16(32 + at * 2, value, true));
  for (let at = 0; at < count; at++) {
    const beat = Math.floor(at / rate * 2.5);
    const since = at / rate - beat / 2.5;
    const pitch = 220 * 2 ** ((notes[beat % notes.length] ?? 0) / 12);
    // Each note is struck and fades.
    const loudness = Math.min(1, since * 80) * Math.exp(-since * 4);
    view.setInt16(44 + at * 2, Math.round((Math.sin(2 * Math.PI * pitch * since) + 0.3 * Math.sin(4 * Math.PI * pitch * since)) * loudness * 0.25 * 32_767), true);
  }
  return bytes;
}

const piece = (id: string, name: string, durationSeconds: number): HoldPiece & StoredPiece => ({ id, name, durationSeconds });
const [morning, harbour, waltz] = [piece('morning', 'Morning light', 48), piece('harbour', 'Harbour at night', 72), piece('waltz', 'Slow waltz', 36)] as const;

export interface SampleMusic { readonly pieces: readonly StoredPiece[]; readonly music?: StoredMusic; readonly tune?: { readonly name: string; readonly seconds: number } }

/** Zoë may choose among three, Omar hears of the company's one, and Ada has a sound of her own. */
export const sampleMusic: Readonly<Record<string, SampleMusic>> = {
  zoe: { pieces: [morning, harbour, waltz], music: { source: 'system', systemId: 'harbour' } },
  omar: { pieces: [morning] },
  ada: { pieces: [waltz], music: { source: 'custom' }, tune: { name: 'harbour', seconds: 24 } },
};
