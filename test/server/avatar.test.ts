import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventsOf, forAll, problem, serve, type Server } from './helpers.ts';

const path = '/v1/me/profile/avatar';
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number): number[] => [value >> 8, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];
const le32 = (value: number): number[] => u32(value).reverse();
const segment = (marker: number, data: readonly number[]): number[] => [0xff, marker, ...u16(data.length + 2), ...data];
const chunk = (name: string, data: readonly number[]): number[] => [...u32(data.length), ...ascii(name), ...data, 0, 0, 0, 0];

/** Files as cameras and phones write them: a picture's head, with the place it was taken at. */
const secret = 'GPS 52.2297N 21.0122E';
const jpeg = (side: number): Uint8Array<ArrayBuffer> => new Uint8Array([
  0xff, 0xd8, ...segment(0xe0, ascii('JFIF\0')), ...segment(0xe1, ascii(`Exif\0\0${secret}`)), ...segment(0xfe, ascii(secret)),
  ...segment(0xc0, [8, ...u16(side), ...u16(side), 1, 1, 0x11, 0]), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 0xff, 0xd0, 3,
  0xff, 0xd9, ...ascii(secret),
]);
const png = (side: number): Uint8Array<ArrayBuffer> => new Uint8Array([
  0x89, ...ascii('PNG\r\n\x1a\n'), ...chunk('IHDR', [...u32(side), ...u32(side), 8, 2, 0, 0, 0]), ...chunk('eXIf', ascii(secret)),
  ...chunk('tEXt', ascii(secret)), ...chunk('IDAT', [1, 2, 3]), ...chunk('IEND', []), ...ascii(secret),
]);
const webp = (side: number, extra: readonly number[] = []): Uint8Array<ArrayBuffer> => {
  const chunks = [
    ...ascii('VP8X'), ...le32(10), 0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...extra,
    ...ascii('VP8L'), ...le32(6), 0x2f, ...le32((side - 1) | ((side - 1) << 14)), 0, ...ascii('EXIF'), ...le32(22), ...ascii(`${secret} `),
  ];
  return new Uint8Array([...ascii('RIFF'), ...le32(chunks.length + 4), ...ascii('WEBP'), ...chunks]);
};

describe('the user\'s picture', () => {
  let server: Server;
  const all = forAll();
  before(async () => { server = await serve(all); });

  /** The tag of the picture there is, as `If-Match`. */
  const match = async (user = 'zoe'): Promise<Record<string, string>> => {
    const etag = (await server.call(path, { user })).headers.get('ETag');
    return etag === null ? {} : { 'If-Match': etag };
  };
  const put = async (raw: Uint8Array<ArrayBuffer> | string, type = 'image/png', user = 'zoe') =>
    server.call(path, { method: 'PUT', raw, headers: { 'Content-Type': type, ...await match(user) }, user });

  for (const [type, file] of [['image/jpeg', jpeg(512)], ['image/png', png(512)], ['image/webp', webp(512)]] as const) {
    it(`keeps a picture of type ${type}, without the place it was taken at, and serves it back`, async () => {
      const response = await put(file, type);
      assert.equal(response.status, 200, await response.clone().text());
      const avatar = await response.json() as { etag: string; contentType: string };
      assert.deepEqual({ ...avatar, etag: '' }, { etag: '', contentType: type, sizes: [{ px: 512, url: path }] });
      const served = await server.call(path);
      assert.equal(served.headers.get('Content-Type'), type);
      assert.equal(served.headers.get('ETag'), avatar.etag);
      assert.equal(served.headers.get('X-Content-Type-Options'), 'nosniff');
      const bytes = Buffer.from(await served.arrayBuffer());
      assert.ok(bytes.length > 40 && bytes.length < file.length);
      assert.ok(!bytes.includes('GPS'), 'the place is gone');
      assert.deepEqual((await server.read<{ avatar: unknown }>('/v1/me/profile')).body.avatar, avatar);
      assert.equal((await server.call(path, { headers: { 'If-None-Match': avatar.etag } })).status, 304);
    });
  }

  it('refuses what is not what it says, is no picture, or breaks off', async () => {
    const cut = jpeg(512).subarray(0, 60);
    for (const [file, type] of [[jpeg(512), 'image/png'], ['<svg/>', 'image/png'], ['', 'image/jpeg'], [cut, 'image/jpeg'], [png(512).subarray(0, 70), 'image/png']] as const) {
      await problem(await put(file, type), 422, 'image.undecodable');
    }
  });

  it('refuses pictures that move', async () => {
    await problem(await put(webp(512, [...ascii('ANIM'), ...le32(6), 0, 0, 0, 0, 0, 0]), 'image/webp'), 422, 'image.undecodable');
  });

  it('refuses types that are not pictures of ours', async () => {
    for (const type of ['image/svg+xml', 'image/gif', 'text/html']) await problem(await put('<svg/>', type), 415, 'mediaType.unsupported');
  });

  it('refuses what is too small or too large, and says where the limit is', async () => {
    assert.deepEqual((await problem(await put(png(127)), 422, 'image.tooSmall')).params, { minPx: 128 });
    assert.deepEqual((await problem(await put(png(4097)), 422, 'image.tooLarge')).params, { maxPx: 4096 });
    assert.deepEqual((await problem(await put(new Uint8Array(2_097_153)), 413, 'payload.tooLarge')).params, { maxBytes: 2_097_152 });
  });

  it('says so to other pages, but not when the same picture is set again', async () => {
    const stream = eventsOf(await server.call('/v1/me/events', { user: 'ada' }));
    const set = async (file: Uint8Array<ArrayBuffer>) => { assert.equal((await put(file, 'image/png', 'ada')).status, 200); };
    await set(png(200));
    assert.equal((await stream.next())?.data.resource, 'profile');
    const { etag } = await server.read('/v1/me/profile', 'ada');
    await set(png(200));
    assert.equal((await server.read('/v1/me/profile', 'ada')).etag, etag);
    await stream.cancel();
  });

  it('is removed, also when there is none', async () => {
    await put(png(512));
    for (const _ of [1, 2]) assert.equal((await server.call(path, { method: 'DELETE', headers: await match() })).status, 204);
    await problem(await server.call(path), 404, 'notFound');
    assert.equal((await server.read<{ avatar: unknown }>('/v1/me/profile')).body.avatar, null);
  });

  it('is changed only by who has seen the present one', async () => {
    await put(png(512));
    const { 'If-Match': old = '' } = await match();
    const [type, raw] = [{ 'Content-Type': 'image/png' }, png(300)];
    await problem(await server.call(path, { method: 'PUT', raw, headers: type }), 428, 'precondition.required');
    await problem(await server.call(path, { method: 'DELETE' }), 428, 'precondition.required');
    await put(png(400));
    const current = (await match())['If-Match'];
    assert.notEqual(current, old);
    for (const stale of [old, '*']) {
      const refused = await problem(await server.call(path, { method: 'PUT', raw, headers: { ...type, 'If-Match': stale } }), 412, 'precondition.failed');
      assert.equal(refused.currentEtag, current);
      await problem(await server.call(path, { method: 'DELETE', headers: { 'If-Match': stale } }), 412, 'precondition.failed');
    }
    assert.equal((await match())['If-Match'], current);
  });

  it('cannot be changed where the administrator locked it', async () => {
    await problem(await put(png(512), 'image/png', 'omar'), 403, 'capability.readOnly');
    await problem(await server.call(path, { method: 'DELETE', user: 'omar' }), 403, 'capability.readOnly');
  });
});
