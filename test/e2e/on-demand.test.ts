import { afterEach, describe, it } from 'node:test';
import { button, demo, save, saved, says, saysNoMore, untilFocused } from './support.ts';

describe('what a panel loads after its first draw, or when it is used', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('do not disturb can be changed before the rest of availability is there, and the rest asked for again when it did not come', async () => {
    const page = await (await faceplate.person()).newPage();
    await page.route('**/later*.js', (route) => route.abort());
    await page.goto('/#availability-status');
    await says(page, 'These settings could not be loaded: no connection.');
    await button(page, 'Turn on').click();
    await says(page, 'Do Not Disturb is on until you turn it off.');
    await page.unroute('**/later*.js');
    await button(page, 'Try again').click();
    await says(page, 'Colleagues see: Do not disturb');
    await says(page, /A call right now/);
    await button(page, 'Turn off').click();
    await page.getByRole('combobox', { name: 'For how long' }).waitFor();
  });

  it('a call that cannot be tried says so, and is tried when asked again', async () => {
    const page = await (await faceplate.person()).newPage();
    await page.route('**/simulator*.js', (route) => route.abort());
    await page.goto('/#availability-status');
    await button(page, 'Try a call').click();
    await says(page, 'These settings could not be loaded: no connection.');
    await page.unroute('**/simulator*.js');
    await button(page, 'Try a call').click();
    await says(page, 'What happens');
  });

  it('the rule of forwarding can be changed before the numbers and the hours are there, and those asked for again', async () => {
    const page = await (await faceplate.person()).newPage();
    await page.route('**/parts*.js', (route) => route.abort());
    await page.goto('/#call-forwarding');
    await says(page, 'These settings could not be loaded: no connection.');
    await page.getByRole('radio', { name: 'Ring all' }).click();
    await save(page);
    await saved(page);
    await page.unroute('**/parts*.js');
    await button(page, 'Try again').click();
    await says(page, 'Forwarding numbers');
    await says(page, 'When to forward');
  });

  it('forms that do not come say so, and are asked for again by the same button', async () => {
    const page = await (await faceplate.person()).newPage();
    const forms = /\/(number-form|interval-editor)[^/]*\.js$/;
    await page.route(forms, (route) => route.abort());
    await page.goto('/#call-forwarding');
    await button(page, 'Add number').click();
    await says(page, 'These settings could not be loaded: no connection.');
    await page.unroute(forms);
    await button(page, 'Add number').click();
    await untilFocused(page, 'Number');
    await saysNoMore(page, 'These settings could not be loaded: no connection.');
  });

  it('blocked numbers are shown before they can be removed, and a removal that was asked for too early is done when it can be', async () => {
    const page = await (await faceplate.person()).newPage();
    await page.route('**/later*.js', (route) => route.abort());
    await page.goto('/#blocked-callers');
    const remove = button(page, /^Remove /).first();
    await remove.waitFor();
    await says(page, 'These settings could not be loaded: no connection.');
    await remove.click();
    await says(page, 'These settings could not be loaded: no connection.');
    await page.unroute('**/later*.js');
    await remove.click();
    await says(page, /is no longer blocked/);
    await button(page, 'Undo').click();
    await says(page, /is blocked again/);
  });
});
