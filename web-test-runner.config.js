// Runs test/elements in one engine. scripts/test.ts starts it once for each; by hand: npm test -- --only browser.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { fakeSound, findEngine } from './scripts/lib/browsers.ts';
import { asModule } from './scripts/lib/umd.ts';

const engine = process.env.FACEPLATE_ENGINE ?? 'chromium';
const executablePath = findEngine(engine)?.browser;

const launchers = {
  chromium: () => playwrightLauncher({
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...fakeSound.chromium],
    },
    createBrowserContext: ({ browser }) => browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Warsaw' }),
  }),
  firefox: () => puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: fakeSound.firefox } }),
  webkit: () => keyByKey(webdriverLauncher({
    hostname: '127.0.0.1',
    port: Number(process.env.FACEPLATE_WEBKIT_PORT),
    path: '/',
    logLevel: 'error',
    capabilities: {
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: executablePath, args: ['--automation'] },
    },
  })),
};

/**
 * WebdriverIO presses all keys of a text down before it lets go of any, so WebKit loses the second of two equal letters.
 * Key by key they arrive, and `Shift+Tab` is a chord as it is in the other engines.
 */
function keyByKey(launcher) {
  const sendChord = launcher.sendKeys.bind(launcher);
  launcher.sendKeys = async (session, keys) => {
    for (const key of keys) await sendChord(session, key.length > 1 ? key.split('+') : [key]);
  };
  return launcher;
}

/** Writes how many tests passed and which failed; a file that could not run, or a page that broke, counts as one failure. */
function countReporter(path) {
  const flat = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap((inner) => flat(inner).map((test) => ({ ...test, name: `${inner.name} > ${test.name}` })))];
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, names: [] };
      for (const session of sessions) {
        const tests = flat(session.testResults);
        const bad = tests.filter((test) => !test.passed || test.skipped).map((test) => test.name);
        const broken = bad.length === 0 && (session.passed !== true || session.errors.length > 0 || tests.length === 0);
        const names = broken ? ['a page that broke'] : bad;
        total.passed += tests.length - bad.length;
        total.failed += names.length;
        total.names.push(...names.map((name) => `${basename(session.testFile ?? '')}: ${name}`));
      }
      writeFileSync(path, JSON.stringify(total));
    },
  };
}

/** A browser's notes to developers of Lit and of mocha that say nothing about us. */
const noise = ['Lit is in dev mode', 'Multiple versions of Lit loaded'];

export default {
  files: process.env.FACEPLATE_FILES?.split('\n') ?? 'test/elements/**/*.test.ts',
  rootDir: import.meta.dirname,
  hostname: '127.0.0.1',
  // Two runs at once would both find the usual port free.
  ...(process.env.FACEPLATE_PORT === undefined ? {} : { port: Number(process.env.FACEPLATE_PORT) }),
  nodeResolve: { exportConditions: ['browser', 'development'] },
  preserveSymlinks: true,
  plugins: [{ name: 'modules', transform: ({ path, body }) => asModule(path, body) }, esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2024' })],
  browsers: [launchers[engine]()],
  // The WebDriver launcher can give real key strokes and mouse moves only to one page at a time; Firefox, too, has one focus.
  concurrency: engine === 'chromium' ? 2 : 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 600_000,
  filterBrowserLogs: ({ args }) => !noise.some((words) => typeof args[0] === 'string' && args[0].includes(words)),
  testFramework: { config: { ui: 'bdd', timeout: 40_000, forbidOnly: true, forbidPending: true } },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    ...(process.env.FACEPLATE_COUNTS === undefined ? [] : [countReporter(process.env.FACEPLATE_COUNTS)]),
  ],
};
