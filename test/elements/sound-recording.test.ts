import { expect } from '@open-wc/testing';
import { decode } from '../../src/components/sound/decode.ts';
import { encodeWav, rateFor } from '../../src/components/sound/wav.ts';
import { shapeOf } from '../../src/components/sound/waveform.ts';

const tone = (seconds: number, rate: number, loud = 0.5): Float32Array<ArrayBuffer> => new Float32Array(Math.round(seconds * rate)).map((_, at) => loud * Math.sin(at / 9));

/** A WAV file of two channels, of which the second is silent. */
function twoChannels(samples: Float32Array, rate: number): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 4));
  [...'RIFF    WAVEfmt ', ...' '.repeat(20), ...'data'].forEach((letter, at) => view.setUint8(at, letter.charCodeAt(0)));
  view.setUint32(4, 36 + samples.length * 4, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  view.setUint32(40, samples.length * 4, true);
  samples.forEach((sample, at) => view.setInt16(44 + at * 4, Math.round(sample * 32_767), true));
  return new Blob([view], { type: 'audio/wav' });
}

describe('a WAV file of a recording', () => {
  it('is PCM with 16 bits and one channel, as long as what was recorded to the sample', async () => {
    const file = await encodeWav({ samples: tone(1.5, 16_000), rate: 16_000 });
    const view = new DataView(await file.arrayBuffer());
    expect(file.type).to.equal('audio/wav');
    expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).to.deep.equal([1, 1, 16_000, 16]);
    expect(view.getUint32(40, true)).to.equal(1.5 * 16_000 * 2);
    expect(file.size).to.equal(44 + 1.5 * 16_000 * 2);
  });

  it('sounds like what was recorded', async () => {
    const samples = tone(0.5, 16_000);
    const back = await decode(await encodeWav({ samples, rate: 16_000 }), 16_000);
    expect(back.samples.length).to.equal(samples.length);
    expect(Math.max(...samples.map((sample, at) => Math.abs(sample - (back.samples[at] ?? 1))))).to.be.lessThan(0.001);
  });

  it('has the best rate at which a whole greeting fits', () => {
    expect(rateFor(90, 5_242_880)).to.equal(16_000);
    expect(rateFor(60, 2_097_152)).to.equal(16_000);
    expect(rateFor(120, 2_097_152)).to.equal(8000);
    expect(rateFor(600, 1000)).to.equal(8000);
  });
});

describe('a sound that is looked at', () => {
  it('is as long as it is, whatever its rate, and has one channel', async () => {
    const { samples, rate } = await decode(twoChannels(tone(2, 44_100, 0.8), 44_100), 8000);
    expect(samples.length / rate).to.be.closeTo(2, 0.01);
    expect(Math.max(...samples)).to.be.within(0.3, 0.45);
  });

  it('has a picture with a bar for each part, the loudest of them full', () => {
    const samples = new Float32Array(9600);
    samples.fill(0.25, 4800);
    samples.fill(0.5, 9500);
    const { peaks, loudest } = shapeOf({ samples, rate: 8000 });
    expect(loudest).to.equal(0.5);
    expect(peaks.slice(0, 48).every((peak) => peak === 0)).to.equal(true);
    expect([peaks[60], peaks.at(-1)]).to.deep.equal([0.5, 1]);
  });

  it('may be silent', () => {
    expect(shapeOf({ samples: new Float32Array(100), rate: 8000 })).to.deep.equal({ peaks: Array.from({ length: 96 }, () => 0), loudest: 0 });
  });

  it('is none where this browser does not know it', async () => {
    let refused = false;
    await decode(new Blob(['no sound at all'], { type: 'audio/wav' }), 8000).catch(() => { refused = true; });
    expect(refused).to.equal(true);
  });
});
