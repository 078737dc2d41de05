// The door to every npm script: `node scripts/run.js <name> [arguments]`.
// Plain JavaScript that runs on an old Node with nothing installed: it installs what the lockfile says when that is
// not here yet, then hands over to the Node 24 that comes with it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const node = windows ? join(root, 'node_modules', 'node', 'bin', 'node.exe') : join(root, 'node_modules', 'node', 'bin', 'node');

/** What each npm script runs: a script for Node, or a tool from node_modules. */
const commands = {
  start: ['scripts/start.ts'],
  test: ['scripts/test.ts'],
  build: ['scripts/build.ts'],
  size: ['scripts/size.ts'],
  manifest: ['scripts/manifest.ts'],
  openapi: ['scripts/openapi.ts'],
  typecheck: ['node_modules/typescript/bin/tsc', '-p', '.'],
  lint: ['node_modules/oxlint/bin/oxlint', '--max-warnings=0'],
  storybook: ['node_modules/storybook/dist/bin/dispatcher.js', 'dev', '--port', '6006', '--no-open', '--ci', '--disable-telemetry', '--no-version-updates'],
  'build-storybook': ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--output-dir', 'storybook-static', '--disable-telemetry', '--quiet'],
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) fail(`There is no script "${name}". There are: ${Object.keys(commands).join(', ')}.`);
if (Number(process.versions.node.split('.')[0]) < 18) fail(`Node ${process.version} is too old to begin with; Node 20 or later is needed.`);

const outdated = whatIsMissing();
if (outdated !== undefined) install(outdated);
handOver([join(root, command[0]), ...command.slice(1), ...args]);

/** Why an install is needed, or undefined when node_modules is what package-lock.json says. */
function whatIsMissing() {
  const installed = packages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined || !existsSync(node)) return 'for the first time';
  const wanted = packages(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/') || entry.link === true) continue;
    const found = installed[path];
    if (found === undefined && entry.optional === true) continue;
    if (found?.version !== entry.version) return 'as package-lock.json has changed';
  }
  return undefined;
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install(why) {
  console.error(`Installing dependencies ${why} (about a minute) ...`);
  const flags = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const direct = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const result = spawnSync(direct ? process.execPath : 'npm', direct ? [npm, ...flags] : flags, {
    cwd: root,
    // The tests use the system's browsers, so no package is to download its own.
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', GECKODRIVER_SKIP_DOWNLOAD: '1', EDGEDRIVER_SKIP_DOWNLOAD: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows && !direct,
  });
  if (result.status !== 0 || !existsSync(node)) {
    fail('The dependencies could not be installed (npm says why above). The npm registry must be reachable this once; after that nothing needs the internet.');
  }
}

/** Runs `argv` on the installed Node in place of this process where the system can, else as a child that gets our signals. */
function handOver(argv) {
  const env = { ...process.env, PATH: bin + delimiter + (process.env.PATH ?? ''), STORYBOOK_DISABLE_TELEMETRY: '1' };
  process.chdir(root);
  if (!windows && typeof process.execve === 'function') process.execve(node, [node, ...argv], env);
  const child = spawn(node, argv, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
