import type { Speaker } from '../../server/src/domain/speaker.ts';
import type { MemoryServer } from '../../server/src/memory.ts';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import { find, until } from './find.ts';

/** A sound file as people have it. */
export const soundFile = (seconds: number, { name = 'hello.wav', type = 'audio/wav' } = {}): File => new File([sampleSpeech(seconds, 140)], name, { type });

/** As if chosen from the user's computer, for the greeting at this place. */
export async function chooseSound(element: HTMLElement, file: File = soundFile(3), at = 0): Promise<void> {
  const inputs = await until('the way to choose a file', () => find(element, 'input').filter((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'file'));
  const data = new DataTransfer();
  data.items.add(file);
  const input = inputs[at];
  if (!input) throw new Error('There is no way to choose a file');
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The user has a greeting of their own. */
export async function ownGreeting(server: MemoryServer, type = 'unavailable', seconds = 21): Promise<void> {
  const headers = { 'Authorization': `Bearer ${await server.token()}`, 'Content-Type': 'audio/wav' };
  await server.fetch(`/v1/me/voicemail/greetings/${type}`, { method: 'PUT', headers, body: sampleSpeech(seconds, 140) });
}

/** A provider with voices that take a second for ten letters. */
export const speaker: Speaker = {
  voices: [{ id: 'anna', name: 'Anna', language: 'en-GB' }, { id: 'hans', name: 'Hans', language: 'de' }, { id: 'hanna', name: 'Hanna', language: 'de' }, { id: 'amal', name: 'Amal', language: 'ar' }],
  speak: async (text, voice) => sampleSpeech(text.length / 10, voice === 'hans' ? 110 : 190),
};

let real: typeof MediaRecorder | undefined;

/** A browser that records this sound, whatever its microphone hears (see `sound.ts`). Returns the real one. */
export function fakeRecorder(sound: Uint8Array<ArrayBuffer> = sampleSpeech(4, 140)): () => void {
  real ??= window.MediaRecorder;
  class FakeRecorder extends EventTarget {
    static isTypeSupported(): boolean { return false; }
    readonly mimeType = 'audio/wav';
    state: RecordingState = 'inactive';

    start(): void {
      this.state = 'recording';
      queueMicrotask(() => this.dispatchEvent(new Event('start')));
    }

    stop(): void {
      this.state = 'inactive';
      queueMicrotask(() => {
        this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([sound], { type: this.mimeType }) }));
        this.dispatchEvent(new Event('stop'));
      });
    }
  }
  Object.assign(window, { MediaRecorder: FakeRecorder });
  return () => void Object.assign(window, { MediaRecorder: real });
}
