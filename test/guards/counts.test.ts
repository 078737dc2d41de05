import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { TestEvent } from 'node:test/reporters';
import counts from '../../scripts/lib/counts.ts';
import failures from '../../scripts/lib/failures.ts';
import { root } from '../../scripts/lib/files.ts';

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
    assert.deepEqual(JSON.parse(await textOf(counts(told(...whole)))), { passed: 1, failed: 0, names: [] });
    assert.equal(await textOf(failures(told(...whole))), '');
  });

  it('has a failure for each of which no end was heard, and names it', async () => {
    const lost = told(...whole, ['test:enqueue', 'two'], ['test:enqueue', 'two'], ['test:complete', 'two'], ['test:pass', 'two']);
    assert.deepEqual(JSON.parse(await textOf(counts(lost))), { passed: 2, failed: 1, names: ['two'] });
    assert.match(await textOf(failures(told(['test:enqueue', 'two']))), /✗ two .*\n.*never ended/);
  });

  it('is whole also where processes are made to exit', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'faceplate-counts-'));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'many.test.mjs');
    // More than a pipe takes at once.
    await writeFile(file, "import { it } from 'node:test';\nfor (let i = 0; i < 300; i++) it(i + 'x'.repeat(2000), () => {});\n");
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const lib = join(root, 'scripts/lib');
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import', join(lib, 'whole-output.ts'), '--test', '--test-force-exit', `--test-reporter=${join(lib, 'counts.ts')}`, '--test-reporter-destination=stdout', file,
    ], { env });
    assert.deepEqual(JSON.parse(stdout), { passed: 300, failed: 0, names: [] });
  });
});
