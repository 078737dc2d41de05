import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { staticFiles } from '../../server/src/node/static.ts';
import { clientOf, demoConfig, type Owner, portal, problem, serve, temporaryFolder } from './helpers.ts';
import { startServer } from '../../server/src/node/serve.ts';

const main = fileURLToPath(new URL('../../server/src/node/main.ts', import.meta.url));

/** The server as a process of its own. */
function start(t: Owner, env: Record<string, string>, args: readonly string[] = []) {
  const child: ChildProcess = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', GOOGLE_PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const url = /ready at (http\S+)/.exec(output)?.[1];
        if (url) resolve(url);
      });
    }
    child.once('exit', () => reject(new Error(output)));
  });
  ready.catch(() => undefined);
  const exited = once(child, 'exit').then(([code]) => ({ code: code as number | null, output }));
  return { child, ready, exited };
}

describe('starting', () => {
  it('keeps everything over a restart, tokens included, and --reset brings the sample data back', async (t) => {
    const dataDir = await temporaryFolder(t);
    const first = await serve(t, { dataDir });
    const token = await first.token();
    await first.patch('/v1/me/profile', { firstName: 'Renamed' });
    await first.close();
    const second = await serve(t, { dataDir });
    const kept = await second.call('/v1/me/profile', { token });
    assert.equal(((await kept.json()) as { firstName: string }).firstName, 'Renamed');
    await second.close();
    const third = await serve(t, { dataDir, reset: true });
    assert.equal((await third.read('/v1/me/profile')).body['firstName'], 'Zoë');
  });

  it('says its address when it is ready, and Ctrl-C ends it at once with a stream open', async (t) => {
    const dataDir = await temporaryFolder(t);
    const { child, ready, exited } = start(t, { DATA_DIR: dataDir });
    const url = await ready;
    const server = clientOf({ url, stopGoogle: async () => {}, close: async () => {} });
    const stream = await server.call('/v1/me/events');
    child.kill('SIGINT');
    const { code, output } = await exited;
    assert.equal(code, 0, output);
    await stream.text().catch(() => '');
    for (const line of [/Partner portal\s+http:\/\/localhost:\d+\/\n/, /crm\.html/, /plain\.html/, /Local Google\s+http:\/\/localhost:\d+\n/]) assert.match(output, line);
    await assert.rejects(fetch(url));
  });

  it('on a taken port says which, and leaves the running server and its data alone', async (t) => {
    const dataDir = await temporaryFolder(t);
    const running = await serve(t, { dataDir });
    await running.patch('/v1/me/profile', { firstName: 'Kept' });
    const { port } = new URL(running.url);
    const { code, output } = await start(t, { DATA_DIR: dataDir, PORT: port }, ['--reset']).exited;
    assert.equal(code, 1);
    assert.equal(output, `Faceplate cannot start: port ${port} is taken. Free it, or set PORT to another one.\n`);
    assert.equal((await running.read('/v1/me/profile')).body['firstName'], 'Kept');
    const { port: google } = new URL(running.googleUrl ?? '');
    await assert.rejects(startServer(demoConfig(await temporaryFolder(t), { googlePort: Number(google) })), /The local Google cannot start: port \d+ is taken.*GOOGLE_PORT/);
  });

  it('killed in the middle of writing it loses nothing that it acknowledged', async (t) => {
    const dataDir = await temporaryFolder(t);
    const { child, ready, exited } = start(t, { DATA_DIR: dataDir });
    const writer = clientOf({ url: await ready, stopGoogle: async () => {}, close: async () => {} });
    let acknowledged = 0;
    for (let count = 1; ; count += 1) {
      if (count === 25) setImmediate(() => child.kill('SIGKILL'));
      const response = await writer.patch('/v1/me/profile', { jobTitle: `Title ${count}` }).catch(() => undefined);
      if (response?.status !== 200) break;
      acknowledged = count;
    }
    await exited;
    assert.ok(acknowledged >= 24);
    const again = await serve(t, { dataDir });
    const { body } = await again.read('/v1/me/profile');
    assert.ok([`Title ${acknowledged}`, `Title ${acknowledged + 1}`].includes(String(body['jobTitle'])), String(body['jobTitle']));
  });

  it('answers at localhost, 127.0.0.1 and, where there is one, ::1', async (t) => {
    const { url } = await serve(t);
    const { port } = new URL(url);
    for (const host of ['localhost', '127.0.0.1']) assert.equal((await fetch(`http://${host}:${port}/demo/users`)).status, 200, host);
  });
});

describe('the doors of the demo', () => {
  const token = (url: string, init: RequestInit) => fetch(`${url}/demo/token`, { method: 'POST', ...init });

  it('give a token for a user, the first one when none is named, to hosts on the list', async (t) => {
    const server = await serve(t);
    const json = { 'Content-Type': 'application/json', Origin: portal };
    for (const [init, user] of [[{}, 'zoe'], [{ body: '{}', headers: json }, 'zoe'], [{ body: '', headers: json }, 'zoe'], [{ body: '{"user":"omar"}', headers: json }, 'omar']] as const) {
      const response = await token(server.url, init);
      assert.equal(response.status, 200);
      const { token: jwt, expiresAt } = await response.json() as { token: string; expiresAt: string };
      assert.equal(jwt.split('.').length, 3);
      const life = Date.parse(expiresAt) - Date.now();
      assert.ok(life > 590_000 && life <= 600_000, String(life));
      assert.equal(((await (await server.call('/v1/me/profile', { token: jwt })).json()) as { id: string }).id, user);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
    }
    assert.equal((await token(server.url, { body: '{}', headers: json })).headers.get('Access-Control-Allow-Origin'), portal);
  });

  it('refuse users that are not there and bodies that are none', async (t) => {
    const { url } = await serve(t);
    const headers = { 'Content-Type': 'application/json' };
    await problem(await token(url, { body: '{"user":"mallory"}', headers }), 404, 'notFound');
    await problem(await token(url, { body: '{"user":', headers }), 400, 'request.malformed');
    await problem(await token(url, { body: '{"user":7}', headers }), 422, 'validation.failed');
    await problem(await token(url, { body: '{"admin":true}', headers }), 422, 'validation.failed');
    await problem(await fetch(`${url}/demo/token`), 405, 'method.notAllowed');
    await problem(await fetch(`${url}/demo/nothing`), 404, 'notFound');
  });
});

/** A request whose path nobody tidies up first. */
const rawGet = (url: string, path: string): Promise<number> => new Promise((resolve, reject) => {
  const { hostname, port } = new URL(url);
  request({ hostname, port, path, method: 'GET' }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  }).on('error', reject).end();
});

describe('files', () => {
  const folder = async (t: Owner) => {
    const root = await temporaryFolder(t);
    await mkdir(join(root, 'site', 'chunks', '0a1b2c3d'), { recursive: true });
    await writeFile(join(root, 'secret.txt'), 'secret');
    await writeFile(join(root, 'site', '.env'), 'secret');
    await writeFile(join(root, 'site', 'index.html'), `<!doctype html>${' '.repeat(2000)}`);
    await writeFile(join(root, 'site', 'profile-settings.js'), `export {};${' '.repeat(2000)}`);
    await writeFile(join(root, 'site', 'chunks', '0a1b2c3d', 'panel.js'), 'export {};');
    await symlink(join(root, 'secret.txt'), join(root, 'site', 'link.txt'));
    const files = staticFiles({ '/': join(root, 'site'), '/faceplate/': join(root, 'site') });
    return (path: string, headers: Record<string, string> = {}) => files(new Request(`http://localhost${path}`, { headers }));
  };

  it('host pages come with the strict policy that panels have to work under', async (t) => {
    const page = await (await folder(t))('/');
    assert.equal(page?.headers.get('Content-Security-Policy'), "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'");
    assert.equal(page?.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(page?.headers.get('X-Content-Type-Options'), 'nosniff');
  });

  it('are compressed as the browser likes', async (t) => {
    const get = await folder(t);
    const plain = Buffer.from(await (await get('/profile-settings.js'))?.arrayBuffer() ?? new ArrayBuffer());
    for (const [accept, encoding, unpack] of [['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync], ['br;q=0, gzip', 'gzip', gunzipSync]] as const) {
      const response = await get('/profile-settings.js', { 'Accept-Encoding': accept });
      assert.equal(response?.headers.get('Content-Encoding'), encoding);
      assert.equal(response?.headers.get('Vary'), 'Accept-Encoding');
      assert.deepEqual(unpack(await response?.arrayBuffer() ?? new ArrayBuffer()), plain);
    }
  });

  it('with their content in their name are kept for ever, others are asked for again', async (t) => {
    const get = await folder(t);
    assert.equal((await get('/faceplate/chunks/0a1b2c3d/panel.js'))?.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
    const entry = await get('/faceplate/profile-settings.js');
    assert.equal(entry?.headers.get('Cache-Control'), 'no-cache');
    const again = await get('/faceplate/profile-settings.js', { 'If-None-Match': entry?.headers.get('ETag') ?? '' });
    assert.equal(again?.status, 304);
    assert.equal(entry?.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('outside the folder, hidden ones and links out of it cannot be had', async (t) => {
    const get = await folder(t);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt', '/chunks/%2e%2e/%2e%2e/secret.txt',
      '/.env', '/%2eenv', '/link.txt', '/chunks', '/chunks/', '//etc/passwd', '/%00', '/index.html%00.js', '/%E0%A4%A', '/faceplate/../../secret.txt']) {
      assert.equal(await get(path), undefined, path);
    }
    const { url } = await serve(t);
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/faceplate/..%2fpackage.json', '/faceplate/../package.json']) assert.equal(await rawGet(url, path), 404, path);
  });
});

describe('the data folder', () => {
  it('is the only place where anything is written', async (t) => {
    const dataDir = await temporaryFolder(t);
    const server = await serve(t, { dataDir });
    await server.close();
    assert.deepEqual(readdirSync(dataDir).toSorted(), ['faceplate.sqlite', 'grants.key', 'mailbox', 'provider.key', 'tokens.key']);
  });
});
