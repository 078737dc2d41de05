import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { CalendarEvent } from '../../server/src/auto-dnd/index.ts';
import { ConnectFailure } from '../../server/src/domain/connector.ts';
import { type FeedQuestion, TooOften } from '../../server/src/domain/calendar-feed.ts';
import { googleConnector } from '../../server/src/google/connector.ts';
import { googleFreeBusy } from '../../server/src/google/free-busy.ts';
import { startLocalGoogle } from '../../server/src/google/local.ts';
import { keyFile, vault } from '../../server/src/node/secret.ts';
import type { AutoDnd } from '../../src/client/contract/auto-dnd.ts';
import type { AutoDndPreview } from '../../src/client/contract/auto-dnd-preview.ts';
import type { Capabilities } from '../../src/client/contract/capabilities.ts';
import type { DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import { type Answer, answeringGoogle } from './answering-google.ts';
import { account, calendar, connected, consent, eventsAtGoogle, path } from './google-account.ts';
import { eventsOf, eventually, type Owner, problem, serve, temporaryFolder } from './helpers.ts';
import { event, office } from './office.ts';

const hour = 3_600_000;
const ofEvents = ['includeTentative', 'includeUnanswered', 'includeFocusTime', 'includeOutOfOffice', 'requireOtherAttendees'];

describe('a Google calendar of which only busy times may be read', () => {
  it('keeps calls away with the smallest scope there is, and offers nothing that only events tell', { timeout: 60_000 }, async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir, granularity: 'freeBusy' });
    const read = async <T>(path: string): Promise<T> => (await server.read<T>(`/v1/me/${path}`)).body;
    assert.equal((await read<AutoDnd>('auto-dnd')).granularity, 'freeBusy');
    await connected(server);
    assert.deepEqual((await calendar(server)).scopes?.filter((scope) => scope.includes('/calendar')), ['https://www.googleapis.com/auth/calendar.freebusy']);
    const { fields } = await read<Capabilities>('capabilities');
    for (const field of ofEvents) {
      assert.deepEqual(fields?.[`autoDnd.${field}`], { access: 'none', reason: { code: 'providerUnsupported' } });
      await problem(await server.patch('/v1/me/auto-dnd', { [field]: true }), 403, 'capability.none');
    }
    assert.equal((await server.patch('/v1/me/auto-dnd', { enabled: true, leadMinutes: 1 })).status, 200);

    const google = await eventsAtGoogle({ issuer: server.googleUrl ?? '', clientId: 'faceplate-demo.apps.google.example', clientSecret: 'faceplate-demo' }, `${server.url}/oauth/google/callback`);
    // A sample that runs now would be one with the event.
    for (const each of await google.list()) await google.remove(each.id);
    const now = Date.now();
    const id = await google.add(new Date(now - 60_000), new Date(now + hour));
    await eventually(server, async () => Date.parse((await read<DoNotDisturb>('do-not-disturb')).calendar.activeWindow?.start ?? '') === now - 120_000);
    const { windows } = await read<AutoDndPreview>('auto-dnd/preview');
    assert.deepEqual(windows[0]?.reasonKinds, ['freeBusy']);
    assert.equal(Date.parse(windows[0]?.start ?? ''), now - 120_000);
    const database = new DatabaseSync(join(dataDir, 'faceplate.sqlite'), { readOnly: true });
    const kept = JSON.stringify(database.prepare('SELECT json FROM documents').all());
    database.close();
    for (const secret of ['Meeting', 'Stand-up', 'attendees', id]) assert.ok(!kept.includes(secret), secret);
    await google.remove(id);
    await eventually(server, async () => Date.parse((await read<DoNotDisturb>('do-not-disturb')).calendar.activeWindow?.start ?? '') !== now - 120_000);
  });

  it('stays what the user agreed to until they connect again, whatever the server asks for by then', { timeout: 60_000 }, async (t) => {
    const dataDir = await temporaryFolder(t);
    const first = await serve(t, { dataDir, granularity: 'freeBusy' });
    await connected(first);
    assert.equal((await first.patch('/v1/me/auto-dnd', { enabled: true })).status, 200);
    await first.close();
    const server = await serve(t, { dataDir });
    const granularity = async () => (await server.read<AutoDnd>('/v1/me/auto-dnd')).body.granularity;
    assert.equal(await granularity(), 'freeBusy');
    await eventually(server, async () => {
      const { windows } = (await server.read<AutoDndPreview>(`/v1/me/auto-dnd/preview?from=${new Date().toISOString().slice(0, 10)}T00:00:00Z`)).body;
      return windows.length > 0 && windows.every(({ reasonKinds }) => reasonKinds.join() === 'freeBusy');
    });
    const { etag } = await server.read(path);
    assert.equal((await server.call(`${path}/connection`, { method: 'DELETE', headers: { 'If-Match': etag } })).status, 204);
    const events = eventsOf(await server.call('/v1/me/events'));
    await connected(server);
    for (let next = await events.next(); next?.event !== 'capabilities.changed';) next = await events.next();
    await events.cancel();
    assert.equal(await granularity(), 'events');
    assert.equal((await server.read<Capabilities>('/v1/me/capabilities')).body.fields?.['autoDnd.includeTentative'], undefined);
  });

  it('is what the user agreed to, also where another server than the one that finishes had asked', async (t) => {
    const redirectUri = 'http://localhost:4300/oauth/google/callback';
    const google = await startLocalGoogle({ port: 0, redirectUri });
    t.after(() => google.close());
    const { issuer, clientId, clientSecret } = google;
    const options = { issuer, clientId, clientSecret, redirectUri, vault: vault(keyFile(join(await temporaryFolder(t), 'key'))), allowHttp: true };
    const [one, other] = [googleConnector({ ...options, granularity: 'events' }), googleConnector({ ...options, granularity: 'freeBusy' })];
    const { authorizationUrl, memory } = await one.start('state', []);
    const { granularity } = await other.finish(new URL(await consent(authorizationUrl, account)), { state: 'state', memory });
    assert.equal(granularity, 'events');
  });

  it('is asked every five minutes, and every minute around what begins, ends or was said', async () => {
    const { asked, answers, later, sync, say } = await office({ granularity: 'freeBusy' });
    const whole = (...events: CalendarEvent[]) => () => ({ events, isAll: true });
    answers(whole(event('a', 60, 90)));
    /** How often it is asked in so many minutes, looked at each half of one. */
    const times = async (minutes: number): Promise<number> => {
      const before = asked.length;
      for (let half = 0; half < minutes * 2; half += 1) {
        await sync();
        later(0.5);
      }
      return asked.length - before;
    };
    const [quiet, around] = [await times(50), await times(15)];
    assert.ok(quiet >= 10 && quiet <= 12, `${quiet}`);
    assert.ok(around >= 11 && around <= 16, `${around}`);
    await times(10);
    await say('off');
    const said = await times(5);
    assert.ok(said >= 4 && said <= 6, `${said}`);
  });

  it('is left alone for longer where it is asked too often', async () => {
    const { asked, answers, later, sync } = await office({ granularity: 'freeBusy' });
    answers(() => { throw new TooOften(); });
    for (let minute = 0; minute < 30; minute += 1) {
      await sync();
      later(1);
    }
    assert.ok(asked.length >= 3 && asked.length <= 4, `${asked.length}`);
  });

  it('is asked for whole days of the user, so that a holiday that has begun does not end as a busy morning', async () => {
    const { asked, sync, patch } = await office({ granularity: 'freeBusy' });
    await sync();
    // 2026-03-10T09:00Z in Warsaw.
    assert.deepEqual([asked[0]?.from, asked[0]?.to], [new Date('2026-03-08T23:00:00Z'), new Date('2026-03-24T23:00:00Z')]);
    await patch('profile', { timeZone: 'America/Toronto' });
    await sync();
    assert.deepEqual([asked[1]?.from, asked[1]?.to], [new Date('2026-03-09T04:00:00Z'), new Date('2026-03-25T04:00:00Z')]);
  });

  it('began when it began, also when that is longer ago than we ask about', async () => {
    const { answers, sync, later, say, patch, dnd } = await office({ granularity: 'freeBusy' });
    await patch('auto-dnd', { includeAllDay: true });
    // As Google does it: from yesterday's midnight on, what runs then is cut off there.
    const [start, end] = ['2026-03-08T23:00:00.000Z', '2026-03-18T23:00:00.000Z'];
    answers(({ from }) => ({ isAll: true, events: [{ id: 'holiday', start: { dateTime: from > new Date(start) ? from.toISOString() : start }, end: { dateTime: end } }] }));
    await sync();
    assert.equal((await dnd()).source, 'calendar');
    await say('off');
    for (let days = 0; days < 5; days += 1) {
      later(24 * 60);
      await sync();
      assert.deepEqual([(await dnd()).active, (await dnd()).override.active], [false, true]);
    }
  });

  it('does not become a whole day where it is cut off', async () => {
    const { answers, sync, later, dnd } = await office({ granularity: 'freeBusy' });
    const [start, end] = ['2026-03-09T09:00:00.000Z', '2026-03-13T23:00:00.000Z'];
    answers(({ from }) => ({ isAll: true, events: [{ id: 'course', start: { dateTime: from > new Date(start) ? from.toISOString() : start }, end: { dateTime: end } }] }));
    for (let days = 0; days < 4; days += 1) {
      await sync();
      assert.deepEqual([(await dnd()).source, (await dnd()).until], ['calendar', end]);
      later(24 * 60);
    }
  });

  it('has whole days of another zone than the user\'s, too: they keep no calls away on a journey', async () => {
    const { answers, sync, patch, dnd, ask } = await office({ granularity: 'freeBusy' });
    await patch('profile', { timeZone: 'UTC' });
    // Midnight to midnight in Warsaw.
    answers(() => ({ events: [{ id: 'day', start: { dateTime: '2026-03-09T23:00:00Z' }, end: { dateTime: '2026-03-10T23:00:00Z' } }], isAll: true }));
    await sync();
    assert.equal((await dnd()).active, false);
    await patch('auto-dnd', { includeAllDay: true });
    assert.equal((await dnd()).source, 'calendar');
    assert.deepEqual((await ask('auto-dnd/preview') as AutoDndPreview).windows.map(({ reasonKinds }) => reasonKinds), [['allDay']]);
  });
});

describe('Google\'s free and busy times', () => {
  interface Asked { timeMin: string; timeMax: string; items: { id: string }[] }
  async function google(t: Owner, answer: Answer) {
    const { options, seen, tokens } = await answeringGoogle(t, answer);
    const question = (calendarId: string): FeedQuestion => ({ calendarId, from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-23T00:00:00Z') });
    return { read: (...ids: string[]) => googleFreeBusy(options).read('grant', ids.map(question)), seen, tokens };
  }
  const times = (id: string) => ({ [id]: { busy: [{ start: '2026-03-10T10:00:00Z', end: '2026-03-10T11:00:00Z' }] } });

  it('E17 are asked for fifty calendars at a time, and answered in their order', async (t) => {
    const bodies: Asked[] = [];
    const { read, seen } = await google(t, (_url, _request, body) => {
      const asked = JSON.parse(body) as Asked;
      bodies.push(asked);
      return { body: { calendars: Object.assign({}, ...asked.items.toReversed().map(({ id }) => (id.endsWith('7') ? { [id]: { busy: [] } } : times(id)))) as object } };
    });
    const ids = Array.from({ length: 101 }, (_, index) => `calendar-${index}`);
    const answers = await read(...ids);
    assert.deepEqual(bodies.map(({ items }) => items.length), [50, 50, 1]);
    assert.deepEqual(answers.map(({ isAll, events }) => isAll && events.length), ids.map((id) => (id.endsWith('7') ? 0 : 1)));
    assert.deepEqual([bodies[0]?.timeMin, bodies[0]?.timeMax, seen[0]?.pathname], ['2026-03-09T00:00:00.000Z', '2026-03-23T00:00:00.000Z', '/calendar/v3/freeBusy']);
  });

  it('of a calendar that is gone are none; what else goes wrong with one leaves all as they were', async (t) => {
    let reason = 'notFound';
    const { read } = await google(t, () => ({ body: { calendars: { ...times('primary'), other: { errors: [{ domain: 'global', reason }] } } } }));
    assert.deepEqual((await read('primary', 'other')).map(({ events }) => events.length), [1, 0]);
    await assert.rejects(read('primary', 'unheard-of'), (error) => !(error instanceof ConnectFailure));
    reason = 'internalError';
    await assert.rejects(read('primary', 'other'), (error) => !(error instanceof ConnectFailure));
  });

  it('need a fresh token where one has ended, and a new connection where that is refused, too', async (t) => {
    let refuses = 1;
    const { read, tokens } = await google(t, () => (refuses-- > 0 ? { status: 401, body: { error: { code: 401 } } } : { body: { calendars: times('primary') } }));
    assert.equal((await read('primary'))[0]?.events.length, 1);
    assert.deepEqual(tokens, [false, true]);
    refuses = 2;
    await assert.rejects(read('primary'), ConnectFailure);
  });

  it('that Google keeps back because it was asked too often are no reason to connect again', async (t) => {
    let status = 403;
    const { read } = await google(t, () => ({ status, body: { error: { code: status, errors: [{ reason: 'rateLimitExceeded' }] } } }));
    await assert.rejects(read('primary'), TooOften);
    status = 429;
    await assert.rejects(read('primary'), TooOften);
  });
});
