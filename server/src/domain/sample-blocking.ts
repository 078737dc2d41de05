import type { BlockedNumber } from '../../../src/client/contract/blocked-numbers.ts';

/** Whom somebody does not want to hear from, the oldest first; who is not here has blocked nobody. */
export function sampleBlocking(now: Date): Readonly<Record<string, readonly BlockedNumber[]>> {
  const ago = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();
  const company: BlockedNumber = {
    id: 'blk-company', number: '+14165550142', display: '+1 416 555 0142', matchType: 'exact', label: 'Known scam', source: 'admin', createdAt: ago(400), blockedCount: 31,
  };
  return {
    zoe: [
      company,
      { id: 'blk-ads', number: '+1900555', display: '+1 900 555', matchType: 'prefix', label: 'Advertising', source: 'user', createdAt: ago(210), blockedCount: 12 },
      { id: 'blk-survey', number: '+442079460999', display: '+44 20 7946 0999', matchType: 'exact', label: '', source: 'user', createdAt: ago(64), blockedCount: 0 },
      { id: 'blk-robocall', number: '+16135550188', display: '+1 613 555 0188', matchType: 'exact', label: 'Robocall', source: 'user', createdAt: ago(12), blockedCount: 3 },
    ],
    omar: [
      company,
      { id: 'blk-omar', number: '+16135550166', display: '+1 613 555 0166', matchType: 'exact', label: 'Silent calls', source: 'user', createdAt: ago(90), blockedCount: 2 },
    ],
  };
}
