/** A sound of one channel, with samples from -1 to 1. */
export interface Samples { readonly samples: Float32Array<ArrayBuffer>; readonly rate: number }

/** What this browser can play, as samples at this rate. Rejects where it cannot. */
export async function decode(sound: Blob, rate: number): Promise<Samples> {
  const buffer = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await sound.arrayBuffer());
  const samples = buffer.getChannelData(0).slice();
  for (let channel = 1; channel < buffer.numberOfChannels; channel++) {
    const other = buffer.getChannelData(channel);
    // Two speakers' worth in one, no louder than either.
    for (let at = 0; at < samples.length; at++) samples[at] = ((samples[at] ?? 0) * channel + (other[at] ?? 0)) / (channel + 1);
  }
  return { samples, rate };
}
