import type { App } from '../app/app.ts';
import { finishConnect, type Finished } from '../domain/finish-connect.ts';
import type { Log } from '../app/log.ts';
import type { CalendarConnector } from '../domain/connector.ts';
import type { Store } from '../store/store.ts';

/** Where Google sends the user back. */
export const callbackPath = '/oauth/google/callback';

const texts: Readonly<Record<Finished['result'], { title: string; text: string }>> = {
  connected: { title: 'Calendar connected', text: 'You can close this window. Your settings page already knows.' },
  denied: { title: 'Not connected', text: 'Calendar access was not granted, so nothing was connected. You can close this window.' },
  failed: { title: 'Not connected', text: 'Something went wrong, so nothing was connected. Close this window and try again from your settings page.' },
};
const headers = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
const script = 'window.close();\n';
const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 24px; box-sizing: border-box; text-align: center; }
h1 { font-size: 1.25rem; margin: 0 0 8px; }
p { margin: 0; max-width: 40ch; }
`;

interface Deps { readonly app: App; readonly store: Store; readonly connector: CalendarConnector; readonly now: () => Date; readonly log: Log }

/** What the user's browser sees around Google's consent; undefined for other addresses. */
export async function oauthPages(deps: Deps, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('/oauth/')) return undefined;
  const answer = (body: string, type: string, status = 200) => new Response(body, { status, headers: { ...headers, 'Content-Type': type } });
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET' } });
  switch (url.pathname) {
    case callbackPath: {
      const { result, returnUrl } = await finishConnect(deps, url);
      // On to an address without the code and the state, so that neither stays in the history.
      return new Response(null, { status: 303, headers: { ...headers, Location: returnUrl ?? `/oauth/done/${result}` } });
    }
    case '/oauth/done.js': return answer(script, 'text/javascript; charset=utf-8');
    case '/oauth/done.css': return answer(style, 'text/css; charset=utf-8');
    default: {
      const result = url.pathname.slice('/oauth/done/'.length);
      const known = url.pathname.startsWith('/oauth/done/') && Object.hasOwn(texts, result) ? texts[result as Finished['result']] : undefined;
      return known ? answer(page(known), 'text/html; charset=utf-8') : answer('Not found', 'text/plain; charset=utf-8', 404);
    }
  }
}

const page = ({ title, text }: { title: string; text: string }): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="stylesheet" href="/oauth/done.css">
    <script src="/oauth/done.js" defer></script>
  </head>
  <body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
