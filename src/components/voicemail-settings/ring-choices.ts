import type { ChoiceGroup } from '../ui/fields.ts';
import type { en } from './en.ts';

interface Ring { readonly unit?: string; readonly min?: number; readonly max?: number; readonly step?: number; readonly secondsPerRing?: number }

/** How long phones can ring, in the unit of the provider: rings, or seconds. `ring` is the capability's, `value` what is chosen, which may be none of its steps. */
export function ringChoices(ring: unknown, locale: string, words: Pick<typeof en, 'rings' | 'about'>, value: string): { groups: readonly ChoiceGroup[]; print(seconds: string): string } {
  const { unit, min = 1, max = 10, step = 1, secondsPerRing = 6 } = (ring ?? {}) as Ring;
  const each = unit === 'seconds' ? 1 : secondsPerRing;
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const print = (seconds: string): string => {
    const text = format.format(Number(seconds));
    return unit === 'seconds' ? text : words.about(words.rings(Math.round(Number(seconds) / each)), text);
  };
  const steps = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, at) => (min + at * step) * each);
  const values = [...new Set([...steps, Number(value)])].toSorted((a, b) => a - b).map(String);
  return { groups: [{ label: '', choices: values.map((each) => ({ value: each, label: print(each) })) }], print };
}
