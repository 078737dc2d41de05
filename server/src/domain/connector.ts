import type { Channel } from './calendar-channels.ts';
import type { Granularity } from './calendar-feed.ts';

/** What was agreed with the other service. */
export interface Grant {
  /** Usually an e-mail address; shown to the user. */
  readonly accountLabel: string;
  readonly scopes: readonly string[];
  /** Of a calendar: how much of it may be read. */
  readonly granularity?: Granularity;
  /** For the connector's own eyes; it encrypts what it puts in here. */
  readonly grant: string;
}

/** Why the other service said no: `access_denied`, `scope_missing` or the provider's own code. */
export class ConnectFailure extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'ConnectFailure';
    this.code = code;
  }
}

/** The one way to another service's accounts. Injected, so that a browser build contains no OAuth. */
export interface Connector {
  /** Where its users come back to, `/oauth/<name>/callback`: no answer of another service is taken for one of this. */
  readonly name?: string;
  /** `memory` is kept until `finish` and never leaves the server; `services` are the ids of what the user agreed to. */
  start(state: string, services: readonly string[]): Promise<{ authorizationUrl: string; memory: string }>;
  /** Exchanges the callback's code. Throws `ConnectFailure`. */
  finish(callback: URL, attempt: { state: string; memory: string }): Promise<Grant>;
  /** Best effort; throws when the service did not accept it. */
  revoke(grant: string): Promise<void>;
  /** Before it is revoked: the service stops telling us of changes. */
  stopWatching?(grant: string, channels: readonly Channel[]): Promise<void>;
  /** Resolves where the grant still holds. Throws `ConnectFailure` where it does not, anything else where nobody knows. */
  check?(grant: string): Promise<void>;
}

/** The way to the service behind an integration; none where this server has no account there. */
export type Connectors = (integration: string) => Connector | undefined;
