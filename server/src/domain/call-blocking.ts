import type { CallBlocking, callBlocking } from '../../../src/client/contract/call-blocking.ts';
import type { Handlers } from '../app/handlers.ts';
import { callBlockingDocument } from './documents.ts';

const unset: CallBlocking = { blockAnonymous: false, robocall: 'off', treatment: 'reject' };

export const callBlockingHandlers: Handlers<{ it: typeof callBlocking }>['it'] = {
  get: async ({ user, tx }) => (await tx.get(user, callBlockingDocument)) ?? unset,
  patch: ({ user, tx }, { next }) => tx.put(user, callBlockingDocument, next),
};
