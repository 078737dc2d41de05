import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { storageKey, type AudioChoice } from '../../src/components/audio-devices/choice.ts';
import { desk, fakeSound, type FakeSound } from '../../stories/support/sound.ts';
import { focused, nameOf, until } from './support/find.ts';
import { mount, type Visit, type VisitOptions } from './support/visit.ts';

type Panel = Visit<HTMLElementTagNameMap['audio-devices']>;

let fake: FakeSound | undefined;
const computer = (...says: Parameters<typeof fakeSound>): FakeSound => (fake = fakeSound(...says));
afterEach(() => {
  fake?.end();
  fake = undefined;
});

/** WebKit has nothing to play with on a machine without GStreamer's plugins: there, what is tested is that it says so. */
async function canSound(): Promise<boolean> {
  const context = new AudioContext();
  const runs = until('a running context', () => context.currentTime > 0, 3000);
  return Promise.race([context.resume().then(() => runs), runs]).then(() => true, () => false).finally(() => void context.close());
}
const sounds = await canSound();

const visit = (options: VisitOptions<HTMLElementTagNameMap['audio-devices']> = {}): Promise<Panel> => mount('audio-devices', options);
const kept = (): Partial<AudioChoice> => JSON.parse(localStorage.getItem(`${storageKey}/zoe`) ?? '{}') as Partial<AudioChoice>;
const buttons = (panel: Panel): string[] => panel.all('button').map(nameOf);
const listed = async (panel: Panel, name: string): Promise<string[]> => [...(await panel.find('combobox', name) as HTMLSelectElement).options].map(({ text }) => text);
const start = 'Start: Test microphone';
const jabra = 'Jabra Evolve2 65';

describe('the microphones', () => {
  it('have no names until the user allows one, which is asked for in a click only, and closed at once', async () => {
    const { asked, live } = computer({ permission: 'prompt', answer: 'yes' });
    const panel = await visit();
    await panel.see('Your browser asks you first. Until then it names neither microphones nor speakers.');
    await panel.see('Allow the microphone to choose a speaker.');
    window.dispatchEvent(new Event('focus'));
    expect(asked).to.deep.equal([]);
    (await panel.find('button', 'Allow microphone')).focus();
    await panel.press('button', 'Allow microphone');
    expect(await listed(panel, 'Microphone')).to.deep.equal(['System default', 'Built-in Microphone', jabra]);
    expect(await listed(panel, 'Speaker')).to.deep.equal(['System default', 'Built-in Speakers', jabra]);
    await until('the focus on the list', () => focused() === panel.get('combobox', 'Microphone'));
    expect([asked.length, live()]).to.deep.equal([1, 0]);
  });

  it('are asked for once, however often the button is pressed', async () => {
    const { asked } = computer({ permission: 'prompt' });
    const panel = await visit();
    await panel.press('button', 'Allow microphone');
    await panel.see('Your browser asks whether this page may use the microphone.');
    await panel.press('button', 'Allow microphone');
    expect(asked).to.have.length(1);
  });

  it('that were not allowed can be asked for again', async () => {
    const { asked } = computer({ permission: 'prompt', answer: 'no' });
    const panel = await visit();
    await panel.press('button', 'Allow microphone');
    await panel.see('Your browser was not allowed to use the microphone. You can try again, and say yes when it asks.');
    await panel.press('button', 'Try again: Microphone');
    await until('the second question', () => asked.length === 2);
  });

  it('that are blocked are explained, never asked for, and there when the user has allowed them in the browser', async () => {
    const { asked, allow } = computer({ permission: 'denied' });
    const panel = await visit();
    await panel.see('Microphone access is blocked. Open the site settings next to the address bar, allow the microphone, then come back.');
    expect(buttons(panel)).to.deep.equal(['Play: Test speaker', 'Play: Test ringer']);
    allow();
    await panel.find('combobox', 'Microphone');
    await panel.gone('blocked');
    expect(asked).to.deep.equal([]);
  });

  it('are said to be missing, and there as soon as one is plugged in', async () => {
    const { plug } = computer({ devices: desk.filter(({ kind }) => kind === 'audiooutput') });
    const panel = await visit();
    await panel.see('No microphone was found. Connect one, then try again.');
    for (const device of desk) if (device.kind === 'audioinput') plug(device);
    expect(await listed(panel, 'Microphone')).to.include(jabra);
    await panel.gone('No microphone was found');
  });

  it('that another app uses can be tried again', async () => {
    computer({ refusal: 'NotReadableError' });
    const panel = await visit();
    await panel.press('button', start);
    await panel.see('Your microphone could not be started. Another app may be using it: close that app, then try again.');
    expect(buttons(panel)).to.include(start);
  });

  it('cannot be used on a page without a secure connection, in a browser that has none, or where the page around forbids it', async () => {
    computer({ insecure: true });
    const insecure = await visit();
    await insecure.see('The microphone cannot be used here: the page needs a secure connection (https).');
    await insecure.see('Your browser uses the system output.');
    insecure.element.remove();
    fake?.end();
    computer({ policy: 'blocks' });
    const framed = await visit();
    await framed.see('This page is shown inside another one, which does not let it use the microphone.');
    await framed.see('This page is shown inside another one, which does not let it choose a speaker.');
    expect(buttons(framed)).to.deep.equal(['Play: Test speaker', 'Play: Test ringer']);
    framed.element.remove();
    fake?.end();
    computer();
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    const none = await visit();
    await none.see('The microphone cannot be used here: this browser has none for web pages.');
  });
});

describe('the device that was chosen', () => {
  it('is kept in this browser for this user at once, with its name, and the page is told', async () => {
    computer();
    const panel = await visit();
    const other = await visit();
    await panel.choose('Microphone', jabra);
    await panel.choose('Ringer', 'Built-in Speakers');
    expect(kept()).to.include({ inputId: 'mic-2', outputId: '', ringOutputId: 'out-1' });
    expect(kept().labels).to.deep.equal({ 'mic-2': jabra, 'out-1': 'Built-in Speakers' });
    expect(panel.heard('settings-saved').map(({ resource, value }) => [resource, (value as AudioChoice).inputId, (value as AudioChoice).ringOutputId]))
      .to.deep.equal([['audio-devices', 'mic-2', null], ['audio-devices', 'mic-2', 'out-1']]);
    expect(panel.patches).to.deep.equal([]);
    expect(panel.words).not.to.contain('change');
    window.dispatchEvent(new StorageEvent('storage', { key: `${storageKey}/zoe` }));
    await until('the other tab', () => other.chosen('Microphone') === jabra);
    await panel.choose('Ringer', 'Same as speaker');
    expect(kept()).to.include({ ringOutputId: null });
  });

  it('stays chosen while it is not connected; the system\'s default takes its place, and gives it back', async () => {
    const { asked, unplug, plug } = computer({ stored: { inputId: 'mic-2', labels: { 'mic-2': jabra } } });
    const panel = await visit();
    expect(panel.chosen('Microphone')).to.equal(jabra);
    unplug('mic-2');
    await panel.see(`${jabra} is not connected; using the system default. It comes back by itself.`);
    expect(panel.chosen('Microphone')).to.equal(`${jabra} (not connected)`);
    await panel.press('button', start);
    await panel.see('Speak: the bar moves with your voice.');
    expect(asked.at(-1)).not.to.have.property('deviceId');
    expect(kept()).to.include({ inputId: 'mic-2' });
    plug({ kind: 'audioinput', id: 'mic-2', label: jabra });
    await panel.gone('is not connected');
    expect(panel.chosen('Microphone')).to.equal(jabra);
  });

  it('is known by its name where the browser has given it another id', async () => {
    const { asked } = computer({ stored: { inputId: 'of-last-year', labels: { 'of-last-year': jabra } } });
    const panel = await visit();
    expect(panel.chosen('Microphone')).to.equal(jabra);
    await panel.press('button', start);
    await panel.see('Speak: the bar moves');
    expect(asked.at(-1)?.deviceId).to.deep.equal({ exact: 'mic-2' });
  });

  it('is forgotten with the page where it may store nothing, and unharmed by what another version stored', async () => {
    computer();
    localStorage.setItem(`${storageKey}/zoe`, '{"inputId":7,"ringVolume":"loud","labels":null,"outputId":"out-2"}');
    const panel = await visit();
    expect([panel.chosen('Microphone'), panel.chosen('Speaker')]).to.deep.equal(['System default', 'The chosen device (not connected)'].toSpliced(1, 1, jabra));
    localStorage.setItem(`${storageKey}/zoe`, 'nonsense');
    const stored = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', { configurable: true, get: () => { throw new DOMException('no', 'SecurityError'); } });
    try {
      const second = await visit();
      await second.choose('Microphone', jabra);
      await until('the choice', () => second.chosen('Microphone') === jabra);
    } finally {
      if (stored) Object.defineProperty(window, 'localStorage', stored);
    }
  });
});

describe('the test of the microphone', () => {
  if (sounds) it('shows how loud it is, and closes the microphone when it is stopped', async () => {
    const { live } = computer();
    const panel = await visit();
    (await panel.find('button', start)).focus();
    await panel.press('button', start);
    const meter = await panel.find('meter', 'Microphone level');
    await until('the word', () => meter.ariaValueText === 'Good');
    expect(live()).to.equal(1);
    expect(focused()).to.equal(panel.get('button', 'Stop'));
    await panel.press('button', 'Stop');
    expect(live()).to.equal(0);
    await until('no meter', () => panel.all('meter').length === 0);
    expect(focused()).to.equal(panel.get('button', start));
  });

  if (sounds) it('says when nothing is heard', async () => {
    computer({ loud: 0 });
    const panel = await visit();
    await panel.press('button', start);
    await panel.see('Nothing is heard. Is the microphone muted, or another one chosen?');
  });

  it('goes on with another microphone, and with other processing', async () => {
    const { asked, live } = computer();
    const panel = await visit();
    await panel.press('button', start);
    await panel.find('meter');
    await panel.choose('Microphone', jabra);
    await until('the other one', () => asked.length === 2 && live() === 1);
    expect(asked[1]).to.deep.equal({ deviceId: { exact: 'mic-2' }, noiseSuppression: true, echoCancellation: true, autoGainControl: true });
    panel.element.renderRoot.querySelector('summary')?.click();
    await panel.press('switch', 'Noise suppression');
    await until('without it', () => asked.length === 3 && live() === 1);
    expect(asked[2]).to.include({ noiseSuppression: false, echoCancellation: true });
    expect(kept()).to.include({ noiseSuppression: false });
  });

  it('ends with the panel, and when the page is out of sight, which it says', async () => {
    const { live } = computer();
    const panel = await visit();
    await panel.press('button', start);
    await panel.find('meter');
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
    await panel.see('The test ended because this page was out of sight.');
    expect(live()).to.equal(0);
    await panel.press('button', start);
    await panel.find('meter');
    panel.element.remove();
    expect(live()).to.equal(0);
  });

  it('says that the microphone was pulled out', async () => {
    const { unplug } = computer({ stored: { inputId: 'mic-2', labels: { 'mic-2': jabra } } });
    const panel = await visit();
    await panel.press('button', start);
    await panel.find('meter');
    unplug('mic-2');
    await panel.see('The microphone was disconnected.');
    expect(panel.all('meter')).to.deep.equal([]);
  });

  if (sounds) it('records five seconds, closes the microphone, and plays them on the chosen speaker', async () => {
    const { live, sinks } = computer({ stored: { outputId: 'out-2', labels: { 'out-2': jabra } } });
    const panel = await visit();
    await panel.press('button', 'Record 5 seconds');
    await panel.see('Recording. Say something, you will hear it in a moment.');
    await panel.see(/[54] sec/);
    expect(live()).to.equal(1);
    await panel.see(/Playing what was recorded\./);
    expect(live()).to.equal(0);
    await until('the speaker', () => sinks.join() === 'out-2');
    await panel.press('button', 'Stop');
    await panel.see('See whether you are heard, or hear yourself.');
  });
});

describe('the speakers', () => {
  if (sounds) it('play a tune where the user wants it, and stop by themselves or when told', async () => {
    const { sinks } = computer();
    const panel = await visit();
    await panel.choose('Speaker', jabra);
    const play = await panel.find('button', 'Play: Test speaker');
    play.focus();
    play.click();
    await panel.see('Playing…');
    expect(focused()).to.equal(panel.get('button', 'Stop'));
    expect(sinks).to.deep.equal(['out-2']);
    await panel.gone('Playing…');
    await panel.see('Plays three notes.');
    await panel.press('button', 'Play: Test ringer');
    await panel.see('Playing…');
    await panel.press('button', 'Stop');
    await panel.gone('Playing…');
    expect(sinks).to.deep.equal(['out-2', 'out-2']);
  });

  if (!sounds) it('that cannot play say so', async () => {
    computer();
    const panel = await visit();
    await panel.press('button', 'Play: Test speaker');
    await panel.see('Nothing could be played. Check that your computer has a speaker, and that this page may play sound.');
  });

  it('ring elsewhere than they speak, as loud as the user wants', async () => {
    const { sinks } = computer();
    const panel = await visit();
    await panel.choose('Ringer', 'Built-in Speakers');
    (await panel.find('slider', 'Ring volume')).focus();
    await sendKeys({ press: 'ArrowUp' });
    await until('the volume', () => kept().ringVolume === 85);
    expect(panel.get('slider').getAttribute('aria-valuetext')).to.equal('85%');
    await panel.press('button', 'Play: Test ringer');
    await until('the ring', () => sinks.length > 0);
    expect(sinks).to.deep.equal(['out-1']);
  });

  it('that went between the list and the sound are said to be gone', async () => {
    computer({ stored: { outputId: 'out-2', labels: { 'out-2': jabra } } });
    const panel = await visit();
    const { setSinkId } = HTMLMediaElement.prototype;
    Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', { configurable: true, writable: true, value: () => Promise.reject(new DOMException('', 'AbortError')) });
    await panel.press('button', 'Play: Test speaker');
    await panel.see('This device could not be used, so it plays on the system’s default.');
    Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', { configurable: true, writable: true, value: setSinkId });
  });

  it('are the system\'s where the browser lets no page choose', async () => {
    computer({ withoutSinks: true });
    const panel = await visit();
    await panel.see('Your browser uses the system output.');
    expect(panel.all('combobox').map(nameOf)).to.deep.equal(['Microphone']);
    await panel.find('slider', 'Ring volume');
  });

  it('are chosen in the browser\'s own list where it has one', async () => {
    const { asked } = computer({ permission: 'prompt' });
    let given: unknown;
    Object.defineProperty(navigator.mediaDevices, 'selectAudioOutput', { configurable: true, value: async (options: unknown) => {
      given = options;
      return { kind: 'audiooutput', deviceId: 'out-2', label: jabra, groupId: '' };
    } });
    const panel = await visit();
    await panel.press('button', 'Choose a speaker');
    await until('the choice', () => kept().outputId === 'out-2');
    expect([given, asked]).to.deep.equal([{}, []]);
    await panel.see('Your browser wants you to choose The chosen device again before it plays there.');
  });
});

describe('the ringtones', () => {
  const tone = (id: string, label: string): HTMLAudioElement => {
    const audio = document.createElement('audio');
    audio.slot = 'ringtones';
    audio.id = id;
    audio.dataset['label'] = label;
    audio.preload = 'none';
    audio.src = '/test/elements/support/no-such-sound.wav';
    return audio;
  };

  it('are the page\'s, kept by their ids, and rung as a test', async () => {
    computer();
    const panel = await visit({ dress: (element) => element.append(tone('marimba', 'Marimba'), tone('bell', 'Old bell')) });
    expect(await listed(panel, 'Ringtone')).to.deep.equal(['Usual', 'Marimba', 'Old bell']);
    await panel.choose('Ringtone', 'Old bell');
    expect(kept()).to.include({ ringtone: 'bell' });
    await panel.press('button', 'Play: Test ringer');
    await panel.see('Nothing could be played. Check that your computer has a speaker, and that this page may play sound.');
    await panel.choose('Ringtone', 'Usual');
    expect(kept()).to.include({ ringtone: null });
  });

  it('are nothing to choose where there are none, or where the phone has its own', async () => {
    computer();
    const none = await visit();
    expect(none.all('combobox').map(nameOf)).to.deep.equal(['Microphone', 'Speaker', 'Ringer']);
    const ada = await visit({ user: 'ada', dress: (element) => element.append(tone('marimba', 'Marimba')) });
    expect(ada.all('combobox').map(nameOf)).to.deep.equal(['Microphone', 'Speaker', 'Ringer']);
  });
});

const hasMicrophone = 'mediaDevices' in navigator && (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audioinput');

if (hasMicrophone) describe('with the browser\'s own microphone and speakers', () => {
  afterEach(() => localStorage.clear());

  const allowed = async (): Promise<Panel> => {
    const panel = await visit();
    const first = await until('a list, or what leads to it', () => panel.all('button', /^(Allow microphone|Start: Test microphone)$/)[0]);
    if (nameOf(first) === 'Allow microphone') first.click();
    await panel.find('combobox', 'Microphone');
    return panel;
  };

  it('they are listed by name, chosen, heard and played', async () => {
    const panel = await allowed();
    const names = await listed(panel, 'Microphone');
    expect(names.length).to.be.greaterThan(1);
    await panel.choose('Microphone', names.at(-1) ?? '');
    const speakers = await listed(panel, 'Speaker');
    expect(speakers.length).to.be.greaterThan(1);
    await panel.choose('Speaker', speakers.at(-1) ?? '');
    await panel.press('button', start);
    const meter = await panel.find('meter', 'Microphone level');
    await until('sound', () => meter.ariaValueText !== 'No sound');
    await panel.press('button', 'Stop');
    await panel.press('button', 'Play: Test speaker');
    await panel.see('Playing…');
    await panel.gone('Playing…');
    await panel.see('Plays three notes.');
  });

  it('what is recorded is heard', async () => {
    const panel = await allowed();
    await panel.press('button', 'Record 5 seconds');
    await panel.see('Recording.');
    await panel.see('Playing what was recorded.');
    await panel.see('See whether you are heard, or hear yourself.');
  });
});
