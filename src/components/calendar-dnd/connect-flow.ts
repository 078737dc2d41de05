import { connectIntegration, type Integration } from '../../client/contract/integrations.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';

export type ConnectProblem = 'blocked' | 'denied' | 'closed' | 'expired' | 'failed' | ApiError;

/** How often the window is looked at and the server asked, in milliseconds, beside the event stream. */
const watchEvery = 1000;
const askEvery = 3;
/** The answer of a window that has just closed may still be on its way: so many looks. */
const graceLooks = 4;

interface Parts {
  readonly session: () => Session | undefined;
  readonly integration: () => Integration | undefined;
  readonly reload: () => void;
  readonly changed: () => void;
}

/** One connection attempt: a pop-up opened in the click, the sign-in in it, and its end told by the server. */
export class ConnectFlow {
  readonly #parts: Parts;
  #window: Window | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #expires = Infinity;
  waiting = false;
  problem: ConnectProblem | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Call it in the click itself: later, browsers block the window. */
  async start(id: string): Promise<void> {
    this.stop();
    this.problem = undefined;
    const popup = window.open('about:blank', 'faceplate-connect', 'popup,width=520,height=680');
    if (!popup) return this.#end('blocked');
    this.#window = popup;
    this.waiting = true;
    this.#parts.changed();
    try {
      const session = this.#parts.session();
      if (!session) return this.#end('failed');
      const { authorizationUrl, expiresAt } = await session.call(connectIntegration.call, {
        id, body: { mode: 'popup', returnUrl: location.href.split('#')[0] ?? location.href },
      });
      if (!this.waiting) return;
      this.#expires = Date.parse(expiresAt);
      popup.location.href = authorizationUrl;
      this.#watch();
    } catch (error) {
      this.#end(error instanceof ApiError ? error : 'failed');
    }
  }

  /** The user has had enough of waiting. */
  cancel(): void {
    this.stop();
    this.#parts.changed();
  }

  /** The server says it is done. */
  finish(): void {
    this.stop();
    this.problem = undefined;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#window?.close();
    this.#window = null;
    this.waiting = false;
  }

  #watch(): void {
    let looks = 0;
    let closedFor = 0;
    this.#timer = setInterval(() => {
      const { integration, reload } = this.#parts;
      const now = integration();
      // Behind an opener policy a window looks closed while the user is still in it: the server has the last word.
      closedFor = this.#window?.closed ? closedFor + 1 : 0;
      looks++;
      if (looks % askEvery === 0 || closedFor > 0) reload();
      if (now?.status === 'connected') return this.#end();
      if (now?.error && now.status !== 'connecting') return this.#end(problemOf(now.error.code));
      if (Date.now() > this.#expires) return this.#end('expired');
      if (closedFor <= graceLooks || this.problem) return;
      this.problem = 'closed';
      this.#parts.changed();
    }, watchEvery);
  }

  #end(problem?: ConnectProblem): void {
    this.stop();
    this.problem = problem;
    this.#parts.changed();
  }
}

const problemOf = (code: string): ConnectProblem =>
  code === 'access_denied' || code === 'scope_missing' ? 'denied' : code === 'expired' ? 'expired' : 'failed';
