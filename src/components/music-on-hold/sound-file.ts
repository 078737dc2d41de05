/** What is asked of a file before it is sent; by the capability's `params`. */
export interface Limits { readonly accepted: readonly string[]; readonly maxBytes: number; readonly minSeconds: number; readonly maxSeconds: number }
export type Unfit = 'wrongType' | 'tooBig' | 'tooShort' | 'tooLong';

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
export const limitsOf = (params: Readonly<Record<string, unknown>>): Limits => ({
  accepted: Array.isArray(params['accepted']) ? params['accepted'].map(String) : ['audio/wav', 'audio/mpeg'],
  maxBytes: number(params['maxBytes'], 10_485_760), minSeconds: number(params['minSeconds'], 0), maxSeconds: number(params['maxSeconds'], 600),
});

/** Other names that systems have for the media types of the contract, and the endings of their files. */
const names: Readonly<Record<string, string>> = {
  'audio/x-wav': 'audio/wav', 'audio/wave': 'audio/wav', 'audio/vnd.wave': 'audio/wav', 'audio/mp3': 'audio/mpeg', 'audio/x-mp3': 'audio/mpeg', 'audio/x-mpeg': 'audio/mpeg',
  'audio/m4a': 'audio/mp4', 'audio/x-m4a': 'audio/mp4', 'video/mp4': 'audio/mp4', 'application/ogg': 'audio/ogg', 'audio/opus': 'audio/ogg', 'video/ogg': 'audio/ogg', 'video/webm': 'audio/webm',
  'wav': 'audio/wav', 'mp3': 'audio/mpeg', 'm4a': 'audio/mp4', 'mp4': 'audio/mp4', 'ogg': 'audio/ogg', 'oga': 'audio/ogg', 'opus': 'audio/ogg', 'webm': 'audio/webm',
};
const printed: Readonly<Record<string, string>> = { 'audio/wav': 'WAV', 'audio/mpeg': 'MP3', 'audio/mp4': 'M4A', 'audio/ogg': 'OGG', 'audio/webm': 'WebM' };
export const printType = (type: string): string => printed[type] ?? type;

/** The contract's name for the kind of a file. */
function typeOf({ type, name }: File): string {
  const plain = type.replace(/;.*/, '').toLowerCase();
  return names[plain] ?? (plain || (names[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? ''));
}

/** Until then a browser that can read it has said how long it is, in milliseconds. */
const patience = 5000;
/** A recorder that stops at the limit is a little late. */
const forgiven = 0.5;

/** Undefined where this browser cannot tell; then the server does. */
function secondsOf(sound: Blob, signal: AbortSignal): Promise<number | undefined> {
  const url = URL.createObjectURL(sound);
  const audio = new Audio();
  return new Promise<number | undefined>((resolve) => {
    const timer = setTimeout(resolve, patience, undefined);
    const end = (seconds?: number): void => {
      clearTimeout(timer);
      resolve(seconds !== undefined && Number.isFinite(seconds) ? seconds : undefined);
    };
    audio.addEventListener('loadedmetadata', () => end(audio.duration));
    audio.addEventListener('error', () => end());
    signal.addEventListener('abort', () => end());
    audio.preload = 'metadata';
    audio.src = url;
  }).finally(() => {
    audio.removeAttribute('src');
    URL.revokeObjectURL(url);
  });
}

/** The file as the server knows its kind, or why it is not sent. */
export async function fitted(file: File, { accepted, maxBytes, minSeconds, maxSeconds }: Limits, signal: AbortSignal): Promise<Blob | Unfit> {
  const type = typeOf(file);
  if (!accepted.includes(type)) return 'wrongType';
  if (file.size > maxBytes) return 'tooBig';
  const sound = file.slice(0, file.size, type);
  const seconds = await secondsOf(sound, signal);
  return seconds !== undefined && seconds < minSeconds ? 'tooShort' : seconds !== undefined && seconds > maxSeconds + forgiven ? 'tooLong' : sound;
}
