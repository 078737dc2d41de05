import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { button, demo, field, says, section, switched, ticked } from './support.ts';

const look = (what: Locator, property: string): Promise<string> =>
  what.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('what the user has set on the device is respected:', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('in forced colours on and off, changed and unchanged, chosen and not are told apart', async () => {
    const page = await faceplate.open('/#missed-call-toggle', { forcedColors: 'active' });
    const master = page.getByRole('switch', { name: /E-mail me/ });
    const row = page.locator('missed-call-toggle .row.end').first();
    const on = await look(master, 'background-color');
    const unchanged = await look(row, 'outline-style');
    await master.uncheck();
    await button(page, 'Discard').waitFor();
    assert.notEqual(await look(master, 'background-color'), on);
    assert.equal(unchanged, 'none');
    assert.equal(await look(row, 'outline-style'), 'solid');
    assert.notEqual(
      await look(page.getByRole('tab', { selected: true }), 'border-top-color'),
      await look(page.getByRole('tab', { selected: false }).first(), 'border-top-color'),
    );
    await section(page, 'Information').click();
    assert.equal(await look(page.getByRole('combobox', { name: 'Language' }), 'appearance'), 'auto', 'a list has the arrow of the system');
    await section(page, 'Devices').click();
    assert.notEqual(await look(page.getByText('Online', { exact: true }).first(), 'border-top-width'), '0px');
    await section(page, 'Appearance').click();
    assert.notEqual(
      await look(page.locator('theme-switch .choice', { has: page.getByRole('radio', { checked: true }) }), 'outline-style'),
      await look(page.locator('theme-switch .choice', { has: page.getByRole('radio', { checked: false }) }).first(), 'outline-style'),
    );
  });

  it('with reduced motion nothing moves, and without it the save bar fades in', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const page = await faceplate.open('/#missed-call-toggle', { reducedMotion });
      await ticked(page, /Direct/).waitFor();
      // In each frame from the click to the bar.
      await page.evaluate(() => {
        const seen = { most: 0 };
        Object.assign(window, { seen });
        const below = (root: Document | ShadowRoot): number => root.getAnimations().length
          + [...root.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + (shadowRoot ? below(shadowRoot) : 0), 0);
        const watch = (): void => {
          seen.most = Math.max(seen.most, below(document));
          requestAnimationFrame(watch);
        };
        watch();
      });
      await page.getByRole('switch', { name: /E-mail me/ }).click();
      await button(page, 'Update settings').waitFor();
      const moved = await page.evaluate(() => (window as unknown as { seen: { most: number } }).seen.most);
      assert.equal(moved > 0, reducedMotion === 'no-preference', `${reducedMotion}: ${moved} animations`);
    }
  });

  it('under a finger every button and field is 44 pixels high', async () => {
    const page = await faceplate.open('/', { viewport: { width: 340, height: 740 }, hasTouch: true, isMobile: true });
    const picker = page.getByRole('combobox', { name: 'Section' });
    await field(page, 'Job title').fill('Boss');
    await says(page, /1 change/);
    for (const name of await picker.getByRole('option').allTextContents()) {
      await picker.selectOption(name);
      const panels = page.getByRole('tabpanel');
      await panels.getByRole('heading').first().waitFor();
      await panels.locator('[part=skeleton]').first().waitFor({ state: 'detached' });
      const low = await page.locator('profile-settings').evaluate((shell) => {
        const below = (root: ShadowRoot): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [element, ...(element.shadowRoot ? below(element.shadowRoot) : [])]);
        return below(shell.shadowRoot ?? new ShadowRoot()).filter((element) => element.matches('button:not(.link), select, input[type=text]') && element.checkVisibility())
          .filter((element) => element.getBoundingClientRect().height < 44).map((element) => element.outerHTML.slice(0, 80));
      });
      assert.deepEqual(low, [], name);
    }
    await picker.selectOption('Missed calls');
    await page.getByText('One e-mail for each call that nobody answered.').tap({ force: true });
    await switched(page, /E-mail me/, false).waitFor();
  });
});
