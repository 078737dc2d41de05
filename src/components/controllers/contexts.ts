import { ContextRoot, createContext } from '@lit/context';
import type { Session } from '../../client/session.ts';

/** The one session of the panels below. The key is shared by every copy of the package on a page. */
export const sessionContext = createContext<Session | undefined>(Symbol.for('faceplate/session'));

/** Says that somebody above saves: the panel then shows no button of its own. */
export const saverContext = createContext<boolean>(Symbol.for('faceplate/saver'));

let root: ContextRoot | undefined;

/** Keeps the requests of panels that came before their provider, and asks again when it is there. */
export function rememberEarlyRequests(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
