import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer as createEmulator, type Store } from '@emulators/core';
import { googlePlugin, seedFromConfig } from '@emulators/google';
import { listen, type Listening } from '../node/listen.ts';
import { calendarPage } from './local-calendar.ts';

export interface LocalGoogle extends Listening {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
interface Options {
  readonly port: number;
  readonly redirectUri: string;
  readonly now?: () => Date;
  /** The file in which it keeps what it was granted over restarts; it forgets unless set. */
  readonly grants?: string;
}

const people = [
  { email: 'zoe.quinn@gmail.example', name: 'Zoë Quinn', time_zone: 'Europe/Warsaw' },
  { email: 'omar.haddad@gmail.example', name: 'Omar Haddad', time_zone: 'Africa/Cairo' },
  { email: 'ada.okafor@gmail.example', name: 'Ada Okafor', time_zone: 'Africa/Lagos' },
];
const clientId = 'faceplate-demo.apps.google.example';
const clientSecret = 'faceplate-demo';

/** A Google of our own on this machine, with accounts for the sample users and some of today's events. */
export async function startLocalGoogle({ port, redirectUri, now = () => new Date(), grants }: Options): Promise<LocalGoogle> {
  let handle = async (_request: Request): Promise<Response> => new Response(null, { status: 503 });
  const listening = await listen((request) => handle(request), { port, what: 'The local Google', variable: 'GOOGLE_PORT' });
  const baseUrl = listening.url;
  const { app, store } = createEmulator(googlePlugin, { port: listening.port, baseUrl });
  const at = (hour: number, minute = 0): string => {
    const time = new Date(now());
    time.setUTCHours(hour, minute, 0, 0);
    return time.toISOString();
  };
  seedFromConfig(store, baseUrl, {
    users: people.map(({ email, name }) => ({ email, name })),
    oauth_clients: [{ client_id: clientId, client_secret: clientSecret, name: 'Faceplate', redirect_uris: [redirectUri] }],
    calendars: people.map(({ email, time_zone }) => ({ id: 'primary', user_email: email, summary: email, primary: true, time_zone })),
    calendar_events: people.flatMap(({ email }, index) => [
      { id: `standup-${index}`, user_email: email, calendar_id: 'primary', summary: 'Stand-up', start_date_time: at(9), end_date_time: at(9, 15) },
      { id: `customer-${index}`, user_email: email, calendar_id: 'primary', summary: 'Customer call', start_date_time: at(13), end_date_time: at(14) },
      { id: `focus-${index}`, user_email: email, calendar_id: 'primary', summary: 'Focus time', start_date_time: at(15), end_date_time: at(16, 30) },
    ]),
  });
  const calendar = calendarPage({ store, baseUrl, people, now });
  const keep = grants === undefined ? () => undefined : keepGrants(store, grants);
  handle = async (request) => {
    const response = (await calendar(request)) ?? await withCancel(request, await app.fetch(request));
    if (request.method === 'POST') keep();
    return response;
  };
  return { ...listening, issuer: baseUrl, clientId, clientSecret };
}

/** As the emulator calls its refresh tokens. */
const tokensKey = 'google.oauth.refreshTokens';

/** Who has connected an account stays connected when the demo starts again, as at Google. Returns what writes down changes. */
function keepGrants(store: Store, path: string): () => void {
  let known = existsSync(path) ? readFileSync(path, 'utf8') : '[]';
  store.setData(tokensKey, new Map(JSON.parse(known) as [string, unknown][]));
  return () => {
    const text = JSON.stringify([...store.getData<Map<string, unknown>>(tokensKey) ?? []]);
    if (text === known) return;
    known = text;
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
}

/** The emulator's consent page can only say yes; Google's has a Cancel, so this one gets it too. */
async function withCancel(request: Request, response: Response): Promise<Response> {
  const url = new URL(request.url);
  const back = url.searchParams.get('redirect_uri');
  // Other answers than 200 are the emulator's refusals, an unregistered redirect_uri among them.
  if (url.pathname !== '/o/oauth2/v2/auth' || request.method !== 'GET' || response.status !== 200 || !back) return response;
  const denied = new URL(back);
  denied.searchParams.set('error', 'access_denied');
  denied.searchParams.set('state', url.searchParams.get('state') ?? '');
  const href = denied.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const page = await response.text();
  const end = page.lastIndexOf('</form>') + '</form>'.length;
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  return new Response(`${page.slice(0, end)}\n<p class="card-subtitle"><a href="${href}">Cancel</a></p>${page.slice(end)}`, { headers });
}
