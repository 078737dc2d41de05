import * as z from 'zod/mini';
import type { Granularity } from '../domain/calendar-feed.ts';

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
const https = z.url({ protocol: /^https$/ });

const Environment = z.object({
  PORT: z.optional(port),
  GOOGLE_PORT: z.optional(port),
  NODE_ENV: z.optional(z.string()),
  /** Comma-separated, each exactly as browsers send it: `https://portal.example`. */
  ALLOWED_ORIGINS: z.optional(z.string()),
  DATA_DIR: z.optional(z.string()),
  /** A PostgreSQL database, `postgres://user:password@host/name`; without one the data is a SQLite file in `DATA_DIR`. */
  DATABASE_URL: z.optional(z.url({ protocol: /^postgres(ql)?$/ })),
  /** Interface to listen on in production; 0.0.0.0, which is all of them, when empty. */
  HOST: z.optional(z.string()),
  /** The address that users reach a production server at; Google sends them back there. */
  PUBLIC_URL: z.optional(https),
  DEMO_TOKEN_SECONDS: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(86_400))),
  OIDC_ISSUER: z.optional(https),
  OIDC_AUDIENCE: z.optional(z.string().check(z.minLength(1))),
  GOOGLE_CLIENT_ID: z.optional(z.string().check(z.minLength(1))),
  GOOGLE_CLIENT_SECRET: z.optional(z.string().check(z.minLength(1))),
  /** What users are asked to let us read of their calendar: its `events` unless set, or with `freeBusy` only when they are busy. */
  CALENDAR_GRANULARITY: z.optional(z.enum(['events', 'freeBusy'])),
  FACEPLATE_SECRET: z.optional(z.string().check(z.minLength(32))),
  /** Where mail is handed over: `smtps://user:password@mail.example`; without one none is sent. */
  SMTP_URL: z.optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: z.optional(z.string().check(z.regex(/^[^\r\n]*@[^\r\n@]+$/))),
  /** Shared with the phone system, which signs what it says of calls: `whsec_` and base64; without one that door is closed. */
  PROVIDER_SECRET: z.optional(z.string().check(z.regex(/^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$/))),
  LOG: z.optional(z.enum(['on', 'off'])),
});

interface Common {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** Other sites that may call. */
  readonly origins: readonly string[];
  readonly granularity: Granularity;
  readonly logging: boolean;
}
export interface DemoConfig extends Common {
  readonly mode: 'demo';
  readonly googlePort: number;
  /** Life of a token from `/demo/token`. */
  readonly tokenSeconds: number;
  readonly reset: boolean;
  /** The real Google in place of the local one. */
  readonly google?: { readonly clientId: string; readonly clientSecret: string } | undefined;
}
export interface ProductionConfig extends Common {
  readonly mode: 'production';
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly google: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Encrypts what Google gave us. */
  readonly secret: string | undefined;
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  readonly providerSecret: string | undefined;
}
export type Config = DemoConfig | ProductionConfig;

/** A configuration that cannot work; the message is for people. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const hints: Readonly<Record<string, string>> = {
  PORT: 'a port number from 0 to 65535', GOOGLE_PORT: 'a port number from 0 to 65535', OIDC_ISSUER: 'an https:// address',
  PUBLIC_URL: 'an https:// address', DEMO_TOKEN_SECONDS: 'a number of seconds from 1 to 86400', FACEPLATE_SECRET: 'at least 32 characters',
  CALENDAR_GRANULARITY: '"events" or "freeBusy"', LOG: '"on" or "off"', DATABASE_URL: 'a postgres:// address', SMTP_URL: 'an smtp:// or smtps:// address',
  MAIL_FROM: 'an e-mail address', PROVIDER_SECRET: '24 to 64 random bytes as base64',
};

/** Reads the environment and the command line; whatever is wrong is said before anything starts. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, args: readonly string[]): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = z.safeParse(Environment, given);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map(({ path }) => String(path[0])))];
    throw new ConfigError(names.map((name) => `${name} must be ${hints[name] ?? 'set to something'}.`).join(' '));
  }
  const unknown = args.filter((arg) => arg !== '--reset');
  if (unknown.length > 0) throw new ConfigError(`Unknown option ${unknown[0]}. There is only --reset.`);
  const env = result.data;
  const common: Common = {
    port: env.PORT ?? 4300, dataDir: env.DATA_DIR ?? '.data', databaseUrl: env.DATABASE_URL, granularity: env.CALENDAR_GRANULARITY ?? 'events', logging: env.LOG ? env.LOG === 'on' : env.NODE_ENV === 'production',
    origins: (env.ALLOWED_ORIGINS ?? '').split(',').map((origin) => origin.trim()).filter(Boolean).map(originOf),
  };
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, FACEPLATE_SECRET: secret, PUBLIC_URL: publicUrl } = env;
  const google = clientId && clientSecret ? { clientId, clientSecret } : undefined;
  if (env.NODE_ENV !== 'production') {
    if ((clientId || clientSecret) && !google) throw new ConfigError('To connect the real Google set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.');
    const googlePort = env.GOOGLE_PORT ?? (common.port === 0 ? 0 : common.port + 1);
    if (googlePort === common.port && googlePort !== 0) throw new ConfigError('PORT and GOOGLE_PORT must differ.');
    if (googlePort > 65_535) throw new ConfigError('GOOGLE_PORT must be set: PORT + 1 is no port number.');
    return { ...common, mode: 'demo', googlePort, tokenSeconds: env.DEMO_TOKEN_SECONDS ?? 600, reset: args.includes('--reset'), google };
  }
  if (args.length > 0) throw new ConfigError('--reset belongs to the demo; it would delete real data.');
  if (!env.OIDC_ISSUER || !env.OIDC_AUDIENCE) {
    throw new ConfigError('In production OIDC_ISSUER and OIDC_AUDIENCE must be set: tokens are verified against that issuer.');
  }
  if ((clientId || clientSecret) && !(google && secret && publicUrl)) {
    throw new ConfigError('To connect Google set all of GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, FACEPLATE_SECRET and PUBLIC_URL.');
  }
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (url && !from) throw new ConfigError('To send mail set MAIL_FROM, too: the address that it comes from.');
  const mail = url && from ? { url, from } : undefined;
  return { ...common, mode: 'production', mail, providerSecret: env.PROVIDER_SECRET, host: env.HOST, publicUrl, issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, google, secret };
}

function originOf(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null' || origin !== text.replace(/\/$/, '')) {
    throw new ConfigError(`ALLOWED_ORIGINS: "${text}" is no origin. Write it like https://portal.example, without a path.`);
  }
  return origin;
}
