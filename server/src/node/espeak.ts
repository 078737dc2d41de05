import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { describeError, type Log } from '../app/log.ts';
import type { Speaker } from '../domain/speaker.ts';

/** The one voice for each of our languages, as eSpeak NG calls it. Not Japanese: it spells out each kanji. */
const chosen: Readonly<Record<string, string>> = {
  'en-US': 'en-us', 'en-GB': 'en-gb', es: 'es', fr: 'fr-fr', de: 'de', pl: 'pl', 'pt-BR': 'pt-br', he: 'he', ar: 'ar',
};
/** More than the longest text needs, in milliseconds and in bytes; clients wait ten seconds. */
const longest = 8000;
const largest = 24_000_000;
/** Texts that are said at once. */
const most = 4;

/** eSpeak NG (GPL-3.0, a program of its own), where it is on the PATH; undefined where it is not. */
export async function espeakSpeaker(log: Log, program = 'espeak-ng'): Promise<Speaker | undefined> {
  const listed = await promisify(execFile)(program, ['--voices'], { timeout: 5000 }).then(({ stdout }) => stdout, () => undefined);
  if (listed === undefined) return undefined;
  // Priority, language, age and gender, name, file.
  const known = new Set(listed.split('\n').map((line) => line.trim().split(/\s+/)[1]));
  const names = new Map(Object.entries(chosen).filter(([, name]) => known.has(name)));
  let running = 0;
  return {
    voices: [...names.keys()].map((language) => ({ id: language, name: 'eSpeak NG', language })),
    async speak(text, voice) {
      const name = names.get(voice);
      if (name === undefined) throw new Error('There is no such voice.');
      if (running >= most) throw new Error('Too much is said at once.');
      running += 1;
      try {
        return withSizes(await say(program, name, text));
      } catch (error) {
        log({ level: 'warn', event: 'speech.failed', error: describeError(error) });
        throw error;
      } finally {
        running -= 1;
      }
    },
  };
}

async function say(program: string, voice: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  // The text goes in as UTF-8, not as an argument, which everybody on the machine could read.
  const child = spawn(program, ['-b', '1', '-v', voice, '--stdin', '--stdout'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: longest, killSignal: 'SIGKILL' });
  const ended = once(child, 'close') as Promise<[number | null]>;
  // Where it ends before it has read all; how it ended says more.
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > largest) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  const [code] = await ended;
  if (code !== 0 || size > largest) throw new Error('eSpeak NG did not say it.');
  return new Uint8Array(Buffer.concat(chunks));
}

/** A stream does not know how long it will be, and its head says something else: that of a file says the truth. */
function withSizes(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const letters = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length <= 44 || letters(0) !== 'RIFF' || letters(36) !== 'data') throw new Error('eSpeak NG wrote something else.');
  const view = new DataView(bytes.buffer);
  view.setUint32(4, bytes.length - 8, true);
  view.setUint32(40, bytes.length - 44, true);
  return bytes;
}
