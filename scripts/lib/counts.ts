import type { TestEvent } from 'node:test/reporters';

/** A reporter for node:test that writes `{"passed":n,"failed":n}` at the end. A skipped or unfinished test did not pass. */
export default async function* counts(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { data } = event;
    // A suite only adds up its tests, except when it fails before it has any.
    if (data.details.type === 'suite') continue;
    if (event.type === 'test:pass' && data.skip === undefined && data.todo === undefined) passed += 1;
    else failed += 1;
  }
  yield JSON.stringify({ passed, failed });
}
