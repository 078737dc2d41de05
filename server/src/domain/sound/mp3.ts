import { ascii, type Bytes, undecodable, viewOf } from './bytes.ts';

/** Bits per second / 1000, by version (1, then 2 and 2.5) and layer (3, 2, 1). */
const bitRates = [
  [[32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384], [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448]],
  [[8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160], [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160], [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256]],
] as const;

/** One frame of MPEG audio (ISO 11172-3 and 13818-3): its bytes and how long it sounds. */
function mpegFrame(view: DataView, at: number): { length: number; seconds: number } | undefined {
  if (at + 4 > view.byteLength) return undefined;
  const head = view.getUint32(at);
  const version = (head >>> 19) & 3;
  const layer = (head >>> 17) & 3;
  const rateIndex = (head >>> 10) & 3;
  if (head >>> 21 !== 0x7ff || version === 1 || layer === 0 || rateIndex === 3) return undefined;
  const bitRate = bitRates[version === 3 ? 0 : 1][layer - 1]?.[((head >>> 12) & 15) - 1];
  if (!bitRate) return undefined;
  const rate = ([44_100, 48_000, 32_000][rateIndex] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = layer === 3 ? 384 : layer === 1 && version !== 3 ? 576 : 1152;
  const slot = layer === 3 ? 4 : 1;
  const length = (Math.floor((samples / 8 / slot) * bitRate * 1000 / rate) + ((head >>> 9) & 1)) * slot;
  return { length, seconds: samples / rate };
}

export function mp3Seconds(bytes: Bytes): number {
  const view = viewOf(bytes);
  // ID3v2 writes its length in sevens of bits.
  let at = ascii(bytes, 0, 3) === 'ID3' ? 10 + [6, 7, 8, 9].reduce((size, place) => size * 128 + (view.getUint8(place) & 0x7f), 0) : 0;
  let seconds = 0;
  let frames = 0;
  for (let frame = mpegFrame(view, at); frame && at + frame.length <= bytes.length; frame = mpegFrame(view, at)) {
    const words = frames === 0 ? ascii(bytes, at, Math.min(48, frame.length)) : '';
    // The first frame may be a table of contents without sound.
    if (!/Xing|Info|VBRI/.test(words)) seconds += frame.seconds;
    frames++;
    at += frame.length;
  }
  // What may follow are tags, padding, or a last frame that was cut; something else never was such a file.
  const isEnd = mpegFrame(view, at) !== undefined || /^(TAG|APETAGEX|LYRICS)/.test(ascii(bytes, at, 8)) || bytes.subarray(at).every((byte) => byte === 0);
  if (frames < 2 || !isEnd) throw undecodable();
  return seconds;
}
