import { expect } from '@open-wc/testing';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import '../../src/components/voicemail-greeting/define.ts';
import type { Greeting } from '../../src/client/contract/voicemail-greetings.ts';
import { allByRole, deep, focused, nameOf, until } from './support/find.ts';
import { mount, type Visit, type VisitOptions } from './support/visit.ts';

type Panel = HTMLElementTagNameMap['voicemail-greeting'];
type Own = Visit<Panel>;

const visitAs = (options: VisitOptions<Panel> = {}): Promise<Own> => mount('voicemail-greeting', options);
const wav = (seconds: number, name = 'hello.wav', type = 'audio/wav'): File => new File([sampleSpeech(seconds, 140)], name, { type });

/** As if chosen from the user's computer, for the first greeting. */
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
/** A mailbox with a greeting of the user's own. */
async function withOwn(options: VisitOptions<Panel> = {}): Promise<Own> {
  const visit = await visitAs(options);
  choose(visit, wav(3));
  await visit.see('Callers hear your greeting.');
  return visit;
}

const hasMicrophone = 'mediaDevices' in navigator && (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audioinput');

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
});

describe('a greeting from a file', () => {
  it('is heard at once, byte for byte, and says how long it is', async () => {
    const visit = await visitAs();
    choose(visit, wav(3));
    await visit.see(/Callers hear your greeting. ?3 seconds, now/);
    expect(await soundOf(visit)).to.deep.equal(sampleSpeech(3, 140));
    expect((await stored(visit)).source).to.equal('custom');
    expect((await stored(visit, 'busy')).source).to.equal('system');
    expect(visit.heard('settings-saved').map(({ resource }) => resource)).to.deep.equal(['voicemail/greetings']);
  });
});

if (hasMicrophone) describe('a greeting from the microphone', () => {
  it('is recorded, listened to, and then heard by callers', async () => {
    const visit = await visitAs();
    await (await visit.find('group', 'When you do not answer'));
    visit.all('button', 'Record')[0]?.click();
    await visit.see('Recording');
    await visit.see('0:02');
    await visit.press('button', 'Stop');
    await visit.see('New recording');
    expect((await stored(visit)).source).to.equal('system');
    await until('the focus at what is next', () => nameOf(focused() as HTMLElement) === 'Use this greeting');
    await visit.press('button', 'Use this greeting');
    await visit.see('Callers hear your greeting.');
    const sound = await soundOf(visit);
    const view = new DataView(sound.buffer);
    const letters = (at: number): string => String.fromCharCode(...sound.slice(at, at + 4));
    expect([letters(0), letters(8), letters(12), letters(36)]).to.deep.equal(['RIFF', 'WAVE', 'fmt ', 'data']);
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).to.deep.equal([1, 1, 16_000, 16]);
    const samples = view.getUint32(40, true) / 2;
    const { durationSeconds = 0, contentType } = await stored(visit);
    expect(contentType).to.equal('audio/wav');
    expect(durationSeconds).to.be.closeTo(samples / 16_000, 0.001);
    expect(sound.length).to.equal(44 + samples * 2);
    expect(durationSeconds).to.be.within(2, 30);
    expect(Math.max(...new Int16Array(sound.buffer, 44)), 'the beep of the browser').to.be.greaterThan(1000);
  });
});

void allByRole;
