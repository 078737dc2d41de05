import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { relativeTime } from '../ui/time.ts';
import type { en } from './en.ts';

/** Reads from left to right in every language. */
export const isolated = (number: string): string => `\u2066${number}\u2069`;

/** Who left a message, for sentences. */
export function who({ from: { name, display, number } }: VoicemailMessage, { anonymous }: typeof en): string {
  const printed = display ?? number;
  return name ?? (printed ? isolated(printed) : anonymous);
}

/** A message by its name. */
export const nameOf = (message: VoicemailMessage, words: typeof en, locale: string): string => words.from(who(message, words), relativeTime(message.receivedAt, locale));
