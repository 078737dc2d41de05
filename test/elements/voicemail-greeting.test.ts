import { expect } from '@open-wc/testing';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import type { Greeting } from '../../src/client/contract/voicemail-greetings.ts';
import { fakeRecorder, ownGreeting, soundFile, speaker } from '../../stories/support/greetings.ts';
import { fakeSound, type FakeSound } from '../../stories/support/sound.ts';
import { deep, focused, nameOf, until } from './support/find.ts';
import { mount, type Visit, type VisitOptions } from './support/visit.ts';

type Panel = HTMLElementTagNameMap['voicemail-greeting'];
type Own = Visit<Panel>;

const visitAs = (options: VisitOptions<Panel> = {}): Promise<Own> => mount('voicemail-greeting', options);
/** A mailbox with a greeting of the user's own. */
const withOwn = (options: VisitOptions<Panel> = {}): Promise<Own> => visitAs({ prepare: (server) => ownGreeting(server, 'unavailable', 3), ...options });

/** As if chosen from the user's computer. */
function choose(visit: Own, file: File, at = 0): void {
  const input = [...deep(visit.place)].filter((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'file')[at];
  if (!input) throw new Error('There is no way to choose a file');
  const data = new DataTransfer();
  data.items.add(file);
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What the server has of it. */
async function stored(visit: Own, type = 'unavailable'): Promise<Greeting> {
  const { items } = await visit.stored('voicemail/greetings') as { items: Greeting[] };
  const found = items.find(({ id }) => id === type);
  if (!found) throw new Error(`There is no greeting “${type}”`);
  return found;
}
async function soundOf(visit: Own, type = 'unavailable'): Promise<Uint8Array> {
  const response = await visit.server.fetch(`/v1/me/voicemail/greetings/${type}/audio`, { headers: { Authorization: `Bearer ${await visit.server.token()}` } });
  return new Uint8Array(await response.arrayBuffer());
}
const puts = (visit: Own) => visit.sent.filter(({ method }) => method === 'PUT');
const limits = (params: object) => (server: Own['server']): Promise<void> => server.patchAs('admin', 'zoe', 'capabilities', { features: { 'voicemail.greetings': { params } } });
/** The first of several that are there. */
const press = async (visit: Own, name: string): Promise<void> => (await until(name, () => visit.all('button', name)[0])).click();
/** What a WAV file says of itself. */
function facts(sound: Uint8Array) {
  const view = new DataView(sound.slice().buffer);
  const letters = (at: number): string => String.fromCharCode(...sound.slice(at, at + 4));
  return {
    marks: [letters(0), letters(8), letters(12), letters(36)].join(), form: view.getUint16(20, true), channels: view.getUint16(22, true), rate: view.getUint32(24, true),
    bits: view.getUint16(34, true), samples: view.getUint32(40, true) / 2, loudest: Math.max(...new Int16Array(sound.slice(44).buffer)),
  };
}

const hasMicrophone = 'mediaDevices' in navigator && (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audioinput');

/** Where a test says what the browser has. */
let sound: FakeSound | undefined;
let realRecorder: (() => void) | undefined;
afterEach(() => {
  sound?.end();
  realRecorder?.();
  sound = realRecorder = undefined;
});
function imitate(says: Parameters<typeof fakeSound>[0] = {}, recorded?: Uint8Array<ArrayBuffer>): void {
  sound = fakeSound(says);
  realRecorder = fakeRecorder(recorded);
}
/** Up to a recording that waits. */
async function recorded(visit: Own): Promise<void> {
  await press(visit, 'Record');
  await visit.see('0:01');
  await visit.press('button', 'Stop');
  await visit.see('New recording');
}

const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(new Date());

describe('greetings', () => {
  it('are the standard ones at first, one for each occasion the phone system has', async () => {
    const visit = await visitAs();
    expect(visit.all('group').map(nameOf)).to.deep.equal(['When you do not answer', 'While you are on another call']);
    await visit.see('Callers hear the standard greeting.');
    expect(visit.all('radio')).to.deep.equal([]);
    await visit.see('A greeting is from 1 second to 90 seconds long. A file can be WAV, MP3, M4A, OGG or WebM, up to 5 MB.');
    const small = await visitAs({ user: 'ada' });
    expect(small.all('group').map(nameOf)).to.deep.equal(['When you do not answer']);
    await small.see('A greeting is from 2 seconds to 60 seconds long. A file can be WAV or MP3, up to 2 MB.');
  });

  it('go back to the standard one and to one\'s own at once, and no other setting waits for it', async () => {
    const visit = await withOwn();
    await visit.see(new RegExp(`Callers hear your greeting. ?3 seconds, ${today}`));
    await visit.press('radio', 'Standard greeting');
    await visit.see('From the next call on, callers hear the standard greeting.');
    expect(visit.patches.map(({ body }) => body)).to.deep.equal([{ onNoAnswer: { greeting: 'system' } }]);
    expect((await stored(visit)).source).to.equal('system');
    expect(visit.element.dirty).to.equal(false);
    await visit.press('radio', 'My greeting');
    await visit.see('From the next call on, callers hear your greeting.');
    expect((await stored(visit)).source).to.equal('custom');
    visit.server.failNext({ method: 'PATCH', status: 500 });
    await visit.press('radio', 'Standard greeting');
    await visit.see('Not changed: the phone system has a problem.');
    await until('the choice to go back', () => (visit.get('radio', 'My greeting') as HTMLInputElement).checked);
    expect(visit.heard('settings-error')).to.have.length(1);
  });

  it('follow what is chosen or recorded elsewhere', async () => {
    const visit = await visitAs();
    await visit.listening();
    await ownGreeting(visit.server, 'unavailable', 5);
    await visit.see('Callers hear your greeting.');
    await visit.server.patchAs('self', 'zoe', 'voicemail', { onNoAnswer: { greeting: 'system' } });
    await visit.gone('Callers hear your greeting.');
    expect((await visit.find('radio', 'Standard greeting') as HTMLInputElement).checked).to.equal(true);
  });

  it('are removed after a question, and the standard one is heard again', async () => {
    const visit = await withOwn();
    await visit.press('button', 'Remove');
    await visit.see('Remove your greeting?');
    await visit.press('button', 'Cancel');
    expect((await stored(visit)).durationSeconds).to.equal(3);
    await visit.press('button', 'Remove');
    await visit.press('button', 'Remove greeting');
    await visit.see('Your greeting is removed. Callers hear the standard greeting.');
    expect(await stored(visit)).to.deep.equal({ id: 'unavailable', type: 'unavailable', source: 'system' });
    await until('the focus where the button was', () => focused()?.id.includes('unavailable'));
    expect(visit.all('radio')).to.deep.equal([]);
  });

  it('are not removed where somebody else has replaced them meanwhile', async () => {
    const visit = await withOwn();
    await visit.press('button', 'Remove');
    visit.server.failNext({ method: 'DELETE', status: 412 });
    await visit.press('button', 'Remove greeting');
    await visit.see('Not removed: it was changed somewhere else.');
    expect((await stored(visit)).source).to.equal('custom');
  });

  it('are the administrator\'s where they are locked, but can be heard', async () => {
    const visit = await withOwn({
      async prepare(server) {
        await ownGreeting(server, 'unavailable', 3);
        await server.lock('zoe', 'voicemail.greetings');
      },
    });
    await visit.see('Managed by your administrator.');
    await visit.find('button', 'Play: My greeting');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['Play: My greeting']);
    expect(visit.all('radio')).to.deep.equal([]);
  });

  it('cannot be chosen where the settings of the mailbox are locked, but recorded', async () => {
    const visit = await withOwn({
      async prepare(server) {
        await ownGreeting(server, 'unavailable', 3);
        await server.lock('zoe', 'voicemail');
      },
    });
    await visit.find('button', 'Remove');
    expect(visit.all('radio')).to.deep.equal([]);
  });

  it('of other kinds say when they are heard', async () => {
    const visit = await visitAs({ prepare: limits({ types: ['name', 'temporary'] }) });
    choose(visit, soundFile(3), 1);
    await visit.see('Callers hear it instead of all others, until you remove it.');
    expect(visit.all('radio')).to.deep.equal([]);
    expect((await stored(visit, 'temporary')).source).to.equal('custom');
  });

  it('say so where a phone system has none', async () => {
    const visit = await visitAs({ prepare: limits({ types: [] }) });
    await visit.see('Your phone system has no greetings that you can change.');
  });
});

describe('a greeting from a file', () => {
  it('is heard at once, byte for byte, and says how long it is', async () => {
    const visit = await visitAs();
    choose(visit, soundFile(3));
    await visit.see(new RegExp(`Callers hear your greeting. ?3 seconds, ${today}`));
    expect(await soundOf(visit)).to.deep.equal(sampleSpeech(3, 140));
    expect((await stored(visit)).source).to.equal('custom');
    expect((await stored(visit, 'busy')).source).to.equal('system');
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['voicemail/greetings']);
    expect(visit.element.dirty).to.equal(false);
  });

  it('may be dropped on its greeting', async () => {
    const visit = await visitAs();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(soundFile(2));
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
    const busy = visit.get('group', 'While you are on another call');
    busy.dispatchEvent(over);
    // Firefox makes no files of a transfer that nobody dragged.
    if (over.dataTransfer?.types.includes('Files')) expect(over.defaultPrevented, 'it may be dropped here').to.equal(true);
    busy.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    await until('the greeting', async () => (await stored(visit, 'busy')).durationSeconds === 2);
  });

  it('goes by the names of the contract, whatever the system calls it', async () => {
    const visit = await visitAs();
    choose(visit, soundFile(2, { type: 'audio/x-wav' }));
    await visit.see(`2 seconds, ${today}`);
    choose(visit, soundFile(3, { type: '', name: 'HELLO.WAV' }));
    await visit.see(`3 seconds, ${today}`);
    expect(puts(visit).map(({ body }) => (body as Blob).type)).to.deep.equal(['audio/wav', 'audio/wav']);
    expect(puts(visit)[1]?.ifMatch).not.to.equal(null);
  });

  it('is made a WAV file where the phone system does not take its type', async () => {
    const visit = await visitAs({ user: 'ada' });
    choose(visit, soundFile(3, { type: 'audio/flac', name: 'hello.flac' }));
    await visit.see(`3 seconds, ${today}`);
    expect(facts(await soundOf(visit))).to.deep.include({ marks: 'RIFF,WAVE,fmt ,data', form: 1, channels: 1, rate: 16_000, bits: 16 });
    expect(facts(await soundOf(visit)).samples).to.be.closeTo(48_000, 10);
  });

  for (const [what, file, says] of [
    ['another type', soundFile(3, { type: 'application/pdf', name: 'hello.pdf' }), 'This cannot be used as a greeting. Choose a sound file: WAV, MP3, M4A, OGG or WebM.'],
    ['too big', new File([new Uint8Array(5_242_881)], 'hello.wav', { type: 'audio/wav' }), 'This file is larger than 5 MB.'],
    ['too long', soundFile(91), 'This is too long. A greeting is at most 90 seconds long.'],
    ['too short', soundFile(0.5), 'This is too short. A greeting is at least 1 second long.'],
  ] as const) it(`is not sent when it is ${what}, and this is why`, async () => {
    const visit = await visitAs();
    choose(visit, file);
    await visit.see(says);
    expect(puts(visit)).to.deep.equal([]);
    choose(visit, soundFile(2));
    await visit.gone(says);
    await visit.see('Callers hear your greeting.');
  });

  it('is what the server says where this browser cannot tell', async () => {
    const visit = await visitAs();
    visit.all('button', 'Upload a file')[0]?.focus();
    choose(visit, new File(['no sound at all'], 'hello.mp3', { type: 'audio/mpeg' }));
    await visit.see('Not saved. This could not be read. It may be damaged.');
    await until('the focus where one can go on', () => focused() === visit.get('button', 'Download'));
    expect(visit.all('button', 'Try again')).to.deep.equal([]);
    await visit.press('button', 'Discard');
    await visit.gone('Not saved');
    expect(visit.element.dirty).to.equal(false);
  });
});

describe('a greeting from the microphone', () => {
  if (hasMicrophone) it('is recorded, listened to, and then heard by callers', async () => {
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.see('Recording');
    await until('the focus at what ends it', () => nameOf(focused() as HTMLElement) === 'Stop');
    expect(nameOf(visit.get('meter'))).to.equal('Microphone level');
    await visit.see('1:28 left');
    await visit.press('button', 'Stop');
    await visit.see('New recording');
    expect((await stored(visit)).source).to.equal('system');
    await until('the focus at what is next', () => nameOf(focused() as HTMLElement) === 'Use this greeting');
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
    const bytes = await soundOf(visit);
    const { samples, loudest, ...head } = facts(bytes);
    expect(head).to.deep.equal({ marks: 'RIFF,WAVE,fmt ,data', form: 1, channels: 1, rate: 16_000, bits: 16 });
    const { durationSeconds = 0, contentType } = await stored(visit);
    expect(contentType).to.equal('audio/wav');
    expect(durationSeconds).to.be.closeTo(samples / 16_000, 0.001);
    expect(bytes.length).to.equal(44 + samples * 2);
    expect(durationSeconds).to.be.within(1.2, 60);
    expect(loudest, 'what the browser\'s own microphone plays').to.be.greaterThan(1000);
    await until('the focus back', () => nameOf(focused() as HTMLElement) === 'Record');
  });

  if (hasMicrophone) it('stops by itself when it is as long as it may be, to the sample', async () => {
    const visit = await visitAs({ prepare: limits({ maxSeconds: 2 }) });
    await press(visit, 'Record');
    await visit.see('The recording stopped: this is as long as a greeting can be.');
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
    expect(facts(await soundOf(visit)).samples).to.be.within(2 * 16_000 * 0.5, 2 * 16_000);
  });

  it('is recorded anew as often as one likes, and discarded', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    await visit.press('button', 'Record again');
    await visit.press('button', 'Cancel');
    await visit.see('New recording');
    await visit.press('button', 'Record again');
    await visit.see('0:01');
    await visit.press('button', 'Stop');
    await visit.see('New recording');
    expect(visit.element.dirty).to.equal(true);
    await visit.press('button', 'Discard');
    await visit.gone('New recording');
    expect(visit.element.dirty).to.equal(false);
    expect(puts(visit)).to.deep.equal([]);
    expect(sound?.live()).to.equal(0);
  });

  it('is asked about before the page is left, while callers do not hear it', async () => {
    imitate();
    const visit = await visitAs();
    const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leave()).to.equal(false);
    await recorded(visit);
    await until('the page to ask', leave);
    expect(visit.heard('settings-dirty-change').map(({ dirty }) => dirty)).to.deep.equal([true]);
    expect(visit.session.dirty).to.equal(true);
    await visit.session.save();
    await visit.see('Callers hear your greeting.');
    await until('the page to let go', () => !leave());
  });

  it('is not lost when it cannot be saved: it is tried again, or kept as a file', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    visit.server.failNext({ method: 'PUT', status: 500 });
    await visit.press('button', 'Use this greeting');
    await visit.see('Not saved: the phone system has a problem. Your greeting is still here.');
    expect(visit.element.saveFailed).to.equal(true);
    expect(visit.heard('settings-error').map(({ resource }) => resource)).to.deep.equal(['voicemail/greetings']);
    const names: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { names.push(this.download); };
    await visit.press('button', 'Download');
    HTMLAnchorElement.prototype.click = click;
    expect(names).to.deep.equal(['greeting.wav']);
    await visit.press('button', 'Try again');
    await visit.see('Callers hear your greeting.');
    expect((await stored(visit)).durationSeconds).to.equal(4);
  });

  it('outlives its panel', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    visit.element.remove();
    const again = document.createElement('voicemail-greeting');
    again.session = visit.session;
    visit.place.append(again);
    await visit.see('New recording');
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
  });

  it('is closed with its panel, and what was said until then is kept', async () => {
    imitate();
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.see('0:01');
    expect(sound?.live()).to.equal(1);
    visit.element.remove();
    expect(sound?.live()).to.equal(0);
    visit.place.append(visit.element);
    await visit.see('The recording stopped because you left this page.');
  });

  it('ends where nobody could stop it: in a section that is not shown', async () => {
    imitate();
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.see('0:01');
    visit.place.hidden = true;
    await until('the microphone to be closed', () => sound?.live() === 0);
    visit.place.hidden = false;
    await visit.see('The recording stopped because you left this page.');
  });

  it('ends with its microphone, and keeps what was said until then', async () => {
    imitate();
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.see('0:01');
    sound?.unplug('mic-1');
    await visit.see('The recording stopped because the microphone was disconnected.');
    await visit.find('button', 'Use this greeting');
  });

  it('is too short when it ends as it begins', async () => {
    imitate();
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.press('button', 'Stop');
    await visit.see('This is too short. A greeting is at least 1 second long.');
    expect(visit.element.dirty).to.equal(false);
  });

  it('says so where hardly anything was heard', async () => {
    imitate({}, new Uint8Array(sampleSpeech(3, 140).map((byte, at) => (at < 44 ? byte : 0))));
    const visit = await visitAs();
    await recorded(visit);
    await visit.see('Hardly anything can be heard. Check your microphone, then record again.');
  });

  for (const [what, says, words] of [
    ['blocked', { permission: 'denied' }, 'Microphone access is blocked.'],
    ['not there', { refusal: 'NotFoundError' }, 'No microphone was found.'],
    ['another app\'s', { refusal: 'NotReadableError' }, 'Another app may be using it'],
    ['forbidden by the page around', { policy: 'blocks' }, 'does not let it use the microphone. You can upload a file instead.'],
    ['not for pages without https', { insecure: true }, 'needs a secure connection (https). You can upload a file instead.'],
  ] as const) it(`says what to do when the microphone is ${what}, and a file helps all the same`, async () => {
    imitate(says);
    const visit = await visitAs();
    await press(visit, 'Record');
    await visit.see(words);
    choose(visit, soundFile(2));
    await visit.see('Callers hear your greeting.');
    await visit.gone(words);
  });

  it('is not offered where the browser cannot record, or the phone system takes nothing it records', async () => {
    imitate();
    Object.assign(window, { MediaRecorder: undefined });
    const visit = await visitAs();
    await visit.see('This browser cannot record.');
    expect(visit.all('button').map(nameOf)).to.deep.equal(['Upload a file', 'Upload a file']);
    fakeRecorder();
    const other = await visitAs({ prepare: limits({ accepted: ['audio/mpeg'] }) });
    await other.see('Your phone system does not take recordings of this browser.');
  });

  it('takes the place of another one only where that is the one the user knows', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    await ownGreeting(visit.server, 'unavailable', 7);
    await visit.press('button', 'Use this greeting');
    await visit.see('this greeting was changed somewhere else meanwhile.');
    await visit.see(`7 seconds, ${today}`);
    expect((await stored(visit)).durationSeconds).to.equal(7);
    await visit.press('button', 'Try again');
    await visit.see(`4 seconds, ${today}`);
  });

  it('is saved once, also when the server\'s answer got lost', async () => {
    imitate();
    let server: Own['server'] | undefined;
    let sent = 0;
    const visit = await visitAs({
      prepare: (made) => { server = made; },
      session: {
        async fetch(input, init) {
          const request = new Request(input, init);
          const answer = await server?.fetch(request);
          if (request.method === 'PUT') sent += 1;
          if (!answer || sent === 1 && request.method === 'PUT') throw new TypeError('Failed to fetch');
          return answer;
        },
      },
    });
    await recorded(visit);
    await visit.press('button', 'Use this greeting');
    await until('nothing to wait any more', () => !visit.element.dirty);
    await visit.see('Callers hear your greeting.');
    expect(sent, 'it was tried again').to.equal(2);
    expect((await stored(visit)).durationSeconds).to.equal(4);
  });

  it('waits where the page says no', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    visit.place.addEventListener('settings-save', (event) => event.preventDefault(), { once: true });
    await visit.press('button', 'Use this greeting');
    await visit.element.updateComplete;
    expect(puts(visit)).to.deep.equal([]);
    expect(visit.element.dirty).to.equal(true);
  });

  it('is nobody else\'s', async () => {
    imitate();
    const visit = await visitAs();
    await recorded(visit);
    const other = await visitAs({ user: 'ada' });
    visit.element.session = other.session;
    await visit.gone('New recording');
    visit.element.session = visit.session;
    await visit.see('New recording');
  });
});

describe('a greeting that is typed', () => {
  const label = 'What callers are to hear';
  const text = 'You have reached Zoe Quinn.';
  const withVoices = (options: VisitOptions<Panel> = {}): Promise<Own> => visitAs({ speaker, ...options });
  const field = async (visit: Own) => await visit.find('textbox', label) as unknown as HTMLTextAreaElement;
  /** At once, as if pasted. */
  async function paste(visit: Own, pasted: string): Promise<void> {
    const area = await field(visit);
    area.value = pasted;
    area.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  async function typing(visit: Own, typed = text): Promise<void> {
    await press(visit, 'Type a greeting');
    await paste(visit, typed);
  }
  async function made(visit: Own): Promise<void> {
    await typing(visit);
    await visit.press('button', 'Make greeting');
    await visit.see('New spoken greeting');
  }
  const posts = (visit: Own) => visit.sent.filter(({ method }) => method === 'POST');

  it('is heard first, then used, and callers hear it', async () => {
    const visit = await withVoices();
    await press(visit, 'Type a greeting');
    expect((await until('the text to have the focus', () => focused()?.matches('textarea') && focused()))).to.equal(await field(visit));
    await visit.type(label, text);
    await visit.press('button', 'Make greeting');
    await visit.see('Callers do not hear it yet.');
    await until('the button that uses it to have the focus', () => nameOf(focused() ?? document.body) === 'Use this greeting');
    expect(posts(visit).map(({ body }) => body)).to.deep.equal([{ text, voice: 'anna' }]);
    await visit.find('button', 'Play: New spoken greeting');
    expect(puts(visit)).to.deep.equal([]);
    expect(visit.element.dirty).to.equal(true);
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
    expect((await stored(visit)).durationSeconds).to.equal(2.7);
    expect(facts(await soundOf(visit)).loudest).to.be.above(1000);
    expect(visit.element.dirty).to.equal(false);
  });

  it('is offered only where the provider has voices, and only to those who may change it', async () => {
    const mute = await withOwn();
    await mute.find('button', 'Remove');
    expect(mute.all('button', 'Type a greeting')).to.deep.equal([]);
    const locked = await withVoices({
      async prepare(server) {
        await ownGreeting(server, 'unavailable', 3);
        await server.lock('zoe', 'voicemail.greetings');
      },
    });
    await locked.find('button', 'Play: My greeting');
    expect(locked.all('button', 'Type a greeting')).to.deep.equal([]);
  });

  it('is said by a voice of the panel\'s language, unless another is chosen', async () => {
    const visit = await withVoices({ session: { locale: 'de' } });
    await press(visit, 'Ansage schreiben');
    const list = await visit.find('combobox', 'Stimme') as HTMLSelectElement;
    expect([...list.options].map((option) => option.text)).to.deep.equal(['Deutsch – Hanna', 'Deutsch – Hans', 'Arabisch – Amal', 'Englisch (Vereinigtes Königreich) – Anna']);
    await visit.choose('Stimme', 'Anna');
    const area = await visit.find('textbox', 'Was Anrufer hören sollen');
    await until('the text to be English', () => area.lang === 'en-GB');
    await visit.type('Was Anrufer hören sollen', text);
    await visit.press('button', 'Ansage erstellen');
    await visit.see('Neue gesprochene Ansage');
    expect(posts(visit).map(({ body }) => body)).to.deep.equal([{ text, voice: 'anna' }]);
  });

  it('can be said anew with other words', async () => {
    const visit = await withVoices();
    await made(visit);
    await visit.press('button', 'Change the text');
    expect((await field(visit)).value).to.equal(text);
    await paste(visit, `${text} Bye.`);
    await visit.press('button', 'Make greeting');
    await visit.see('0:03');
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
    expect((await stored(visit)).durationSeconds).to.equal(3.2);
  });

  it('keeps its text where the panel is taken away and put back, and where the form is closed', async () => {
    const visit = await withVoices();
    await made(visit);
    visit.element.remove();
    const again = document.createElement('voicemail-greeting');
    again.session = visit.session;
    visit.place.append(again);
    await visit.press('button', 'Change the text');
    expect((await field(visit)).value).to.equal(text);
    await visit.press('button', 'Cancel');
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Change the text');
    await visit.press('button', 'Discard');
    await visit.gone('New spoken greeting');
    await press(visit, 'Type a greeting');
    expect((await field(visit)).value).to.equal(text);
  });

  it('says what is wrong in the language of the page, also in one that is chosen later', async () => {
    const visit = await withVoices();
    await typing(visit, ' ');
    await visit.press('button', 'Make greeting');
    await visit.see('Fill this in.');
    visit.session.locale = 'de';
    await visit.gone('Fill this in.');
    await visit.see('Füllen Sie dieses Feld aus.');
    visit.server.failNext({ path: '/speech', status: 500 });
    await visit.type('Was Anrufer hören sollen', text);
    await visit.press('button', 'Ansage erstellen');
    await visit.see('Nicht erstellt:');
    visit.session.locale = 'en';
    await visit.see('Not made: the phone system has a problem. Your text is still here.');
  });

  it('is an unsaved change until there is a greeting of it, or it is cancelled', async () => {
    const visit = await withVoices();
    await typing(visit, '  ');
    expect(visit.element.dirty).to.equal(false);
    await paste(visit, text);
    await until('the page to know', () => visit.heard('settings-dirty-change').at(-1)?.dirty === true);
    expect([visit.element.dirty, visit.session.dirty]).to.deep.equal([true, true]);
    expect(await visit.element.save()).to.equal(false);
    await visit.see('Callers do not hear a text. Make a greeting of it, or cancel.');
    await until('the focus in the text', () => focused()?.matches('textarea'));
    expect(puts(visit)).to.deep.equal([]);
    await visit.type(label, '!');
    await visit.gone('Callers do not hear a text.');
    await visit.press('button', 'Cancel');
    await until('nothing to wait any more', () => !visit.element.dirty);
    await press(visit, 'Type a greeting');
    expect((await field(visit)).value).to.equal('!');
    visit.session.discard();
    await visit.gone(label);
    await press(visit, 'Type a greeting');
    expect((await field(visit)).value).to.equal('');
  });

  it('keeps a text that is no greeting yet where another panel takes the place of this one', async () => {
    const visit = await withVoices();
    await typing(visit);
    visit.element.remove();
    expect(visit.session.dirty).to.equal(true);
    const again = document.createElement('voicemail-greeting');
    again.session = visit.session;
    visit.place.append(again);
    expect((await field(visit)).value).to.equal(text);
    await visit.press('button', 'Make greeting');
    await visit.see('New spoken greeting');
  });

  it('is left with Escape, without what is around it', async () => {
    const visit = await withVoices();
    await typing(visit);
    const heard: Event[] = [];
    visit.place.addEventListener('keydown', (event) => heard.push(event));
    (await field(visit)).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await visit.gone(label);
    expect(heard).to.deep.equal([]);
    await until('the focus where it was', () => nameOf(focused() ?? document.body) === 'Type a greeting');
    expect(visit.element.dirty).to.equal(false);
  });

  it('says what is wrong with the text', async () => {
    const visit = await withVoices();
    await typing(visit, ' \n ');
    await visit.press('button', 'Make greeting');
    await visit.see('Fill this in.');
    expect(focused()).to.equal(await field(visit));
    expect(posts(visit)).to.deep.equal([]);
    await paste(visit, 'Zoe');
    await visit.gone('Fill this in.');
    await visit.press('button', 'Make greeting');
    await visit.see('This is too short. A greeting is at least 1 second long.');
    await paste(visit, 'a'.repeat(1000));
    await visit.see('0 characters left');
    await visit.press('button', 'Make greeting');
    await visit.see('This is too long. A greeting is at most 90 seconds long.');
    expect((await field(visit)).getAttribute('aria-invalid')).to.equal('true');
  });

  it('reads out how much room is left when there is little', async () => {
    const visit = await withVoices();
    const said = () => visit.all('status').map((each) => each.textContent.trim()).join('');
    await typing(visit, 'a'.repeat(800));
    await visit.see('200 characters left');
    expect(said()).to.equal('');
    await paste(visit, 'a'.repeat(901));
    await until('it to be said', () => said() === '99 characters left');
    await paste(visit, 'a'.repeat(902));
    await visit.see('98 characters left');
    await until('it not to be said again', () => said() === '');
    expect((await field(visit)).maxLength).to.equal(1000);
  });

  it('sends lines as a voice says them', async () => {
    const visit = await withVoices();
    await typing(visit, `  You have reached\n\nZoe\tQuinn.\u202E `);
    await visit.press('button', 'Make greeting');
    await visit.see('New spoken greeting');
    expect(posts(visit).map(({ body }) => body)).to.deep.equal([{ text, voice: 'anna' }]);
  });

  it('keeps form and text where it could not be made, and says why', async () => {
    const visit = await withVoices();
    await typing(visit);
    visit.server.failNext({ method: 'POST', status: 500 });
    await visit.press('button', 'Make greeting');
    await visit.see('Not made: the phone system has a problem. Your text is still here.');
    expect((await field(visit)).value).to.equal(text);
    await visit.press('button', 'Try again');
    await visit.see('New spoken greeting');
  });

  it('says so while it is made, and can be given up', async () => {
    const visit = await withVoices();
    await typing(visit);
    const go = visit.server.hold({ method: 'POST' });
    await visit.press('button', 'Make greeting');
    await visit.find('button', 'Making your greeting…');
    expect((await field(visit)).readOnly).to.equal(true);
    await visit.press('button', 'Cancel');
    go();
    await press(visit, 'Type a greeting');
    expect(visit.words).not.to.contain('New spoken greeting');
    await visit.press('button', 'Make greeting');
    await visit.see('New spoken greeting');
  });

  it('is what the administrator says where that changed meanwhile', async () => {
    const visit = await withVoices();
    await typing(visit);
    visit.server.failNext({ method: 'POST', status: 403, code: 'capability.readOnly' });
    await visit.press('button', 'Make greeting');
    await visit.see('Not made: your administrator manages this.');
  });

  it('takes the place of one that there is, and is nobody else\'s', async () => {
    const visit = await withVoices({ prepare: (server) => ownGreeting(server, 'unavailable', 3) });
    await typing(visit);
    const other = await withVoices({ user: 'ada' });
    visit.element.session = other.session;
    await visit.gone(label);
    await press(visit, 'Type a greeting');
    expect((await field(visit)).value).to.equal('');
    visit.element.session = visit.session;
    await until('the text to be there again', () => visit.field(label).value === text);
    await visit.press('button', 'Make greeting');
    await visit.press('button', 'Use this greeting');
    await visit.see('Your greeting is saved.');
    expect((await stored(visit)).durationSeconds).to.equal(2.7);
  });
});
