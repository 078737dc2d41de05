import { Webhook } from 'standardwebhooks';
import type { App } from '../app/app.ts';
import { readBody, readBytes } from '../app/body.ts';
import type { Context } from '../app/handlers.ts';
import { notFound, Problem } from '../app/problem.ts';
import { profileDocument } from '../domain/documents.ts';
import type { Store } from '../store/store.ts';
import { ended, incoming } from './calls.ts';
import { left, leftOf, maxReportBytes } from './left.ts';
import { pressed, pressedOf } from './phone-key.ts';
import { reportOf } from './report.ts';

export const callsPath = '/provider/v1/calls';
export const voicemailPath = '/provider/v1/voicemail';
export const doNotDisturbPath = '/provider/v1/do-not-disturb';

export interface ProviderDeps {
  readonly app: App;
  readonly store: Store;
  /** Shared with the phone system: base64, 24 to 64 bytes. */
  readonly secret: string;
  /** Somebody sends what is in the outbox. */
  readonly mails: boolean;
}

/**
 * The doors of the phone system: what it says of calls, of messages and of do not disturb at the phone, signed as Standard Webhooks are
 * (`webhook-id`, `webhook-timestamp`, `webhook-signature`: HMAC-SHA256, at most five minutes old). Undefined for other addresses.
 */
export async function providerRoutes({ app, store, secret, mails }: ProviderDeps, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith('/provider/')) return undefined;
  const requestId = crypto.randomUUID();
  const answer = async (): Promise<Response> => {
    const door = doors(mails)[pathname];
    if (!door) throw notFound();
    if (request.method !== 'POST') throw new Problem(405, 'method.notAllowed', { headers: { Allow: 'POST' } });
    const text = door.maxBytes === undefined ? await readBody(request) : new TextDecoder().decode((await readBytes(request, ['application/json'], door.maxBytes)).bytes);
    verify(secret, text, request.headers);
    const { user, changes, work } = door.read(text);
    if (!(await store.transaction((tx) => tx.get(user, profileDocument)))) throw notFound();
    return Response.json(await app.change(user, 'provider', changes, work));
  };
  const response = await answer().catch((error: unknown) => {
    if (error instanceof Problem) return error.response(requestId);
    throw error;
  });
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('X-Request-Id', requestId);
  return response;
}

/** Whom a report is for, which resources it may change, and what it does. */
interface Told { readonly user: string; readonly changes: readonly string[]; readonly work: (context: Context) => Promise<object> }

/** By address: what is told there, and how long it may be, in bytes, where that is more than elsewhere. */
const doors = (mails: boolean): Readonly<Record<string, { readonly maxBytes?: number; read(text: string): Told }>> => ({
  [callsPath]: { read: (text) => callOf(text, mails) },
  [voicemailPath]: { maxBytes: maxReportBytes, read: messageOf },
  [doNotDisturbPath]: { read: keyOf },
});

function callOf(text: string, mails: boolean): Told {
  const report = reportOf(text);
  return {
    user: report.data.user, changes: [],
    work: (context) => (report.type === 'call.incoming' ? incoming(context, report.at, report.data) : ended(context, report.at, report.data, mails)),
  };
}

function messageOf(text: string): Told {
  const message = leftOf(text);
  return { user: message.user, changes: ['voicemail', 'voicemail/messages'], work: (context) => left(context, message) };
}

function keyOf(text: string): Told {
  const key = pressedOf(text);
  return { user: key.user, changes: ['do-not-disturb', 'presence', 'call-forwarding'], work: (context) => pressed(context, key) };
}

function verify(secret: string, text: string, headers: Headers): void {
  try {
    new Webhook(secret).verify(text, Object.fromEntries(headers), { jsonParse: false });
  } catch {
    throw new Problem(401, 'signature.invalid', { detail: 'The signature does not fit, or is more than five minutes old.' });
  }
}

/** The headers that sign a message, as the phone system makes them. */
export const signed = (secret: string, id: string, at: Date, text: string): Record<string, string> => ({
  'Content-Type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, text),
});
