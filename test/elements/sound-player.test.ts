import { expect } from '@open-wc/testing';
import { html, type PropertyDeclarations } from 'lit';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import { ApiError } from '../../src/client/errors.ts';
import { SessionElement } from '../../src/components/session-element.ts';
import { playerStyles } from '../../src/components/sound/player-styles.ts';
import { Player, type Sound } from '../../src/components/sound/player.ts';
import { base } from '../../src/themes/base.ts';
import { allByRole, byRole, nameOf, until } from './support/find.ts';
import { pressOn } from './support/press.ts';

/** Two sounds in a list, as a panel has them. */
class TwoSounds extends SessionElement {
  static override readonly tag = 'two-sounds';
  static override styles = [base, playerStyles];
  static override properties: PropertyDeclarations = { sounds: { attribute: false } };
  declare sounds: readonly Sound[];
  readonly heard: string[] = [];
  readonly player = new Player(this, { speeds: true, heard: (key) => this.heard.push(key) });

  constructor() {
    super();
    this.sounds = [];
  }

  protected override render(): unknown { return html`<div class="fp">${this.sounds.map((sound) => this.player.render(sound))}</div>`; }
}
TwoSounds.define();

let made: string[];
let revoked: string[];
const { createObjectURL, revokeObjectURL } = URL;
beforeEach(() => {
  made = [];
  revoked = [];
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    made.push(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    revoked.push(url);
    revokeObjectURL.call(URL, url);
  };
});
afterEach(() => {
  Object.assign(URL, { createObjectURL, revokeObjectURL });
  for (const element of document.querySelectorAll('two-sounds')) element.remove();
});

const recording = (seconds: number): Blob => new Blob([sampleSpeech(seconds, 140)], { type: 'audio/wav' });
const sound = (key: string, seconds = 20, load = () => Promise.resolve(recording(seconds))): Sound => ({ key, label: `Sound ${key}`, seconds, load });

async function show(...sounds: Sound[]): Promise<TwoSounds> {
  const element = document.createElement('two-sounds') as TwoSounds;
  element.sounds = sounds;
  document.body.append(element);
  await element.updateComplete;
  return element;
}
const slider = (element: TwoSounds, index = 0): HTMLInputElement => allByRole(element, 'slider')[index] as HTMLInputElement;
const place = (element: TwoSounds): number => Number(slider(element).value);
const said = (element: TwoSounds, index = 0): string | null => slider(element, index).getAttribute('aria-valuetext');
const press = (element: TwoSounds, name: string): Promise<void> => pressOn(byRole(element, 'button', name));
const key = (element: TwoSounds, name: string): boolean => slider(element).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

describe('a player of sounds', () => {
  it('plays, says where it is, and holds', async () => {
    const element = await show(sound('a'));
    expect(said(element)).to.equal('0 seconds of 20 seconds');
    await press(element, 'Play: Sound a');
    await until('something heard', () => place(element) > 0.2);
    expect(element.heard).to.deep.equal(['a']);
    await press(element, 'Pause: Sound a');
    await until('the button to play on', () => allByRole(element, 'button', 'Play: Sound a')[0]);
    const held = place(element);
    await press(element, 'Play: Sound a');
    await until('more of it', () => place(element) > held + 0.2);
  });

  it('goes where the user wants it, by mouse and by keys, also before it was played', async () => {
    const element = await show(sound('a'));
    slider(element).value = '12';
    slider(element).dispatchEvent(new Event('input', { bubbles: true }));
    await until('the place', () => said(element) === '12 seconds of 20 seconds');
    await until('the sound', () => made.length === 1);
    key(element, 'ArrowRight');
    await until('five seconds on', () => said(element) === '17 seconds of 20 seconds');
    key(element, 'ArrowRight');
    await until('the end', () => said(element) === '20 seconds of 20 seconds');
    key(element, 'PageDown');
    await until('a tenth back', () => said(element) === '18 seconds of 20 seconds');
    expect(allByRole(element, 'button').map(nameOf)).to.deep.equal(['Play: Sound a']);
    expect(element.heard).to.deep.equal([]);
  });

  it('can be faster', async () => {
    const element = await show(sound('a', 60));
    const speed = byRole(element, 'combobox', 'Playback speed') as HTMLSelectElement;
    speed.value = '2';
    speed.dispatchEvent(new Event('change', { bubbles: true }));
    await press(element, 'Play: Sound a');
    await until('something heard', () => place(element) > 0.1);
    const begun = performance.now();
    const from = place(element);
    await until('three seconds of it', () => place(element) > from + 3);
    expect((performance.now() - begun) / 1000).to.be.lessThan(3);
  });

  it('is at its beginning again after its end', async () => {
    const element = await show(sound('a', 1));
    await press(element, 'Play: Sound a');
    await until('something heard', () => place(element) > 0);
    await until('its end', () => place(element) === 0 && allByRole(element, 'button', 'Play: Sound a').length === 1);
  });

  it('is alone on the page: another one silences it', async () => {
    const [first, second] = [await show(sound('a'), sound('b')), await show(sound('c'))];
    await press(first, 'Play: Sound a');
    await until('a', () => first.heard.includes('a'));
    await press(first, 'Play: Sound b');
    await until('b', () => first.heard.includes('b'));
    expect(allByRole(first, 'button').map(nameOf)).to.deep.equal(['Play: Sound a', 'Pause: Sound b']);
    await press(second, 'Play: Sound c');
    await until('b silenced', () => allByRole(first, 'button', 'Play: Sound b').length === 1);
    expect(byRole(second, 'button', 'Pause: Sound c')).to.be.instanceOf(HTMLElement);
  });

  it('says why it cannot be loaded, and tries again', async () => {
    let tries = 0;
    const element = await show(sound('a', 20, () => (tries++ === 0 ? Promise.reject(new ApiError('offline')) : Promise.resolve(recording(20)))));
    await press(element, 'Play: Sound a');
    await until('the reason', () => allByRole(element, 'alert')[0]?.textContent === 'The sound could not be loaded: no connection.');
    await press(element, 'Play: Sound a');
    await until('something heard', () => element.heard.length === 1);
    expect(allByRole(element, 'alert')).to.deep.equal([]);
  });

  it('says when the browser cannot play it', async () => {
    const element = await show(sound('a', 20, () => Promise.resolve(new Blob(['no sound at all'], { type: 'audio/wav' }))));
    await press(element, 'Play: Sound a');
    await until('the reason', () => allByRole(element, 'alert')[0]?.textContent === 'This browser cannot play this sound.');
  });

  it('is silent, with its address given back, when its row or its panel is gone', async () => {
    const element = await show(sound('a'), sound('b'));
    await press(element, 'Play: Sound a');
    await until('a', () => element.heard.includes('a'));
    element.sounds = element.sounds.slice(1);
    await until('its address back', () => revoked.length === 1);
    await press(element, 'Play: Sound b');
    await until('b', () => element.heard.includes('b'));
    element.remove();
    expect(revoked).to.deep.equal(made);
    expect(made).to.have.length(2);
  });

  it('holds where it is not shown any more, as in another section', async () => {
    const element = await show(sound('a'));
    await press(element, 'Play: Sound a');
    await until('a', () => element.heard.includes('a'));
    element.hidden = true;
    await until('silence', () => !element.player.isPlaying('a'));
  });

  it('does not begin where it was left while it was on its way', async () => {
    const { promise, resolve: arrive } = Promise.withResolvers<Blob>();
    const element = await show(sound('a', 20, () => promise));
    await press(element, 'Play: Sound a');
    await until('the wait', () => allByRole(element, 'status')[0]?.textContent === 'Loading the sound…');
    element.remove();
    arrive(recording(20));
    await Promise.resolve();
    expect(made).to.deep.equal([]);
  });
});
