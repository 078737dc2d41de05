import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { button, complaints, demo, says } from './support.ts';

describe('a test call in the portal', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('shows what happened, and the mail about it is in the mailbox', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/');
    await button(page, 'Make a test call').click();
    await button(page, 'Ring me').click();
    await says(page, /Chrome on Windows/);
    await says(page, 'The caller is asked to leave a message.');
    await page.getByRole('link', { name: 'test mailbox', exact: true }).click();
    await page.getByRole('heading', { name: /^Missed call from/ }).waitFor();
    assert.match(await page.getByRole('listitem').innerText(), /Hello Zoë,/);
    assert.deepEqual(heard, []);
  });

  it('says in words why there was none', async () => {
    const page = await faceplate.open('/');
    await page.getByLabel('Signed in as').selectOption('ada');
    await button(page, 'Make a test call').click();
    await button(page, 'Ring me').click();
    await page.getByText('No call. This user has no phone number that could be called.', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await button(page, 'Ring me').click();
    await page.getByText('No call. The phone system could not be reached.', { exact: true }).waitFor();
  });
});
