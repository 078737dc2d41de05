import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verify } from '../app/auth.ts';
import type { RateLimit } from '../app/rate-limit.ts';
import { describeError, type Log } from '../app/log.ts';
import { endChannels } from '../domain/calendar-channels.ts';
import type { Granularity } from '../domain/calendar-feed.ts';
import { releaseCalendars, syncDue } from '../domain/calendar-sync.ts';
import { tellTime } from '../domain/clock.ts';
import type { Connector } from '../domain/connector.ts';
import { expireAttempts } from '../domain/finish-connect.ts';
import { seed, welcome } from '../domain/seed.ts';
import type { Speaker } from '../domain/speaker.ts';
import { googleCalendar } from '../google/calendar.ts';
import { googleConnector, type GoogleConnector } from '../google/connector.ts';
import { googleFreeBusy } from '../google/free-busy.ts';
import { googleNotifications, notificationsPath } from '../google/notifications.ts';
import type { LocalGoogle } from '../google/local.ts';
import { callbackPath, oauthPages } from '../google/pages.ts';
import { providerRoutes } from '../calls/provider.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { releaseMails, sendDue } from '../mail/outbox.ts';
import { smtp } from '../mail/smtp.ts';
import { createServer } from '../server.ts';
import { postgresStore } from '../store/postgres.ts';
import { removeSqlite, sqliteStore } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { type Config, ConfigError, type DemoConfig } from './config.ts';
import { demoRoutes } from './demo.ts';
import { espeakSpeaker } from './espeak.ts';
import { listen } from './listen.ts';
import { keyFile, keyFrom, vault } from './secret.ts';
import { staticFiles } from './static.ts';
import { demoTokens, issuerTokens } from './tokens.ts';

export interface RunningServer {
  readonly url: string;
  /** Address of the local Google; demo only. */
  readonly googleUrl?: string;
  /** Ends the local Google only, as an outage would. */
  stopGoogle(): Promise<void>;
  /** Ends everything, open streams included; nothing is left running. */
  close(): Promise<void>;
}
export interface ServeOptions {
  readonly log?: Log;
  /** Instead of asking `config.issuer` for its keys. */
  readonly verify?: Verify;
  /** Milliseconds between comments on event streams; 15000 unless set. */
  readonly heartbeat?: number;
  /** For each user; 1200 requests a minute and 600 at once unless set. */
  readonly rateLimit?: RateLimit;
  /** The time as everything here sees it, but for signatures and tokens. */
  readonly now?: () => Date;
  /** A local Google that runs already; the demo starts none of its own. */
  readonly google?: Pick<LocalGoogle, 'issuer' | 'clientId' | 'clientSecret'>;
  /** Instead of the eSpeak NG of this machine; null speaks not at all. */
  readonly speaker?: Speaker | null;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const generous = { perMinute: 1200, burst: 600 };
const starting = async (): Promise<Response> => new Response(null, { status: 503, headers: { 'Retry-After': '1' } });

/** Starts the reference server, in demo mode with its sample users, host pages and a Google of its own. */
export async function startServer(config: Config, { log = () => {}, verify, heartbeat, rateLimit = generous, now = () => new Date(), google: elsewhere, speaker }: ServeOptions = {}): Promise<RunningServer> {
  const file = join(config.dataDir, 'faceplate.sqlite');
  // Claim the port first: a second server must not touch the first one's data.
  let handle: (request: Request) => Promise<Response> = starting;
  const host = config.mode === 'production' ? { host: config.host ?? '0.0.0.0' } : {};
  const listening = await listen((request) => handle(request), { port: config.port, what: 'Faceplate', variable: 'PORT', ...host });
  const closers: (() => Promise<void> | void)[] = [() => listening.close()];
  const close = async () => {
    for (const step of closers.splice(0).toReversed()) await step();
  };
  try {
    const own = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${listening.port}`);
    const publicUrl = config.mode === 'production' ? config.publicUrl : undefined;
    const origins = new Set([...config.origins, ...(config.mode === 'demo' ? own : []), ...(publicUrl ? [new URL(publicUrl).origin] : [])]);
    if (config.mode === 'demo' && config.reset) {
      removeSqlite(file);
      for (const name of ['mailbox', 'local-google.json']) rmSync(join(config.dataDir, name), { recursive: true, force: true });
    }
    const store = await openStore(config, file, log, now);
    closers.push(() => store.close());
    const demo = config.mode === 'demo' ? demoTokens(keyFile(join(config.dataDir, 'tokens.key')), config.tokenSeconds) : undefined;
    const google = config.mode === 'demo' && !config.google && !elsewhere ? await localGoogle(config, listening.port, now) : undefined;
    if (google) closers.push(() => google.close());
    const local = google ?? elsewhere;
    const googleAccounts = connectorOf(config, listening.url, local);
    const access = googleAccounts && { rootUrl: local ? `${local.issuer}/` : 'https://www.googleapis.com/', accessToken: googleAccounts.accessToken };
    const calendars = access && {
      events: googleCalendar({ ...access, notifications: publicUrl && new URL(notificationsPath, publicUrl).href }), freeBusy: googleFreeBusy(access),
    };
    const connector: Connector | undefined = googleAccounts && { ...googleAccounts, stopWatching: (grant, channels) => endChannels(calendars?.events, grant, channels) };
    const isGoogle = (integration: string): boolean => integration === 'google-calendar';
    const services = config.mode === 'demo' ? await localServices(config, listening.url) : undefined;
    if (services) closers.push(() => services.close());
    const connectors = (integration: string) => (isGoogle(integration) ? connector : services?.connectors.get(integration));
    const feeds = (integration: string, granularity: Granularity) => (isGoogle(integration) ? calendars?.[granularity] : undefined);
    const app = createServer({
      store, connectors, speaker: speaker === undefined ? await espeakSpeaker(log) : speaker ?? undefined, origins, log, now, rateLimit, ...(heartbeat && { heartbeat }),
      verify: demo?.verify ?? verify ?? await issuerOf(config),
      ...(config.mode === 'production' && { welcome: (user, tx) => welcome(user, tx, now(), config.granularity) }),
    });
    closers.push(() => app.close());
    if (demo) await store.transaction((tx) => seed(tx, now(), config.granularity));
    if (!config.databaseUrl) {
      await releaseMails({ store, now });
      await releaseCalendars({ store, now });
    }
    const mailbox = config.mode === 'demo' ? await localMailbox(config) : undefined;
    if (mailbox) closers.push(() => mailbox.close());
    const mail = config.mode === 'demo' ? mailbox && { url: mailbox.url, from: 'Faceplate <phone@faceplate.example>' } : config.mail;
    if (mail) {
      const transport = smtp(mail.url);
      closers.push(() => transport.close(), often(1000, () => sendDue({ app, store, send: transport.send, from: mail.from, now, log }), log));
    }
    const secret = config.mode === 'demo' ? keyFile(join(config.dataDir, 'provider.key')).toString('base64') : config.providerSecret;
    closers.push(often(30_000, () => expireAttempts({ app, store, connectors, now, log }), log), often(1000, () => tellTime({ app, store, now }), log));
    closers.push(often(1000, () => syncDue({ app, store, feeds, now, log, every: config.mode === 'demo' ? 2000 : 60_000 }), log));

    const files = config.mode === 'demo'
      ? staticFiles({ '/faceplate/': join(root, 'dist'), '/': join(root, 'examples') })
      : staticFiles({ '/faceplate/': join(root, 'dist') });
    handle = async (request) => {
      try {
        const { pathname } = new URL(request.url);
        if (pathname.startsWith('/v1/')) return await app.fetch(request);
        return (demo && await demoRoutes({ store, origins, mailbox, sign: demo.sign, phoneSystem: { url: listening.url, secret: secret ?? '', now }, calendar: google && `${google.url}/calendar` }, request))
          ?? (secret ? await providerRoutes({ app, store, secret, mails: mail !== undefined }, request) : undefined)
          ?? (connector && await googleNotifications({ store, now }, request))
          ?? (connector && await oauthPages({ app, store, connectors, now, log }, request))
          ?? await files(request)
          ?? plain(404, 'Not found');
      } catch (error) {
        log({ level: 'error', event: 'request.failed', error: describeError(error) });
        return plain(500, 'Something went wrong');
      }
    };
    return { url: listening.url, ...(google && { googleUrl: google.url }), stopGoogle: async () => google?.close(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** PostgreSQL where one is named, so that any number of servers can share it; else a file. */
const openStore = (config: Config, file: string, log: Log, now: () => Date): Promise<Store> => config.databaseUrl
  ? postgresStore(config.databaseUrl, { now, failed: (error) => log({ level: 'error', event: 'database.failed', error: describeError(error) }) })
  : sqliteStore(file, now);

const plain = (status: number, text: string): Response =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' } });

/** Loaded by the demo only, as the Google is. */
async function localMailbox({ dataDir }: DemoConfig): Promise<Mailbox> {
  const { startMailbox } = await import('../mail/mailbox.ts');
  return startMailbox(join(dataDir, 'mailbox'));
}

/** Loaded by the demo only, as the Google is: stand-ins for what else can be connected. */
async function localServices({ dataDir }: DemoConfig, url: string) {
  const [{ startLocalServices }, { serviceConnector }] = await Promise.all([import('../partners/local.ts'), import('../partners/connector.ts')]);
  const names = { 'microsoft-365': 'Microsoft 365', hubspot: 'HubSpot', slack: 'Slack' };
  const redirectUri = (name: string): string => url + callbackPath(name);
  const sealed = vault(keyFile(join(dataDir, 'grants.key')));
  const { url: root, close, clientId, clientSecret } = await startLocalServices({ names, vault: sealed, redirectUri });
  const connectors = new Map(Object.keys(names).map((name) =>
    [name, serviceConnector({ name, url: `${root}/${name}`, redirectUri: redirectUri(name), vault: sealed, clientId, clientSecret })]));
  return { connectors, close };
}

async function localGoogle({ googlePort, dataDir }: DemoConfig, port: number, now: () => Date): Promise<LocalGoogle> {
  // Loaded by the demo only: production needs none of it installed.
  const { startLocalGoogle } = await import('../google/local.ts');
  return startLocalGoogle({ port: googlePort, redirectUri: `http://localhost:${port}${callbackPath('google')}`, now, grants: join(dataDir, 'local-google.json') });
}

function connectorOf(config: Config, url: string, google: ServeOptions['google']): GoogleConnector | undefined {
  const { granularity } = config;
  if (google) {
    const { issuer, clientId, clientSecret } = google;
    const key = keyFile(join(config.dataDir, 'grants.key'));
    return googleConnector({ issuer, clientId, clientSecret, granularity, redirectUri: url + callbackPath('google'), vault: vault(key), allowHttp: true });
  }
  const issuer = 'https://accounts.google.com';
  // Google takes addresses of this machine without https.
  if (config.mode === 'demo') return config.google && googleConnector({ ...config.google, granularity, issuer, redirectUri: url + callbackPath('google'), vault: vault(keyFile(join(config.dataDir, 'grants.key'))) });
  if (!config.google || !config.secret || !config.publicUrl) return undefined;
  return googleConnector({
    ...config.google, granularity, issuer, redirectUri: new URL(callbackPath('google'), config.publicUrl).href, vault: vault(keyFrom(config.secret)),
  });
}

const issuerOf = async (config: Config): Promise<Verify> => {
  if (config.mode !== 'production') throw new Error('Only production has an issuer.');
  return issuerTokens(config.issuer, config.audience).catch((error: unknown) => {
    throw new ConfigError(`OIDC_ISSUER: ${config.issuer} cannot be used. ${error instanceof Error ? error.message : ''}`);
  });
};

/** Does what time brings, again and again; the next one begins when the last has ended. Returns what ends it. */
function often(milliseconds: number, work: () => Promise<void>, log: Log): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work().catch((error: unknown) => log({ level: 'error', event: 'sweep.failed', error: describeError(error) })).finally(() => { busy = false; });
  }, milliseconds);
  return () => clearInterval(timer);
}

/** Whether there is something to serve below `/faceplate/`. */
export const isBuilt = (): boolean => existsSync(resolve(root, 'dist/define.js'));
