import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type App, cleanUp, startApp } from '../helpers/app.ts';
import { launchChromium } from '../helpers/browser.ts';

/** How long anything on a page may take, in milliseconds. */
const patience = 20_000;

/** The demo as `npm start` runs it, and a browser in front of it: one for each file. */
export class Demo {
  #app: App | undefined;
  #browser: Browser | undefined;
  readonly #contexts = new Set<BrowserContext>();
  readonly #startApp: () => Promise<App>;

  constructor(start: () => Promise<App> = startApp) {
    this.#startApp = start;
  }

  get app(): App {
    assert(this.#app, 'the demo is not running');
    return this.#app;
  }

  async begin(): Promise<void> {
    const [app, browser] = await Promise.allSettled([this.#startApp(), launchChromium()]);
    this.#app = app.status === 'fulfilled' ? app.value : undefined;
    this.#browser = browser.status === 'fulfilled' ? browser.value : undefined;
    const failed = [app, browser].find((each) => each.status === 'rejected');
    if (!failed) return;
    // Nobody ends what has not begun.
    await this.end();
    throw failed.reason;
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.#app?.stop();
    await cleanUp();
  }

  /** Ctrl-C, while pages stay open. */
  async stop(): Promise<void> {
    await this.app.stop();
  }

  /** Starts again at the same address with the same data. */
  async start(): Promise<void> {
    const { url, googleUrl, data } = this.app;
    this.#app = await startApp({ data, env: { PORT: new URL(url).port, GOOGLE_PORT: new URL(googleUrl).port } });
  }

  /** A person at a browser of their own. */
  async person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    assert(this.#browser, 'there is no browser');
    const context = await this.#browser.newContext({ baseURL: this.app.url, locale: 'en-US', timezoneId: 'Europe/Warsaw', viewport: { width: 1200, height: 900 }, ...options });
    context.setDefaultTimeout(patience);
    this.#contexts.add(context);
    return context;
  }

  /** A page of the demo in a browser of its own. */
  async open(path: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await (await this.person(options)).newPage();
    await page.goto(path);
    return page;
  }

  /** A call to the first user that nobody answers: the steps it took, and whether it was missed. */
  async ring(): Promise<{ steps: string[]; missed: boolean }> {
    const response = await fetch(`${this.app.url}/demo/calls`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"from":"+442071838750"}' });
    const { route, missed } = await response.json() as { route: { steps: { kind: string }[] }; missed: boolean };
    return { steps: route.steps.map(({ kind }) => kind), missed };
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#contexts].map((context) => context.close()));
    this.#contexts.clear();
  }
}

/** A demo for the tests of the surrounding `describe`, started as `npm start` does or otherwise. */
export function demo(start?: () => Promise<App>): Demo {
  const made = new Demo(start);
  before(() => made.begin());
  after(() => made.end());
  return made;
}

/** Everything a page complains about: errors, and violations of its Content-Security-Policy. */
export async function complaints(page: Page): Promise<string[]> {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text()); });
  await page.exposeFunction('complain', (text: string) => heard.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { complain(text: string): void }).complain(`${violatedDirective} ${blockedURI}`);
    });
  });
  return heard;
}

/** Waits until a field has a value. */
export async function hasValue(field: Locator, value: string): Promise<void> {
  await field.waitFor();
  const element = await field.elementHandle();
  await field.page().waitForFunction(([input, wanted]) => (input as HTMLInputElement).value === wanted, [element, value] as const, { timeout: patience });
}

export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name });
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
export const section = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });
export const ticked = (page: Page, name: string | RegExp, checked = true): Locator => page.getByRole('checkbox', { name, checked });
export const switched = (page: Page, name: string | RegExp, checked = true): Locator => page.getByRole('switch', { name, checked });
export const says = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).filter({ visible: true }).first().waitFor();
export const saysNoMore = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached' });

export async function save(page: Page): Promise<void> {
  await button(page, 'Update settings').click();
}

export const saved = (page: Page): Promise<void> => says(page, 'Your settings are saved and already in effect.');

/** Clicks what opens Google's window, and goes through it; who agrees there confirms on the server's own page. */
export async function atGoogle(page: Page, opener: Locator, answer: RegExp | 'cancel'): Promise<void> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), opener.click()]);
  const closed = popup.isClosed() ? undefined : once(popup as unknown as NodeJS.EventEmitter, 'close');
  await (answer === 'cancel' ? popup.getByRole('link', { name: 'Cancel' }) : popup.getByRole('button', { name: answer })).click();
  if (answer !== 'cancel') await button(popup, 'Connect').click();
  await closed;
}

/** The name of what has the focus, through all shadow roots. */
export const focused = (page: Page): Promise<string> => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? [...element.labels ?? []] : [];
  return (element?.getAttribute('aria-label') ?? ([...labels, element][0]?.textContent ?? '')).replaceAll(/\s+/g, ' ').trim();
});

/** Waits until what has the focus is named so. */
export async function untilFocused(page: Page, name: string): Promise<void> {
  for (const end = Date.now() + patience; await focused(page) !== name;) assert(Date.now() < end, `the focus is at "${await focused(page)}"`);
}

/** Presses Tab until what has the focus is named so. */
export async function tabTo(page: Page, name: string, most = 40): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.startsWith(name)) return;
    passed.push(now);
  }
  assert.fail(`Tab never reaches "${name}"; it goes ${passed.join(' > ')}`);
}
