import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PinRules } from '../../src/client/contract/voicemail-pin.ts';
import { pinFaults } from '../../src/rules/pin.ts';

const rules: PinRules = {
  minLength: 4, maxLength: 8, maxRepeatedDigits: 3, maxAscending: 3, maxDescending: 3, blockOwnNumber: true, blockReversedOwnNumber: true, blockPrevious: true,
  blockRepeatedPatterns: true, isSet: false, requiresCurrent: false,
};
const own = ['16135550100', '204'];

describe('what a PIN must be', () => {
  for (const [pin, faults] of [
    ['2580', []], ['11122', []], ['12399', []], ['', ['tooShort']], ['258', ['tooShort']], ['258036914', ['tooLong']],
    ['1111', ['repeated']], ['25555', ['repeated']], ['1234', ['sequence']], ['98761', ['sequence']], ['7890', ['sequence']], ['0987', ['sequence']],
    ['1212', ['pattern']], ['259259', ['pattern']], ['0100', ['ownNumber']], ['0010', ['ownNumber']], ['55500', []],
  ] as const) {
    it(`${pin || 'nothing'}: ${faults.join(' and ') || 'is good'}`, () => assert.deepEqual(pinFaults(pin, rules, own), faults));
  }

  it('an extension as the PIN is refused, also back to front', () => {
    for (const pin of ['204', '402']) assert.deepEqual(pinFaults(pin, { ...rules, minLength: 3 }, own), ['ownNumber']);
  });

  it('whoever has no such rules may have any digits', () => {
    const { minLength, maxLength, isSet, requiresCurrent } = rules;
    const none = { minLength, maxLength, isSet, requiresCurrent, blockOwnNumber: false, blockReversedOwnNumber: false, blockPrevious: false, blockRepeatedPatterns: false };
    for (const pin of ['0000', '1234', '1212', '0100']) assert.deepEqual(pinFaults(pin, none, own), []);
  });
});
