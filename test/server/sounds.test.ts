import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '../../server/src/app/problem.ts';
import { soundSeconds } from '../../server/src/domain/sound/sound.ts';
import { sampleSpeech } from '../../server/src/domain/stored-sound.ts';
import { m4a, mp3, recorded, vorbis, wav } from './sound.ts';

const refuses = (type: string, bytes: Uint8Array<ArrayBuffer>, what: string): void =>
  assert.throws(() => soundSeconds(type, bytes), (error) => error instanceof Problem && error.code === 'audio.undecodable', what);

describe('how long a sound is, by its bytes', () => {
  for (const [type, what, bytes, seconds] of [
    ['audio/wav', 'WAV', wav(2.5), 2.5], ['audio/wav', 'WAV in stereo', wav(1, { rate: 44_100, channels: 2 }), 1], ['audio/wav', 'a sample of this server', sampleSpeech(3, 120), 3],
    ['audio/mpeg', 'MP3', mp3(2.4), 2.4], ['audio/mpeg', 'MP3 with tags', mp3(2.4, { tagged: true }), 2.4],
    ['audio/mpeg', 'MP3 whose last frame is cut', mp3(2.4).slice(0, -10), 2.376],
    ['audio/ogg', 'Vorbis', vorbis(4), 4], ['audio/mp4', 'M4A', m4a(21), 21],
    ['audio/mp4', 'what Chromium records as MP4', recorded('chromium.mp4'), 1.461], ['audio/webm', 'what Chromium records as WebM', recorded('chromium.webm'), 1.26],
    ['audio/ogg', 'what Firefox records as Ogg', recorded('firefox.ogg'), 1.498], ['audio/webm', 'what Firefox records as WebM', recorded('firefox.webm'), 1.52],
  ] as const) {
    it(`${what} lasts ${seconds} s`, () => assert.equal(soundSeconds(type, bytes), seconds));
  }

  it('a file is what it says and not another', () => {
    const all = { 'audio/wav': wav(2), 'audio/mpeg': mp3(2), 'audio/ogg': recorded('firefox.ogg'), 'audio/mp4': m4a(2), 'audio/webm': recorded('chromium.webm') };
    for (const [type, bytes] of Object.entries(all)) for (const other of Object.keys(all)) if (other !== type) refuses(other, bytes, `${type} is no ${other}`);
  });

  it('a file that breaks off, is empty or is no sound is refused', () => {
    const text = new TextEncoder().encode('<script>alert(1)</script>'.repeat(50)) as Uint8Array<ArrayBuffer>;
    for (const [type, bytes] of [
      ['audio/wav', wav(2)], ['audio/ogg', recorded('firefox.ogg')], ['audio/mp4', recorded('chromium.mp4')], ['audio/webm', recorded('firefox.webm')],
    ] as const) {
      for (const part of [0, 3, 20, 60, Math.floor(bytes.length / 2) + 1, bytes.length - 1]) refuses(type, bytes.slice(0, part), `${part} bytes of ${type}`);
    }
    for (const type of ['audio/wav', 'audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/webm']) for (const bytes of [text, new Uint8Array(200)]) refuses(type, bytes, type);
  });

  it('a film is no greeting, and neither is a WAV with compression that nobody plays', () => {
    refuses('audio/mp4', m4a(2, 'vide'), 'a film');
    refuses('audio/wav', wav(2, { form: 0x55 }), 'MP3 in a WAV');
  });

  it('noise is refused and never hangs', () => {
    let seed = 7;
    const noise = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % 256;
    for (const [type, good] of [
      ['audio/wav', wav(0.2)], ['audio/mpeg', mp3(0.5)], ['audio/ogg', recorded('firefox.ogg')], ['audio/mp4', recorded('chromium.mp4')], ['audio/webm', recorded('chromium.webm')],
    ] as const) {
      for (let round = 0; round < 300; round++) {
        const bytes = good.slice();
        for (let hit = 0; hit < 8; hit++) bytes[noise() * 7 % bytes.length] = noise();
        try {
          assert.ok(soundSeconds(type, bytes) >= 0);
        } catch (error) {
          assert.ok(error instanceof Problem, String(error));
        }
      }
    }
  });
});
