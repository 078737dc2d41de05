import { ascii, type Bytes, undecodable, viewOf } from './bytes.ts';

/** Elements of Matroska (RFC 9559) that are gone into; browsers do not say how long they are, so they are never skipped. */
const parents = [0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0];

/** A number of EBML (RFC 8794) and the place behind it. `marked` keeps the bit that says how wide it is, as ids do. */
function number(view: DataView, at: number, marked = false): { value: number; next: number; unknown: boolean } {
  const first = view.getUint8(at);
  const width = Math.clz32(first) - 23;
  if (width > 8) throw undecodable();
  let value = marked ? first : first & (0xff >> width);
  let ones = (first | (0xff << (8 - width)) & 0xff) === 0xff;
  for (let place = 1; place < width; place++) {
    const byte = view.getUint8(at + place);
    ones &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value, next: at + width, unknown: ones && !marked };
}

function unsigned(view: DataView, at: number, length: number): number {
  let value = 0;
  for (let place = 0; place < length; place++) value = value * 256 + view.getUint8(at + place);
  return value;
}

/** WebM: what the head says or, since recorders do not know it when they write the head, when the last block of sound begins and what one lasts. */
export function webmSeconds(bytes: Bytes): number {
  const view = viewOf(bytes);
  if (view.getUint32(0) !== 0x1a45dfa3) throw undecodable();
  let scale = 1_000_000;
  let duration: number | undefined;
  let cluster = 0;
  const times: number[] = [];
  const kinds: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const id = number(view, at, true);
    const size = number(view, id.next);
    const from = size.next;
    if (parents.includes(id.value)) {
      at = from;
      continue;
    }
    const end = from + size.value;
    if (size.unknown || end > bytes.length) throw undecodable();
    switch (id.value) {
      case 0x4282: if (!/^(webm|matroska)\0*$/.test(ascii(bytes, from, size.value))) throw undecodable(); break;
      case 0x2ad7b1: scale = unsigned(view, from, size.value); break;
      case 0x4489: duration = size.value === 4 ? view.getFloat32(from) : view.getFloat64(from); break;
      case 0x83: kinds.push(unsigned(view, from, size.value)); break;
      case 0xe7: cluster = unsigned(view, from, size.value); break;
      // A block's own time stands behind the number of its track.
      case 0xa3: case 0xa1: times.push(cluster + view.getInt16(number(view, from).next)); break;
    }
    at = end;
  }
  // 1 is pictures, 2 is sound.
  if (!kinds.includes(2) || kinds.includes(1) || times.length === 0) throw undecodable();
  const last = Math.max(...times.slice(-1), 0);
  const step = times.length > 1 ? last - (times.at(-2) ?? last) : 0;
  return (duration && duration > 0 ? duration : last - (times[0] ?? 0) + step) * scale / 1e9;
}
