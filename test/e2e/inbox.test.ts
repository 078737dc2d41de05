import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { button, complaints, demo, says } from './support.ts';

describe('sounds in the portal, under its strict policy', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('a caller talks to the mailbox, and the message is there to be heard, kept and deleted', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/');
    await page.getByRole('tab', { name: 'Voicemail' }).click();
    await button(page, 'Open inbox').click();
    await says(page, '2 new · 3 heard');
    const { steps } = await faceplate.ring();
    assert.equal(steps.at(-1), 'voicemail');
    await says(page, '3 new · 3 heard');
    const message = page.locator('voicemail-inbox').getByRole('listitem').first();
    await message.getByRole('button', { name: /^Play: Message from/ }).click();
    await page.waitForFunction(() => {
      const slider = [...document.querySelectorAll('profile-settings')].flatMap((shell) => [...shell.shadowRoot?.querySelectorAll('voicemail-inbox') ?? []])
        .map((inbox) => inbox.shadowRoot?.querySelector<HTMLInputElement>('[part=seek]'))[0];
      return Number(slider?.value) > 0.5;
    });
    await says(page, '2 new · 4 heard');
    const [file] = await Promise.all([page.waitForEvent('download'), message.getByRole('button', { name: 'Download' }).click()]);
    assert.match(file.suggestedFilename(), /^Voicemail \d{4}-\d\d-\d\d \d\d\.\d\d .+\.wav$/);
    assert.equal(readFileSync(await file.path()).subarray(0, 4).toString(), 'RIFF');
    await message.getByRole('button', { name: 'Delete', exact: true }).click();
    await button(page, 'Undo').waitFor();
    await page.reload();
    await says(page, '2 new · 3 heard');
    assert.deepEqual(heard, []);
  });
});
