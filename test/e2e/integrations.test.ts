import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, describe, it } from 'node:test';
import { atGoogle, button, complaints, demo, says, saysNoMore, section, switched } from './support.ts';

describe('other services', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('are connected in a window of their own with what the user chose, synced, and disconnected', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await page.goto('/#integration-list');
    await button(page, 'Connect Microsoft 365').click();
    await page.getByRole('checkbox', { name: 'Availability' }).uncheck();
    const [popup] = await Promise.all([page.waitForEvent('popup'), button(page, 'Continue').press('Enter')]);
    await says(popup, 'Let Faceplate use your Microsoft 365 account?');
    await says(popup, 'Faceplate asks for: contacts, directory.');
    const closed = once(popup as unknown as NodeJS.EventEmitter, 'close');
    await button(popup, /^Allow as/).click();
    await says(popup, 'Connect zoe.quinn@example.com to the phone account of Zoë Quinn?');
    await button(popup, 'Connect').click();
    await closed;
    await says(page, 'zoe.quinn@example.com, Contacts, Company directory');
    await button(page, 'Sync now Microsoft 365').click();
    await says(page, /synced (now|this minute)/);
    await button(page, 'Disconnect Microsoft 365').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await button(page, 'Connect Microsoft 365').waitFor();
    assert.deepEqual(heard, []);
  });

  it('show the calendar that the calendar section has connected, and take it away there too', async () => {
    const page = await faceplate.open('/#calendar-dnd');
    await atGoogle(page, button(page, /^(Sync status with Google Calendar|Try again)$/), /zoe\.quinn/);
    await button(page, 'Disconnect').waitFor();
    await section(page, 'Integrations').click();
    await button(page, 'Disconnect Google Calendar').click();
    await says(page, 'Do not disturb will no longer follow this calendar.');
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await button(page, 'Connect Google Calendar').waitFor();
    await section(page, 'Calendar and DND').click();
    await button(page, 'Sync status with Google Calendar').waitFor();
  });
});

describe('notifications of the browser', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('are shown where it allows them, after a click; what it blocks is explained', async () => {
    const person = await faceplate.person();
    const page = await person.newPage();
    await page.goto('/#notification-settings');
    // A browser without a head says no when it is asked.
    await button(page, 'Turn on').click();
    await says(page, 'This site is blocked from showing notifications.');
    await person.grantPermissions(['notifications']);
    // As the user comes back from the browser's settings.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await saysNoMore(page, 'This site is blocked from showing notifications.');
    await switched(page, 'Notifications on this browser', false).check();
    await button(page, 'Send a test').click();
    await says(page, 'The test was sent.');
    await page.reload();
    await switched(page, 'Notifications on this browser').waitFor();
  });
});
