import type { speakGreeting } from '../../../src/client/contract/voicemail-speech.ts';
import type { Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { toBase64 } from './base64.ts';
import { grantsOf } from './capabilities.ts';
import { checkSound, soundSeconds } from './sound/sound.ts';
import { speechOf, type Speaker, wav } from './speaker.ts';

export const speechHandlers = (speaker: Speaker | undefined): Handlers<{ it: typeof speakGreeting }>['it'] => ({
  repeatable: true,
  async call({ body: { text, voice }, transaction }) {
    const params = await transaction(async (context) => (await grantsOf(context)).features['voicemail.greetings']?.params ?? {});
    if (!speaker || !speechOf(speaker, params)) throw new Problem(501, 'provider.unsupported');
    if (!speaker.voices.some(({ id }) => id === voice)) throw invalid({ pointer: '/voice', code: 'notAllowed' });
    const bytes = await speaker.speak(text, voice).catch(() => {
      throw new Problem(503, 'provider.unavailable', { detail: 'The text could not be said just now.' });
    });
    const { maxBytes = Infinity, maxSeconds = Infinity } = params;
    // Too many bytes are too much text: nobody chose the form of this sound.
    const fitting = Math.floor(Math.min(Number(maxSeconds), Number(maxBytes) / bytes.length * soundSeconds(wav, bytes)));
    if (bytes.length > Number(maxBytes)) throw new Problem(422, 'audio.tooLong', { params: { maxSeconds: fitting } });
    checkSound(params, wav, bytes);
    return async () => ({ contentType: wav, data: toBase64(bytes) });
  },
});
