import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { button, complaints, demo, field, hasValue, save, saved, says, saysNoMore, section, ticked, untilFocused } from './support.ts';

describe('in the partner portal', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('nothing is complained about under its strict Content-Security-Policy', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/');
    for (const name of ['Missed calls', 'Calendar and DND', 'Devices', 'Information']) {
      await section(page, name).click();
      await page.getByRole('tabpanel', { name }).getByRole('heading').first().waitFor();
    }
    await field(page, 'First name').waitFor();
    assert.deepEqual(heard, []);
  });

  it('a link leads to a section, and the address and the back button follow the sections', async () => {
    const page = await faceplate.open('/#device-list');
    await says(page, 'Chrome on Windows');
    await section(page, 'Missed calls').click();
    await page.waitForURL('**/#missed-call-toggle');
    await ticked(page, /Direct/).waitFor();
    await page.goBack();
    await says(page, 'Chrome on Windows');
    await page.getByRole('tab', { name: 'Devices', selected: true, exact: true }).waitFor();
  });

  it('a section whose code does not come says so, and opens at its title when asked again', async () => {
    const page = await faceplate.open('/');
    await field(page, 'First name').waitFor();
    await page.route('**/license-list*.js', (route) => route.abort());
    await section(page, 'Licences').click();
    await says(page, 'This section could not be loaded. Check your connection.');
    await page.unroute('**/license-list*.js');
    await button(page, 'Try again').press('Enter');
    await says(page, 'Business Plus');
    await untilFocused(page, 'Licences');
  });

  it('on a phone the sections are in a selector', async () => {
    const page = await faceplate.open('/', { viewport: { width: 340, height: 740 }, hasTouch: true });
    await page.getByRole('combobox', { name: 'Section' }).selectOption('Devices');
    await page.waitForURL('**/#device-list');
    await says(page, 'Chrome on Windows');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 340);
  });

  it('the panels follow the switch between light and dark at once, and it is remembered', async () => {
    const page = await faceplate.open('/', { colorScheme: 'light' });
    await field(page, 'First name').waitFor();
    const look = () => page.getByRole('region', { name: 'Information' }).evaluate((panel) => getComputedStyle(panel).color);
    const light = await look();
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    const dark = await look();
    assert.notEqual(dark, light);
    await page.reload();
    await field(page, 'First name').waitFor();
    assert.equal(await look(), dark);
    await page.getByRole('radio', { name: 'System' }).check({ force: true });
    assert.equal(await look(), light);
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.equal(await look(), dark);
  });

  it('the language that a user chooses is spoken the next time, and to nobody else', async () => {
    const page = await faceplate.open('/');
    await page.getByLabel('Language').selectOption('de');
    await button(page, 'Update settings').click();
    await page.getByLabel('Sprache').waitFor();
    await page.reload();
    await page.getByLabel('Sprache').waitFor();
    await page.getByLabel('Signed in as').selectOption('ada');
    await page.getByLabel('Language').waitFor();
  });

  it('leaving with unsaved changes is asked about, and without them it is not', async () => {
    const page = await faceplate.open('/');
    await field(page, 'Job title').click();
    await page.keyboard.type('!');
    await says(page, /1 change/);
    const asked = once(page as unknown as NodeJS.EventEmitter, 'dialog');
    await page.close({ runBeforeUnload: true });
    const [dialog] = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await button(page, 'Discard').click();
    await hasValue(field(page, 'Job title'), 'Account manager');
    const closed = once(page as unknown as NodeJS.EventEmitter, 'close');
    await page.close({ runBeforeUnload: true });
    await closed;
  });

  it('a second tab follows a change, and keeps what is typed there', async () => {
    const zoe = await faceplate.person();
    const [first, second] = [await zoe.newPage(), await zoe.newPage()];
    await Promise.all([first.goto('/'), second.goto('/')]);
    await field(second, 'Last name').fill('Quinn-Marsh');
    await field(first, 'Job title').fill('Head of accounts');
    await save(first);
    await saved(first);
    await hasValue(field(second, 'Job title'), 'Head of accounts');
    await hasValue(field(second, 'Last name'), 'Quinn-Marsh');
    await save(second);
    await hasValue(field(first, 'Last name'), 'Quinn-Marsh');
  });

  it('the same field changed in two tabs is asked about, and both answers work', async () => {
    const zoe = await faceplate.person();
    const [first, second] = [await zoe.newPage(), await zoe.newPage()];
    await Promise.all([first.goto('/'), second.goto('/')]);
    await field(second, 'First name').fill('Zoey');
    await field(first, 'First name').fill('Zoe');
    await save(first);
    await saved(first);
    await says(second, 'Changed elsewhere to “Zoe” while you were editing.');
    await button(second, 'Keep mine').click();
    await save(second);
    await saved(second);
    await hasValue(field(first, 'First name'), 'Zoey');
  });

  it('a user whose administrator locked fields reads them with the reason', async () => {
    const page = await faceplate.open('/');
    await field(page, 'First name').waitFor();
    await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('Omar Haddad');
    await says(page, 'Field engineer');
    await says(page, 'Managed by your administrator.');
    await field(page, 'First name').waitFor({ state: 'detached' });
    await page.reload();
    await says(page, 'omar.haddad@example.com');
  });

  it('a user of a smaller plan is not shown what it does not have', async () => {
    const page = await faceplate.open('/');
    await page.getByRole('combobox', { name: 'Signed in as' }).selectOption('Ada Okafor');
    await hasValue(field(page, 'First name'), 'Ada');
    await section(page, 'Devices').click();
    await says(page, 'No devices are connected.');
    assert.equal(await section(page, 'Calendar and DND').count(), 0);
  });

  it('with no server a change is kept, and saved when the server is back', async () => {
    const page = await faceplate.open('/');
    await field(page, 'Job title').fill('Head of patience');
    await faceplate.stop();
    await save(page);
    await says(page, 'Not saved: no connection. Your changes are still here.');
    await hasValue(field(page, 'Job title'), 'Head of patience');
    await faceplate.start();
    await save(page);
    await saved(page);
    await page.reload();
    await hasValue(field(page, 'Job title'), 'Head of patience');
  });

  /** After a restart with another key, no token given so far is good. */
  async function endAllSessions(): Promise<void> {
    await faceplate.stop();
    await rm(join(faceplate.app.data, 'tokens.key'));
    await faceplate.start();
  }

  it('a session that ends while somebody types is renewed without a word', async () => {
    const page = await faceplate.open('/');
    await field(page, 'Job title').fill('Head of renewals');
    await endAllSessions();
    await save(page);
    await saved(page);
  });

  it('a session that cannot be renewed keeps what was typed until it can', async () => {
    const page = await faceplate.open('/');
    await field(page, 'Job title').fill('Head of sessions');
    await page.route('**/demo/token', (route) => route.fulfill({ status: 401 }));
    await endAllSessions();
    await save(page);
    await says(page, 'Your session ended. Sign in again; your edits stay on this page.');
    await hasValue(field(page, 'Job title'), 'Head of sessions');
    await page.unroute('**/demo/token');
    await button(page, 'Try again').click();
    await saved(page);
    await saysNoMore(page, 'Sign in again; your edits stay on this page.');
    await hasValue(field(page, 'Job title'), 'Head of sessions');
  });

  it('switching users asks before it loses changes', async () => {
    const page = await faceplate.open('/');
    await field(page, 'Job title').fill('Nobody');
    const asked = once(page as unknown as NodeJS.EventEmitter, 'dialog');
    const chosen = page.getByRole('combobox', { name: 'Signed in as' }).selectOption('Omar Haddad');
    const [dialog] = await asked;
    await dialog.dismiss();
    await chosen;
    await hasValue(field(page, 'Job title'), 'Nobody');
    await hasValue(page.getByRole('combobox', { name: 'Signed in as' }), 'zoe');
  });
});
