import * as z from 'zod/mini';
import { oneOf, text } from '../../../src/client/contract/common.ts';
import { voicemailAudio } from '../../../src/client/contract/voicemail-actions.ts';
import type { VoicemailMessage } from '../../../src/client/contract/voicemail-messages.ts';
import type { Context } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { fromBase64 } from '../domain/base64.ts';
import { storedCompany } from '../domain/company.ts';
import { numbersFolder, profileDocument } from '../domain/documents.ts';
import { phoneNumberOf } from '../domain/phone-numbers.ts';
import { leaveMessage } from '../domain/voicemail-messages.ts';
import { checked, common, envelopeOf } from './report.ts';

/** Of a report: five minutes of telephone sound in base64, and what is said of it. */
export const maxReportBytes = 8 * 1024 * 1024;

const Left = z.strictObject({
  ...common,
  /** As the network tells it. */
  name: z.optional(text(0, 120)),
  urgent: z.optional(z.boolean()),
  private: z.optional(z.boolean()),
  contentType: oneOf(...voicemailAudio.download.bytes?.types ?? []),
  /** The sound, in base64. */
  audio: z.string(),
  transcription: z.optional(z.strictObject({ text: z.string(), language: z.optional(z.string()), confidence: z.optional(z.number()) })),
});
export type Left = z.output<typeof Left>;

/** What a caller left, as the phone system says it. Throws 400 or 422, with a pointer for each wrong field. */
export function leftOf(body: string): Left {
  return checked(Left, envelopeOf(body, 'voicemail.left').data, '/data');
}

/** A message comes into the mailbox, once however often it is told. `kept` is false where the mailbox is off or full. */
export async function left(context: Context, { id, from, to, name, contentType, audio, transcription, urgent, private: isPrivate }: Left): Promise<{ id: string; kept: boolean }> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = fromBase64(audio);
  } catch {
    throw invalid({ pointer: '/data/audio', code: 'pattern' });
  }
  const numbers = (await context.tx.list(context.user, numbersFolder)).map(({ value }) => value);
  const dialled = numbers.find(({ number }) => number === to);
  const message = await leaveMessage(context, {
    from: await callerOf(context, from, name), ...(dialled && { toNumberId: dialled.id }), ...(urgent && { urgent }), ...(isPrivate && { private: true }),
    ...(transcription && { transcription: { status: 'completed', ...transcription } }),
  }, { contentType, bytes }, id);
  return { id, kept: message !== undefined };
}

async function callerOf(context: Context, from: string | null, name: string | undefined): Promise<VoicemailMessage['from']> {
  if (from === null) return { anonymous: true };
  if (from.startsWith('+')) return { number: from, display: phoneNumberOf(from)?.display ?? from, ...(name && { name }), anonymous: false };
  const colleague = await colleagueAt(context, from);
  return { display: from, ...((colleague ?? name) && { name: colleague ?? name }), anonymous: false };
}

/** Who has an extension; this server knows one company. */
async function colleagueAt({ tx }: Context, extension: string): Promise<string | undefined> {
  for (const user of await tx.users()) {
    if ((await storedCompany({ user, tx })).extension !== extension) continue;
    const profile = await tx.get(user, profileDocument);
    return profile && `${profile.firstName} ${profile.lastName}`.trim();
  }
  return undefined;
}
