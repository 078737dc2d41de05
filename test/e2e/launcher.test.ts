import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { button, complaints, demo, field, focused, hasValue, save, saved, says } from './support.ts';

describe('from the top bar of a CRM', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('the settings open on top of the page, and what is saved there is in the page\'s own panels at once', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/crm.html');
    await field(page, 'Job title').waitFor();
    await button(page, /Zoë Quinn/).click();
    await page.getByRole('menuitem', { name: /Profile settings/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Profile settings' });
    await dialog.getByRole('textbox', { name: 'Job title' }).fill('Head of launching');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Save your changes?' }).waitFor();
    await button(page, 'Save changes').click();
    await dialog.waitFor({ state: 'hidden' });
    assert.match(await focused(page), /Zoë Quinn/);
    await hasValue(field(page, 'Job title'), 'Head of launching');
    assert.deepEqual(heard, []);
  });

  it('a narrow window has the answers to what becomes of changes under one another, as wide as each other', async () => {
    const page = await faceplate.open('/crm.html', { viewport: { width: 340, height: 700 } });
    await button(page, /Zoë Quinn/).click();
    await page.getByRole('menuitem', { name: /Profile settings/ }).click();
    await page.getByRole('dialog', { name: 'Profile settings' }).getByRole('textbox', { name: 'Job title' }).fill('Head of narrow windows');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Save your changes?' }).waitFor();
    const boxes = await Promise.all(['Save changes', 'Discard changes', 'Keep editing'].map((name) => button(page, name).boundingBox()));
    assert.equal(new Set(boxes.map((box) => box?.width)).size, 1);
    assert.equal(new Set(boxes.map((box) => box?.x)).size, 1);
    await button(page, 'Discard changes').click();
  });

  it('the theme that is chosen there is the whole page\'s, also when it is loaded again', async () => {
    const page = await faceplate.open('/crm.html', { colorScheme: 'light' });
    const look = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await look();
    const openTheme = async () => {
      await button(page, /Zoë Quinn/).click();
      await page.getByRole('menuitem', { name: /Profile settings/ }).click();
      await page.getByRole('tab', { name: 'Appearance' }).click();
    };
    await openTheme();
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await save(page);
    await saved(page);
    assert.notEqual(await look(), light);
    await page.reload();
    await openTheme();
    await page.getByRole('radio', { name: 'Dark', checked: true }).waitFor();
    assert.notEqual(await look(), light);
    await page.getByRole('radio', { name: 'System' }).check({ force: true });
    await says(page, /1 change/);
    assert.equal(await look(), light);
  });
});
