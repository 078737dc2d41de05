import assert from 'node:assert/strict';
import type { CalendarEvent } from '../../server/src/auto-dnd/index.ts';
import { portal, type Server } from './helpers.ts';

export interface Integration { id: string; status: string; accountLabel?: string; scopes?: string[]; connectedAt?: string; error?: { code: string }; canConnect: boolean; canDisconnect: boolean }
export interface Started { authorizationUrl: string; state: string; expiresAt: string }

export const path = '/v1/me/integrations/google-calendar';
export const connect = (server: Server, body: object = {}, user = 'zoe') => server.call(`${path}/connect`, {
  method: 'POST', user, body: { returnUrl: `${portal}/settings`, mode: 'popup', ...body }, headers: { 'Idempotency-Key': crypto.randomUUID() },
});
export const started = async (server: Server, body: object = {}) => {
  const response = await connect(server, body);
  assert.equal(response.status, 201);
  return await response.json() as Started;
};
export const calendar = async (server: Server, user?: string) => (await server.read<Integration>(path, user)).body;

/** What a user does on Google's page: clicks the account, or Cancel. Answers with where Google sends the browser. */
export async function consent(authorizationUrl: string, choice: string): Promise<string> {
  const page = await (await fetch(authorizationUrl)).text();
  const unescape = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  if (choice === 'Cancel') return unescape(/<a href="([^"]+)">Cancel<\/a>/.exec(page)?.[1]);
  const form = page.split('<form').find((part) => part.includes(choice)) ?? '';
  const fields = new URLSearchParams([...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [unescape(name), unescape(value)]));
  const action = new URL(unescape(/action="([^"]*)"/.exec(form)?.[1]), authorizationUrl);
  const response = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  assert.equal(response.status, 302);
  return response.headers.get('Location') ?? '';
}
export const account = 'zoe.quinn@gmail.example';
export const follow = (url: string) => fetch(url, { redirect: 'manual' });

/** The key in the question that the server shows once Google's user is back. */
export const keyIn = (html: string): string => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';
export const asked = async (url: string): Promise<string> => {
  const response = await follow(url);
  assert.equal(response.status, 200);
  const key = keyIn(await response.text());
  assert.notEqual(key, '');
  return key;
};
export const confirm = (server: Server, key: string, answer = 'connect') =>
  fetch(`${server.url}/oauth/confirm`, { method: 'POST', body: new URLSearchParams({ key, answer }), redirect: 'manual' });

export const connected = async (server: Server) => {
  const { authorizationUrl } = await started(server);
  await confirm(server, await asked(await consent(authorizationUrl, account)));
  assert.equal((await calendar(server)).status, 'connected');
};

/** The account's own events, in its owner's name; times by the minute. */
export async function eventsAtGoogle({ issuer, clientId, clientSecret }: { issuer: string; clientId: string; clientSecret: string }, redirectUri: string) {
  const page = new URL('/o/oauth2/v2/auth', issuer);
  const own = { client_id: clientId, redirect_uri: redirectUri };
  page.search = new URLSearchParams({ ...own, response_type: 'code', scope: 'https://www.googleapis.com/auth/calendar', state: 'own' }).toString();
  const code = new URL(await consent(page.href, account)).searchParams.get('code') ?? '';
  const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body: new URLSearchParams({ ...own, client_secret: clientSecret, grant_type: 'authorization_code', code }) });
  const { access_token: token } = await answer.json() as { access_token: string };
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${issuer}/calendar/v3/calendars/primary/events${path}`, {
      method, headers: { 'Authorization': `Bearer ${token}`, 'Content-Type': 'application/json', 'User-Agent': 'test' }, ...(body && { body: JSON.stringify(body) }),
    });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    return response;
  };
  return {
    add: async (start: Date, end: Date): Promise<string> => {
      const made = await ask('POST', '', { summary: 'Meeting', start: { dateTime: start.toISOString() }, end: { dateTime: end.toISOString() } });
      return ((await made.json()) as { id: string }).id;
    },
    remove: async (id: string): Promise<void> => void await ask('DELETE', `/${id}`),
    list: async (): Promise<CalendarEvent[]> => ((await (await ask('GET', '?maxResults=250&singleEvents=true')).json()) as { items: CalendarEvent[] }).items,
  };
}
