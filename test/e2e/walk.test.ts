import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { atGoogle, button, demo, field, hasValue, save, saved, says, section, switched, ticked } from './support.ts';

/** What the newcomer changed is there. */
async function isAllThere(page: Page): Promise<void> {
  await section(page, 'Information').click();
  await hasValue(field(page, 'First name'), 'Zoe');
  await section(page, 'Missed calls').click();
  await ticked(page, /Support line/, false).waitFor();
  await ticked(page, /Direct/).waitFor();
  await section(page, 'Calendar and DND').click();
  await says(page, /^zoe\.quinn@gmail\.example/);
  await switched(page, 'Sync DND with calendar events').waitFor();
  await section(page, 'Devices').click();
  await says(page, 'Chrome on Windows');
  await button(page, 'Sign out Pixel 9').waitFor({ state: 'detached' });
}

describe('a newcomer', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('changes settings in four panels and finds them changed after a reload and after a restart', async () => {
    const page = await faceplate.open('/');
    await field(page, 'First name').fill('Zoe');
    await says(page, /1 change/);

    await section(page, 'Missed calls').click();
    await ticked(page, /Support line/).uncheck();

    await section(page, 'Calendar and DND').click();
    await page.getByRole('switch', { name: 'Sync DND with calendar events', disabled: true }).waitFor();
    await atGoogle(page, button(page, 'Sync status with Google Calendar'), /zoe\.quinn/);
    await says(page, 'Connected');
    await says(page, /^zoe\.quinn@gmail\.example/);
    await page.getByRole('switch', { name: 'Sync DND with calendar events' }).check();

    await says(page, /3 changes/);
    await save(page);
    await saved(page);

    await section(page, 'Devices').click();
    await button(page, 'Sign out Pixel 9').click();
    await page.getByRole('dialog', { name: 'Sign out Pixel 9?' }).getByRole('button', { name: 'Sign out' }).click();
    await button(page, 'Sign out Pixel 9').waitFor({ state: 'detached' });

    await page.reload();
    await isAllThere(page);

    await faceplate.stop();
    await faceplate.start();
    await page.goto('/');
    await isAllThere(page);
  });
});
