import type { TestEvent } from 'node:test/reporters';
import { begun } from './begun.ts';

/** A reporter for node:test that writes `{"passed":n,"failed":n,"names":[…]}` at the end. A skipped test did not pass, nor did one of which no end was heard. */
export default async function* counts(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  const names: string[] = [];
  const tests = begun();
  for await (const event of source) {
    tests.see(event);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { data } = event;
    // A suite only adds up its tests, except when it fails before it has any.
    if (data.details.type === 'suite') continue;
    if (event.type === 'test:pass' && data.skip === undefined && data.todo === undefined) passed += 1;
    else names.push(data.name);
  }
  names.push(...tests.missing().map(({ name }) => name));
  yield JSON.stringify({ passed, failed: names.length, names });
}
