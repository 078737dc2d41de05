import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { startApp } from '../helpers/app.ts';
import { atGoogle, button, complaints, demo, save, saved, says, saysNoMore, switched } from './support.ts';

describe('do not disturb by the calendar', () => {
  const faceplate = demo();
  afterEach(() => faceplate.leave());

  it('comes with an event at Google, and goes with it', async () => {
    const person = await faceplate.person();
    const page = await person.newPage();
    const heard = await complaints(page);
    await page.goto('/#calendar-dnd');
    await atGoogle(page, button(page, 'Sync status with Google Calendar'), /zoe\.quinn@gmail\.example/);
    await switched(page, 'Sync DND with calendar events', false).click();
    await save(page);
    await saved(page);
    await page.getByText('Today', { exact: true }).click();

    const calendar = await person.newPage();
    const wrong = await complaints(calendar);
    await calendar.goto('/');
    await calendar.getByRole('link', { name: 'Test calendar' }).click();
    // What the samples have now would hide what this is about.
    const events = calendar.getByRole('listitem');
    while (await events.count() > 0) await events.first().getByRole('button').click();
    await says(page, 'Now: calls come through.');
    await says(page, 'Nothing in your calendar keeps calls away today.');

    await calendar.getByLabel('Account').selectOption({ label: 'Zoë Quinn' });
    await calendar.getByLabel('Title').fill('Secret <takeover>');
    await calendar.getByLabel('Begins in minutes').fill('0');
    await button(calendar, 'Create event').click();
    await says(calendar, 'Secret <takeover>');
    await says(page, /Now: Do Not Disturb until .* \(from your calendar\)\./);
    await page.getByRole('listitem').filter({ hasText: 'Meeting' }).getByText('Now', { exact: true }).waitFor();
    assert.deepEqual(await faceplate.ring(), { steps: ['doNotDisturb', 'voicemail'], missed: true });
    assert.equal(await page.getByText('takeover').count(), 0);

    await calendar.getByRole('listitem').filter({ hasText: 'Secret <takeover>' }).getByRole('button').click();
    await saysNoMore(calendar, 'Secret <takeover>');
    await says(page, 'Now: calls come through.');
    await says(page, 'Nothing in your calendar keeps calls away today.');
    assert.deepEqual(await faceplate.ring(), { steps: ['devices', 'voicemail'], missed: true });
    assert.deepEqual([...heard, ...wrong], []);
  });

  it('takes nothing from another site, and nothing that is no event', async () => {
    const { googleUrl } = faceplate.app;
    const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${googleUrl}/calendar`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
    const event = { account: 'zoe.quinn@gmail.example', title: 'x', begins: '1', lasts: '5' };
    assert.equal((await post(event, { 'Sec-Fetch-Site': 'same-site' })).status, 403);
    assert.equal((await post({ ...event, lasts: '-1' })).status, 422);
    assert.equal((await post({ ...event, account: 'nobody@example.com' })).status, 422);
    assert.equal((await post(event)).status, 303);
    const page = await fetch(`${googleUrl}/calendar`);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.doesNotMatch(await page.text(), /<script|<style| on\w+=| style=/);
  });
});

describe('do not disturb by busy times alone', () => {
  const faceplate = demo(() => startApp({ env: { CALENDAR_GRANULARITY: 'freeBusy' } }));
  afterEach(() => faceplate.leave());

  it('comes and goes with them, and offers only what they can tell', async () => {
    const person = await faceplate.person();
    const page = await person.newPage();
    const heard = await complaints(page);
    await page.goto('/#calendar-dnd');
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('checkbox').first().waitFor();
    assert.deepEqual(await page.getByRole('checkbox').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).labels?.[0]?.textContent.trim())), ['All-day events', 'Only during working hours']);
    await says(page, 'Days that are busy from midnight to midnight. Your calendar tells only when you are busy.');
    await atGoogle(page, button(page, 'Sync status with Google Calendar'), /zoe\.quinn@gmail\.example/);
    await switched(page, 'Sync DND with calendar events', false).click();
    await page.getByRole('combobox', { name: 'End later by' }).selectOption({ label: '1 minute' });
    await save(page);
    await saved(page);
    await page.getByText('Today', { exact: true }).click();

    const calendar = await person.newPage();
    await calendar.goto(`${faceplate.app.googleUrl}/calendar`);
    const events = calendar.getByRole('listitem');
    while (await events.count() > 0) await events.first().getByRole('button').click();
    await says(page, 'Nothing in your calendar keeps calls away today.');
    await calendar.getByLabel('Account').selectOption({ label: 'Zoë Quinn' });
    await calendar.getByLabel('Begins in minutes').fill('0');
    await button(calendar, 'Create event').click();
    await says(page, /Now: Do Not Disturb until .* \(from your calendar\)\./);
    await page.getByRole('listitem').filter({ hasText: 'Busy' }).getByText('Now', { exact: true }).waitFor();
    assert.deepEqual(await faceplate.ring(), { steps: ['doNotDisturb', 'voicemail'], missed: true });
    await events.first().getByRole('button').click();
    await says(page, 'Now: calls come through.');
    assert.deepEqual(heard, []);
  });
});
