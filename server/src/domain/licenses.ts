import type { licenses } from '../../../src/client/contract/licenses.ts';
import type { Handlers } from '../app/handlers.ts';
import { licenseDocument, licensesFolder } from './documents.ts';

export const licensesHandlers: Handlers<{ licenses: typeof licenses }>['licenses'] = {
  list: ({ user, tx }) => tx.list(user, licensesFolder),
  item: ({ user, tx }, id) => tx.get(user, licenseDocument(id)),
};
