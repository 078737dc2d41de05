import { phoneNumberOf } from '../domain/phone-numbers.ts';
import { wordsOf } from './words.ts';

interface Missed { readonly from: string | null; readonly to: string; readonly label?: string; readonly at: string; readonly quiet: boolean }
interface Reader { readonly firstName: string; readonly language: string; readonly timeZone: string }

/** The mail about one missed call, in its reader's language and time zone. */
export function missedCallMail({ from, to, label, at, quiet }: Missed, { firstName, language, timeZone }: Reader): { subject: string; text: string } {
  const words = wordsOf(language);
  const caller = from === null ? words.hidden : isolated(phoneNumberOf(from)?.display ?? from);
  const own = isolated(phoneNumberOf(to)?.display ?? to);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(at));
  const lines = [words.hello(firstName), words.missed(caller, label ? `${label} (${own})` : own, when), ...(quiet ? [words.quiet] : []), words.why];
  return { subject: words.subject(caller), text: `${lines.join('\n\n')}\n` };
}

/** A number reads from left to right in every text (Unicode isolates). */
const isolated = (number: string): string => `\u2066${number}\u2069`;
