import { Problem } from '../../app/problem.ts';
import { type Bytes, undecodable } from './bytes.ts';
import { mp3Seconds } from './mp3.ts';
import { mp4Seconds } from './mp4.ts';
import { oggSeconds } from './ogg.ts';
import { wavSeconds } from './wav.ts';
import { webmSeconds } from './webm.ts';

const readers: Readonly<Record<string, (bytes: Bytes) => number>> = {
  'audio/wav': wavSeconds, 'audio/mpeg': mp3Seconds, 'audio/mp4': mp4Seconds, 'audio/ogg': oggSeconds, 'audio/webm': webmSeconds,
};

/** Looks whether a file is the sound it says, by its bytes, and how long it is. 422 `audio.undecodable` where it is not. */
export function soundSeconds(contentType: string, bytes: Bytes): number {
  try {
    const seconds = readers[contentType]?.(bytes);
    if (seconds !== undefined && Number.isFinite(seconds)) return Math.round(seconds * 1000) / 1000;
  } catch (error) {
    // A length that leads out of the file.
    if (!(error instanceof RangeError)) throw error;
  }
  throw undecodable();
}

/** Refuses a sound that the capability's `params` do not take; answers how long it is. */
export function checkSound(params: Readonly<Record<string, unknown>>, contentType: string, bytes: Bytes): number {
  const { accepted, maxBytes = Infinity, minSeconds = 0, maxSeconds = Infinity } = params;
  if (Array.isArray(accepted) && !accepted.includes(contentType)) throw new Problem(415, 'mediaType.unsupported', { params: { accepted } });
  if (bytes.length > Number(maxBytes)) throw new Problem(413, 'payload.tooLarge', { params: { maxBytes } });
  const seconds = soundSeconds(contentType, bytes);
  if (seconds < Number(minSeconds)) throw new Problem(422, 'audio.tooShort', { params: { minSeconds } });
  // A recorder that stops at the limit is a few milliseconds late.
  if (seconds > Number(maxSeconds) + 0.5) throw new Problem(422, 'audio.tooLong', { params: { maxSeconds } });
  return seconds;
}
