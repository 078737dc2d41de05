import type { ChoiceGroup } from '../ui/fields.ts';
import type { en } from './en.ts';

interface Ring { readonly unit?: string; readonly min?: number; readonly max?: number; readonly step?: number; readonly secondsPerRing?: number }

/** How long phones can ring, in the unit of the provider: rings, or seconds. `ring` is the capability's. */
export function ringChoices(ring: unknown, locale: string, words: Pick<typeof en, 'rings' | 'about'>): { groups: readonly ChoiceGroup[]; print(seconds: string): string } {
  const { unit, min = 1, max = 10, step = 1, secondsPerRing = 6 } = (ring ?? {}) as Ring;
  const each = unit === 'seconds' ? 1 : secondsPerRing;
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const print = (seconds: string): string => {
    const text = format.format(Number(seconds));
    return unit === 'seconds' ? text : words.about(words.rings(Math.round(Number(seconds) / each)), text);
  };
  const values = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, at) => String((min + at * step) * each));
  return { groups: [{ label: '', choices: values.map((value) => ({ value, label: print(value) })) }], print };
}
