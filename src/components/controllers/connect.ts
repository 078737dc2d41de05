import type { Integration } from '../../client/contract/integrations.ts';
import type { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';

export type ConnectProblem = 'blocked' | 'denied' | 'closed' | 'expired' | 'failed' | ApiError;

/** The panel whose user connects. */
export interface ConnectHost {
  session(): Session | undefined;
  integration(id: string): Integration | undefined;
  reload(): void;
  changed(): void;
}

/** Connecting an account of another service: a window opened in the click, the sign-in in it, and its end told by the server. */
export class Connecting {
  readonly #host: ConnectHost;
  #running: AbortController | undefined;
  /** What was connected last. */
  id = '';
  problem: ConnectProblem | undefined;

  constructor(host: ConnectHost) {
    this.#host = host;
  }

  /** Also while the window looks closed and the sign-in may still go on. */
  get waiting(): boolean { return this.#running !== undefined; }

  /** Call it in the click itself: later, browsers block the window. `services` are those that the user agreed to, where there is a choice. */
  start(id: string, services?: readonly string[]): void {
    this.stop();
    this.id = id;
    const popup = window.open('about:blank', 'faceplate-connect', 'popup,width=520,height=680');
    if (!popup) return this.#tell('blocked');
    const running = this.#running = new AbortController();
    const { signal } = running;
    signal.addEventListener('abort', () => popup.close());
    this.#tell();
    const tell = (problem?: ConnectProblem, isOver = true): void => {
      if (signal.aborted) return;
      if (isOver) this.stop();
      this.#tell(problem);
    };
    import('./connect-flow.ts').then(({ follow }) => follow({ id, services, popup, signal, host: this.#host, tell }), () => tell('failed'));
  }

  /** The user has had enough of waiting. */
  cancel(): void {
    this.stop();
    this.#tell();
  }

  /** The server says it is done. */
  finish(): void {
    this.stop();
    this.problem = undefined;
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  #tell(problem?: ConnectProblem): void {
    this.problem = problem;
    this.#host.changed();
  }
}
