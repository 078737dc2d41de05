import { ascii, type Bytes, undecodable, viewOf } from './bytes.ts';

/** PCM, floating point, A-law, µ-law, and the form that says one of them further on. */
const waveForms = [1, 3, 6, 7, 0xfffe];

export function wavSeconds(bytes: Bytes): number {
  const view = viewOf(bytes);
  if (ascii(bytes, 0) !== 'RIFF' || ascii(bytes, 8) !== 'WAVE') throw undecodable();
  let bytesPerSecond = 0;
  for (let at = 12; ;) {
    const name = ascii(bytes, at);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) throw undecodable();
    if (name === 'fmt ') {
      const [form, channels, rate, block] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint16(at + 20, true)];
      bytesPerSecond = view.getUint32(at + 16, true);
      if (!waveForms.includes(form) || channels < 1 || channels > 2 || rate < 4000 || rate > 192_000 || bytesPerSecond !== rate * block) throw undecodable();
    }
    if (name === 'data') {
      if (bytesPerSecond === 0) throw undecodable();
      return length / bytesPerSecond;
    }
    at = end + (length % 2);
  }
}
