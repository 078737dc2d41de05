import { readBytes } from '../app/body.ts';
import { Problem } from '../app/problem.ts';
import { type ConnectDeps, confirmConnect, type Finished, type Parked, parkConnect } from '../domain/finish-connect.ts';

/** Where another service sends the user back. */
export const callbackPath = (name: string): string => `/oauth/${name}/callback`;
const confirmPath = '/oauth/confirm';

const texts: Readonly<Record<Finished['result'], { title: string; text: string }>> = {
  connected: { title: 'Connected', text: 'You can close this window. Your settings page already knows.' },
  denied: { title: 'Not connected', text: 'Access was not granted, so nothing was connected. You can close this window.' },
  failed: { title: 'Not connected', text: 'Something went wrong, so nothing was connected. Close this window and try again from your settings page.' },
};
/** `formAction`: where a form may lead, redirects included. */
const headersFor = (formAction: string) => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action ${formAction}; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
const headers = headersFor("'none'");
const script = 'window.close();\n';
const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 24px; box-sizing: border-box; text-align: center; }
h1 { font-size: 1.25rem; margin: 0 0 8px; overflow-wrap: anywhere; }
h1, p { max-width: 40ch; }
p { margin: 0; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; justify-content: center; gap: 12px; margin-top: 24px; }
button { font: inherit; min-height: 44px; padding: 8px 24px; }
`;

/** What the user's browser sees around another service's consent; undefined for other addresses. */
export async function oauthPages(deps: ConnectDeps, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (!url.pathname.startsWith('/oauth/')) return undefined;
  const answer = (body: string, type: string, status = 200) => new Response(body, { status, headers: { ...headers, 'Content-Type': type } });
  const method = url.pathname === confirmPath ? 'POST' : 'GET';
  if (request.method !== method) return new Response(null, { status: 405, headers: { ...headers, Allow: method } });
  const [, from] = /^\/oauth\/([\w-]+)\/callback$/.exec(url.pathname) ?? [];
  if (from !== undefined) {
    const outcome = await parkConnect(deps, url, from);
    return outcome.result === 'parked' ? question(outcome) : ended(outcome);
  }
  switch (url.pathname) {
    case confirmPath: {
      const form = await formOf(request);
      return ended(await confirmConnect(deps, form.get('key') ?? '', form.get('answer') === 'connect' ? 'connect' : 'cancel'));
    }
    case '/oauth/done.js': return answer(script, 'text/javascript; charset=utf-8');
    case '/oauth/done.css': return answer(style, 'text/css; charset=utf-8');
    default: {
      const result = url.pathname.slice('/oauth/done/'.length);
      const known = url.pathname.startsWith('/oauth/done/') && Object.hasOwn(texts, result) ? texts[result as Finished['result']] : undefined;
      return known ? answer(donePage(known), 'text/html; charset=utf-8') : answer('Not found', 'text/plain; charset=utf-8', 404);
    }
  }
}

/** On to an address without a code and a state, so that neither stays in the history. */
const ended = ({ result, returnUrl }: Finished): Response =>
  new Response(null, { status: 303, headers: { ...headers, Location: returnUrl ?? `/oauth/done/${result}` } });

/** The question stands at the callback's own address: its code and state are spent, and the key is in no address at all. */
function question(parked: Parked): Response {
  // Chromium holds what a form's answer redirects to against form-action too.
  const formAction = parked.returnUrl === undefined ? "'self'" : `'self' ${new URL(parked.returnUrl).origin}`;
  return new Response(questionPage(parked), { headers: { ...headersFor(formAction), 'Content-Type': 'text/html; charset=utf-8' } });
}

/** What cannot be read is an empty form, and so holds no key that is known. */
async function formOf(request: Request): Promise<URLSearchParams> {
  try {
    const { bytes } = await readBytes(request, ['application/x-www-form-urlencoded'], 1024);
    return new URLSearchParams(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof Problem) return new URLSearchParams();
    throw error;
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
/** A name as text, in a direction of its own. */
const named = (name: string): string => `<bdi>${escaped(name)}</bdi>`;

const page = (title: string, head: string, main: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <link rel="stylesheet" href="/oauth/done.css">${head}
  </head>
  <body><main>${main}</main></body>
</html>
`;

const donePage = ({ title, text }: { title: string; text: string }): string =>
  page(title, '\n    <script src="/oauth/done.js" defer></script>', `<h1>${title}</h1><p>${text}</p>`);

/** With the address that the administrator gave, since a name can be chosen to mislead. */
const questionPage = ({ key, accountLabel, isCalendar, owner: { name, email } }: Parked): string => page('Connect this account?', '', `
    <h1>Connect ${named(accountLabel)} to the phone account of ${named(name)}?</h1>
    <p>${isCalendar ? 'Calls to this phone account will follow this calendar.' : 'This phone account will use it.'}</p>${email && `
    <p>Phone account: ${named(email)}</p>`}
    <form method="post" action="${confirmPath}">
      <input type="hidden" name="key" value="${escaped(key)}">
      <button name="answer" value="connect">Connect</button>
      <button name="answer" value="cancel">Cancel</button>
    </form>
  `);
