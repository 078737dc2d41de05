import type { Profile, profile } from '../../../src/client/contract/profile.ts';
import type { Handlers } from '../app/handlers.ts';
import { invalid, notFound } from '../app/problem.ts';
import { zoneChanged } from './calendar-sync.ts';
import { grantsOf } from './capabilities.ts';
import { profileDocument } from './documents.ts';

const canonical = (tag: string): string => Intl.getCanonicalLocales(tag)[0] ?? tag;

/**
 * The zone as it is spelled: names are accepted in any case. A link that is spelled well ("Asia/Kolkata") stays what was chosen,
 * since engines do not agree on which name of a zone is the main one.
 */
function spelledZone(name: string): string {
  // Nobody has chosen one yet.
  if (name === '') return name;
  const known = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase());
  const isLink = /^[A-Z][a-z]+(\/[A-Z][a-z]+([_-][A-Za-z]+)*)+$/.test(name);
  return known ?? (isLink ? name : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
}

export const profileHandlers: Handlers<{ profile: typeof profile }>['profile'] = {
  async get({ user, tx }): Promise<Profile> {
    const stored = await tx.get(user, profileDocument);
    if (!stored) throw notFound();
    return stored;
  },
  async patch(context, { current, next }) {
    const language = canonical(next.language);
    const offered = (await grantsOf(context)).features['profile']?.params?.['languages'];
    if (language !== current.language && Array.isArray(offered) && !offered.includes(language)) {
      throw invalid({ pointer: '/language', code: 'notAllowed', params: { allowed: offered } });
    }
    await context.tx.put(context.user, profileDocument, { ...next, language, timeZone: spelledZone(next.timeZone), updatedAt: context.now.toISOString() });
    if (next.timeZone !== current.timeZone) await zoneChanged(context);
  },
};
