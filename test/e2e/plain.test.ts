import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { atGoogle, button, complaints, demo, says, switched } from './support.ts';

describe('on the shortest page', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('every element shows its data, and nothing is complained about', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/plain.html');
    for (const name of ['Information', 'Missed calls', 'Calendar and do not disturb', 'Connected devices']) {
      await page.getByRole('heading', { name }).first().waitFor();
    }
    await says(page, 'Pixel 9');
    await switched(page, 'E-mail me about missed calls').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'First name' }).count(), 2);
    assert.deepEqual(heard, []);
  });

  it('asks for all it shows in one batched request', async () => {
    const page = await (await faceplate.person()).newPage();
    const reads: string[] = [];
    page.on('request', (request) => { if (request.url().includes('/v1/me/')) reads.push(new URL(request.url()).pathname); });
    await page.goto('/plain.html');
    await says(page, 'Pixel 9');
    await switched(page, 'E-mail me about missed calls').waitFor();
    assert.deepEqual(reads.filter((path) => path !== '/v1/me/events'), ['/v1/me/batch']);
  });

  it('a blocked pop-up is said, with what to do', async () => {
    const page = await (await faceplate.person()).newPage();
    // What a browser's pop-up blocker gives the page.
    await page.addInitScript(() => { window.open = () => null; });
    await page.goto('/plain.html');
    await button(page, 'Sync status with Google Calendar').click();
    await says(page, 'Your browser blocked the sign-in window. Allow pop-ups and try again.');
    await button(page, 'Try again').waitFor();
  });

  it('access that is refused at Google connects nothing, and can be tried again', async () => {
    const page = await faceplate.open('/plain.html');
    await atGoogle(page, button(page, 'Sync status with Google Calendar'), 'cancel');
    await says(page, 'Calendar access was not granted, so nothing was connected.');
    await atGoogle(page, button(page, 'Try again'), /zoe\.quinn/);
    await says(page, /^zoe\.quinn@gmail\.example/);
    await button(page, 'Disconnect').click();
    await page.getByRole('dialog', { name: 'Stop using this calendar?' }).getByRole('button', { name: 'Disconnect' }).click();
    await button(page, 'Sync status with Google Calendar').waitFor();
    await page.getByRole('switch', { name: 'Sync DND with calendar events', disabled: true }).waitFor();
  });

  it('a sign-in window that is closed connects nothing', async () => {
    const page = await faceplate.open('/plain.html');
    const opened = page.waitForEvent('popup');
    await button(page, 'Sync status with Google Calendar').click();
    const popup = await opened;
    await popup.getByRole('link', { name: 'Cancel' }).waitFor();
    await says(page, 'Waiting for Google… finish in the other window.');
    await popup.close();
    await says(page, 'The sign-in window was closed. If you had not finished there, nothing is connected.');
  });
});
