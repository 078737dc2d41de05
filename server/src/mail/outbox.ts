import { createHash } from 'node:crypto';
import type { App } from '../app/app.ts';
import { describeError, type Log } from '../app/log.ts';
import { profileDocument, type StoredProfile, system, undeliveredDocument } from '../domain/documents.ts';
import type { Document, Folder, Store } from '../store/store.ts';
import { missedCallMail } from './missed-call.ts';

/** A mail that has to go out; its text is written when it does, in the user's language and time zone of then. */
export interface StoredMail {
  user: string;
  /** Who called, in E.164 or by extension; null where that was hidden. */
  from: string | null;
  /** The user's number that was dialled. */
  to: string;
  label?: string;
  at: string;
  /** Do not disturb was on. */
  quiet: boolean;
  attempts: number;
  /** Nobody tries before; whoever tries puts it off first. */
  nextAt: string;
}
const outboxFolder: Folder<StoredMail> = { folder: 'outbox/' };
export const outboxDocument = (id: string): Document<StoredMail> => ({ path: `outbox/${id}` });

export interface Message {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}
/** Resolves when the mail server has taken it over. */
export type Send = (message: Message) => Promise<unknown>;

export interface OutboxDeps {
  readonly app: Pick<App, 'change'>;
  readonly store: Store;
  readonly send: Send;
  /** As in `Faceplate <phone@example.com>`. */
  readonly from: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** A server that stopped in the middle leaves its mail to the next one after this long, in milliseconds. */
const lease = 120_000;
/** Minutes until the next try; after the last one nobody tries again. */
const pauses = [1, 5, 30, 120, 360, 720];

/** Sends what is due, one after the other. However many servers do so, each mail has one sender at a time. */
export async function sendDue(deps: OutboxDeps): Promise<void> {
  for (let mail = await claim(deps); mail; mail = await claim(deps)) await deliver(deps, mail);
}

/** Where there is only one server, and it has just begun, nobody else is sending anything: what was begun is due now. */
export const releaseMails = ({ store, now }: Pick<OutboxDeps, 'store' | 'now'>): Promise<void> => store.transaction(async (tx) => {
  for (const { id, value } of await tx.list(system, outboxFolder)) await tx.put(system, outboxDocument(id), { ...value, nextAt: now().toISOString() });
});

interface Claimed { readonly id: string; readonly mail: StoredMail; readonly profile: StoredProfile | undefined }

/** Takes one that is due, and keeps the others from it for a while. */
const claim = ({ store, now }: OutboxDeps): Promise<Claimed | undefined> => store.transaction(async (tx) => {
  const at = now();
  const due = (await tx.list(system, outboxFolder)).find(({ value }) => Date.parse(value.nextAt) <= at.getTime());
  if (!due) return undefined;
  const mail = { ...due.value, attempts: due.value.attempts + 1, nextAt: new Date(at.getTime() + lease).toISOString() };
  await tx.put(system, outboxDocument(due.id), mail);
  return { id: due.id, mail, profile: await tx.get(mail.user, profileDocument) };
});

function messageOf({ from }: OutboxDeps, id: string, mail: StoredMail, profile: StoredProfile): Message {
  // The same whenever it is sent: where a crash hides that it was taken over, the mailbox knows it by this.
  const messageId = `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${from.replace(/^.*@|>.*$/g, '')}>`;
  return { messageId, from, to: profile.email, headers: { 'Auto-Submitted': 'auto-generated' }, ...missedCallMail(mail, profile) };
}

async function deliver(deps: OutboxDeps, { id, mail, profile }: Claimed): Promise<void> {
  const { app, store, send, now, log } = deps;
  // Whoever has no address any more wants no mail.
  if (!profile?.email) return store.transaction((tx) => tx.remove(system, outboxDocument(id)));
  let undelivered = false;
  try {
    await send(messageOf(deps, id, mail, profile));
  } catch (error) {
    const pause = isRefused(error) ? undefined : pauses[mail.attempts - 1];
    log({ level: 'warn', event: pause === undefined ? 'mail.undeliverable' : 'mail.later', error: describeError(error) });
    if (pause !== undefined) {
      const nextAt = new Date(now().getTime() + pause * 60_000).toISOString();
      return store.transaction((tx) => tx.put(system, outboxDocument(id), { ...mail, nextAt }));
    }
    undelivered = true;
  }
  // The user hears of it in the panel, until a mail arrives or the address is another one.
  await app.change(mail.user, 'system', ['notification-preferences'], async ({ tx }) => {
    await tx.remove(system, outboxDocument(id));
    if (undelivered) await tx.put(mail.user, undeliveredDocument, { email: profile.email, at: now().toISOString() });
    else await tx.remove(mail.user, undeliveredDocument);
  });
}

/** The mail server will never take this mail. That it does not know us (a wrong password) is no such thing: somebody can put that right. */
function isRefused(error: unknown): boolean {
  const { code, command = '', responseCode = 0 } = error as { code?: string; command?: string; responseCode?: number };
  return (responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')) || (code === 'EENVELOPE' && command === 'API');
}
