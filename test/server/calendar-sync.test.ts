import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { changeFromElsewhere } from '../../server/src/domain/admin.ts';
import { calendarConnected } from '../../server/src/domain/auto-dnd.ts';
import { tellTime } from '../../server/src/domain/clock.ts';
import type { CalendarEvent } from '../../server/src/auto-dnd/index.ts';
import { ConnectFailure } from '../../server/src/domain/connector.ts';
import { busyDocument, grantDocument, integrationDocument } from '../../server/src/domain/documents.ts';
import { googleCalendar } from '../../server/src/google/calendar.ts';
import { googleNotifications, notificationsPath } from '../../server/src/google/notifications.ts';
import { keyFile, vault } from '../../server/src/node/secret.ts';
import type { AutoDndPreview } from '../../src/client/contract/auto-dnd-preview.ts';
import type { Capabilities } from '../../src/client/contract/capabilities.ts';
import type { DoNotDisturb } from '../../src/client/contract/do-not-disturb.ts';
import { type Answer, answeringGoogle } from './answering-google.ts';
import { connected } from './google-account.ts';
import { eventually, type Owner, serve, type Server, temporaryFolder } from './helpers.ts';
import { all, changes, event, office } from './office.ts';

const hour = 3_600_000;
const dnd = async (server: Server) => (await server.read<DoNotDisturb>('/v1/me/do-not-disturb')).body;

describe('a connected Google calendar', () => {
  /** In the account's own name, with a token such as the server gets for itself. */
  async function atGoogle(server: Server, dataDir: string) {
    const database = new DatabaseSync(join(dataDir, 'faceplate.sqlite'), { readOnly: true });
    const { json } = database.prepare("SELECT json FROM documents WHERE path LIKE 'grants/%'").get() as { json: string };
    database.close();
    const answer = await fetch(`${server.googleUrl}/oauth2/token`, { method: 'POST', body: new URLSearchParams({
      grant_type: 'refresh_token', client_id: 'faceplate-demo.apps.google.example', client_secret: 'faceplate-demo',
      refresh_token: vault(keyFile(join(dataDir, 'grants.key'))).open(JSON.parse(json) as string),
    }) });
    const { access_token: token } = await answer.json() as { access_token: string };
    return (method: string, path: string, body?: object) => fetch(`${server.googleUrl}/calendar/v3/calendars/primary/events${path}`, {
      method, headers: { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json' }, ...(body && { body: JSON.stringify(body) }),
    });
  }

  it('keeps calls away while a meeting runs, and stores nothing that says what it is about', { timeout: 60_000 }, async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    await connected(server);
    assert.equal((await server.patch('/v1/me/auto-dnd', { enabled: true })).status, 200);
    const google = await atGoogle(server, dataDir);
    const now = Date.now();
    const made = await google('POST', '', {
      summary: 'Secret takeover', start: { dateTime: new Date(now - 60_000).toISOString() }, end: { dateTime: new Date(now + hour).toISOString() },
      attendees: [{ email: 'partner@example.com', displayName: 'Partner', responseStatus: 'accepted' }],
    });
    assert.equal(made.status, 200, await made.clone().text());
    const { id } = await made.json() as { id: string };
    await eventually(server, async () => (await dnd(server)).source === 'calendar');
    const { until: end } = await dnd(server);
    assert.ok(Date.parse(end ?? '') >= now + hour - 1000);
    const database = new DatabaseSync(join(dataDir, 'faceplate.sqlite'), { readOnly: true });
    const kept = JSON.stringify(database.prepare('SELECT json FROM documents').all());
    database.close();
    for (const secret of ['Secret takeover', 'partner@example.com', 'Partner', 'Stand-up', id]) assert.ok(!kept.includes(secret), secret);
    await google('DELETE', `/${id}`);
    // The samples may have a meeting of their own now.
    await eventually(server, async () => Date.parse((await dnd(server)).calendar.activeWindow?.end ?? '') !== now + hour);
  });
});

describe('reading calendars', () => {
  it('asks for all once, then for what has changed; a moved or cancelled meeting counts at once', async () => {
    const { asked, answers, later, sync, dnd: state } = await office();
    answers(all(event('a', -10, 30), event('b', 120, 180)));
    await sync();
    assert.equal((await state()).until, '2026-03-10T09:30:00.000Z');
    await sync();
    assert.equal(asked.length, 1);
    later(1);
    answers(changes(event('a', -10, 60), event('b', 120, 180, { status: 'cancelled' })));
    await sync();
    assert.deepEqual(asked.map(({ syncToken }) => syncToken), [undefined, 'one']);
    const { until: end, calendar } = await state();
    assert.deepEqual([end, calendar.nextWindow], ['2026-03-10T10:00:00.000Z', null]);
    later(24 * 60);
    answers(all());
    await sync();
    assert.equal(asked.at(-1)?.syncToken, undefined);
  });

  it('other settings count other events, without asking again', async () => {
    const { asked, answers, sync, dnd: state, patch } = await office();
    answers(all(event('maybe', -10, 30, { status: 'tentative' })));
    await sync();
    assert.equal((await state()).active, false);
    await patch('auto-dnd', { includeTentative: true });
    assert.equal((await state()).active, true);
    assert.equal(asked.length, 1);
    await patch('auto-dnd', { calendarIds: ['primary', 'team@example.com'] });
    await sync();
    assert.deepEqual(asked.slice(1).map(({ calendarId }) => calendarId), ['primary', 'team@example.com']);
  });

  it('reachable all the same means the meetings that run, not one that begins while they do', async () => {
    const { answers, later, sync, dnd: state, say } = await office();
    answers(all(event('a', -10, 60), event('b', 20, 40)));
    await sync();
    await say('off');
    assert.equal((await state()).active, false);
    later(25);
    assert.deepEqual([(await state()).source, (await state()).until], ['calendar', '2026-03-10T09:40:00.000Z']);
  });

  it('a calendar that does not answer is believed for an hour, asked ever less often, and then calls ring', async () => {
    const { asked, answers, later, sync, dnd: state } = await office();
    answers(all(event('a', -10, 240)));
    await sync();
    answers(() => { throw new Error('out of reach'); });
    for (let minute = 0; minute < 59; minute += 1) {
      later(1);
      await sync();
    }
    assert.ok(asked.length < 12, `${asked.length}`);
    assert.deepEqual([(await state()).active, (await state()).calendar.stale], [true, false]);
    later(2);
    assert.deepEqual([(await state()).active, (await state()).calendar.stale], [false, true]);
    later(20);
    answers(all(event('a', -10, 240)));
    await sync();
    assert.deepEqual([(await state()).active, (await state()).calendar.stale], [true, false]);
  });

  it('a grant that Google took back ends it at once, and asks to connect again', async () => {
    const { answers, later, sync, dnd: state, store } = await office();
    answers(all(event('a', -10, 240)));
    await sync();
    later(1);
    answers(() => { throw new ConnectFailure('invalid_grant'); });
    await sync();
    assert.equal((await state()).active, false);
    assert.equal((await store.transaction((tx) => tx.get('zoe', integrationDocument('google-calendar'))))?.status, 'reauthRequired');
    assert.equal((await store.transaction((tx) => tx.list('zoe', { folder: 'calendar' }))).length, 0);
  });

  it('tells when it was read as soon as the times are other ones, and else now and then', async () => {
    const { answers, later, sync, store } = await office();
    const told = async () => (await store.transaction((tx) => tx.get('zoe', integrationDocument('google-calendar'))))?.lastSyncedAt;
    answers(all(event('a', 60, 90)));
    await sync();
    assert.equal(await told(), '2026-03-10T09:00:00.000Z');
    later(1);
    await sync();
    assert.equal(await told(), '2026-03-10T09:00:00.000Z');
    later(1);
    answers(changes(event('b', 240, 270)));
    await sync();
    assert.equal(await told(), '2026-03-10T09:02:00.000Z');
  });

  it('a calendar that tells of changes is asked rarely, and at once when it does', async () => {
    const { asked, answers, later, sync, store, now, watched, ended } = await office({ watches: true });
    answers(all(event('a', 120, 180)));
    await sync();
    later(14);
    await sync();
    assert.deepEqual([asked.length, watched.length], [1, 1]);
    const [{ id, token }] = watched as [{ id: string; token: string }];
    const notify = (headers: Record<string, string>) => googleNotifications({ store, now }, new Request(`https://it.example${notificationsPath}`, { method: 'POST', headers }));
    for (const headers of [
      {}, { 'X-Goog-Channel-ID': id, 'X-Goog-Channel-Token': 'guessed', 'X-Goog-Resource-State': 'exists' }, { 'X-Goog-Channel-ID': id, 'X-Goog-Channel-Token': token, 'X-Goog-Resource-State': 'sync' },
    ]) assert.equal((await notify(headers as Record<string, string>))?.status, 204);
    await sync();
    assert.equal(asked.length, 1);
    await notify({ 'X-Goog-Channel-ID': id, 'X-Goog-Channel-Token': token, 'X-Goog-Resource-State': 'exists' });
    await sync();
    assert.equal(asked.length, 2);
    // Renewed while it still tells, and only then ended.
    later(6 * 60);
    await sync();
    assert.deepEqual([watched.length, ended], [2, [id]]);
    assert.ok(!JSON.stringify(await store.transaction((tx) => tx.list('*', { folder: 'calendar-channels/' }))).includes(token));
  });

  it('pages hear that a meeting begins, also where the calendar was read at that very moment, and once', async () => {
    const { answers, later, sync, store, app, now } = await office();
    answers(all(event('a', 10, 12)));
    await sync();
    later(9);
    await sync();
    for (const minutes of [1, 2]) {
      later(minutes);
      const last = await store.transaction((tx) => tx.lastEventId());
      await sync();
      await Promise.all([tellTime({ app, store, now }), tellTime({ app, store, now })]);
      const events = await store.transaction((tx) => tx.eventsAfter('zoe', last));
      assert.deepEqual(events === 'gone' ? events : events.map(({ type }) => type).filter((type) => type === 'dnd.changed'), ['dnd.changed']);
    }
  });

  it('pages hear of the time although that of another user cannot be told', async () => {
    const { answers, later, sync, store, app, now } = await office();
    answers(all(event('a', 1, 30)));
    await store.transaction(async (tx) => {
      await tx.put('*', { path: 'wakes/ada' }, now().toISOString());
      await tx.put('ada', { path: 'do-not-disturb' }, 'nonsense');
      await tx.put('ada', { path: 'presence' }, { messageExpiresAt: now().toISOString(), silentDevices: null });
      await tx.put('ada', { path: 'devices/broken' }, null);
    });
    await sync();
    later(1);
    const last = await store.transaction((tx) => tx.lastEventId());
    await assert.rejects(tellTime({ app, store, now }));
    const events = await store.transaction((tx) => tx.eventsAfter('zoe', last));
    assert.ok(events !== 'gone' && events.some(({ type }) => type === 'dnd.changed'));
  });

  it('a preview says when and why, never with what', async () => {
    const { answers, sync, ask } = await office();
    answers(all(event('a', 10, 30), event('b', 30, 60, { eventType: 'focusTime' }), event('c', 26 * 60, 27 * 60, { eventType: 'outOfOffice' }), event('free', 90, 120, { transparency: 'transparent' })));
    await sync();
    const first = { start: '2026-03-10T09:10:00.000Z', end: '2026-03-10T10:00:00.000Z', reasonKinds: ['meeting', 'focusTime'] };
    assert.deepEqual(await ask('auto-dnd/preview?to=2026-03-10T23:59:59Z'), { windows: [first] });
    assert.deepEqual(await ask('auto-dnd/preview'), { windows: [first, { start: '2026-03-11T11:00:00.000Z', end: '2026-03-11T12:00:00.000Z', reasonKinds: ['outOfOffice'] }] });
    const wrong = await ask('auto-dnd/preview?from=2026-03-10T00:00:00Z&to=2026-03-20T00:00:00Z') as { status: number; errors: unknown[] };
    assert.deepEqual([wrong.status, wrong.errors.length], [422, 1]);
  });

  // Zoe's office is in Toronto: open from 13:00 to 21:00 UTC on that Tuesday.
  it('counts within working hours only, where the user wants that: those of the company, or others of its schedules', async () => {
    const { answers, sync, patch, ask } = await office();
    const at = (text: string): string => `2026-03-${text}:00.000Z`;
    const windows = async () => ((await ask('auto-dnd/preview?to=2026-03-16T00:00:00Z') as AutoDndPreview).windows).map(({ start, end }) => [start, end]);
    answers(all(event('early', 60, 5 * 60), event('late', 11 * 60, 20 * 60), event('night', 16 * 60, 17 * 60)));
    await sync();
    assert.equal((await windows()).length, 2);
    await patch('auto-dnd', { workingHoursOnly: true });
    assert.deepEqual(await windows(), [[at('10T13:00'), at('10T14:00')], [at('10T20:00'), at('10T21:00')]]);
    await patch('auto-dnd', { scheduleId: 'sch-inventory' });
    assert.deepEqual(await windows(), []);
    await patch('auto-dnd', { scheduleId: null });
    assert.equal((await windows()).length, 2);
  });

  it('reachable is said to all of an absence, also to its next working days', async () => {
    const { answers, sync, patch, say, later, dnd: state } = await office();
    answers(all(event('away', -10, 4 * 24 * 60, { eventType: 'outOfOffice' }), event('meeting', 29 * 60, 30 * 60)));
    await sync();
    await patch('auto-dnd', { workingHoursOnly: true });
    assert.equal((await state()).active, false);
    later(5 * 60);
    await sync();
    assert.deepEqual([(await state()).source, (await state()).until], ['calendar', '2026-03-10T21:00:00.000Z']);
    await say('off');
    later(23 * 60);
    await sync();
    assert.deepEqual([(await state()).active, (await state()).override.active], [false, true]);
    later(61);
    await sync();
    assert.deepEqual([(await state()).source, (await state()).until], ['calendar', '2026-03-11T15:00:00.000Z']);
  });

  it('keeps no more of an absence of years than the days that matter', async () => {
    const { answers, sync, patch, store } = await office();
    answers(all(event('away', -365 * 24 * 60, 9 * 365 * 24 * 60, { eventType: 'outOfOffice' })));
    await sync();
    await patch('auto-dnd', { workingHoursOnly: true });
    const busy = await store.transaction((tx) => tx.get('zoe', busyDocument));
    assert.ok(busy && busy.windows.length >= 11 && busy.windows.length <= 12, `${busy?.windows.length}`);
  });

  it('follows the company\'s hours when they change, and has none to keep to when they are gone', async () => {
    const { app, answers, sync, patch, dnd: state, ask } = await office();
    answers(all(event('a', -10, 60)));
    await sync();
    await patch('auto-dnd', { workingHoursOnly: true });
    assert.equal((await state()).active, false);
    await changeFromElsewhere(app, 'admin', 'zoe', 'schedules/sch-office', { timeZone: 'Europe/Warsaw' });
    assert.equal((await state()).source, 'calendar');
    const refused = await patch('auto-dnd', { scheduleId: 'sch-unheard-of' }) as { status: number; errors: { pointer: string }[] };
    assert.deepEqual([refused.status, refused.errors[0]?.pointer], [422, '/scheduleId']);
    await changeFromElsewhere(app, 'admin', 'zoe', 'schedules/sch-office', null);
    // The only hours that are left.
    assert.equal((await state()).active, false);
    assert.equal((await patch('auto-dnd', { workingHoursOnly: true }) as { workingHoursOnly: boolean }).workingHoursOnly, true);
    await patch('auto-dnd', { workingHoursOnly: false });
    await changeFromElsewhere(app, 'admin', 'zoe', 'schedules/sch-inventory', null);
    const { fields } = await ask('capabilities') as Capabilities;
    assert.deepEqual([fields?.['autoDnd.workingHoursOnly']?.access, fields?.['autoDnd.scheduleId']?.access], ['none', 'none']);
    assert.equal((await patch('auto-dnd', { workingHoursOnly: true }) as { status: number }).status, 422);
  });

  it('reads each calendar anew once a day, also where another one is always read whole', async () => {
    const { asked, answers, later, sync, patch } = await office();
    await patch('auto-dnd', { calendarIds: ['primary', 'whole'] });
    answers(({ calendarId, syncToken }) => (calendarId === 'whole' ? { events: [], isAll: true } : syncToken ? changes()() : all()()));
    await sync();
    for (let hours = 0; hours < 25; hours += 1) {
      later(60);
      await sync();
    }
    const anew = asked.filter(({ calendarId, syncToken }) => calendarId === 'primary' && syncToken === undefined);
    assert.equal(anew.length, 2);
  });

  it('a day is a day of the calendar that it stands in', async () => {
    const { answers, sync, patch, ask } = await office();
    await patch('auto-dnd', { calendarIds: ['primary', 'tokyo'], includeAllDay: true });
    const day = (id: string): CalendarEvent => ({ id, start: { date: '2026-03-12' }, end: { date: '2026-03-13' } });
    answers(({ calendarId }) => ({ ...all(day(calendarId))(), timeZone: calendarId === 'tokyo' ? 'Asia/Tokyo' : 'Europe/Warsaw' }));
    await sync();
    assert.deepEqual(await ask('auto-dnd/preview?to=2026-03-14T00:00:00Z'), { windows: [{ start: '2026-03-11T15:00:00.000Z', end: '2026-03-12T23:00:00.000Z', reasonKinds: ['allDay'] }] });
  });

  it('who connects again is told of changes again: what the last connection had promised is over', async () => {
    const { app, store, answers, later, sync, watched } = await office({ watches: true });
    answers(all());
    await sync();
    later(1);
    await app.change('zoe', 'provider', [], async (context) => {
      await context.tx.put('zoe', grantDocument('google-calendar'), 'another grant');
      await calendarConnected(context, 'google-calendar');
    });
    await sync();
    assert.equal(watched.length, 2);
    assert.equal((await store.transaction((tx) => tx.list('*', { folder: 'calendar-channels/' }))).length, 1);
  });

  it('a promise to tell of changes that comes after the user disconnected is given back', async () => {
    const { store, answers, sync, watched, ended, onWatch } = await office({ watches: true });
    answers(all());
    onWatch(() => store.transaction((tx) => tx.remove('zoe', grantDocument('google-calendar'))));
    await sync();
    assert.deepEqual(ended, watched.map(({ id }) => id));
    assert.equal((await store.transaction((tx) => tx.list('*', { folder: 'calendar-channels/' }))).length, 0);
  });

  it('a calendar that is followed no longer counts no longer, and is read again when it is', async () => {
    const { answers, sync, dnd: state, patch, later, ask } = await office();
    answers(all(event('a', -10, 240)));
    await sync();
    await patch('auto-dnd', { enabled: false, integrationId: null });
    await sync();
    assert.deepEqual(await ask('auto-dnd/preview'), { windows: [] });
    later(90);
    await patch('auto-dnd', { enabled: true });
    await sync();
    assert.equal((await state()).source, 'calendar');
  });

  it('what the administrator switches off ends at once, and comes back with the calendar', async () => {
    const { app, answers, sync, dnd: state, say, later } = await office();
    answers(all(event('a', -10, 240)));
    await sync();
    await say('on');
    await changeFromElsewhere(app, 'admin', 'zoe', 'integrations/google-calendar', { status: 'disabledByAdmin' });
    assert.deepEqual([(await state()).source, (await state()).calendar.activeWindow], ['manual', null]);
    await say('clear');
    later(120);
    await sync();
    assert.equal((await state()).active, false);
    await changeFromElsewhere(app, 'admin', 'zoe', 'integrations/google-calendar', { status: 'connected' });
    later(15);
    await sync();
    assert.equal((await state()).source, 'calendar');
  });

  it('a preview of a day that does not exist is refused', async () => {
    const { ask } = await office();
    for (const query of ['from=2026-99-99T00:00:00Z', 'to=2026-99-99T00:00:00Z']) assert.equal(((await ask(`auto-dnd/preview?${query}`)) as { status: number }).status, 422);
  });

  it('an answer that comes after the user chose another account is none', async () => {
    const { answers, sync, dnd: state, store } = await office();
    answers(() => {
      // While the answer is on its way.
      void store.transaction((tx) => tx.put('zoe', grantDocument('google-calendar'), 'another grant'));
      return all(event('a', -10, 240))();
    });
    await sync();
    assert.equal((await state()).active, false);
  });
});

describe('Google\'s calendar interface', () => {
  async function google(t: Owner, answer: Answer, notifications?: string) {
    const { options, seen, tokens } = await answeringGoogle(t, answer);
    const feed = googleCalendar({ ...options, notifications });
    const question = { calendarId: 'primary', from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-23T00:00:00Z') };
    return { feed, question, seen, tokens };
  }
  const item = (id: string) => ({ id, status: 'confirmed', summary: 'Never stored', start: { dateTime: '2026-03-10T10:00:00Z' }, end: { dateTime: '2026-03-10T11:00:00Z' } });

  it('is read page by page, and only in what the rules need', async (t) => {
    const { feed, question, seen } = await google(t, (url, { headers }) => {
      assert.equal(headers.authorization, 'Bearer token');
      return url.searchParams.has('pageToken') ? { body: { items: [item('b')], nextSyncToken: 'next', timeZone: 'Europe/Warsaw' } } : { body: { items: [item('a')], nextPageToken: '2' } };
    });
    const [answer] = await feed.read('grant', [question]);
    assert.deepEqual([answer?.events.length, answer?.syncToken, answer?.timeZone, answer?.isAll], [2, 'next', 'Europe/Warsaw', true]);
    assert.ok(!JSON.stringify(answer).includes('Never stored'));
    assert.equal(seen[0]?.searchParams.get('singleEvents'), 'true');
    assert.ok(!/summary|description|email|location/.test(seen[0]?.searchParams.get('fields') ?? 'summary'));
  });

  it('that has forgotten what a token was about (410) is read anew', async (t) => {
    const { feed, question, seen } = await google(t, (url) => url.searchParams.has('syncToken')
      ? { status: 410, body: { error: { code: 410, message: 'Sync token is no longer valid' } } } : { body: { items: [item('a')] } });
    const [answer] = await feed.read('grant', [{ ...question, syncToken: 'old' }]);
    assert.deepEqual([answer?.isAll, answer?.events.length], [true, 1]);
    assert.equal(seen[0]?.searchParams.get('timeMin'), null);
    assert.equal(seen[1]?.searchParams.get('timeMin'), '2026-03-09T00:00:00.000Z');
  });

  it('E19 that breaks off after the first page gives nothing, rather than half a list', async (t) => {
    const { feed, question } = await google(t, (url) => url.searchParams.has('pageToken')
      ? { status: 503, body: { error: { code: 503 } } } : { body: { items: [item('a')], nextPageToken: '2' } });
    await assert.rejects(feed.read('grant', [question]), (error) => !(error instanceof ConnectFailure));
  });

  it('is asked for each calendar by itself, so fifty-one are no more than one request can hold', async (t) => {
    const { feed, question, seen } = await google(t, (url) => ({ body: { items: [item(url.pathname)] } }));
    const calendars = Array.from({ length: 51 }, (_, index) => `calendar-${index}`);
    const answers = await feed.read('grant', calendars.map((calendarId) => ({ ...question, calendarId })));
    assert.deepEqual(seen.map(({ pathname }) => pathname.split('/')[4]), calendars);
    assert.equal(new Set(answers.flatMap(({ events }) => events.map(({ id }) => id))).size, 51);
  });

  it('is asked to tell of changes where it can reach us, and to stop', async (t) => {
    const bodies: string[] = [];
    const { feed, seen } = await google(t, (_url, _request, body) => {
      bodies.push(body);
      return { body: { resourceId: 'resource', expiration: '1800000000000' } };
    }, 'https://phone.example/google/notifications');
    assert.deepEqual(await feed.watch?.('grant', 'primary', { id: 'channel', token: 'secret' }), { resourceId: 'resource', expiresAt: new Date(1_800_000_000_000) });
    await feed.unwatch?.('grant', { id: 'channel', resourceId: 'resource' });
    assert.deepEqual(seen.map(({ pathname }) => pathname), ['/calendar/v3/calendars/primary/events/watch', '/calendar/v3/channels/stop']);
    assert.deepEqual(bodies.map((body) => JSON.parse(body) as unknown), [
      { id: 'channel', token: 'secret', type: 'web_hook', address: 'https://phone.example/google/notifications' }, { id: 'channel', resourceId: 'resource' },
    ]);
  });

  it('that refuses the token gets a fresh one, and wants the user to connect again only when it refuses that', async (t) => {
    let refuses = 1;
    const { feed, question, tokens } = await google(t, () => (refuses-- > 0 ? { status: 401, body: { error: { code: 401 } } } : { body: { items: [item('a')] } }));
    assert.equal((await feed.read('grant', [question]))[0]?.events.length, 1);
    assert.deepEqual(tokens, [false, true]);
    refuses = 2;
    await assert.rejects(feed.read('grant', [question]), ConnectFailure);
  });

  it('that knows one of the calendars no more is believed: nothing is in it', async (t) => {
    const { feed, question } = await google(t, (url) => (url.pathname.includes('gone') ? { status: 404, body: { error: { code: 404 } } } : { body: { items: [item('a')] } }));
    const answers = await feed.read('grant', [{ ...question, calendarId: 'gone', syncToken: 'old' }, question]);
    assert.deepEqual(answers.map(({ events, isAll, syncToken }) => [events.length, isAll, syncToken]), [[0, true, undefined], [1, true, undefined]]);
  });
});
