import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { button, complaints, demo, focused, hasValue, says, saysNoMore, tabTo, untilFocused } from './support.ts';

const microphone = ['microphone'];
const list = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

describe('microphone and speakers in a real browser', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('are chosen by name, heard, played and kept, under the portal\'s Content-Security-Policy', async () => {
    const context = await faceplate.person({ permissions: microphone });
    const page = await context.newPage();
    const heard = await complaints(page);
    await page.goto('/#audio-devices');
    await list(page, 'Microphone').selectOption('Fake Audio Input 1');
    await list(page, 'Speaker').selectOption('Fake Audio Output 2');
    await button(page, 'Start: Test microphone').click();
    const meter = page.getByRole('meter', { name: 'Microphone level' });
    await meter.waitFor();
    await says(page, /^(Quiet|Good|Too loud)$/);
    await button(page, 'Stop').click();
    await meter.waitFor({ state: 'detached' });
    await button(page, 'Play: Test speaker').click();
    await says(page, 'Playing…');
    await saysNoMore(page, 'Playing…');
    await button(page, 'Record 5 seconds').click();
    await says(page, 'Playing what was recorded.');
    await says(page, 'See whether you are heard, or hear yourself.');
    await page.reload();
    await list(page, 'Speaker').waitFor();
    assert.equal(await list(page, 'Microphone').locator('option:checked').textContent(), 'Fake Audio Input 1');
    assert.equal(await list(page, 'Speaker').locator('option:checked').textContent(), 'Fake Audio Output 2');
    assert.deepEqual(heard, []);
  });

  it('can be tried by keyboard alone', async () => {
    const page = await faceplate.open('/#audio-devices', { permissions: microphone });
    await list(page, 'Microphone').focus();
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Start: Test microphone');
    await page.keyboard.press('Enter');
    await page.getByRole('meter').waitFor();
    await untilFocused(page, 'Stop');
    await page.keyboard.press('Enter');
    await untilFocused(page, 'Start: Test microphone');
    await tabTo(page, 'Ring volume');
    await page.keyboard.press('End');
    await hasValue(page.getByRole('slider', { name: 'Ring volume' }), '100');
    await tabTo(page, 'Play: Test ringer');
    await page.keyboard.press('Space');
    await untilFocused(page, 'Stop');
    assert.equal(await focused(page), 'Stop');
  });

  it('that the user says no to are explained, and there when the user has allowed them', async () => {
    const context = await faceplate.person({ permissions: [] });
    const page = await context.newPage();
    await page.goto('/#audio-devices');
    await says(page, /^Microphone access is blocked\./);
    await context.grantPermissions(microphone);
    await list(page, 'Microphone').waitFor();
    await saysNoMore(page, /^Microphone access is blocked\./);
  });

  it('cannot be had on a page without a secure connection, which it says', async () => {
    const page = await (await faceplate.person({ permissions: microphone })).newPage();
    await page.route('http://portal.test/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      // The stream never ends.
      if (pathname.endsWith('/events')) await route.abort();
      else await route.fulfill({ response: await route.fetch({ url: faceplate.app.url + pathname + search }) });
    });
    await page.goto('http://portal.test/#audio-devices');
    await says(page, 'The microphone cannot be used here: the page needs a secure connection (https).');
    await says(page, 'Your browser uses the system output.');
  });

  it('are the embedding page\'s to give: a frame without allow="microphone; speaker-selection" says so', async () => {
    const page = await (await faceplate.person({ permissions: microphone })).newPage();
    // The portal lets nobody else frame it; this test's page may.
    await page.route(`${faceplate.app.url}/`, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    const around = new URL('/around', faceplate.app.url);
    around.hostname = around.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    let allow = '';
    await page.route(around.href, (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><iframe width="900" height="900" allow="${allow}" src="${faceplate.app.url}/#audio-devices"></iframe>` }));
    await page.goto(around.href);
    const frame = page.frameLocator('iframe');
    await frame.getByText('This page is shown inside another one, which does not let it use the microphone.').waitFor();
    await frame.getByText(/which does not let it choose a speaker/).waitFor();
    allow = 'microphone; speaker-selection';
    await page.reload();
    await frame.getByRole('button', { name: 'Play: Test speaker' }).waitFor();
    assert.equal(await frame.getByText(/This page is shown inside another one/).count(), 0);
  });
});
