import type { groups } from '../../../src/client/contract/groups.ts';
import type { Handlers } from '../app/handlers.ts';
import { groupDocument, groupsFolder } from './documents.ts';

export const groupsHandlers: Handlers<{ groups: typeof groups }>['groups'] = {
  list: ({ user, tx }) => tx.list(user, groupsFolder),
  item: ({ user, tx }, id) => tx.get(user, groupDocument(id)),
};
