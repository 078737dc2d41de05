import type { Session } from '../../client/session.ts';
import type { Drafts } from './drafts.ts';

/** The greetings that wait, by session, for a panel that comes back; their code comes when the first one does. */
export const waiting = new WeakMap<Session, Drafts>();
