import { connectIntegration, type Integration } from '../../client/contract/integrations.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';

// What follows the click; its code comes then.

/** How often the window is looked at and the server asked, in milliseconds, beside the event stream. */
const watchEvery = 1000;
const askEvery = 3;
/** The answer of a window that has just closed may still be on its way: so many looks. */
const graceLooks = 4;

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

  /**
   * `popup` is what `connectWindow` opened in the click, after an attempt before this one was stopped: they have the window in common.
   * `services` are those that the user agreed to, where there is a choice.
   */
  start(id: string, popup: Window | null, services?: readonly string[]): void {
    this.id = id;
    if (!popup) return this.#tell('blocked');
    const running = this.#running = new AbortController();
    const { signal } = running;
    signal.addEventListener('abort', () => popup.close());
    this.#tell();
    void this.#follow(popup, signal, services);
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

  /** Takes the window to the other service, and tells how the attempt ends. */
  async #follow(popup: Window, signal: AbortSignal, services?: readonly string[]): Promise<void> {
    const { id } = this;
    const host = this.#host;
    const session = host.session();
    const before = host.integration(id);
    const tell = (problem?: ConnectProblem, isOver = true): void => {
      if (signal.aborted) return;
      if (isOver) this.stop();
      this.#tell(problem);
    };
    if (!session) return tell('failed');
    try {
      const { authorizationUrl, expiresAt } = await session.call(connectIntegration.call, {
        id, body: { mode: 'popup', returnUrl: location.href.split('#')[0] ?? location.href, ...(services && { services: [...services] }) },
      });
      // A window that has only just opened may not have heard it the first time.
      if (signal.aborted) return popup.close();
      popup.location.href = authorizationUrl;
      watch(Date.parse(expiresAt));
    } catch (error) {
      tell(error instanceof ApiError ? error : 'failed');
    }

    function watch(expires: number): void {
      let looks = 0;
      let closedFor = 0;
      let isClosedTold = false;
      // So that what is known of it is not of an attempt before this one.
      host.reload();
      const timer = setInterval(() => {
        const now = host.integration(id);
        // Behind an opener policy a window looks closed while the user is still in it: the server has the last word.
        closedFor = popup.closed ? closedFor + 1 : 0;
        looks++;
        if (looks % askEvery === 0 || closedFor > 0) host.reload();
        if (now?.status === 'connected') return tell();
        if (now?.error && now.status !== 'connecting' && now !== before) return tell(problemOf(now.error.code));
        if (Date.now() > expires) return tell('expired');
        if (closedFor <= graceLooks || isClosedTold) return;
        isClosedTold = true;
        tell('closed', false);
      }, watchEvery);
      signal.addEventListener('abort', () => clearInterval(timer));
    }
  }

  #tell(problem?: ConnectProblem): void {
    this.problem = problem;
    this.#host.changed();
  }
}

const problemOf = (code: string): ConnectProblem =>
  code === 'access_denied' || code === 'scope_missing' ? 'denied' : code === 'expired' ? 'expired' : 'failed';
