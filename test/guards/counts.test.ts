import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import counts from '../../scripts/lib/counts.ts';
import failures from '../../scripts/lib/failures.ts';

async function* told(...events: [type: string, name: string][]): AsyncGenerator<TestEvent> {
  for (const [type, name] of events) yield { type, data: { name, file: '/a.test.ts', nesting: 0, details: { type: 'test' } } } as unknown as TestEvent;
}
async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

describe('the count of tests', () => {
  const whole = [['test:enqueue', 'one'], ['test:complete', 'one'], ['test:pass', 'one']] as [string, string][];

  it('is that of those that ended', async () => {
    assert.deepEqual(JSON.parse(await textOf(counts(told(...whole)))), { passed: 1, failed: 0 });
    assert.equal(await textOf(failures(told(...whole))), '');
  });

  it('has a failure for each of which no end was heard, and names it', async () => {
    const lost = told(...whole, ['test:enqueue', 'two'], ['test:enqueue', 'two'], ['test:complete', 'two'], ['test:pass', 'two']);
    assert.deepEqual(JSON.parse(await textOf(counts(lost))), { passed: 2, failed: 1 });
    assert.match(await textOf(failures(told(['test:enqueue', 'two']))), /✗ two .*\n.*never ended/);
  });
});
