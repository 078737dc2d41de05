import { decode, type Samples } from '../sound/decode.ts';
import { shapeOf, type Shape } from '../sound/waveform.ts';
import type { Limits } from './limits.ts';

export type Fault = 'wrongType' | 'tooBig' | 'tooShort' | 'tooLong' | 'unreadable';

/** A sound that can be sent; what it is like, as far as this browser can tell. */
export interface Prepared {
  readonly sound: Blob;
  readonly seconds?: number | undefined;
  readonly shape?: Shape | undefined;
}

/** A sound that cannot be a greeting. */
export class Unfit extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(`The sound is ${fault}`);
    this.fault = fault;
  }
}

/** Good enough to look at a sound. */
export const lookRate = 8000;
/** The server forgives as much. */
const forgiven = 0.5;

/** Other names that systems have for the media types of the contract. */
const aliases: Readonly<Record<string, string>> = {
  'audio/x-wav': 'audio/wav', 'audio/wave': 'audio/wav', 'audio/vnd.wave': 'audio/wav', 'audio/mp3': 'audio/mpeg', 'audio/x-mp3': 'audio/mpeg', 'audio/x-mpeg': 'audio/mpeg',
  'audio/m4a': 'audio/mp4', 'audio/x-m4a': 'audio/mp4', 'video/mp4': 'audio/mp4', 'application/ogg': 'audio/ogg', 'audio/opus': 'audio/ogg', 'audio/x-ogg': 'audio/ogg',
  'video/ogg': 'audio/ogg', 'video/webm': 'audio/webm',
};
const endings: Readonly<Record<string, string>> = {
  wav: 'audio/wav', mp3: 'audio/mpeg', m4a: 'audio/mp4', mp4: 'audio/mp4', ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', webm: 'audio/webm',
};

/** The contract's name for what a file says that it is; undefined where that is no sound. */
function typeOf({ type, name = '' }: { readonly type: string; readonly name?: string }): string | undefined {
  const plain = type.replace(/;.*/, '').trim().toLowerCase();
  const known = aliases[plain] ?? (plain || endings[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '']);
  return known?.startsWith('audio/') ? known : undefined;
}

export const secondsOf = ({ samples, rate }: Samples): number => samples.length / rate;

export function look(samples: Samples, { minSeconds, maxSeconds }: Limits): { seconds: number; shape: Shape } {
  const seconds = secondsOf(samples);
  if (seconds < minSeconds) throw new Unfit('tooShort');
  if (seconds > maxSeconds + forgiven) throw new Unfit('tooLong');
  return { seconds, shape: shapeOf(samples) };
}

/** A file as the provider takes it; what it takes is sent as it is. Throws `Unfit`; what this browser cannot play, the server judges. */
export async function fromFile(file: File, limits: Limits): Promise<Prepared> {
  const { accepted, maxSeconds, maxBytes } = limits;
  const type = typeOf(file);
  if (type === undefined) throw new Unfit('wrongType');
  if (file.size > maxBytes) throw new Unfit('tooBig');
  // The file may be gone when it is sent once more.
  const sound = new Blob([await file.arrayBuffer().catch(() => { throw new Unfit('unreadable'); })], { type });
  if (accepted.includes(type)) {
    const samples = await decode(sound, lookRate).catch(() => undefined);
    return { sound, ...(samples && look(samples, limits)) };
  }
  if (!accepted.includes('audio/wav')) throw new Unfit('wrongType');
  const { encodeWav, rateFor } = await import('../sound/wav.ts');
  const samples = await decode(sound, rateFor(maxSeconds, maxBytes)).catch(() => { throw new Unfit('wrongType'); });
  const seen = look(samples, limits);
  return { sound: await encodeWav(samples), ...seen };
}
