import type { CallRoute } from '../../../src/rules/call-route.ts';
import { callsPath, signed, voicemailPath } from '../calls/provider.ts';
import { Problem } from '../app/problem.ts';
import { toBase64 } from '../domain/base64.ts';
import { numbersFolder } from '../domain/documents.ts';
import { sampleSpeech } from '../domain/stored-sound.ts';
import type { Store } from '../store/store.ts';

/** What a phone system needs to know of a Faceplate server. */
export interface PhoneSystem {
  readonly url: string;
  readonly secret: string;
  /** When its calls come in. */
  readonly now: () => Date;
}

/** Stands in for a phone system: a call that nobody answers, told over the same signed door. Who comes to the mailbox says something. */
export async function ring(system: PhoneSystem, store: Store, user: string, from: string | null): Promise<Response> {
  const numbers = (await store.transaction((tx) => tx.list(user, numbersFolder))).map(({ value }) => value);
  const to = (numbers.find(({ primary }) => primary) ?? numbers[0])?.number;
  if (!to) throw new Problem(409, 'conflict.noNumber', { detail: 'This user has no phone number that could be called.' });
  const data = { id: `demo-${crypto.randomUUID()}`, user, to, from };
  const asked = await tell(system, 'call.incoming', data);
  if (!asked.ok) return asked;
  const { route } = await asked.json() as { route: CallRoute };
  const over = await tell(system, 'call.ended', { ...data, answered: false });
  if (route.outcome === 'voicemail') await tell(system, 'voicemail.left', { ...data, contentType: 'audio/wav', audio: toBase64(sampleSpeech(9, 140)) }, voicemailPath);
  return over.ok ? Response.json({ to, route, missed: (await over.json() as { missed: boolean }).missed }) : over;
}

async function tell({ url, secret, now }: PhoneSystem, type: string, data: object, path = callsPath): Promise<Response> {
  const text = JSON.stringify({ type, timestamp: now().toISOString(), data });
  const response = await fetch(url + path, { method: 'POST', headers: signed(secret, crypto.randomUUID(), new Date(), text), body: text });
  // One of our own, whose headers may still be added to.
  return new Response(await response.text(), { status: response.status, headers: { 'Content-Type': response.headers.get('Content-Type') ?? '' } });
}
