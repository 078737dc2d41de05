import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Locator, Page, Request } from 'playwright-core';
import { hasEspeak } from '../helpers/espeak.ts';
import { button, demo, field, focused, says, saysNoMore, switched, untilFocused } from './support.ts';

/** Keeps a file of the build from the page until it is let go: then it comes, or fails once. */
async function withhold(page: Page, file: string): Promise<(answer: 'come' | 'fail') => Promise<void>> {
  const pattern = `**/chunks/**/${file}.js`;
  let decide: (answer: 'come' | 'fail') => void = () => undefined;
  const decided = new Promise<'come' | 'fail'>((resolve) => { decide = resolve; });
  await page.route(pattern, async (route) => (await decided === 'come' ? route.continue() : route.abort()));
  return async (answer) => {
    const isIt = (request: Request): boolean => request.url().endsWith(`/${file}.js`);
    const answered = answer === 'come' ? page.waitForEvent('requestfinished', isIt) : page.waitForEvent('requestfailed', isIt);
    decide(answer);
    await answered;
    await page.unroute(pattern);
  };
}

/** Where something is in the whole page, in pixels from its top: wherever the page was scrolled to meanwhile. */
const top = (what: Locator): Promise<number> => what.evaluate((element) => element.getBoundingClientRect().top + scrollY);

/** How far one switch stands above another, in pixels. */
const between = async (page: Page, first: string, second: string): Promise<number> =>
  await top(page.getByRole('switch', { name: second })) - await top(page.getByRole('switch', { name: first }));

const skip = hasEspeak() ? false : 'there is no eSpeak NG here';

describe('code that comes when it is used', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('voicemail can be set before the code of the PIN is there, which says so where it does not come', async () => {
    const page = await (await faceplate.person()).newPage();
    const answer = await withhold(page, 'more');
    await page.goto('/#voicemail-settings');
    const pin = page.locator('.row[aria-busy=true]');
    await pin.waitFor();
    await switched(page, 'While you are on another call').press(' ');
    await says(page, '1 change');
    await button(page, 'Add recipient').press('Enter');
    assert.equal(await button(page, 'Add recipient').getAttribute('aria-busy'), 'true');
    await untilFocused(page, 'Add recipient');
    const before = await between(page, 'Transcribe messages', 'Ask for it on my own phones too');
    await answer('fail');
    await says(page, 'These settings could not be loaded: no connection.');
    await untilFocused(page, 'Add recipient');
    await button(page, 'Try again').press('Enter');
    await button(page, 'Set a PIN').waitFor();
    assert.equal(await between(page, 'Transcribe messages', 'Ask for it on my own phones too'), before, 'nothing jumps');
    await saysNoMore(page, 'These settings could not be loaded: no connection.');
    await button(page, 'Add recipient').press('Enter');
    await untilFocused(page, 'E-mail address');
    await says(page, '1 change');
    await field(page, 'E-mail address').press('Escape');
  });

  it('the PIN has its room on a narrow page before its code is there', async () => {
    const page = await (await faceplate.person({ viewport: { width: 390, height: 900 } })).newPage();
    const answer = await withhold(page, 'more');
    await page.goto('/#voicemail-settings');
    await page.locator('.row[aria-busy=true]').waitFor();
    const before = await between(page, 'Transcribe messages', 'Ask for it on my own phones too');
    await answer('come');
    await button(page, 'Set a PIN').waitFor();
    assert.equal(await between(page, 'Transcribe messages', 'Ask for it on my own phones too'), before);
  });

  for (const [size, width] of [['wide', 1200], ['narrow', 390]] as const) {
    it(`all ways to a greeting are there before their code, and nothing below them jumps: ${size}`, { skip }, async () => {
      const page = await (await faceplate.person({ viewport: { width, height: 900 } })).newPage();
      const answer = await withhold(page, 'sounds');
      await page.goto('/#voicemail-settings');
      const greeting = page.getByRole('group', { name: 'When you do not answer' });
      const type = greeting.getByRole('button', { name: 'Type a greeting' });
      await type.waitFor();
      const height = (): Promise<number> => page.locator('voicemail-greeting').evaluate((element) => element.clientHeight);
      const before = await height();
      await type.press('Enter');
      assert.equal(await type.getAttribute('aria-disabled'), 'true');
      await answer('fail');
      await says(page, 'This could not be opened. Check your connection.');
      await untilFocused(page, 'Type a greeting');
      await type.press('Enter');
      await field(page, 'What callers are to hear').press('Escape');
      await type.waitFor();
      assert.equal(await height(), before);
    });
  }

  for (const [where, file, opener, waiting] of [
    ['integration-list', 'actions', 'Connect Google Calendar', 'Waiting for Google Calendar…'],
    ['calendar-dnd', 'account', 'Sync status with Google Calendar', 'Waiting for Google…'],
  ] as const) {
    it(`a sign-in has its window in the click in ${where}, and takes it away where the code does not come`, async () => {
      const page = await (await faceplate.person()).newPage();
      const answer = await withhold(page, file);
      await page.goto(`/#${where}`);
      const [popup] = await Promise.all([page.waitForEvent('popup'), button(page, opener).press('Enter')]);
      await page.bringToFront();
      assert.equal(await button(page, opener).getAttribute('aria-busy'), 'true');
      const closed = popup.waitForEvent('close');
      await answer('fail');
      await closed;
      await says(page, 'Not connected: no connection.');
      const again = page.getByRole('button', { name: new RegExp(`^(${opener}|Try again)$`) });
      await Promise.all([page.waitForEvent('popup'), again.press('Enter')]);
      await says(page, waiting);
      await saysNoMore(page, 'Not connected: no connection.');
      await button(page, 'Cancel').click();
      await says(page, 'Not connected');
    });
  }

  for (const [size, width] of [['wide', 1200], ['narrow', 390]] as const) {
    it(`messages are listed before the code is there that plays them; what is pressed waits for it, and nothing jumps: ${size}`, async () => {
      const page = await (await faceplate.person({ viewport: { width, height: 900 } })).newPage();
      const answer = await withhold(page, 'rest');
      await page.goto('/#voicemail-settings');
      const details = button(page, /^Details: Message from Harbour Dental/);
      const list = page.locator('voicemail-inbox');
      // Below its own heading: what is above the panel has code of its own to wait for.
      const places = (): Promise<number[]> => Promise.all([details, button(page, /^Play: Message from Lin Okonkwo/)].map(async (each) => await top(each) - await top(list)));
      await details.press('Enter');
      assert.equal(await details.getAttribute('aria-busy'), 'true');
      const before = await places();
      await answer('fail');
      await says(page, 'These settings could not be loaded: no connection.');
      assert.equal(await details.getAttribute('aria-expanded'), 'false');
      await details.press('Enter');
      await button(page, 'Mark as heard').waitFor();
      await saysNoMore(page, 'These settings could not be loaded: no connection.');
      assert.match(await focused(page), /^Details: Message from Harbour Dental/);
      await says(page, '2 new · 3 heard');
      await details.press('Enter');
      await page.locator('[part=trash]').waitFor({ state: 'detached' });
      assert.deepEqual(await places(), before);
      await button(page, /^Play: Message from Harbour Dental/).press('Enter');
      await button(page, /^Pause: Message from Harbour Dental/).waitFor();
    });
  }

  it('the launcher opens its settings only with what asks before changes are lost', async () => {
    const page = await (await faceplate.person()).newPage();
    const answer = await withhold(page, 'question');
    await page.goto('/crm.html');
    await button(page, /Zoë Quinn/).click();
    await page.getByRole('menuitem', { name: /Profile settings/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Profile settings' });
    await dialog.waitFor();
    await answer('fail');
    await says(page, 'The settings could not be loaded. Check your connection.');
    await dialog.getByRole('button', { name: 'Try again' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Job title' }).fill('Head of asking');
    await dialog.getByRole('button', { name: 'Close' }).press('Enter');
    await page.getByRole('dialog', { name: 'Save your changes?' }).waitFor();
    await untilFocused(page, 'Keep editing');
  });

  it('a device whose removal cannot be asked about stays, with the reason beside it, until it can', async () => {
    const page = await (await faceplate.person()).newPage();
    const answer = await withhold(page, 'removal');
    await page.goto('/#device-list');
    await button(page, 'Sign out Pixel 9').press('Enter');
    assert.equal(await button(page, 'Sign out Pixel 9').getAttribute('aria-busy'), 'true');
    await answer('fail');
    await says(page, 'Pixel 9 was not removed: no connection.');
    await untilFocused(page, 'Sign out Pixel 9');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Sign out Pixel 9?' }).waitFor();
    await saysNoMore(page, 'Pixel 9 was not removed: no connection.');
    await untilFocused(page, 'Cancel');
    await page.keyboard.press('Escape');
    await untilFocused(page, 'Sign out Pixel 9');
  });
});
