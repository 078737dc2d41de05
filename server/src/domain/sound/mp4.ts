import { ascii, type Bytes, undecodable, viewOf } from './bytes.ts';

interface Box { readonly name: string; readonly from: number; readonly to: number }

/** The boxes between two places of a file (ISO 14496-12). */
function boxes(bytes: Bytes, from: number, to: number): Box[] {
  const view = viewOf(bytes);
  const all: Box[] = [];
  for (let at = from; at < to;) {
    const short = view.getUint32(at);
    const long = short === 1;
    const size = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    if (size < 8 || at + size > to) throw undecodable();
    all.push({ name: ascii(bytes, at + 4), from: at + (long ? 16 : 8), to: at + size });
    at += size;
  }
  return all;
}

const within = (bytes: Bytes, { from, to }: Box, name: string): Box[] => boxes(bytes, from, to).filter((box) => box.name === name);

/** In `mvhd` and `mdhd`: the version decides how wide the numbers are. */
function clock(view: DataView, { from }: Box): { scale: number; duration: number } {
  return view.getUint8(from) === 1
    ? { scale: view.getUint32(from + 20), duration: Number(view.getBigUint64(from + 24)) }
    : { scale: view.getUint32(from + 12), duration: view.getUint32(from + 16) };
}

/** How long one piece of a file is that is written as it is recorded, in the track's own units. */
function fragmentDuration(bytes: Bytes, traf: Box, trexDuration: number): number {
  const view = viewOf(bytes);
  const [tfhd] = within(bytes, traf, 'tfhd');
  if (!tfhd) throw undecodable();
  const headFlags = view.getUint32(tfhd.from) & 0xffffff;
  const before = ((headFlags & 1) !== 0 ? 8 : 0) + ((headFlags & 2) !== 0 ? 4 : 0);
  const usual = (headFlags & 8) !== 0 ? view.getUint32(tfhd.from + 8 + before) : trexDuration;
  let duration = 0;
  for (const trun of within(bytes, traf, 'trun')) {
    const flags = view.getUint32(trun.from) & 0xffffff;
    const count = view.getUint32(trun.from + 4);
    if ((flags & 0x100) === 0) {
      duration += count * usual;
      continue;
    }
    const step = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length * 4;
    const first = trun.from + 8 + ((flags & 1) !== 0 ? 4 : 0) + ((flags & 4) !== 0 ? 4 : 0);
    if (first + count * step > trun.to) throw undecodable();
    for (let sample = 0; sample < count; sample++) duration += view.getUint32(first + sample * step);
  }
  return duration;
}

/** MP4 and M4A: whole files say it at their head, recorded ones in each of their pieces. No pictures beside the sound. */
export function mp4Seconds(bytes: Bytes): number {
  const view = viewOf(bytes);
  const top = boxes(bytes, 0, bytes.length);
  const moov = top.find(({ name }) => name === 'moov');
  if (top[0]?.name !== 'ftyp' || !moov) throw undecodable();
  const tracks = within(bytes, moov, 'trak').flatMap((trak) => within(bytes, trak, 'mdia'));
  const kinds = tracks.flatMap((mdia) => within(bytes, mdia, 'hdlr')).map(({ from }) => ascii(bytes, from + 8));
  if (!kinds.includes('soun') || kinds.includes('vide')) throw undecodable();
  const [mdhd] = tracks.flatMap((mdia) => within(bytes, mdia, 'mdhd'));
  if (!mdhd) throw undecodable();
  const { scale, duration } = clock(view, mdhd);
  if (scale === 0) throw undecodable();
  const [trex] = within(bytes, moov, 'mvex').flatMap((mvex) => within(bytes, mvex, 'trex'));
  const pieces = top.filter(({ name }) => name === 'moof').flatMap((moof) => within(bytes, moof, 'traf'));
  const recorded = pieces.reduce((sum, traf) => sum + fragmentDuration(bytes, traf, trex ? view.getUint32(trex.from + 12) : 0), 0);
  return (pieces.length > 0 ? recorded : duration) / scale;
}
