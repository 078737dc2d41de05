import { relative } from 'node:path';
import { inspect } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import { begun } from './begun.ts';
import { root } from './files.ts';

/** A reporter for node:test that says only what failed, where and why. */
export default async function* failures(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const tests = begun();
  for await (const event of source) {
    tests.see(event);
    if (event.type === 'test:stderr') yield event.data.message;
    if (event.type !== 'test:fail' || event.data.details.type === 'suite') continue;
    const { name, file, line, details } = event.data;
    const cause: unknown = details.error.cause ?? details.error;
    yield `✗ ${name}  (${relative(root, file ?? '')}:${line ?? 0})\n${cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)}\n\n`;
  }
  for (const { file, name } of tests.missing()) yield `✗ ${name}  (${relative(root, file)})\nbegan, or was to begin, and never ended\n\n`;
}
