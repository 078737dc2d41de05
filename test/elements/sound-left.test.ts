import { expect } from '@open-wc/testing';
import { nameOf, until } from './support/find.ts';
import { panels } from './support/panels.ts';
import { watchSound, type SoundLeft } from './support/sound-left.ts';

/** What begins to sound or to listen. */
const noisy = /^(Play|Record|Start:|Allow microphone)/;
/** What stands in its place while it goes on, or waits to be kept. */
const quiet = /^(Cancel|Discard)/;
/** Those that sound, which a guard knows. */
const withSound = ['audio-devices', 'music-on-hold', 'voicemail-greeting', 'voicemail-inbox'];
const times = 100;

let left: SoundLeft | undefined;
afterEach(() => {
  left?.restore();
  left = undefined;
  localStorage.clear();
});

for (const panel of panels) {
  it(`nothing is heard, recorded, held or listened to after <${panel.tag}> was removed a hundred times while it did`, async function test() {
    // A hundred microphones take their time.
    this.timeout(240_000);
    const watched = left = watchSound();
    const visit = await panel.mount();
    const offers = (): HTMLElement[] => visit.all('button', noisy).filter((button) => button.ariaDisabled !== 'true');
    if (withSound.includes(panel.tag)) await until('something to hear', () => offers().length > 0);
    if (offers().length === 0) return;
    // What the session itself listens to stays.
    await visit.listening();
    visit.element.remove();
    const before = watched.now();
    const pressed = new Set<string>();

    for (let time = 0; time < times; time++) {
      visit.place.append(visit.element);
      await until(() => `what can be heard in “${visit.words}”, after ${[...pressed].join(', ')} (${time})`, () => {
        if (offers().length === 0) visit.all('button', quiet)[0]?.click();
        return offers().length > 0;
      });
      const buttons = offers();
      const button = buttons[time % buttons.length];
      pressed.add(button ? nameOf(button) : '');
      button?.click();
      // Sometimes it has only been asked for, sometimes it is under way.
      for (let frames = time % 4 * 4; frames > 0; frames--) await new Promise(requestAnimationFrame);
      visit.element.remove();
      // Who only moves it puts it back at once.
      await new Promise(requestAnimationFrame);
    }
    const wanted = JSON.stringify(before);
    await until(() => `the end of all of it: ${JSON.stringify(watched.now())} where it was ${wanted}, after ${[...pressed].join(', ')}`, () => JSON.stringify(watched.now()) === wanted);
    const { microphones, contexts, played, urls } = watched.opened;
    expect(microphones + contexts + played + urls, `what ${[...pressed].join(', ')} opened`).to.be.greaterThan(times / 4);
  });
}
