export interface Voice {
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
}

/** Reads texts aloud. Injected, so that a browser build contains no engine. */
export interface Speaker {
  readonly voices: readonly Voice[];
  /** A WAV file. Rejects where the engine failed; never writes down the text, which is the user's own. */
  speak(text: string, voice: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Characters of a text at most, as the contract has it. */
const maxLength = 1000;
/** The one form that all of them write. */
export const wav = 'audio/wav';

const takesWav = ({ accepted }: Readonly<Record<string, unknown>>): boolean => !Array.isArray(accepted) || accepted.includes(wav);

/** What a capability says of greetings that are typed; nothing where nobody speaks, or not in a form that the provider takes. */
export const speechOf = (speaker: Speaker | undefined, params: Readonly<Record<string, unknown>> = {}): object | undefined =>
  (speaker && speaker.voices.length > 0 && takesWav(params) ? { maxLength, voices: speaker.voices } : undefined);
