import type { Schedule } from '../../../src/client/contract/schedules.ts';
import type { StoredForwarding, StoredForwardingNumber } from './forwarding-documents.ts';

/** Where somebody's calls go; who is not here forwards nothing. */
export interface Forwarded {
  readonly forwarding?: StoredForwarding;
  readonly numbers: readonly StoredForwardingNumber[];
  readonly schedules: readonly Schedule[];
}

const ring = { unit: 'rings', min: 1, max: 10, step: 1, secondsPerRing: 6 };
const modes = ['off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'];
const usual = {
  model: 'exclusive', modes, ring, maxNumbers: 10, destinationTypes: ['number'], allowInternational: true, answerConfirmation: true,
  scheduleSupport: 'rules', numbersRing: 'inOrder', directOnly: true, keepCallerId: true,
};

/** What the sample providers can do (`contract.md` a.9): rings and one rule; seconds, at home only; a leg for each occasion. */
export const forwardingParams = {
  exclusive: usual,
  seconds: {
    ...usual, ring: { unit: 'seconds', min: 5, max: 60, step: 5 }, allowInternational: false, numbersRing: 'atOnce', directOnly: false, keepCallerId: false,
  },
  independent: {
    ...usual, model: 'independent', legs: ['always', 'busy', 'noAnswer', 'unreachable'], destinationTypes: ['number', 'extension', 'voicemail'], maxNumbers: 0,
    directOnly: false,
  },
};

const workdays = (from: string, to: string): Schedule['weekly'] => {
  const day = [{ from, to }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
};
const closed: Schedule['weekly'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

export function sampleForwarding(now: Date): Readonly<Record<string, Forwarded>> {
  const year = now.getUTCFullYear();
  const schedules: readonly Schedule[] = [
    {
      id: 'sch-office', name: 'Office hours', kind: 'businessHours', level: 'account', timeZone: 'America/Toronto', weekly: workdays('09:00', '17:00'),
      exceptions: [{ id: 'exc-new-year', name: 'New Year', date: `${year}-01-01`, allDay: true, recurrence: 'yearly', open: false }],
    },
    {
      id: 'sch-inventory', name: 'Inventory days', kind: 'custom', level: 'account', timeZone: 'America/Toronto', weekly: closed,
      exceptions: [{ id: 'exc-inventory', name: 'Inventory', date: `${year + 1}-01-09`, until: `${year + 1}-01-10`, allDay: false, from: '07:00', to: '15:00', open: true }],
    },
  ];
  return {
    zoe: {
      forwarding: {
        enabled: true, mode: 'noAnswer', lastMode: 'noAnswer', ringSeconds: 24, directOnly: false, keepCallerId: true,
        activeWhen: {
          type: 'schedule', scheduleId: null,
          intervals: [
            { id: 'int-evenings', kind: 'weekdays', days: [1, 2, 3, 4, 5], allDay: false, start: '17:00', end: '09:00' },
            { id: 'int-holidays', kind: 'dates', from: `${year}-12-24`, to: `${year}-12-26`, allDay: true },
          ],
        },
      },
      numbers: [
        {
          id: 'fwd-mobile', number: '+48601234567', display: '+48 601 234 567', country: 'PL', label: '', type: 'mobile', enabled: true, answerConfirmation: true,
        },
        {
          id: 'fwd-cottage', number: '+48331234567', display: '+48 33 123 45 67', country: 'PL', label: 'Cottage', type: 'other', enabled: false, answerConfirmation: false,
        },
      ],
      schedules,
    },
    omar: {
      forwarding: {
        enabled: true, mode: 'failover', lastMode: 'failover', ringSeconds: 20, activeWhen: { type: 'always', intervals: [], scheduleId: null },
      },
      numbers: [
        {
          id: 'fwd-omar', number: '+16135550177', display: '+1 613 555 0177', country: 'CA', label: 'Dispatch desk', type: 'work', enabled: true, answerConfirmation: false,
        },
      ],
      schedules,
    },
    ada: { numbers: [], schedules: [] },
  };
}
