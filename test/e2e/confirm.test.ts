import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { button, complaints, demo, says } from './support.ts';

describe('whose calendar goes to which phone account', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  /** Zoë's link to Google, begun outside a page. */
  async function link(returnUrl: string): Promise<string> {
    const { url } = faceplate.app;
    const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
      return response.json() as Promise<Record<string, string>>;
    };
    const { token } = await post('/demo/token', { user: 'zoe' });
    const { authorizationUrl } = await post('/v1/me/integrations/google-calendar/connect', { returnUrl, mode: 'redirect' }, {
      Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID(),
    });
    return authorizationUrl ?? '';
  }

  /** As somebody who was sent a link, and has an account at Google. */
  async function agree(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await button(page, /omar\.haddad/).click();
  }

  /** Without the picture that the local Google lacks for its tab. */
  const ours = (heard: readonly string[]): string[] => heard.filter((text) => !text.startsWith('Failed to load resource: the server responded with a status of 404'));

  it('is asked of who was sent a link, and their No connects nothing', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    await agree(page, await link(`${faceplate.app.url}/plain.html`));
    await page.getByRole('heading', { name: 'Connect omar.haddad@gmail.example to the phone account of Zoë Quinn?' }).waitFor();
    assert.deepEqual(ours(heard), []);
    await button(page, 'Cancel').click();
    await page.waitForURL('**/plain.html');
    await button(page, /^(Sync status with Google Calendar|Try again)$/).waitFor();
    assert.equal(await page.getByText('omar.haddad@gmail.example').count(), 0);
  });

  it('is answered by keyboard in the pop-up, which then closes', async () => {
    const page = await faceplate.open('/plain.html');
    const [popup] = await Promise.all([page.waitForEvent('popup'), button(page, /^(Sync status with Google Calendar|Try again)$/).click()]);
    await button(popup, /zoe\.quinn/).click();
    await button(popup, 'Connect').waitFor();
    const closed = once(popup as unknown as NodeJS.EventEmitter, 'close');
    await popup.keyboard.press('Tab');
    await popup.keyboard.press('Tab');
    await popup.keyboard.press('Enter');
    await closed;
    await says(page, 'Calendar access was not granted, so nothing was connected.');
  });

  it('leads back to another site after Connect, under the strict policy', async () => {
    const page = await (await faceplate.person()).newPage();
    const heard = await complaints(page);
    const elsewhere = faceplate.app.url.replace('localhost', '127.0.0.1');
    assert.notEqual(elsewhere, faceplate.app.url);
    await agree(page, await link(`${elsewhere}/plain.html`));
    await button(page, 'Connect').click();
    await page.waitForURL(`${elsewhere}/plain.html`);
    await says(page, /^omar\.haddad@gmail\.example/);
    assert.deepEqual(ours(heard), []);
  });
});
