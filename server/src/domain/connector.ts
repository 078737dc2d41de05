/** What was agreed with the other service. */
export interface Grant {
  /** Usually an e-mail address; shown to the user. */
  readonly accountLabel: string;
  readonly scopes: readonly string[];
  /** For the connector's own eyes; it encrypts what it puts in here. */
  readonly grant: string;
}

/** Why connecting failed: `access_denied`, `scope_missing` or the provider's own code. */
export class ConnectFailure extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'ConnectFailure';
    this.code = code;
  }
}

/** The one way to another service's accounts. Injected, so that a browser build contains no OAuth. */
export interface CalendarConnector {
  /** `memory` is kept until `finish` and never leaves the server. */
  start(state: string): Promise<{ authorizationUrl: string; memory: string }>;
  /** Exchanges the callback's code. Throws `ConnectFailure`. */
  finish(callback: URL, attempt: { state: string; memory: string }): Promise<Grant>;
  /** Best effort; throws when the service did not accept it. */
  revoke(grant: string): Promise<void>;
}
