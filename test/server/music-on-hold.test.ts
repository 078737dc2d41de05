import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { HoldPiece, MusicOnHold } from '../../src/client/contract/music-on-hold.ts';
import { eventsOf, forAll, problem, serve, type Server } from './helpers.ts';
import { m4a, mp3, wav } from './sound.ts';

const music = '/v1/me/music-on-hold';
const audio = `${music}/audio`;
const json = async <T>(response: Response): Promise<T> => await response.json() as T;

describe('music on hold', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  it('is one of the company\'s pieces, the user\'s own, or silence', async () => {
    const { body } = await server.read<MusicOnHold>(music);
    assert.deepEqual(body, { source: 'system', systemId: 'harbour', audio: null });
    const { body: pieces } = await server.read<{ items: HoldPiece[] }>(`${music}/system`);
    assert.deepEqual(pieces.items.map(({ id, name }) => [id, name]), [['morning', 'Morning light'], ['harbour', 'Harbour at night'], ['waltz', 'Slow waltz']]);
    assert.equal((await server.patch(music, { systemId: 'waltz' })).status, 200);
    assert.equal((await server.patch(music, { source: 'off' })).status, 200);
    assert.deepEqual((await server.read<MusicOnHold>(music)).body, { source: 'off', systemId: 'waltz', audio: null });
  });

  it('is the first of the company\'s where nothing was chosen', async () => {
    assert.deepEqual((await server.read<MusicOnHold>(music, 'omar')).body, { source: 'system', systemId: 'morning', audio: null });
  });

  it('refuses what is not there, and what the provider does not offer', async () => {
    const unknown = await problem(await server.patch(music, { systemId: 'nothing' }), 422, 'validation.failed');
    assert.deepEqual(unknown.errors, [{ pointer: '/systemId', code: 'unknownReference' }]);
    const silent = await problem(await server.patch(music, { source: 'off' }, 'ada'), 422, 'validation.failed');
    assert.deepEqual(silent.errors, [{ pointer: '/source', code: 'notAllowed', params: { allowed: ['system', 'custom'] } }]);
    await problem(await server.patch(music, { source: 'custom' }), 409, 'moh.noCustomAudio');
    const { errors } = await problem(await server.patch(music, { audio: null }), 422, 'validation.failed');
    assert.equal(errors?.[0]?.code, 'readOnly');
  });

  it('wants an ETag, and says when it is stale', async () => {
    await problem(await server.call(music, { method: 'PATCH', body: { source: 'off' } }), 428, 'precondition.required');
    await problem(await server.call(music, { method: 'PATCH', body: { source: 'off' }, headers: { 'If-Match': '"old"' } }), 412, 'precondition.failed');
  });

  it('is only looked at where the administrator keeps it', async () => {
    const { reason } = await problem(await server.patch(music, { source: 'off' }, 'omar'), 403, 'capability.readOnly');
    assert.deepEqual(reason, { code: 'adminLocked', lockedBy: 'account' });
    await problem(await server.call(audio, { method: 'PUT', raw: wav(12), user: 'omar', headers: { 'Content-Type': 'audio/wav' } }), 403, 'capability.readOnly');
  });

  it('comes in a batch with the company\'s pieces, which can be listened to', async () => {
    const { body } = await server.read<{ items: Record<string, { status: number }> }>('/v1/me/batch?resource=music-on-hold&resource=music-on-hold/system');
    assert.deepEqual(Object.values(body.items).map(({ status }) => status), [200, 200]);
    const piece = await server.call(`${music}/system/waltz/audio`);
    assert.equal(piece.headers.get('Content-Type'), 'audio/wav');
    assert.equal((await piece.arrayBuffer()).byteLength, 44 + 36 * 16_000);
    assert.equal((await server.call(`${music}/system/nothing/audio`)).status, 404);
  });
});

describe('a sound of one\'s own for callers on hold', () => {
  let server: Server;
  const all = forAll();
  beforeEach(async () => { server = await serve(all); });
  const put = (body: Uint8Array<ArrayBuffer>, type = 'audio/wav', user = 'zoe', headers: Record<string, string> = {}): Promise<Response> =>
    server.call(audio, { method: 'PUT', raw: body, user, headers: { 'Content-Type': type, ...headers } });

  it('is what callers hear from then on, and is served as it was sent', async () => {
    const events = await eventsOf(await server.call('/v1/me/events'));
    const sent = mp3(30);
    const answer = await json<MusicOnHold>(await put(sent, 'audio/mpeg'));
    assert.equal(answer.source, 'custom');
    assert.deepEqual({ ...answer.audio, etag: '', updatedAt: '' }, { contentType: 'audio/mpeg', durationSeconds: 30, sizeBytes: sent.length, etag: '', updatedAt: '' });
    const { body } = await server.read<MusicOnHold>(music);
    assert.deepEqual(body, answer);
    const served = await server.call(audio);
    assert.equal(served.headers.get('ETag'), answer.audio?.etag);
    assert.deepEqual(new Uint8Array(await served.arrayBuffer()), sent);
    assert.equal((await events.next())?.data['resource'], 'music-on-hold');
    await events.cancel();
  });

  it('stays while another source is chosen, and can be chosen again', async () => {
    await put(wav(12));
    await server.patch(music, { source: 'system' });
    const { body } = await server.read<MusicOnHold>(music);
    assert.deepEqual([body.source, body.audio?.durationSeconds], ['system', 12]);
    assert.equal((await server.patch(music, { source: 'custom' })).status, 200);
  });

  it('is replaced and removed only by who knows the one that is there', async () => {
    const { body } = await server.read<MusicOnHold>(music, 'ada');
    assert.deepEqual([body.source, body.audio?.durationSeconds], ['custom', 24]);
    await problem(await put(wav(12), 'audio/wav', 'ada'), 428, 'precondition.required');
    await problem(await put(wav(12), 'audio/wav', 'ada', { 'If-Match': '"another"' }), 412, 'precondition.failed');
    const replaced = await json<MusicOnHold>(await put(wav(12), 'audio/wav', 'ada', { 'If-Match': body.audio?.etag ?? '' }));
    assert.equal(replaced.audio?.durationSeconds, 12);
    assert.equal((await server.call(audio, { method: 'DELETE', user: 'ada', headers: { 'If-Match': replaced.audio.etag } })).status, 204);
    assert.deepEqual((await server.read<MusicOnHold>(music, 'ada')).body, { source: 'system', systemId: 'waltz', audio: null });
    assert.equal((await server.call(audio, { user: 'ada' })).status, 404);
  });

  it('leaves silence as it is when it is removed', async () => {
    const { audio: sound } = await json<MusicOnHold>(await put(wav(12)));
    await server.patch(music, { source: 'off' });
    await server.call(audio, { method: 'DELETE', headers: { 'If-Match': sound?.etag ?? '' } });
    assert.equal((await server.read<MusicOnHold>(music)).body.source, 'off');
  });

  it('is refused when it is too short, too long, too big, of another kind or no sound at all', async () => {
    const { body: { audio: adas } } = await server.read<MusicOnHold>(music, 'ada');
    await server.call(audio, { method: 'DELETE', user: 'ada', headers: { 'If-Match': adas?.etag ?? '' } });
    assert.deepEqual((await problem(await put(wav(4)), 422, 'audio.tooShort')).params, { minSeconds: 10 });
    assert.deepEqual((await problem(await put(wav(125), 'audio/wav', 'ada'), 422, 'audio.tooLong')).params, { maxSeconds: 120 });
    assert.deepEqual((await problem(await put(new Uint8Array(2_097_153), 'audio/wav', 'ada'), 413, 'payload.tooLarge')).params, { maxBytes: 2_097_152 });
    await problem(await put(m4a(30), 'audio/mp4', 'ada'), 415, 'mediaType.unsupported');
    await problem(await put(wav(12), 'text/plain'), 415, 'mediaType.unsupported');
    await problem(await put(new Uint8Array(500)), 422, 'audio.undecodable');
    await problem(await put(mp3(30), 'audio/wav'), 422, 'audio.undecodable');
    assert.equal((await server.read<MusicOnHold>(music)).body.audio, null);
  });

  it('is nobody else\'s', async () => {
    await put(wav(12));
    assert.equal((await server.call(audio, { user: 'omar' })).status, 404);
  });
});
