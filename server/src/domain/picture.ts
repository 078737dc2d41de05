import { Problem } from '../app/problem.ts';

/** A picture without what else stood in its file: place, camera, comments, thumbnails, further frames. */
export interface Picture { readonly width: number; readonly height: number; readonly bytes: Uint8Array<ArrayBuffer> }

type Bytes = Uint8Array<ArrayBuffer>;

const undecodable = (): Problem => new Problem(422, 'image.undecodable');
const ascii = (bytes: Bytes, at: number, length = 4): string => String.fromCharCode(...bytes.subarray(at, at + length));

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** JFIF, colour profile and Adobe's colour transform; EXIF (1), XMP (1), Photoshop (13) and the others say who and where. */
const keptSegments = [0xe0, 0xe2, 0xee];
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(bytes: Bytes): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint16(0) !== 0xffd8) throw undecodable();
  const kept: Bytes[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) throw undecodable();
    const marker = view.getUint8(at + 1);
    // The end; what some phones hang behind it is not part of the picture.
    if (marker === 0xd9) {
      if (!size) throw undecodable();
      return { ...size, bytes: joined([...kept, bytes.subarray(at, at + 2)]) };
    }
    let end = at + 2 + view.getUint16(at + 2);
    if (isFrame(marker)) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // After a scan's head come its data, in which 0xff is followed by zero or a restart.
    if (marker === 0xda) while (view.getUint8(end) !== 0xff || view.getUint8(end + 1) === 0 || (view.getUint8(end + 1) & 0xf8) === 0xd0) end++;
    const isNote = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && !keptSegments.includes(marker));
    if (!isNote) kept.push(bytes.subarray(at, end));
    at = end;
  }
}

const keptChunks = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'];

function png(bytes: Bytes): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || ascii(bytes, 12) !== 'IHDR') throw undecodable();
  const kept: Bytes[] = [bytes.subarray(0, 8)];
  for (let at = 8; ;) {
    const name = ascii(bytes, at + 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw undecodable();
    if (keptChunks.includes(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return { width: view.getUint32(16), height: view.getUint32(20), bytes: joined(kept) };
    at = end;
  }
}

function webp(bytes: Bytes): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (ascii(bytes, 0) !== 'RIFF' || ascii(bytes, 8) !== 'WEBP') throw undecodable();
  const kept: Bytes[] = [bytes.slice(0, 12)];
  let size: { width: number; height: number } | undefined;
  const riffEnd = Math.min(bytes.length, 8 + view.getUint32(4, true));
  for (let at = 12; at + 8 <= riffEnd;) {
    const name = ascii(bytes, at);
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) throw undecodable();
    if (name === 'ANIM' || name === 'ANMF') throw undecodable();
    const chunk = bytes.slice(at, end);
    if (name === 'VP8X') {
      // Says that EXIF and XMP follow, which they no longer do.
      chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    } else if (name === 'VP8 ') {
      size = { width: view.getUint16(at + 14, true) & 0x3fff, height: view.getUint16(at + 16, true) & 0x3fff };
    } else if (name === 'VP8L') {
      const bits = view.getUint32(at + 9, true);
      size = { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    if (['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'].includes(name)) kept.push(chunk);
    at = end;
  }
  if (!size) throw undecodable();
  const whole = joined(kept);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return { ...size, bytes: whole };
}

const readers: Readonly<Record<string, (bytes: Bytes) => Picture>> = { 'image/jpeg': jpeg, 'image/png': png, 'image/webp': webp };

/**
 * Looks whether a file is what it says, by its bytes, and takes out all that is not the picture. 422 `image.undecodable` where it is
 * not. A picture that EXIF would have turned must be turned by who sends it.
 */
export function cleanPicture(contentType: string, bytes: Bytes): Picture {
  try {
    const picture = readers[contentType]?.(bytes);
    if (picture) return picture;
  } catch (error) {
    // A length that leads out of the file.
    if (!(error instanceof RangeError)) throw error;
  }
  throw undecodable();
}
