import { contract } from '../../src/client/contract/index.ts';
import { type App, createApp } from './app/app.ts';
import type { Verify } from './app/auth.ts';
import type { Log } from './app/log.ts';
import type { RateLimit } from './app/rate-limit.ts';
import { grantsOf } from './domain/capabilities.ts';
import type { Connectors } from './domain/connector.ts';
import { importRunner } from './domain/contact-runner.ts';
import { handlersOf, touches } from './domain/index.ts';
import type { Speaker } from './domain/speaker.ts';
import type { Store, Transaction } from './store/store.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly verify: Verify;
  readonly connectors: Connectors;
  /** Who reads texts aloud; without one that is not offered. */
  readonly speaker?: Speaker | undefined;
  /** Origins of other sites that may call, and that a connection may return to. */
  readonly origins: ReadonlySet<string>;
  readonly rateLimit?: RateLimit;
  readonly now?: () => Date;
  readonly log?: Log;
  readonly heartbeat?: number;
  readonly welcome?: (user: string, tx: Transaction) => Promise<void>;
}

/** The reference server: the contract, its handlers, and what is injected by where it runs. */
export function createServer({ connectors, speaker, origins, ...rest }: ServerOptions): App {
  const imports = importRunner(rest);
  void imports.resume();
  return createApp({ contract, handlers: handlersOf({ connectors, speaker, returnOrigins: origins, imports }), touches, grants: grantsOf, origins, ...rest });
}
