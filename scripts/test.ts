// npm test: everything, in three engines. For developers:
//   npm test -- --only node|browser|e2e   --browser chromium|firefox|webkit   --verbose   [part of a file name ...]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canInstall, type Engine, engines, findEngine, howToInstall, installEngines } from './lib/browsers.ts';
import { files, root } from './lib/files.ts';
import { type Ended, endAll, freePort, run } from './lib/processes.ts';
import { startWebkit } from './lib/webkit.ts';

const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, browser: { type: 'string', multiple: true }, verbose: { type: 'boolean', default: false } },
});
const required = (process.env['CI'] ?? '') !== '' && process.env['CI'] !== 'false';
const folder = mkdtempSync(join(tmpdir(), 'faceplate-test-'));
const begun = performance.now();
let passed = 0;
let failed = 0;

/** What a runner came to; the failed tests by their names stand first in its report, before all it printed. */
type Counts = Readonly<{ passed: number; failed: number; names?: readonly string[] }>;

/** How long each runner may take before it is ended and counted as failed, in seconds. */
const limits = { check: 180, node: 600, browser: 1800, e2e: 900 };

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(1));
process.on('exit', () => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

try {
  await all();
} catch (error) {
  report('the test run', { passed: 0, failed: 1 }, 0, error instanceof Error ? (error.stack ?? error.message) : String(error));
}
console.log(`\n${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
leave(failed === 0 ? 0 : 1);

async function all(): Promise<void> {
  const node = matching(files('test/**/*.test.ts').filter((path) => !/^test\/(elements|e2e)\//.test(path)));
  const elements = matching(files('test/elements/**/*.test.ts'));
  const e2e = matching(files('test/e2e/**/*.test.ts'));
  const wanted = (part: string) => options.only === undefined || options.only.includes(part);
  const chosen = engines.filter((engine) => options.browser === undefined || options.browser.includes(engine));
  const inBrowsers = wanted('browser') && elements.length > 0;
  const withE2e = wanted('e2e') && e2e.length > 0;
  if (node.length + elements.length + e2e.length === 0) throw new Error(`no test file matches ${filters.join(', ')}`);

  const present = inBrowsers || withE2e ? browsers(chosen) : [];
  if (options.only === undefined && filters.length === 0) await Promise.all([check('types', 'typecheck'), check('lint', 'lint')]);
  if (wanted('node') || withE2e) await check('build', 'build', '--if-stale');
  if (wanted('node') && node.length > 0) await nodeTests('node', node, limits.node, 2);
  // Two cores, and whoever is free takes the next: the longest first.
  const slowest: readonly Engine[] = ['firefox', 'webkit', 'chromium'];
  const waiting = inBrowsers ? slowest.filter((engine) => present.includes(engine)).map((engine) => () => elementTests(engine, elements)) : [];
  if (withE2e) waiting.push(() => nodeTests('e2e', e2e, limits.e2e, 1));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all([work(), work()]);
}

function matching(paths: readonly string[]): string[] {
  return paths.filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)));
}

/** The engines to test in. What is missing is installed where we may; then it is a failure under CI, a remark elsewhere. */
function browsers(chosen: readonly Engine[]): Engine[] {
  const missing = () => chosen.filter((engine) => findEngine(engine) === undefined);
  if (missing().length > 0 && canInstall()) {
    console.log(`Installing ${missing().join(', ')} (once) ...`);
    const trouble = installEngines(missing());
    if (trouble !== undefined) console.log(trouble);
  }
  for (const engine of missing()) {
    if (required) report(engine, { passed: 0, failed: 1 }, 0, howToInstall(engine));
    else console.log(`SKIPPED ${engine}: ${howToInstall(engine)}`);
  }
  return chosen.filter((engine) => findEngine(engine) !== undefined);
}

/** A tool that only says yes or no counts as one test. */
async function check(name: string, script: string, ...args: string[]): Promise<void> {
  const ended = await run(process.execPath, ['scripts/run.js', script, ...args], { timeout: limits.check, show: options.verbose });
  report(name, ended.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, ended.seconds, trouble(ended, limits.check));
}

async function nodeTests(name: string, paths: readonly string[], limit: number, concurrency: number): Promise<void> {
  const counts = join(folder, `${name}.json`);
  const ended = await run(process.execPath, [
    '--disable-warning=ExperimentalWarning', '--import', join(root, 'scripts/lib/whole-output.ts'), '--test', `--test-concurrency=${concurrency}`, '--test-force-exit',
    `--test-reporter=${options.verbose ? 'spec' : join(root, 'scripts/lib/failures.ts')}`, '--test-reporter-destination=stdout',
    `--test-reporter=${join(root, 'scripts/lib/counts.ts')}`, `--test-reporter-destination=${counts}`, ...paths,
  ], { timeout: limit, show: options.verbose, env: enginePaths() });
  finish(name, ended, counts, limit);
}

/** The browsers that were found, for tests that drive one themselves. */
function enginePaths(): NodeJS.ProcessEnv {
  const [chromium, firefox] = (['chromium', 'firefox'] as const).map((engine) => findEngine(engine)?.browser);
  return { ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }), ...(firefox === undefined ? {} : { FIREFOX_PATH: firefox }) };
}

async function elementTests(engine: Engine, paths: readonly string[]): Promise<void> {
  const counts = join(folder, `${engine}.json`);
  const programs = findEngine(engine);
  const driver = engine === 'webkit' && programs !== undefined ? await startWebkit(programs) : undefined;
  try {
    const ended = await run(process.execPath, [join(root, 'node_modules/@web/test-runner/dist/bin.js'), '--config', 'web-test-runner.config.js'], {
      timeout: limits.browser,
      show: options.verbose,
      env: {
        FACEPLATE_ENGINE: engine, FACEPLATE_COUNTS: counts, FACEPLATE_FILES: paths.join('\n'),
        FACEPLATE_PORT: String(await freePort()), FACEPLATE_WEBKIT_PORT: String(driver?.port ?? ''),
      },
    });
    finish(engine, ended, counts, limits.browser);
  } finally {
    driver?.stop();
  }
}

/** Counts what a runner wrote down; one that ended badly without any failed test, or wrote nothing, is a failure itself. */
function finish(name: string, ended: Ended, counts: string, limit: number): void {
  const counted = readCounts(counts);
  const broken = counted.failed === 0 && (ended.code !== 0 || counted.passed === 0);
  report(name, { ...counted, failed: counted.failed + (broken ? 1 : 0) }, ended.seconds, trouble(ended, limit));
}

function readCounts(path: string): Counts {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Counts;
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function trouble(ended: Ended, limit: number): string {
  const late = ended.timedOut ? `\nIt did not end within ${limit} s and was stopped.` : '';
  return (options.verbose ? '' : ended.output) + late;
}

function report(name: string, counts: Counts, seconds: number, details: string): void {
  passed += counts.passed;
  failed += counts.failed;
  const result = counts.failed === 0 ? 'ok    ' : 'FAILED';
  console.log(`${result} ${name.padEnd(9)} ${String(counts.passed).padStart(4)} passed, ${counts.failed} failed  ${seconds.toFixed(1)} s`);
  for (const test of counts.names ?? []) console.log(`       ✗ ${test}`);
  // Ending the line that a terminal program was redrawing, and cutting what no one reads to the end.
  if (counts.failed > 0) console.log(details.replaceAll(/\p{Cc}\[\d*[AGK]/gu, '').trim().slice(-20_000).replaceAll(/^/gm, '       '));
}

function leave(code: number): never {
  process.exit(code);
}
