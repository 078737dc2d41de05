import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { hasEspeak } from '../helpers/espeak.ts';
import { fakeSound, findEngine, howToInstall } from '../../scripts/lib/browsers.ts';
import { button, complaints, demo, saved, says } from './support.ts';

/** A file as it went over the wire, up or down. */
interface Carried { readonly method: string; readonly type: string; readonly bytes: readonly number[] }
declare global { interface Window { carried: Carried[] } }

/** In a page: writes down the greetings that it sends and gets. */
function watch(): void {
  window.carried = [];
  const { fetch } = window;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isSound = /\/voicemail\/greetings\/\w+(\/audio)?$/.test(new URL(request.url).pathname);
    const note = async (method: string, message: Request | Response): Promise<void> => {
      const blob = await message.blob();
      window.carried.push({ method, type: blob.type, bytes: [...new Uint8Array(await blob.arrayBuffer())] });
    };
    const up = isSound && request.method === 'PUT' ? request.clone() : undefined;
    const response = await fetch(request);
    if (up) await note('PUT', up);
    if (request.url.endsWith('/audio')) await note('GET', response.clone());
    return response;
  };
}

/** What went up is a recording as the panel promises it, and came down again as it was. */
function survived(carried: readonly Carried[]): void {
  const [up, down] = [carried.find(({ method }) => method === 'PUT'), carried.findLast(({ method }) => method === 'GET')];
  assert(up && down);
  assert.deepEqual([up.type, down.type], ['audio/wav', 'audio/wav']);
  assert.deepEqual(down.bytes, up.bytes);
  const wav = Buffer.from(up.bytes);
  assert.deepEqual([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.toString('latin1', 36, 40)], ['RIFF', 'WAVEfmt ', 'data']);
  assert.deepEqual([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)], [1, 1, 16_000, 16], 'PCM, one channel, 16 kHz, 16 bits');
  assert.equal(wav.readUInt32LE(40), wav.length - 44);
  const seconds = (wav.length - 44) / 2 / 16_000;
  assert(seconds > 1.5 && seconds < 60, `${seconds} seconds`);
  let loudest = 0;
  for (let at = 44; at < wav.length; at += 2) loudest = Math.max(loudest, wav.readInt16LE(at));
  assert(loudest > 1000, `the browser's own microphone plays something; the loudest is ${loudest}`);
}

const place = '/#voicemail-greeting';

describe('a greeting goes from the microphone to the server and back', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());
  const later: (() => Promise<void>)[] = [];
  after(async () => { for (const end of later) await end(); });
  const record = async (page: Page): Promise<void> => {
    const group = page.getByRole('group', { name: 'When you do not answer' });
    await group.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('timer').getByText('0:03').waitFor();
    await button(page, 'Stop').click();
    await says(page, 'New recording');
  };

  it('in Chromium, under a strict policy, bit by bit', async () => {
    const person = await faceplate.person({ permissions: ['microphone'] });
    const page = await person.newPage();
    const complained = await complaints(page);
    await page.addInitScript(watch);
    await page.goto(place);
    await record(page);
    await button(page, 'Use this greeting').click();
    await says(page, 'Callers hear your greeting.');
    await button(page, 'Play: My greeting').click();
    await button(page, 'Pause: My greeting').waitFor();
    await page.waitForFunction(() => window.carried.at(-1)?.method === 'GET');
    survived(await page.evaluate(() => window.carried));
    assert.deepEqual(complained, []);
  });

  it('or is asked about before the page is left', async () => {
    const page = await faceplate.open(place, { permissions: ['microphone'] });
    await record(page);
    await says(page, '1 change');
    const asked = page.waitForEvent('dialog');
    const left = page.goto('/crm.html').catch(() => undefined);
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await left;
    await says(page, 'New recording');
    await button(page, 'Update settings').click();
    await saved(page);
    await says(page, 'Callers hear your greeting.');
  });

  it('in Firefox, bit by bit', async () => {
    const executablePath = findEngine('firefox')?.browser;
    assert(executablePath, howToInstall('firefox'));
    const browser = await launch({ browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: fakeSound.firefox });
    later.push(() => browser.close());
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(watch);
    await page.goto(faceplate.app.url + place);
    const press = (name: string) => page.locator(`>>> ::-p-aria([name="${name}"][role="button"])`).click();
    const see = (text: string) => page.locator(`>>> ::-p-text(${text})`).wait();
    await press('Record');
    await see('0:03');
    await press('Stop');
    await see('New recording');
    await press('Use this greeting');
    await see('Callers hear your greeting.');
    await press('Play: My greeting');
    await page.waitForFunction(() => window.carried.at(-1)?.method === 'GET');
    survived(await page.evaluate(() => window.carried));
  });
});

describe('a greeting that is typed', { skip: hasEspeak() ? false : 'there is no eSpeak NG here' }, () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('is said by the server under a strict policy, heard, used, and there again after the page was loaded anew', async () => {
    const page = await (await faceplate.person()).newPage();
    const complained = await complaints(page);
    await page.goto(place);
    const group = page.getByRole('group', { name: 'When you do not answer' });
    await group.getByRole('button', { name: 'Type a greeting' }).click();
    await page.getByRole('textbox', { name: 'What callers are to hear' }).pressSequentially('You have reached Zoe Quinn. Please leave a message.');
    assert.equal(await page.getByRole('combobox', { name: 'Voice' }).locator('option:checked').textContent(), 'American English');
    await button(page, 'Make greeting').click();
    await button(page, 'Play: New spoken greeting').click();
    await button(page, 'Pause: New spoken greeting').waitFor();
    await button(page, 'Use this greeting').click();
    await says(page, 'Callers hear your greeting.');
    await page.reload();
    await button(page, 'Play: My greeting').click();
    await button(page, 'Pause: My greeting').waitFor();
    assert.deepEqual(complained, []);
  });
});
