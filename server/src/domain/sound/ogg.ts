import { ascii, type Bytes, undecodable, viewOf } from './bytes.ts';

/** Ogg pages (RFC 3533) with one stream of Opus or Vorbis. */
export function oggSeconds(bytes: Bytes): number {
  const view = viewOf(bytes);
  let rate = 0;
  let skip = 0;
  let last = 0n;
  let ended = false;
  for (let at = 0; at < bytes.length;) {
    if (ascii(bytes, at) !== 'OggS') throw undecodable();
    const segments = view.getUint8(at + 26);
    const body = at + 27 + segments;
    const end = bytes.subarray(at + 27, body).reduce((sum, length) => sum + length, body);
    if (end > bytes.length) throw undecodable();
    if (at === 0) {
      if (ascii(bytes, body, 8) === 'OpusHead') [rate, skip] = [48_000, view.getUint16(body + 10, true)];
      else if (ascii(bytes, body, 7) === '\u0001vorbis') rate = view.getUint32(body + 12, true);
      if (rate === 0) throw undecodable();
    }
    const granule = view.getBigInt64(at + 6, true);
    if (granule > last) last = granule;
    ended = (view.getUint8(at + 5) & 4) !== 0;
    at = end;
  }
  if (!ended) throw undecodable();
  return Math.max(0, Number(last) - skip) / rate;
}
