import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { LogEntry } from '../../server/src/app/log.ts';
import { ended } from '../../server/src/calls/calls.ts';
import { signed } from '../../server/src/calls/provider.ts';
import { type StoredProfile, profileDocument, system, undeliveredDocument } from '../../server/src/domain/documents.ts';
import { createServer } from '../../server/src/server.ts';
import { seed } from '../../server/src/domain/seed.ts';
import { type Message, type OutboxDeps, outboxDocument, sendDue } from '../../server/src/mail/outbox.ts';
import { mailLanguages } from '../../server/src/mail/words.ts';
import { notificationPreferencesHandlers } from '../../server/src/domain/notification-preferences.ts';
import { smtp } from '../../server/src/mail/smtp.ts';
import type { Store } from '../../server/src/store/store.ts';
import { memoryStore } from '../../server/src/store/memory.ts';
import type { VoicemailMessage } from '../../src/client/contract/voicemail-messages.ts';
import type { CallRoute } from '../../src/rules/call-route.ts';
import { eventsOf, type Owner, problem, serve, type Server, temporaryFolder } from './helpers.ts';
import { wav } from './sound.ts';

const direct = '+16135550100';
const caller = '+442071838750';
const mobile = '+48221234567';
interface Mail { readonly to: string; readonly subject: string; readonly text: string }

let calls = 0;
const call = (more: object = {}) => ({ id: `call-${calls++}`, user: 'zoe', to: direct, from: caller, ...more });

/** A server, and the phone system beside it. */
async function office(t: Owner) {
  const dataDir = await temporaryFolder(t);
  const server = await serve(t, { dataDir });
  const secret = readFileSync(join(dataDir, 'provider.key')).toString('base64');
  const send = (text: string, headers: Record<string, string>) => fetch(`${server.url}/provider/v1/calls`, { method: 'POST', headers, body: text });
  const tell = (type: string, data: object, at = new Date()) => {
    const text = JSON.stringify({ type, timestamp: at.toISOString(), data });
    return send(text, signed(secret, crypto.randomUUID(), at, text));
  };
  const comesIn = async (data: object): Promise<CallRoute> => {
    const response = await tell('call.incoming', data);
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as { route: CallRoute }).route;
  };
  const ends = async (data: object, answered = false): Promise<boolean> => {
    const response = await tell('call.ended', { ...data, answered });
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as { missed: boolean }).missed;
  };
  return { server, secret, send, tell, comesIn, ends };
}

const mailsOf = async ({ url }: Server): Promise<Mail[]> => ((await (await fetch(`${url}/demo/mails`)).json()) as { items: Mail[] }).items;
/** Waits until so many mails are there. */
async function mails(server: Server, count: number): Promise<Mail[]> {
  for (;;) {
    const found = await mailsOf(server);
    if (found.length >= count) return found;
  }
}
const kinds = ({ steps }: CallRoute): string[] => steps.map(({ kind }) => kind);
const plain = (text: string): string => text.replaceAll(/[\u2066\u2069]/g, '').replaceAll(/[\u202f\u00a0]/g, ' ');

describe('a call that the phone system tells of', () => {
  it('goes where the settings say, and the same way when it is asked again', async (t) => {
    const { server, comesIn } = await office(t);
    const first = call();
    assert.deepEqual(kinds(await comesIn(first)).at(-1), 'voicemail');
    await server.call('/v1/me/do-not-disturb/actions', { method: 'POST', body: { do: 'on' }, headers: { 'Idempotency-Key': 'on' } });
    assert.deepEqual(kinds(await comesIn(call())), ['doNotDisturb', 'voicemail']);
    assert.notEqual(kinds(await comesIn(first))[0], 'doNotDisturb');
  });

  it('is believed only with a fresh signature', async (t) => {
    const { secret, send, tell } = await office(t);
    const data = call();
    const text = JSON.stringify({ type: 'call.incoming', timestamp: new Date().toISOString(), data });
    const old = new Date(Date.now() - 6 * 60_000);
    const headers = signed(secret, 'msg', new Date(), text);
    const none = { 'Content-Type': 'application/json' };
    const otherSecret = signed(Buffer.alloc(32, 7).toString('base64'), 'msg', new Date(), text);
    for (const bad of [none, otherSecret, { ...headers, 'webhook-id': 'other' }, signed(secret, 'msg', old, text)]) {
      await problem(await send(text, bad), 401, 'signature.invalid');
    }
    await problem(await send(text.replace(caller, direct), headers), 401, 'signature.invalid');
    assert.equal((await tell('call.incoming', data)).status, 200);
  });

  it('rings under do not disturb, and from a blocked number, where an emergency service calls back', async (t) => {
    const { server, comesIn } = await office(t);
    await server.call('/v1/me/do-not-disturb/actions', { method: 'POST', body: { do: 'on' }, headers: { 'Idempotency-Key': 'on' } });
    await server.call('/v1/me/blocked-numbers', { method: 'POST', body: { number: caller }, headers: { 'Idempotency-Key': 'block' } });
    assert.equal(kinds(await comesIn(call()))[0], 'blocked');
    assert.equal(kinds(await comesIn(call({ emergencyCallback: true })))[0], 'devices');
  });

  it('is refused when it makes no sense', async (t) => {
    const { server, tell, send, secret } = await office(t);
    const wrong = await problem(await tell('call.incoming', { ...call(), to: '0613', from: 'x', extra: 1 }), 422, 'validation.failed');
    assert.deepEqual(wrong.errors?.map(({ pointer }) => pointer).toSorted(), ['/data/extra', '/data/from', '/data/to']);
    const text = JSON.stringify({ type: 'call.incoming', timestamp: '2026-99-99T00:00:00Z', data: call() });
    await problem(await send(text, signed(secret, 'msg', new Date(), text)), 422, 'validation.failed');
    await problem(await tell('call.started', call()), 422, 'validation.failed');
    await problem(await tell('call.incoming', call({ user: 'nobody' })), 404, 'notFound');
    await problem(await fetch(`${server.url}/provider/v1/calls`), 405, 'method.notAllowed');
    await problem(await fetch(`${server.url}/provider/v1/other`, { method: 'POST' }), 404, 'notFound');
  });
});

describe('a missed call', () => {
  it('is one mail, in the reader\'s language and time zone, however often it is told', async (t) => {
    const { server, tell, comesIn, ends } = await office(t);
    await server.patch('/v1/me/profile', { language: 'de', timeZone: 'Asia/Tokyo' });
    const data = call();
    await comesIn(data);
    assert.deepEqual([await ends(data), await ends(data)], [true, true]);
    const [mail] = await mails(server, 1);
    assert.equal(mail?.to, 'zoe.quinn@example.com');
    assert.equal(plain(mail?.subject ?? ''), 'Verpasster Anruf von +44 20 7183 8750');
    assert.match(plain(mail?.text ?? ''), /Guten Tag Zoë,\s+Sie haben einen Anruf von \+44 20 7183 8750 an Direct \(\+1 613 555 0100\) verpasst/);
    // Another one is there only after all that came before it.
    const last = call({ from: null });
    await ends(last);
    const all = await mails(server, 2);
    assert.equal(all.length, 2);
    assert.equal((await tell('call.ended', { ...last, answered: false })).status, 200);
    const at = new Intl.DateTimeFormat('de', { dateStyle: 'full', timeZone: 'Asia/Tokyo' }).format(new Date());
    assert.match(plain(all.find(({ subject }) => subject.includes('unterdrückten'))?.text ?? ''), new RegExp(at));
  });

  it('under do not disturb says so', async (t) => {
    const { server, ends } = await office(t);
    await server.call('/v1/me/do-not-disturb/actions', { method: 'POST', body: { do: 'on' }, headers: { 'Idempotency-Key': 'on' } });
    assert.equal(await ends(call()), true);
    assert.match((await mails(server, 1))[0]?.text ?? '', /Do not disturb was on\./);
  });

  it('is none when it was answered, when the caller is blocked, or when its number is switched off', async (t) => {
    const { server, ends } = await office(t);
    assert.equal(await ends(call(), true), false);
    const blocked = await server.call('/v1/me/blocked-numbers', { method: 'POST', body: { number: caller }, headers: { 'Idempotency-Key': 'block' } });
    assert.equal(blocked.status, 201, await blocked.clone().text());
    assert.equal(await ends(call()), false);
    assert.equal(await ends(call({ from: null, to: mobile })), true);
    // The one mail that comes shows that none was on its way before it.
    await ends(call({ from: '+48221112233' }));
    const all = await mails(server, 1);
    assert.deepEqual(all.map(({ subject }) => plain(subject)), ['Missed call from +48 22 111 22 33']);
  });

  it('can be tried in the demo, over the same door', async (t) => {
    const { server } = await office(t);
    const response = await fetch(`${server.url}/demo/calls`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user: 'zoe', from: caller }) });
    const { route, missed } = (await response.json()) as { route: CallRoute; missed: boolean };
    assert.deepEqual([route.outcome, missed], ['voicemail', true]);
    assert.equal((await mails(server, 1)).length, 1);
  });
});

describe('the outbox', () => {
  const at = new Date('2026-03-10T10:00:00Z');
  const appWith = (store: Store): OutboxDeps['app'] => createServer({ store, now: () => at, origins: new Set(), connectors: () => undefined, verify: async () => ({ user: 'zoe' }) });
  /** As nodemailer puts it. */
  const refusal = (command: string, responseCode = 550): Error => Object.assign(new Error('No such user: zoe.quinn@example.com'), { code: 'EENVELOPE', command, responseCode });
  async function outbox() {
    const store = memoryStore();
    const app = appWith(store);
    const miss = (id: string): Promise<void> => store.transaction((tx) =>
      tx.put(system, outboxDocument(`missed-zoe-${id}`), { user: 'zoe', from: caller, to: direct, at: at.toISOString(), quiet: false, attempts: 0, nextAt: at.toISOString() }));
    await store.transaction((tx) => seed(tx, at));
    await miss('1');
    const logged: LogEntry[] = [];
    return {
      app, logged, miss, store,
      undelivered: async () => (await store.transaction((tx) => tx.get('zoe', undeliveredDocument)))?.email,
      deps: (send: OutboxDeps['send'], later = 0): OutboxDeps => ({
        app, store, send, from: 'Faceplate <phone@faceplate.example>', now: () => new Date(at.getTime() + later), log: (entry) => void logged.push(entry),
      }),
      left: async (): Promise<number> => (await store.transaction((tx) => tx.list(system, { folder: 'outbox/' }))).length,
    };
  }

  it('has one sender at a time, however many there are', async () => {
    const { deps, left } = await outbox();
    const sent: Message[] = [];
    const send = async (message: Message): Promise<void> => { sent.push(message); };
    await Promise.all([sendDue(deps(send)), sendDue(deps(send)), sendDue(deps(send))]);
    assert.equal(sent.length, 1);
    assert.equal(await left(), 0);
  });

  it('sends what a server that stopped had begun, under the same Message-ID', async () => {
    const { deps, left } = await outbox();
    const sent: string[] = [];
    void sendDue(deps(({ messageId }) => {
      sent.push(messageId);
      return new Promise(() => {});
    }));
    while (sent.length === 0) await new Promise(setImmediate);
    await sendDue(deps(async ({ messageId }) => sent.push(messageId), 60_000));
    assert.equal(sent.length, 1);
    await sendDue(deps(async ({ messageId }) => sent.push(messageId), 180_000));
    assert.equal(sent.length, 2);
    assert.equal(sent[0], sent[1]);
    assert.match(sent[0] ?? '', /^<[0-9a-f]{32}@faceplate\.example>$/);
    assert.equal(await left(), 0);
  });

  it('tries again ever later while the mail server has trouble, and not when it says never', async () => {
    const { deps, left } = await outbox();
    const busy = async (): Promise<never> => { throw Object.assign(new Error('busy'), { responseCode: 451 }); };
    await sendDue(deps(busy));
    assert.equal(await left(), 1);
    await sendDue(deps(async () => assert.fail('too early'), 59_000));
    await sendDue(deps(busy, 60_000));
    await sendDue(deps(async () => assert.fail('too early'), 4 * 60_000));
    await sendDue(deps(async () => { throw refusal('RCPT TO'); }, 6 * 60_000));
    assert.equal(await left(), 0);
  });

  it('has one mail for a call that is told of twice, days later', async () => {
    const { deps, app, left } = await outbox();
    let sent = 0;
    const before = new Date(at.getTime() - 2 * 24 * 3_600_000);
    for (const _ of [1, 2]) {
      await app.change('zoe', 'provider', [], (context) => ended(context, before, { id: 'late', user: 'zoe', to: direct, from: caller, answered: false }, true));
      await sendDue(deps(async () => { sent += 1; }));
    }
    // Another one was waiting.
    assert.deepEqual([sent, await left()], [2, 0]);
  });

  it('is not held up by a mail that cannot be written', async () => {
    const { deps, store, left, logged } = await outbox();
    await store.transaction(async (tx) => {
      await tx.put('omar', profileDocument, { ...await tx.get('omar', profileDocument) as StoredProfile, timeZone: 'Mars/Base' });
      await tx.put(system, outboxDocument('missed-omar-1'), { user: 'omar', from: caller, to: direct, at: at.toISOString(), quiet: false, attempts: 0, nextAt: new Date(at.getTime() - 1).toISOString() });
      await tx.remove(system, outboxDocument('missed-zoe-1'));
      await tx.put(system, outboxDocument('missed-zoe-2'), { user: 'zoe', from: caller, to: direct, at: at.toISOString(), quiet: false, attempts: 0, nextAt: at.toISOString() });
    });
    const to: string[] = [];
    await sendDue(deps(async (message) => { to.push(message.to); }));
    assert.deepEqual([to, await left(), logged.map(({ event }) => event)], [['zoe.quinn@example.com'], 1, ['mail.later']]);
  });

  it('says that an address takes no mail until it does, or is another one, and logs no address', async () => {
    const { deps, miss, app, store, logged, undelivered, left } = await outbox();
    const told = async (): Promise<string[]> => {
      const events = await store.transaction((tx) => tx.eventsAfter('zoe', last));
      return events === 'gone' ? [] : events.map(({ data }) => data.resource);
    };
    const last = await store.transaction((tx) => tx.lastEventId());
    await sendDue(deps(async () => { throw refusal('RCPT TO'); }));
    assert.deepEqual([await undelivered(), await left(), await told()], ['zoe.quinn@example.com', 0, ['notification-preferences']]);
    assert.deepEqual(logged.map(({ event }) => event), ['mail.undeliverable']);
    assert.ok(!JSON.stringify(logged).includes('@example.com'));
    const shown = async () => app.change('zoe', 'system', [], async (context) => (await notificationPreferencesHandlers.get(context)).missedCalls.undeliveredAt);
    assert.equal(await shown(), at.toISOString());
    await app.change('zoe', 'admin', [], async ({ tx }) => tx.put('zoe', profileDocument, { ...await tx.get('zoe', profileDocument) as StoredProfile, email: 'zoe@example.com' }));
    assert.equal(await shown(), undefined);
    await miss('2');
    await sendDue(deps(async () => undefined));
    assert.equal(await undelivered(), undefined);
    assert.equal((await told()).length, 1);
  });

  it('keeps a mail when it is us whom the mail server refuses, and gives up after a day', async () => {
    const { deps, left, undelivered } = await outbox();
    let tries = 0;
    const refuse = async (): Promise<never> => {
      tries += 1;
      throw refusal('AUTH PLAIN', 535);
    };
    for (let hours = 0; hours < 48; hours += 0.25) await sendDue(deps(refuse, hours * 3_600_000));
    assert.deepEqual([tries, await left(), await undelivered()], [7, 0, 'zoe.quinn@example.com']);
  });

  it('knows the refusals of a real mail server', async (t) => {
    const { deps, left, undelivered, miss } = await outbox();
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'], allowInsecureAuth: true, logger: false,
      onAuth: ({ password }, _session, reply) => (password === 'right' ? reply(null, { user: 'faceplate' }) : reply(Object.assign(new Error('Who?'), { responseCode: 535 }))),
      onRcptTo: (_address, _session, reply) => reply(Object.assign(new Error('No such user'), { responseCode: 550 })),
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    t.after(() => new Promise<void>((resolve) => { server.close(resolve); }));
    const via = (password: string) => smtp(`smtp://faceplate:${password}@127.0.0.1:${(server.server.address() as AddressInfo).port}`);
    await sendDue(deps(via('wrong').send));
    assert.deepEqual([await left(), await undelivered()], [1, undefined]);
    await miss('1');
    await sendDue(deps(via('right').send));
    assert.deepEqual([await left(), await undelivered()], [0, 'zoe.quinn@example.com']);
  });

  it('writes in every language of the panels', async () => {
    const store = memoryStore();
    const app = appWith(store);
    await store.transaction((tx) => seed(tx, at));
    const messages = new Set<string>();
    for (const language of mailLanguages) {
      await store.transaction(async (tx) => {
        const profile = await tx.get('zoe', profileDocument);
        assert(profile);
        await tx.put('zoe', profileDocument, { ...profile, language });
        await tx.put(system, outboxDocument(language), { user: 'zoe', from: null, to: direct, at: at.toISOString(), quiet: true, attempts: 0, nextAt: at.toISOString() });
      });
      await sendDue({ app, store, from: 'a@b.example', now: () => at, log: () => {}, send: async ({ text }) => messages.add(text) });
    }
    assert.equal(mailLanguages.length, 10);
    assert.equal(messages.size, 10);
  });
});

describe('a message that a caller left', () => {
  /** A server, and the phone system that brings a message. */
  async function mailbox(t: Owner) {
    const { server, secret, comesIn, ends } = await office(t);
    const leave = (data: object, headers: Record<string, string> = {}) => {
      const at = new Date();
      const text = JSON.stringify({ type: 'voicemail.left', timestamp: at.toISOString(), data });
      return fetch(`${server.url}/provider/v1/voicemail`, { method: 'POST', headers: { ...signed(secret, crypto.randomUUID(), at, text), ...headers }, body: text });
    };
    const newest = async () => (await server.read<{ items: VoicemailMessage[] }>('/v1/me/voicemail/messages')).body.items[0];
    return { server, leave, newest, comesIn, ends };
  }
  const said = (more: object = {}) => call({ contentType: 'audio/wav', audio: Buffer.from(wav(7)).toString('base64'), ...more });

  it('is in the mailbox at once, with its sound and its words, and once however often it is told', async (t) => {
    const { server, leave, newest } = await mailbox(t);
    const stream = eventsOf(await server.call('/v1/me/events'));
    const message = said({ name: 'Lin Okonkwo', urgent: true, transcription: { text: 'Please call back.', language: 'en-GB' } });
    for (const _ of [1, 2]) assert.deepEqual(await (await leave(message)).json(), { id: message.id, kept: true });
    const { receivedAt: _, ...found } = await newest() ?? {};
    assert.deepEqual(found, {
      id: message.id, from: { number: caller, display: '+44 20 7183 8750', name: 'Lin Okonkwo', anonymous: false }, toNumberId: 'num-direct', durationSeconds: 7, status: 'unread',
      folder: 'inbox', urgent: true, transcription: { status: 'completed', text: 'Please call back.', language: 'en-GB' }, audio: { contentType: 'audio/wav', sizeBytes: wav(7).length },
    });
    assert.deepEqual(new Uint8Array(await (await server.call(`/v1/me/voicemail/messages/${message.id}/audio`)).arrayBuffer()), wav(7));
    const events = [await stream.next(), await stream.next()];
    assert.ok(events.some((event) => event?.event === 'voicemail.created' && event.data.id === message.id && event.data.actor === 'provider'));
    await stream.cancel();
  });

  it('has no number where the caller hid it, and a colleague’s name for an extension', async (t) => {
    const { leave, newest } = await mailbox(t);
    await leave(said({ from: null }));
    assert.deepEqual((await newest())?.from, { anonymous: true });
    await leave(said({ from: '204' }));
    assert.equal((await newest())?.from.display, '204');
  });

  it('is refused when it is no sound, nobody’s, or not signed', async (t) => {
    const { leave } = await mailbox(t);
    await problem(await leave(said({ audio: Buffer.from('hello').toString('base64') })), 422, 'audio.undecodable');
    await problem(await leave(said({ audio: '?' })), 422, 'validation.failed');
    await problem(await leave(said({ contentType: 'audio/flac' })), 422, 'validation.failed');
    await problem(await leave(said({ user: 'nobody' })), 404, 'notFound');
    await problem(await leave(said(), { 'webhook-signature': 'v1,bm8=' }), 401, 'signature.invalid');
  });

  it('is not kept where the mailbox is off; a call then goes nowhere, and all go to it when told so', async (t) => {
    const { server, leave, comesIn } = await mailbox(t);
    await server.patch('/v1/me/voicemail', { enabled: false });
    const message = said();
    assert.deepEqual(await (await leave(message)).json(), { id: message.id, kept: false });
    assert.equal((await comesIn(call())).outcome, 'unanswered');
    await server.patch('/v1/me/voicemail', { enabled: true, sendAllCalls: true });
    assert.deepEqual(kinds(await comesIn(call())), ['voicemail']);
  });

  it('comes with a call of the demo', async (t) => {
    const { server, newest } = await mailbox(t);
    await server.call('/demo/calls', { method: 'POST', body: { user: 'zoe', from: caller } });
    assert.deepEqual([(await newest())?.from.number, (await newest())?.durationSeconds], [caller, 9]);
  });
});
