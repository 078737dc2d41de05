import type { schedules } from '../../../src/client/contract/schedules.ts';
import type { Handlers } from '../app/handlers.ts';
import { scheduleDocument, schedulesFolder } from './forwarding-documents.ts';

export const schedulesHandlers: Handlers<{ it: typeof schedules }>['it'] = {
  list: ({ user, tx }) => tx.list(user, schedulesFolder),
  item: ({ user, tx }, id) => tx.get(user, scheduleDocument(id)),
};
