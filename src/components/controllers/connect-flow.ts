import { connectIntegration } from '../../client/contract/integrations.ts';
import { ApiError } from '../../client/errors.ts';
import type { ConnectHost, ConnectProblem } from './connect.ts';

// What follows the click; its code comes then.

/** How often the window is looked at and the server asked, in milliseconds, beside the event stream. */
const watchEvery = 1000;
const askEvery = 3;
/** The answer of a window that has just closed may still be on its way: so many looks. */
const graceLooks = 4;

interface Attempt {
  readonly id: string;
  readonly services: readonly string[] | undefined;
  readonly popup: Window;
  /** Aborted when the attempt is over. */
  readonly signal: AbortSignal;
  readonly host: ConnectHost;
  tell(problem?: ConnectProblem, isOver?: boolean): void;
}

/** Takes the window to the other service, and tells how the attempt ends. */
export async function follow({ id, services, popup, signal, host, tell }: Attempt): Promise<void> {
  const session = host.session();
  if (!session || signal.aborted) return tell('failed');
  const before = host.integration(id);
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

const problemOf = (code: string): ConnectProblem =>
  code === 'access_denied' || code === 'scope_missing' ? 'denied' : code === 'expired' ? 'expired' : 'failed';
