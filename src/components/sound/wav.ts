import { AudioSample, AudioSampleSource, BufferTarget, Output, WavOutputFormat } from 'mediabunny';
import type { Samples } from './decode.ts';

/** Bytes before the first sample, and of each one. */
const head = 44;
const width = 2;
/** What telephones send at their best and what all of them send, in samples a second. */
const rates = [16_000, 8000];

/** The best rate at which so many seconds fit into so many bytes. */
export const rateFor = (seconds: number, bytes: number): number => rates.find((rate) => head + Math.ceil(seconds * rate) * width <= bytes) ?? Math.min(...rates);

/** A WAV file: PCM, 16 bits, one channel. */
export async function encodeWav({ samples, rate }: Samples): Promise<Blob> {
  const target = new BufferTarget();
  const output = new Output({ format: new WavOutputFormat(), target });
  const source = new AudioSampleSource({ codec: 'pcm-s16' });
  output.addAudioTrack(source);
  await output.start();
  const sample = new AudioSample({ data: samples, format: 'f32', numberOfChannels: 1, sampleRate: rate, timestamp: 0 });
  await source.add(sample);
  sample.close();
  await output.finalize();
  return new Blob([target.buffer ?? ''], { type: 'audio/wav' });
}
