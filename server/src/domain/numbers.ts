import type { numbers } from '../../../src/client/contract/numbers.ts';
import type { Handlers } from '../app/handlers.ts';
import { numberDocument, numbersFolder } from './documents.ts';

export const numbersHandlers: Handlers<{ numbers: typeof numbers }>['numbers'] = {
  list: ({ user, tx }) => tx.list(user, numbersFolder),
  item: ({ user, tx }, id) => tx.get(user, numberDocument(id)),
};
