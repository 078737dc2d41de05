import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { button, complaints, demo, focused, says, switched, tabTo, ticked } from './support.ts';

describe('in the 340-pixel sidebar of a CRM', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('the launcher stands in the middle of the top bar, which fits into 340 pixels', async () => {
    const page = await faceplate.open('/crm.html');
    const launcher = button(page, /Account menu of Zo/);
    await launcher.waitFor();
    const bar = await page.locator('body > .top').boundingBox();
    const box = await launcher.boundingBox();
    assert(bar && box);
    assert.ok(Math.abs((box.y + box.height / 2) - (bar.y + bar.height / 2)) <= 1);
    await page.setViewportSize({ width: 340, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 340);
  });

  it('everything can be done by keyboard alone', async () => {
    const page = await faceplate.open('/crm.html');
    await ticked(page, /Support line/).waitFor();
    await says(page, 'Pixel 9');

    await tabTo(page, 'E-mail me about missed calls');
    await tabTo(page, 'Support line');
    const stored = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
    await page.keyboard.press('Space');
    await stored;
    await page.reload();
    await ticked(page, /Support line/, false).waitFor();

    await tabTo(page, 'Sign out Pixel 9');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Sign out Pixel 9?' }).waitFor();
    assert.equal(await focused(page), 'Cancel');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Sign out Pixel 9');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Sign out');
    await page.keyboard.press('Enter');
    await button(page, 'Sign out Pixel 9').waitFor({ state: 'detached' });
    await says(page, 'Conference room ATA');
  });

  it('a refused change of a switch that saves itself goes back', async () => {
    const page = await faceplate.open('/crm.html');
    await switched(page, 'E-mail me about missed calls').waitFor();
    await ticked(page, /Direct/).click();
    await says(page, 'Choose at least one number, or turn notifications off.');
    await ticked(page, /Direct/).waitFor();
  });

  it('it fits, and scrolls only inside itself', async () => {
    const page = await faceplate.open('/crm.html');
    await says(page, 'Conference room ATA');
    const sidebar = page.getByRole('complementary', { name: 'My phone' });
    const { width, overflow } = await sidebar.evaluate((element) => ({
      width: element.getBoundingClientRect().width, overflow: element.scrollWidth - element.clientWidth,
    }));
    assert.equal(width, 340);
    assert.equal(overflow, 0);
    const names = page.getByText('Google Calendar', { exact: true });
    const box = await names.boundingBox();
    assert(box && box.height < 40, `a name in one line, not ${box?.height} pixels high`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), 0);
  });

  it('nothing is complained about under its strict Content-Security-Policy', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/crm.html');
    await says(page, 'Conference room ATA');
    await page.getByRole('textbox', { name: 'First name' }).waitFor();
    assert.deepEqual(heard, []);
  });
});
