import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Capabilities } from '../../src/client/contract/capabilities.ts';
import type { Greeting } from '../../src/client/contract/voicemail-greetings.ts';
import type { Speech } from '../../src/client/contract/voicemail-speech.ts';
import type { LogEntry } from '../../server/src/app/log.ts';
import type { Speaker } from '../../server/src/domain/speaker.ts';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import { createMemoryServer } from '../../server/src/memory.ts';
import { espeakSpeaker } from '../../server/src/node/espeak.ts';
import { hasEspeak } from '../helpers/espeak.ts';
import { forAll, type Owner, problem, serve, type Server, temporaryFolder } from './helpers.ts';

const greetings = '/v1/me/voicemail/greetings';
const path = `${greetings}/speech`;
const text = 'You have reached Zoe Quinn. Please leave a message after the tone.';
const voices = [{ id: 'anna', name: 'Anna', language: 'en-GB' }, { id: 'hans', name: 'Hans', language: 'de' }];
/** As long as the text, ten letters a second. */
const speaker: Speaker = { voices, speak: async (said) => sampleSpeech(said.length / 10, 140) };
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
const say = (server: Server, body: unknown, user?: string) => server.call(path, { method: 'POST', body, headers: key(), ...(user && { user }) });
async function speechParams(server: Server, user?: string): Promise<unknown> {
  const { body } = await server.read<Capabilities>('/v1/me/capabilities', user);
  return body.features['voicemail.greetings']?.params?.['speech'];
}

describe('a text that is said', () => {
  const all = forAll();
  let server: Server;
  const log: LogEntry[] = [];
  before(async () => { server = await serve(all, {}, { speaker, log: (entry) => void log.push(entry) }); });

  it('is offered with its voices, and with how long it can be', async () => {
    assert.deepEqual(await speechParams(server), { maxLength: 1000, voices });
  });

  it('is a sound that can be sent as a greeting, and changes nothing before', async () => {
    const before = await server.read(greetings);
    const answer = await say(server, { text, voice: 'anna' });
    assert.equal(answer.status, 200);
    const { contentType, data } = await answer.json() as Speech;
    assert.equal(contentType, 'audio/wav');
    assert.deepEqual(await server.read(greetings), before);
    const put = await server.call(`${greetings}/unavailable`, { method: 'PUT', raw: Buffer.from(data, 'base64'), headers: { 'Content-Type': contentType } });
    assert.equal((await put.json() as Greeting).durationSeconds, text.length / 10);
  });

  it('has to be there, and not too long, in a voice that there is', async () => {
    for (const [body, errors] of [
      [{ text: ' \t', voice: 'anna' }, [{ pointer: '/text', code: 'required' }]],
      [{ voice: 'anna' }, [{ pointer: '/text', code: 'required' }]],
      [{ text: 'a'.repeat(1001), voice: 'anna' }, [{ pointer: '/text', code: 'tooLong', params: { max: 1000 } }]],
      [{ text }, [{ pointer: '/voice', code: 'required' }]],
      [{ text, voice: 'mb-en1' }, [{ pointer: '/voice', code: 'notAllowed' }]],
      [{ text, voice: '--help /etc' }, [{ pointer: '/voice', code: 'pattern' }]],
      [{ text, voice: 'anna', speed: 3 }, [{ pointer: '/speed', code: 'unknownMember' }]],
    ] as const) assert.deepEqual((await problem(await say(server, body), 422, 'validation.failed')).errors, errors);
  });

  it('cannot be longer, shorter or larger than a greeting', async () => {
    assert.deepEqual((await problem(await say(server, { text: 'a'.repeat(1000), voice: 'anna' }), 422, 'audio.tooLong')).params, { maxSeconds: 90 });
    assert.deepEqual((await problem(await say(server, { text: 'Zoe', voice: 'anna' }), 422, 'audio.tooShort')).params, { minSeconds: 1 });
    const wide = createMemoryServer({ speaker });
    await wide.patchAs('admin', 'zoe', 'capabilities', { features: { 'voicemail.greetings': { params: { maxBytes: 100_000 } } } });
    const answer = await wide.fetch(path, {
      method: 'POST', body: JSON.stringify({ text: 'a'.repeat(200), voice: 'anna' }), headers: { ...key(), 'Authorization': `Bearer ${await wide.token()}`, 'Content-Type': 'application/json' },
    });
    assert.deepEqual((await problem(answer, 422, 'audio.tooLong')).params, { maxSeconds: 6 });
  });

  it('needs a key, as all that is asked for by POST, but its answer is not kept', async () => {
    await problem(await server.call(path, { method: 'POST', body: { text, voice: 'anna' } }), 400, 'request.malformed');
    const twice = await Promise.all([1, 2].map(async () => {
      const answer = await server.call(path, { method: 'POST', body: { text, voice: 'anna' }, headers: { 'Idempotency-Key': 'again' } });
      return answer.status === 409 ? answer.headers.get('Retry-After') : answer.headers.get('Idempotency-Replayed');
    }));
    assert.ok(twice.every((one) => one === null || one === '1'));
    const later = await server.call(path, { method: 'POST', body: { text, voice: 'anna' }, headers: { 'Idempotency-Key': 'again' } });
    assert.deepEqual([later.status, later.headers.get('Idempotency-Replayed')], [200, null]);
  });

  it('is not for those whose greetings the administrator keeps', async () => {
    await problem(await say(server, { text, voice: 'anna' }, 'omar'), 403, 'capability.readOnly');
  });

  it('stands in no log', async () => {
    await say(server, { text, voice: 'anna' });
    assert.ok(log.some(({ route }) => route === path));
    assert.doesNotMatch(JSON.stringify(log), /Quinn|anna/);
  });

  it('is neither the name of a greeting nor in the way of those that there are', async () => {
    await problem(await server.call(path), 405, 'method.notAllowed');
    assert.equal((await server.call(`${greetings}/unavailable`)).status, 200);
  });

  it('is refused for now where the engine failed', async (t) => {
    const failing = await serve(t, {}, { speaker: { voices, speak: async () => { throw new Error(text); } } });
    const { retryable, detail } = await problem(await say(failing, { text, voice: 'anna' }), 503, 'provider.unavailable');
    assert.deepEqual([retryable, detail?.includes('Quinn')], [true, false]);
  });

  it('is not offered where nobody speaks, or not in a form that is taken', async (t) => {
    const mute = await serve(t, {}, { speaker: null });
    assert.equal(await speechParams(mute), undefined);
    await problem(await say(mute, { text, voice: 'anna' }), 501, 'provider.unsupported');
    const other = createMemoryServer({ speaker });
    await other.patchAs('admin', 'zoe', 'capabilities', { features: { 'voicemail.greetings': { params: { accepted: ['audio/mpeg'] } } } });
    const { features } = await (await other.fetch('/v1/me/capabilities', { headers: { Authorization: `Bearer ${await other.token()}` } })).json() as Capabilities;
    assert.equal(features['voicemail.greetings']?.params?.['speech'], undefined);
  });
});

describe('a program that says texts', () => {
  /** In place of eSpeak NG: knows some voices, and does as it is told. */
  async function program(t: Owner, does: string): Promise<string> {
    const file = join(await temporaryFolder(t), 'espeak-ng');
    writeFileSync(file, `#!/bin/sh\nif [ "$1" = --voices ]; then echo "Pty Language Age/Gender VoiceName File Other"; echo " 2 en-gb --/M English gmw/en (en 2)"; echo " 5 tlh --/M Klingon x/tlh"; exit; fi\n${does}\n`);
    chmodSync(file, 0o755);
    return file;
  }
  const silent = (): void => undefined;

  it('is asked for the voices of our languages, and for no others', async (t) => {
    const found = await espeakSpeaker(silent, await program(t, 'exit 1'));
    assert.deepEqual(found?.voices, [{ id: 'en-GB', name: 'eSpeak NG', language: 'en-GB' }]);
    await assert.rejects(found?.speak(text, 'tlh') ?? Promise.resolve());
  });

  it('is none where there is none', async () => {
    assert.equal(await espeakSpeaker(silent, '/nowhere/espeak-ng'), undefined);
  });

  it('reads the text, which nobody else sees', async (t) => {
    const file = await program(t, 'echo "$@" > "$0.arguments"; cat > "$0.text"; exit 1');
    const log: LogEntry[] = [];
    const found = await espeakSpeaker((entry) => void log.push(entry), file);
    await assert.rejects(found?.speak('Grüße an Zoë; $(id)', 'en-GB') ?? Promise.resolve());
    assert.equal(readFileSync(`${file}.text`, 'utf8'), 'Grüße an Zoë; $(id)');
    assert.doesNotMatch(readFileSync(`${file}.arguments`, 'utf8') + JSON.stringify(log), /Zo|Gr/);
    assert.deepEqual(log.map(({ event }) => event), ['speech.failed']);
  });

  it('is ended where it does not end', async (t) => {
    const found = await espeakSpeaker(silent, await program(t, 'exec cat /dev/zero'));
    await assert.rejects(found?.speak(text, 'en-GB') ?? Promise.resolve(), /did not say it/);
  });

  it('is believed only where it wrote a sound', async (t) => {
    const found = await espeakSpeaker(silent, await program(t, 'cat; cat "$0"'));
    await assert.rejects(found?.speak(text, 'en-GB') ?? Promise.resolve(), /something else/);
  });
});

describe('eSpeak NG', { skip: hasEspeak() ? false : 'there is no eSpeak NG here' }, () => {
  it('says a greeting in each of its languages, which callers hear then', async (t) => {
    const server = await serve(t);
    const { voices: real } = await speechParams(server) as { voices: { id: string; language: string }[] };
    assert.ok(real.some(({ language }) => language === 'en-GB'));
    for (const { id } of real) {
      const answer = await say(server, { text: 'Zoe Quinn 1 2 3 4 5', voice: id });
      assert.equal(answer.status, 200, id);
      const bytes = Buffer.from((await answer.json() as Speech).data, 'base64');
      const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
      assert.ok(Math.max(...samples) > 5000, `${id} can be heard`);
      const put = await server.call(`${greetings}/unavailable`, {
        method: 'PUT', raw: bytes, headers: { 'Content-Type': 'audio/wav', ...await tag(server) },
      });
      const { durationSeconds } = await put.json() as Greeting;
      assert.equal(put.status, 200, id);
      assert.ok(Math.abs((durationSeconds ?? 0) - samples.length / 22_050) < 0.01, `${id} is as long as it says`);
    }
  });

  it('says as much as a greeting takes, in time', async (t) => {
    const server = await serve(t);
    const long = 'Hello there, I am out. '.repeat(43).slice(0, 1000);
    const answer = await say(server, { text: long, voice: 'en-GB' });
    assert.equal(answer.status, 200);
    assert.ok((await answer.json() as Speech).data.length > 2_000_000);
  });
});

/** That of the sound that is there. */
async function tag(server: Server): Promise<Record<string, string>> {
  const { body } = await server.read<Greeting>(`${greetings}/unavailable`);
  return body.etag ? { 'If-Match': body.etag } : {};
}
