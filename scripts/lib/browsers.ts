import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The engines the tests run in. */
export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** The programs an engine needs, by absolute path. */
export interface Programs {
  /** The browser itself. */
  readonly browser: string;
  /** WebKit only: its WebDriver. */
  readonly driver?: string;
  /** WebKit only, where there is no screen of our own to use: a virtual one. */
  readonly display?: string;
}

const mac = '/Applications';
const known: Record<'chromium' | 'firefox', { readonly variable: string; readonly names: readonly string[]; readonly paths: readonly string[] }> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'],
    paths: [`${mac}/Google Chrome.app/Contents/MacOS/Google Chrome`, `${mac}/Chromium.app/Contents/MacOS/Chromium`,
      'C:/Program Files/Google/Chrome/Application/chrome.exe'],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox', 'firefox-esr'],
    paths: [`${mac}/Firefox.app/Contents/MacOS/firefox`, 'C:/Program Files/Mozilla Firefox/firefox.exe'],
  },
};

/** Microphones and speakers that every machine has: the browsers' own imitations, which sound and can be chosen, and no question to answer. */
export const fakeSound = {
  chromium: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
  firefox: {
    'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true, 'media.autoplay.default': 0, 'media.autoplay.block-webaudio': false,
    // Else nothing plays where the machine has no sound at all.
    'media.cubeb.force_mock_context': true,
  },
} as const;

/** What Debian calls them. */
export const debianPackages: Record<Engine, readonly string[]> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** The programs of `engine` on this machine, or undefined when one is missing. */
export function findEngine(engine: Engine): Programs | undefined {
  if (engine === 'webkit') return findWebkit();
  const { variable, names, paths } = known[engine];
  const browser = given(variable) ?? first([...names.flatMap(onPath), ...paths]);
  return browser === undefined ? undefined : { browser };
}

function findWebkit(): Programs | undefined {
  const driver = given('WEBKIT_DRIVER_PATH') ?? first(onPath('WebKitWebDriver'));
  const browser = given('WEBKIT_PATH') ?? first(miniBrowsers());
  const display = first(onPath('Xvfb'));
  return driver === undefined || browser === undefined || display === undefined ? undefined : { browser, driver, display };
}

/** MiniBrowser lives in a folder named after the library's version and the machine's architecture. */
function miniBrowsers(): string[] {
  const folders = ['/usr/libexec', '/usr/lib64', '/usr/lib', ...list('/usr/lib').filter((name) => name.includes('-linux-')).map((name) => join('/usr/lib', name))];
  return folders.flatMap((folder) => list(folder).filter((name) => name.startsWith('webkit')).sort().reverse().map((name) => join(folder, name, 'MiniBrowser')));
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** A path from the environment; one that names nothing is an error, not a reason to take another browser. */
function given(variable: string): string | undefined {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!runs(path)) throw new Error(`${variable} names ${path}, which cannot be run`);
  return path;
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, name));
}

function first(paths: readonly string[]): string | undefined {
  return paths.find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether this machine lets us install the missing browsers: Debian (or its kin), and we are root. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && first(onPath('apt-get')) !== undefined;
}

/** Installs what the engines need from the system's package archive. Returns what went wrong, or undefined. */
export function installEngines(missing: readonly Engine[]): string | undefined {
  const packages = missing.flatMap((engine) => debianPackages[engine]);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) => spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', ...args],
    { env, encoding: 'utf8', timeout: 480_000 });
  run('update');
  const result = run('install', '--yes', '--no-install-recommends', ...packages);
  return result.status === 0 ? undefined : `apt-get install ${packages.join(' ')} failed: ${(result.stderr ?? '').trim().slice(-2000)}`;
}

/** One sentence that tells a person what to install. */
export function howToInstall(engine: Engine): string {
  const debian = `on Debian or Ubuntu: sudo apt-get install ${debianPackages[engine].join(' ')}`;
  if (engine === 'webkit') return `WebKit needs WebKitWebDriver, its MiniBrowser and Xvfb (${debian}; there is none for macOS or Windows)`;
  return `${engine} is neither on the PATH nor where it usually is (${debian}; elsewhere install it and set ${known[engine].variable} to its program)`;
}
