import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { keyFile } from '../../server/src/node/secret.ts';
import { demoTokens } from '../../server/src/node/tokens.ts';
import { forAll, problem, serve, type Server, temporaryFolder } from './helpers.ts';

describe('bad input', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  const patchProfile = async (body: unknown, extra: Record<string, string> = {}) =>
    server.call('/v1/me/profile', { method: 'PATCH', body, headers: { 'If-Match': (await server.read('/v1/me/profile')).etag, ...extra } });

  it('malformed JSON is 400', async () => {
    for (const raw of ['{"firstName":', '', 'undefined', '{"__proto__": {"firstName": "x"}}', new Uint8Array([0x22, 0xff, 0xfe, 0x22])]) {
      const response = await server.call('/v1/me/profile', { method: 'PATCH', raw, headers: { 'If-Match': '"x"', 'Content-Type': 'application/json' } });
      await problem(response, 400, 'request.malformed');
    }
  });

  it('an unknown member is 422 and named by a pointer', async () => {
    const { errors } = await problem(await patchProfile({ firstName: 'Zo', nickname: 'Z', 'a/b~c': 1 }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/nickname', code: 'unknownMember' }, { pointer: '/a~1b~0c', code: 'unknownMember' }]);
  });

  it('wrong values are 422, all of them at once, each with its pointer, code and limit', async () => {
    const { errors } = await problem(await patchProfile({ firstName: '  ', lastName: 'x'.repeat(65), jobTitle: 7, timeZone: 'Mars/Olympus', displayName: 'a\u0007b' }), 422, 'validation.failed');
    assert.deepEqual(errors, [
      { pointer: '/firstName', code: 'required' },
      { pointer: '/lastName', code: 'tooLong', params: { max: 64 } },
      { pointer: '/displayName', code: 'pattern' },
      { pointer: '/jobTitle', code: 'invalid' },
      { pointer: '/timeZone', code: 'invalid' },
    ]);
  });

  it('a language the provider does not offer is 422', async () => {
    const { errors } = await problem(await patchProfile({ language: 'tlh' }), 422, 'validation.failed');
    assert.equal(errors?.[0]?.pointer, '/language');
    assert.equal(errors?.[0]?.code, 'notAllowed');
  });

  it('a body that is not an object is 422', async () => {
    for (const body of [[], 'text', 1, null]) await problem(await patchProfile(body), 422, 'validation.failed');
  });

  it('a member that can only be read is 422 readOnly', async () => {
    const { errors } = await problem(await patchProfile({ updatedAt: '2026-01-01T00:00:00Z' }), 422, 'validation.failed');
    assert.deepEqual(errors, [{ pointer: '/updatedAt', code: 'readOnly' }]);
  });

  it('a nested member that can only be read is readOnly too, one that is nowhere stays unknown', async () => {
    const path = '/v1/me/notification-preferences';
    const { errors } = await problem(await server.patch(path, { missedCalls: { email: 'x', nothing: 1, constructor: 1 }, browser: { email: 'x' } }), 422, 'validation.failed');
    assert.deepEqual(errors, [
      { pointer: '/missedCalls/email', code: 'readOnly' }, { pointer: '/missedCalls/nothing', code: 'unknownMember' },
      { pointer: '/missedCalls/constructor', code: 'unknownMember' }, { pointer: '/browser/email', code: 'unknownMember' },
    ]);
    const avatar = await problem(await patchProfile({ avatar: null }), 422, 'validation.failed');
    assert.deepEqual(avatar.errors, [{ pointer: '/avatar', code: 'readOnly' }]);
  });

  it('a name that nobody can see, or that turns or breaks the text around it, is 422', async () => {
    const names = [
      '\u200b\u202e', '\u200b', '\u2060\ufeff\u00ad', '\u3164', '\u2800', '\ufe0f', // nothing to see
      'a\u202eb', 'a\u202ab', 'a\u2066b\u2069', // bidi controls
      'a\ud800', '\udc00b', 'a\ude00\ud83d', // halves of characters
    ];
    for (const firstName of names) {
      const { errors } = await problem(await patchProfile({ firstName }), 422, 'validation.failed');
      assert.deepEqual(errors, [{ pointer: '/firstName', code: 'pattern' }], JSON.stringify(firstName));
    }
    for (const firstName of ['מרים', 'علی\u200cرضا', '山田', 'José', '👩\u200d🚀', 'a\u200eb', '-']) {
      assert.equal((await patchProfile({ firstName, lastName: '' })).status, 200, JSON.stringify(firstName));
    }
  });

  it('a time zone is kept as it is spelled, whatever its case was', async () => {
    const kept = async (timeZone: string) => ((await (await patchProfile({ timeZone })).json()) as { timeZone: string }).timeZone;
    assert.equal(await kept('europe/warsaw'), 'Europe/Warsaw');
    assert.equal(await kept('america/new_york'), 'America/New_York');
    assert.equal(await kept('utc'), 'UTC');
    // Another name of a zone stays the one that was chosen: browsers do not agree on which is the main one.
    assert.equal(await kept('Asia/Kolkata'), 'Asia/Kolkata');
    assert.match(await kept('asia/kolkata'), /^Asia\/(Kolkata|Calcutta)$/);
  });

  it('names may be as long as their limit in characters of any script', async () => {
    const response = await patchProfile({ firstName: '😀'.repeat(64), lastName: '\u0065\u0301' });
    assert.equal(response.status, 200);
    const body = await response.json() as { firstName: string; lastName: string };
    assert.equal([...body.firstName].length, 64);
    assert.equal(body.lastName, '\u00e9');
  });

  it('a failed write changes nothing', async () => {
    const before = await server.read('/v1/me/profile');
    await problem(await patchProfile({ firstName: 'Changed', timeZone: 'nowhere' }), 422, 'validation.failed');
    await problem(await server.call('/v1/me/profile', { method: 'PATCH', body: { firstName: 'Changed' } }), 428, 'precondition.required');
    assert.deepEqual(await server.read('/v1/me/profile'), before);
  });

  it('too large is 413, also when the length is not told beforehand', async () => {
    const big = JSON.stringify({ firstName: 'x'.repeat(70_000) });
    const headers = { 'If-Match': '"x"', 'Content-Type': 'application/json' };
    const known = await problem(await server.call('/v1/me/profile', { method: 'PATCH', raw: big, headers }), 413, 'payload.tooLarge');
    assert.deepEqual(known.params, { maxBytes: 65_536 });
    const chunks = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 70_000; sent += 10_000) controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)));
        controller.close();
      },
    });
    await problem(await server.call('/v1/me/profile', { method: 'PATCH', raw: chunks, headers }), 413, 'payload.tooLarge');
  });

  it('another media type is 415 and says which are taken', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json']) {
      const { params } = await problem(await server.call('/v1/me/profile', { method: 'PATCH', raw: '{}', headers: { 'If-Match': '"x"', 'Content-Type': type } }), 415, 'mediaType.unsupported');
      assert.deepEqual(params, { accepted: ['application/merge-patch+json', 'application/json'] });
    }
  });

  it('a write without If-Match is 428, a stale one 412 with the newer tag, and * is never enough', async () => {
    await problem(await server.call('/v1/me/profile', { method: 'PATCH', body: { jobTitle: 'a' } }), 428, 'precondition.required');
    const { etag } = await server.read('/v1/me/profile');
    const { etag: newer } = await server.patch('/v1/me/profile', { jobTitle: 'Newer' }).then(() => server.read('/v1/me/profile'));
    for (const stale of [etag, '*', `W/${newer}`, 'nonsense']) {
      const response = await server.call('/v1/me/profile', { method: 'PATCH', body: { jobTitle: 'Stale' }, headers: { 'If-Match': stale } });
      assert.equal((await problem(response, 412, 'precondition.failed')).currentEtag, newer);
    }
    assert.equal((await server.read<{ jobTitle: string }>('/v1/me/profile')).body.jobTitle, 'Newer');
  });

  it('no token, a wrong one and a forged one are 401', async () => {
    const good = await server.token();
    const [head, payload, signature] = good.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const other = Buffer.from(Buffer.from(payload ?? '', 'base64url').toString().replace('zoe', 'omar')).toString('base64url');
    for (const token of ['nonsense', none, `${head}.${other}.${signature}`, `${good}x`]) {
      const response = await server.call('/v1/me/profile', { token });
      assert.match(response.headers.get('WWW-Authenticate') ?? '', /^Bearer error="invalid_token"/);
      await problem(response, 401, 'auth.required');
    }
    await problem(await fetch(`${server.url}/v1/me/profile`), 401, 'auth.required');
    await problem(await fetch(`${server.url}/v1/me/nothing`), 401, 'auth.required');
  });

  it('an expired token is 401 and says so', async (t) => {
    const dataDir = await temporaryFolder(t);
    const own = await serve(t, { dataDir });
    const { token } = await demoTokens(keyFile(join(dataDir, 'tokens.key')), -1).sign('zoe');
    await problem(await own.call('/v1/me/profile', { token }), 401, 'auth.expired');
  });

  it("another user's device is 404, and stays", async () => {
    for (const method of ['GET', 'DELETE', 'PATCH']) {
      const response = await server.call('/v1/me/devices/dev-pixel', { method, user: 'omar', headers: { 'If-Match': '"x"' }, ...(method === 'PATCH' && { body: {} }) });
      if (method === 'DELETE') await problem(response, 403, 'capability.none');
      else await problem(response, 404, 'notFound');
    }
    await problem(await server.call('/v1/me/devices/dev-pixel', { method: 'DELETE', user: 'ada', headers: { 'If-Match': '"x"' } }), 404, 'notFound');
    assert.equal((await server.call('/v1/me/devices/dev-pixel')).status, 200);
  });

  it('a field locked by the administrator is 403 with the reason, before its value is looked at', async () => {
    const { etag } = await server.read('/v1/me/profile', 'omar');
    for (const firstName of ['Fine', '']) {
      const response = await server.call('/v1/me/profile', { method: 'PATCH', user: 'omar', body: { firstName }, headers: { 'If-Match': etag } });
      const { reason, errors } = await problem(response, 403, 'capability.readOnly');
      assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
      assert.deepEqual(errors, [{ pointer: '/firstName', code: 'readOnly' }]);
    }
    assert.equal((await server.patch('/v1/me/profile', { timeZone: 'Europe/Paris' }, 'omar')).status, 200);
  });

  it('a locked feature is 403 with the reason; one that is absent is not even read', async () => {
    const missed = await problem(await server.patch('/v1/me/notification-preferences', { missedCalls: { enabled: false } }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(missed.reason, { code: 'adminLocked', lockedBy: 'account' });
    // Each member by its own feature.
    await problem(await server.patch('/v1/me/notification-preferences', { browser: { sound: false } }, 'omar'), 403, 'capability.readOnly');
    assert.equal((await server.patch('/v1/me/notification-preferences', { browser: { sound: false } }, 'ada')).status, 200);
    const absent = await problem(await server.call('/v1/me/auto-dnd', { user: 'ada' }), 403, 'capability.none');
    assert.deepEqual(absent.reason, { code: 'planLimitation' });
  });

  it('an unknown path is 404, a wrong verb 405 with those allowed', async () => {
    for (const path of ['/v1/me/nope', '/v1/me/profile/', '/v1/me/devices/', '/v1/me/devices/%E0%A4%A', '/v1/other']) await problem(await server.call(path), 404, 'notFound');
    const response = await server.call('/v1/me/profile', { method: 'DELETE' });
    assert.equal(response.headers.get('Allow'), 'GET, PATCH, HEAD, OPTIONS');
    await problem(response, 405, 'method.notAllowed');
  });

  it('what is not HTTP is refused and the next request is served', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\nnonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => { text += data.toString(); });
      socket.on('close', () => resolve(text));
    });
    assert.match(answer, /^HTTP\/1\.1 4\d\d/);
    assert.equal((await server.call('/v1/me/profile')).status, 200);
  });
});
