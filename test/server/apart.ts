// A server in a process of its own, for tests that kill it: `node test/server/apart.ts '{"config":…}'`.
import type { DemoConfig } from '../../server/src/node/config.ts';
import { startServer, type ServeOptions } from '../../server/src/node/serve.ts';

export interface Apart {
  readonly config: DemoConfig;
  readonly google: NonNullable<ServeOptions['google']>;
  /** How far its clock is ahead of this machine's, in milliseconds. */
  readonly ahead: number;
}

const { config, google, ahead } = JSON.parse(process.argv[2] ?? '') as Apart;
const plenty = { perMinute: 1_000_000, burst: 1_000_000 };
const { url } = await startServer(config, { google, now: () => new Date(Date.now() + ahead), rateLimit: plenty });
console.log(`ready at ${url}`);
