import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.webp': 'image/webp', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};
const text = new Set(['.html', '.js', '.css', '.json', '.map', '.svg', '.txt']);

/** What the panels are promised to work under; host pages of ours keep to it. */
const pagePolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' blob:", "media-src blob:", "font-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", "require-trusted-types-for 'script'",
].join('; ');

interface Variant { readonly body: Buffer; readonly encoding?: 'br' | 'gzip' }
interface Loaded { readonly stamp: string; readonly hash: string; readonly variants: readonly Variant[] }

/** Files of a few folders, each below its own path. Nothing outside them, and nothing hidden, can be reached. */
export function staticFiles(mounts: Readonly<Record<string, string>>) {
  const cache = new Map<string, Loaded>();
  const prefixes = Object.keys(mounts).toSorted((a, b) => b.length - a.length);

  return async (request: Request): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    const prefix = prefixes.find((candidate) => pathname.startsWith(candidate));
    const file = prefix !== undefined && (await find(mounts[prefix] as string, pathname.slice(prefix.length)));
    if (!file) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });

    const loaded = await load(cache, file.path, `${file.modified}/${file.size}`);
    const accepted = request.headers.get('Accept-Encoding') ?? '';
    const chosen = loaded.variants.find(({ encoding }) => encoding && new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted))
      ?? loaded.variants.at(-1) as Variant;
    const etag = `"${loaded.hash}${chosen.encoding ? `-${chosen.encoding}` : ''}"`;
    const extension = extname(file.path);
    const headers: Record<string, string> = {
      ETag: etag,
      // Only the bundler's chunks stand in a folder of their version.
      'Cache-Control': /\/chunks\/[0-9a-f]{8}\/[^/]+\.js$/.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Content-Type': types[extension] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      ...(text.has(extension) && { Vary: 'Accept-Encoding' }),
      // Modules are public and may be loaded by host pages of other origins.
      ...(prefix !== '/' && { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }),
      ...(extension === '.html' && { 'Content-Security-Policy': pagePolicy }),
    };
    if (request.headers.get('If-None-Match')?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      return new Response(null, { status: 304, headers });
    }
    if (chosen.encoding) headers['Content-Encoding'] = chosen.encoding;
    headers['Content-Length'] = String(chosen.body.length);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(chosen.body), { headers });
  };
}

async function find(folder: string, path: string): Promise<{ path: string; modified: number; size: number } | undefined> {
  try {
    const decoded = decodeURIComponent(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
    if (decoded.split('/').some((segment) => segment === '' || segment.startsWith('.'))) return undefined;
    const root = await realpath(resolve(folder));
    const real = await realpath(join(root, decoded));
    if (!real.startsWith(root + sep)) return undefined;
    const { mtimeMs, size, isFile } = await stat(real).then((info) => ({ mtimeMs: info.mtimeMs, size: info.size, isFile: info.isFile() }));
    return isFile ? { path: real, modified: mtimeMs, size } : undefined;
  } catch {
    return undefined;
  }
}

/** Compressed once for each version of a file. */
async function load(cache: Map<string, Loaded>, path: string, stamp: string): Promise<Loaded> {
  const known = cache.get(path);
  if (known?.stamp === stamp) return known;
  const body = await readFile(path);
  const compress = text.has(extname(path)) && body.length > 512;
  const variants: Variant[] = compress
    ? [
      { encoding: 'br', body: await promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) },
      { encoding: 'gzip', body: await promisify(gzip)(body, { level: 9 }) },
      { body },
    ]
    : [{ body }];
  const loaded = { stamp, hash: createHash('sha256').update(body).digest('base64url').slice(0, 22), variants };
  cache.set(path, loaded);
  return loaded;
}
