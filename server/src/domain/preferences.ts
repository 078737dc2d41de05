import type { Preferences, preferences } from '../../../src/client/contract/preferences.ts';
import type { Handlers } from '../app/handlers.ts';
import { preferencesDocument } from './documents.ts';

/** What holds until the user chooses. */
const defaults: Preferences = { theme: 'system', timeFormat: 'auto', dateFormat: 'auto', firstDayOfWeek: 'auto' };

export const preferencesHandlers: Handlers<{ it: typeof preferences }>['it'] = {
  get: async ({ user, tx }) => (await tx.get(user, preferencesDocument)) ?? defaults,
  patch: ({ user, tx }, { next }) => tx.put(user, preferencesDocument, next),
};
