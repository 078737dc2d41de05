import { createHash } from 'node:crypto';
import { listen, type Listening } from '../node/listen.ts';
import type { Vault } from '../node/secret.ts';

// The demo's stand-ins for the other services: OAuth 2.0 as they have it, on this machine, with one account for everybody.

export interface LocalServices extends Listening {
  readonly clientId: string;
  readonly clientSecret: string;
}
interface Options {
  readonly names: Readonly<Record<string, string>>;
  /** Of what is given out, so that it holds when the demo is started again. */
  readonly vault: Vault;
  readonly redirectUri: (id: string) => string;
}
interface Code { readonly kind: 'code'; readonly id: string; readonly scope: string; readonly challenge: string; readonly until: number }
interface Refresh { readonly kind: 'refresh'; readonly id: string; readonly scope: string; readonly nonce: string }

const clientId = 'faceplate-demo';
const clientSecret = 'faceplate-demo-secret';
const account = 'zoe.quinn@example.com';
const headers = {
  'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff',
  // Without form-action: Chromium would hold the answer's redirect against it.
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};
const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 24px; box-sizing: border-box; text-align: center; }
h1 { font-size: 1.25rem; margin: 0 0 8px; } p { margin: 0 0 16px; max-width: 40ch; }
form { display: flex; flex-wrap: wrap; justify-content: center; gap: 12px; } button { font: inherit; min-height: 44px; padding: 8px 24px; }
`;

export async function startLocalServices({ names, vault, redirectUri }: Options): Promise<LocalServices> {
  /** Spent codes and what was taken back. */
  const gone = new Set<string>();
  const open = <T extends Code | Refresh>(kind: T['kind'], id: string, sealed: string): T | undefined => {
    if (gone.has(sealed)) return undefined;
    try {
      const found = JSON.parse(vault.open(sealed)) as Code | Refresh;
      return found.kind === kind && found.id === id ? found as T : undefined;
    } catch {
      return undefined;
    }
  };
  const refused = (error: string, status = 400): Response => Response.json({ error }, { status, headers });
  const issued = (id: string, scope: string, refresh: string): Response => {
    const access = vault.seal(JSON.stringify({ kind: 'access', id, nonce: crypto.randomUUID() }));
    return Response.json({ access_token: access, refresh_token: refresh, token_type: 'bearer', expires_in: 3600, scope }, { headers });
  };

  const token = async (id: string, request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const sent = (name: string): string => form.get(name) ?? '';
    if (sent('client_id') !== clientId || sent('client_secret') !== clientSecret) return refused('invalid_client', 401);
    if (sent('grant_type') === 'refresh_token') {
      const refresh = open<Refresh>('refresh', id, sent('refresh_token'));
      return refresh ? issued(id, refresh.scope, sent('refresh_token')) : refused('invalid_grant');
    }
    const code = open<Code>('code', id, sent('code'));
    const challenge = createHash('sha256').update(sent('code_verifier')).digest('base64url');
    if (!code || code.until < Date.now() || code.challenge !== challenge || sent('redirect_uri') !== redirectUri(id)) return refused('invalid_grant');
    gone.add(sent('code'));
    return issued(id, code.scope, vault.seal(JSON.stringify({ kind: 'refresh', id, scope: code.scope, nonce: crypto.randomUUID() } satisfies Refresh)));
  };

  const consent = (id: string, name: string, url: URL): Response => {
    const asked = (url.searchParams.get('scope') ?? '').split(' ').filter((scope) => /^[\w-]+$/.test(scope));
    return new Response(page(`Sign in to ${name}`, `
    <h1>Let Faceplate use your ${name} account?</h1>
    <p>This stands in for ${name} on this machine. Faceplate asks for: ${asked.join(', ') || 'nothing'}.</p>
    <form method="post" action="/${id}/authorize?${url.search.slice(1).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
      <button name="answer" value="allow">Allow as ${account}</button>
      <button name="answer" value="deny">Cancel</button>
    </form>`), { headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });
  };

  const answered = async (id: string, url: URL, request: Request): Promise<Response> => {
    const allowed = new URLSearchParams(await request.text()).get('answer') === 'allow';
    const back = new URL(redirectUri(id));
    const asked = (name: string): string => url.searchParams.get(name) ?? '';
    back.searchParams.set('state', asked('state'));
    if (!allowed) back.searchParams.set('error', 'access_denied');
    else {
      back.searchParams.set('code', vault.seal(JSON.stringify({
        kind: 'code', id, scope: asked('scope'), challenge: asked('code_challenge'), until: Date.now() + 60_000,
      } satisfies Code)));
    }
    return new Response(null, { status: 302, headers: { ...headers, Location: back.href } });
  };

  const listening = await listen(async (request) => {
    const url = new URL(request.url);
    if (url.pathname === '/style.css') return new Response(style, { headers: { ...headers, 'Content-Type': 'text/css; charset=utf-8' } });
    const [, id = '', operation] = url.pathname.split('/');
    const name = Object.hasOwn(names, id) ? names[id] : undefined;
    if (name === undefined) return new Response('Not found', { status: 404, headers });
    switch (`${request.method} ${operation}`) {
      case 'GET authorize':
      case 'POST authorize':
        // An address that is not ours is not gone to.
        if (url.searchParams.get('client_id') !== clientId || url.searchParams.get('redirect_uri') !== redirectUri(id)) return refused('invalid_request');
        return request.method === 'GET' ? consent(id, name, url) : answered(id, url, request);
      case 'POST token': return token(id, request);
      case 'POST revoke':
        gone.add(new URLSearchParams(await request.text()).get('token') ?? '');
        return new Response(null, { status: 200, headers });
      case 'GET userinfo': return Response.json({ email: account }, { headers });
      default: return new Response('Not found', { status: 404, headers });
    }
  }, { port: 0, what: 'The local services', variable: 'PORT' });
  return { ...listening, clientId, clientSecret };
}

const page = (title: string, main: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body><main>${main}
  </main></body>
</html>
`;
