import type { StoredFile } from '../app/handlers.ts';
import { fromBase64 } from './base64.ts';
import type { StoredSound } from './voicemail-documents.ts';

const rate = 8000;

/** Something with the rhythm of speech, as telephones record it, in place of a recording: the same for the same arguments. */
export function sampleSpeech(seconds: number, pitch: number): Uint8Array<ArrayBuffer> {
  const count = Math.round(seconds * rate);
  const bytes = new Uint8Array(44 + count * 2);
  const view = new DataView(bytes.buffer);
  [...'RIFF    WAVEfmt '].forEach((letter, at) => view.setUint8(at, letter.charCodeAt(0)));
  [...'data'].forEach((letter, at) => view.setUint8(36 + at, letter.charCodeAt(0)));
  view.setUint32(4, 36 + count * 2, true);
  view.setUint32(16, 16, true);
  [1, 1].forEach((value, at) => view.setUint16(20 + at * 2, value, true));
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  [2, 16].forEach((value, at) => view.setUint16(32 + at * 2, value, true));
  view.setUint32(40, count * 2, true);
  let phase = 0;
  for (let at = 0; at < count; at++) {
    const time = at / rate;
    // About four syllables a second, in words and sentences.
    const loudness = Math.max(0, Math.sin(2 * Math.PI * 2.1 * time)) ** 0.6 * (Math.sin(2 * Math.PI * 0.37 * time + pitch) > -0.6 ? 1 : 0.05);
    phase += 2 * Math.PI * pitch * (1 + 0.12 * Math.sin(2 * Math.PI * 0.7 * time)) / rate;
    const wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase + time) + 0.33 * Math.sin(3 * phase) + 0.2 * Math.sin(5 * phase);
    view.setInt16(44 + at * 2, Math.round(wave / 2.03 * loudness * 0.4 * 32_767), true);
  }
  return bytes;
}

export const fileOf = (sound: StoredSound): StoredFile => 'base64' in sound
  ? { contentType: sound.contentType, bytes: fromBase64(sound.base64) }
  : { contentType: 'audio/wav', bytes: sampleSpeech(sound.sampleSeconds, sound.pitch) };
