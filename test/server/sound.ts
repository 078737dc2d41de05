import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sounds as browsers and studios write them, made of silence, for tests. */
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const be = (value: number, width: number): number[] => Array.from({ length: width }, (_, at) => Math.floor(value / 256 ** (width - 1 - at)) % 256);
const le = (value: number, width: number): number[] => be(value, width).reverse();
type Bytes = Uint8Array<ArrayBuffer>;

export const wav = (seconds: number, { rate = 8000, channels = 1, form = 1 } = {}): Bytes => {
  const length = Math.round(seconds * rate) * channels * 2;
  return new Uint8Array([
    ...ascii('RIFF'), ...le(length + 36, 4), ...ascii('WAVEfmt '), ...le(16, 4), ...le(form, 2), ...le(channels, 2), ...le(rate, 4), ...le(rate * channels * 2, 4),
    ...le(channels * 2, 2), ...le(16, 2), ...ascii('data'), ...le(length, 4), ...new Uint8Array(length),
  ]);
};

/** 32 kbit/s and 48 kHz: 96 bytes and 24 ms each frame. `tagged` with a picture's tag in front and a title behind. */
export const mp3 = (seconds: number, { tagged = false } = {}): Bytes => {
  const frame = [0xff, 0xfb, 0x14, 0xc4, ...new Uint8Array(92)];
  const info = [0xff, 0xfb, 0x14, 0xc4, ...new Uint8Array(32), ...ascii('Info'), ...new Uint8Array(56)];
  const frames = Array.from({ length: Math.round(seconds / 0.024) }, () => frame).flat();
  return new Uint8Array(tagged ? [...ascii('ID3'), 4, 0, 0, 0, 0, 1, 2, ...new Uint8Array(130), ...info, ...frames, ...ascii('TAG'), ...new Uint8Array(125)] : frames);
};

const page = (flags: number, granule: number, body: readonly number[]): number[] =>
  [...ascii('OggS'), 0, flags, ...le(granule, 8), ...le(7, 4), ...le(0, 4), ...le(0, 4), 1, body.length, ...body];
export const vorbis = (seconds: number): Bytes => new Uint8Array([
  ...page(2, 0, [...ascii('\u0001vorbis'), ...le(0, 4), 1, ...le(44_100, 4), ...new Uint8Array(14)]), ...page(4, seconds * 44_100, [0, 0, 0]),
]);

const box = (name: string, ...content: readonly (readonly number[])[]): number[] => {
  const all = content.flat();
  return [...be(all.length + 8, 4), ...ascii(name), ...all];
};
/** As phones and studios write M4A: all that is known stands at the head. */
export const m4a = (seconds: number, kind: 'soun' | 'vide' = 'soun'): Bytes => new Uint8Array([
  ...box('ftyp', ascii('M4A '), be(0, 4)),
  ...box('moov', box('trak', box('mdia',
    box('mdhd', be(0, 4), be(0, 4), be(0, 4), be(44_100, 4), be(seconds * 44_100, 4), be(0, 4)),
    box('hdlr', be(0, 4), be(0, 4), ascii(kind), be(0, 4), be(0, 4), be(0, 4))))),
  ...box('mdat', be(0, 8)),
]);

/** What browsers record of about a second and a half: chromium.mp4, chromium.webm, firefox.ogg, firefox.webm. */
export const recorded = (name: string): Bytes => new Uint8Array(readFileSync(join(import.meta.dirname, 'sounds', name)));
