import type { Access } from '../../client/session.ts';

/** What the provider takes as a greeting. */
export interface Limits {
  /** Media types. */
  readonly accepted: readonly string[];
  readonly minSeconds: number;
  readonly maxSeconds: number;
  readonly maxBytes: number;
}

/** What most take, where a provider does not say. */
const usual: Limits = { accepted: ['audio/wav', 'audio/mpeg'], minSeconds: 1, maxSeconds: 120, maxBytes: 5_242_880 };

export function limitsOf(params: Access['params']): Limits {
  const { accepted } = params ?? {};
  const number = (name: 'minSeconds' | 'maxSeconds' | 'maxBytes'): number => Number(params?.[name] ?? usual[name]);
  return {
    accepted: Array.isArray(accepted) ? accepted.map(String) : usual.accepted,
    minSeconds: number('minSeconds'), maxSeconds: number('maxSeconds'), maxBytes: number('maxBytes'),
  };
}

/** This browser can write down what a microphone hears. */
export const canRecord = (): boolean => typeof MediaRecorder === 'function' && typeof OfflineAudioContext === 'function';

/** How a greeting can be recorded for a provider: as a WAV file, else as this browser does it. Undefined where it takes neither. */
export const recordingType = ({ accepted }: Limits): string | undefined =>
  (accepted.includes('audio/wav') ? 'audio/wav' : accepted.find((type) => MediaRecorder.isTypeSupported(type)));

/** What people call these files. */
const names: Readonly<Record<string, string>> = { 'audio/wav': 'WAV', 'audio/mpeg': 'MP3', 'audio/mp4': 'M4A', 'audio/ogg': 'OGG', 'audio/webm': 'WebM' };

/** The limits as they are said, with their units. */
export function inWords({ accepted, minSeconds, maxSeconds, maxBytes }: Limits, locale: string) {
  const seconds = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', unitDisplay: 'short', maximumFractionDigits: 1 });
  return {
    types: new Intl.ListFormat(locale, { type: 'disjunction' }).format(accepted.map((type) => names[type] ?? type.replace(/^audio\//, '').toUpperCase())),
    from: seconds.format(minSeconds), to: seconds.format(maxSeconds), size: size.format(maxBytes / 1_048_576),
  };
}
