import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { relativeTime } from '../ui/time.ts';
import type { first } from './first.ts';

/** A number inside a sentence of either direction. */
export const isolated = (number: string): string => `\u2066${number}\u2069`;

/** Who called, for sentences. */
export function whoIn({ from: { name, display, number } }: VoicemailMessage, words: typeof first): string {
  const printed = display ?? number;
  return name ?? (printed ? isolated(printed) : words.anonymous);
}

/** What a message is called by those who cannot see where it stands. */
export const labelOf = (message: VoicemailMessage, words: typeof first, locale: string): string =>
  words.from(whoIn(message, words), relativeTime(message.receivedAt, locale));
