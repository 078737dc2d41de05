import type { PinRules } from '../client/contract/voicemail-pin.ts';

/** What is wrong with a PIN: the end of the wire's codes, `pin.tooShort` and so on. */
export type PinFault = 'tooShort' | 'tooLong' | 'repeated' | 'sequence' | 'pattern' | 'ownNumber';

/** The longest stretch in which each digit follows the one before by `step`; after 9 comes 0. */
function longestRun(pin: string, step: number): number {
  let longest = 0;
  let run = 0;
  for (let at = 0; at < pin.length; at++) {
    run = at > 0 && (Number(pin[at]) - Number(pin[at - 1]) - step + 10) % 10 === 0 ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** The same two digits or more, over and over: 121212. One digit over and over has a rule of its own. */
const isPattern = (pin: string): boolean => /^(\d{2,}?)\1+$/.test(pin) && longestRun(pin, 0) < pin.length;

/** Whether a PIN is a number of the user's own, or the end of one. */
const isOwn = (pin: string, own: readonly string[]): boolean => pin !== '' && own.some((number) => number.endsWith(pin));

const reversed = (digits: string): string => [...digits].reverse().join('');

/** What the provider's rules have against a PIN. `own` are the user's numbers and extension, digits only; whoever does not know them leaves them out. */
export function pinFaults(pin: string, rules: PinRules, own: readonly string[] = []): PinFault[] {
  const { minLength, maxLength, maxRepeatedDigits = Infinity, maxAscending = Infinity, maxDescending = Infinity, blockOwnNumber, blockReversedOwnNumber } = rules;
  const found: Readonly<Record<PinFault, boolean>> = {
    tooShort: pin.length < minLength,
    tooLong: pin.length > maxLength,
    repeated: longestRun(pin, 0) > maxRepeatedDigits,
    sequence: longestRun(pin, 1) > maxAscending || longestRun(pin, -1) > maxDescending,
    pattern: rules.blockRepeatedPatterns && isPattern(pin),
    ownNumber: (blockOwnNumber && isOwn(pin, own)) || (blockReversedOwnNumber && isOwn(reversed(pin), own)),
  };
  return (Object.keys(found) as PinFault[]).filter((fault) => found[fault]);
}
