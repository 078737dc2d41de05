import { ContextRoot, createContext } from '@lit/context';
import type { Session } from '../../client/session.ts';

/** The one session of the panels below. The key is shared by every copy of the package on a page. */
export const sessionContext = createContext<Session | undefined>(Symbol.for('faceplate/session'));

/** What a panel that joins a saver can be asked. */
export interface Saveable extends HTMLElement {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly saveFailed: boolean;
  readonly changes: number;
  save(): Promise<boolean>;
  discard(): void;
  showProblem(): void;
}

/** Somebody above who saves all panels with one button; they then show none of their own. */
export interface Saver { join(panel: Saveable): void; leave(panel: Saveable): void; changed(): void; saved(panel: Saveable): void }

export const saverContext = createContext<Saver>(Symbol.for('faceplate/saver'));

let root: ContextRoot | undefined;

/** Keeps the requests of panels that came before their provider, and asks again when it is there. */
export function rememberEarlyRequests(): void {
  if (root) return;
  root = new ContextRoot();
  root.attach(document.documentElement);
}
