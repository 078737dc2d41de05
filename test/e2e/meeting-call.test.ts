import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { startServer } from '../../server/src/node/serve.ts';
import type { App } from '../helpers/app.ts';
import { demoConfig } from '../server/helpers.ts';
import { atGoogle, button, complaints, demo, save, saved, says, switched } from './support.ts';

const second = 1000;
const minute = 60 * second;
/** As the user's account shows it, without what is before or after noon. */
const shown = (at: number): string => new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Warsaw', hour: 'numeric', minute: '2-digit' }).format(at).replace(/\s.*/, '');

/** One clock for the servers and the pages; it moves when it is told to. */
class Clock {
  /** The samples have no meeting at this time of the day. */
  #at = new Date().setUTCHours(10, 30, 0, 0);
  #person: BrowserContext | undefined;

  get at(): number { return this.#at; }

  readonly now = (): Date => new Date(this.#at);

  async isOnTheWallOf(person: BrowserContext): Promise<void> {
    this.#person = person;
    await this.is(this.#at);
  }

  async is(at: number): Promise<void> {
    this.#at = at;
    await this.#person?.clock.setFixedTime(at);
  }
}

async function startWith(now: () => Date): Promise<App> {
  const data = await mkdtemp(join(tmpdir(), 'faceplate-data-'));
  // Tokens go by this machine's clock, and streams end with them.
  const { url, googleUrl = '', close } = await startServer(demoConfig(data, { origins: [], tokenSeconds: 86_400 }), { now });
  return {
    url, googleUrl, data, output: () => '',
    async stop() {
      await close();
      await rm(data, { recursive: true, force: true });
      return 0;
    },
  };
}

describe('calls during a meeting, and after it', () => {
  const clock = new Clock();
  const faceplate = demo(() => startWith(clock.now));
  afterEach(() => faceplate.leave());

  it('go to the mailbox from the moment it begins until the moment it ends, and each that was missed is one mail', async (t) => {
    const person = await faceplate.person();
    await clock.isOnTheWallOf(person);
    const heard: string[][] = [];
    const open = async (path: string): Promise<Page> => {
      const page = await person.newPage();
      heard.push(await complaints(page));
      await page.goto(path);
      // Gone where it is loaded again.
      await page.evaluate(() => { document.body.dataset['first'] = 'yes'; });
      return page;
    };
    const calendar = await open('/#calendar-dnd');
    const status = await open('/#availability-status');
    await atGoogle(calendar, button(calendar, 'Sync status with Google Calendar'), /zoe\.quinn@gmail\.example/);
    await switched(calendar, 'Sync DND with calendar events', false).click();
    await save(calendar);
    await saved(calendar);
    await calendar.getByText('Today', { exact: true }).click();

    const google = await open('/demo/calendar');
    await google.getByLabel('Begins in minutes').fill('1');
    await button(google, 'Create event').click();
    const [begins, ends] = [clock.at + minute, clock.at + 6 * minute];
    const meeting = calendar.getByRole('listitem').filter({ hasText: shown(begins) });
    // The server looks at the calendar every few seconds.
    await clock.is(clock.at + 5 * second);
    await meeting.getByText('Meeting').waitFor();

    /** How long both pages took to say so while the clock stood still. */
    const both = async (what: string, onCalendar: RegExp, onStatus: RegExp): Promise<void> => {
      const began = performance.now();
      await Promise.all([says(calendar, onCalendar), says(status, onStatus)]);
      t.diagnostic(`${what}: both pages after ${Math.round(performance.now() - began)} ms`);
    };
    const quiet = [new RegExp(`Now: Do Not Disturb until .*${shown(ends)}.* \\(from your calendar\\)`), new RegExp(`Do Not Disturb is on until .*${shown(ends)}`)] as const;
    const free = [/Now: calls come through\./, /Calls come through\./] as const;

    await clock.is(begins - 1);
    await both('before it', new RegExp(`calls come through\\. Next Do Not Disturb: .*${shown(begins)}`), new RegExp(shown(begins)));
    assert.deepEqual((await faceplate.ring()).steps[0], 'devices');
    await clock.is(begins);
    await both('begins', ...quiet);
    await meeting.getByText('Now', { exact: true }).waitFor();
    assert.deepEqual(await faceplate.ring(), { steps: ['doNotDisturb', 'voicemail'], missed: true });
    await clock.is(ends - 1);
    assert.deepEqual((await faceplate.ring()).steps, ['doNotDisturb', 'voicemail']);
    await clock.is(ends);
    await both('ends', ...free);
    await meeting.getByText('Over', { exact: true }).waitFor();

    await clock.is(ends + 30 * minute);
    await calendar.close();
    assert.deepEqual(await faceplate.ring(), { steps: ['devices', 'voicemail'], missed: true });
    assert.equal(await status.locator('body').getAttribute('data-first'), 'yes');
    await status.goto('/mailbox.html');
    const mails = status.getByRole('listitem');
    await mails.nth(3).waitFor();
    const texts = await mails.allInnerTexts();
    const count = (part: string): number => texts.filter((text) => text.includes(part)).length;
    assert.deepEqual([texts.length, count('Do not disturb was on.'), count(shown(clock.at))], [4, 2, 1]);
    assert.deepEqual(heard.flat(), []);
  });
});
