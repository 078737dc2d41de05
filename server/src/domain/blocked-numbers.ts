import type { BlockedNumber, blockedNumbers } from '../../../src/client/contract/blocked-numbers.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { storedCompany } from './company.ts';
import { blockedNumberDocument, blockedNumbersFolder, numbersFolder } from './documents.ts';
import { isEmergency, phoneNumberOf, prefixOf } from './phone-numbers.ts';

type Draft = { number: string; country?: string | undefined; matchType?: 'exact' | 'prefix' | undefined; label?: string | undefined };

/** More than a store will ever count to, so that the newest comes first and the company's last. */
const far = 1e12;

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');
/** Without what is dialled before a number only within its country. */
const wantedDigits = (text: string): string => (/^[\d+*#(). /-]+$/.test(text) ? digitsOf(text).replace(/^0+/, '') : '');

function matches({ number, matchType, label }: BlockedNumber, q: string): boolean {
  if (label.toLocaleLowerCase().includes(q.toLocaleLowerCase())) return true;
  const wanted = wantedDigits(q);
  return wanted !== '' && (digitsOf(number).includes(wanted) || (matchType !== 'exact' && wanted.startsWith(digitsOf(number))));
}

/** The extension of somebody in the company; this server knows one. */
async function isExtension({ tx }: Context, text: string): Promise<boolean> {
  for (const user of await tx.users()) if ((await storedCompany({ user, tx })).extension === text) return true;
  return false;
}

const refused = (code: string): Problem => new Problem(422, code, { errors: [{ pointer: '/number', code: 'notAllowed' }] });

/** What of the number counts, once it may be blocked. */
async function target(context: Context, { number: typed, country, matchType = 'exact' }: Draft, params: Readonly<Record<string, unknown>>) {
  if (isEmergency(typed)) throw refused('blocked.emergencyNotAllowed');
  if (await isExtension(context, typed.trim())) throw refused('blocked.internalNotAllowed');
  if (Array.isArray(params['matchTypes']) && !params['matchTypes'].includes(matchType)) throw invalid({ pointer: '/matchType', code: 'notAllowed' });
  const unknown = new Problem(422, 'phoneNumber.invalid', { errors: [{ pointer: '/number', code: 'invalid' }] });
  if (matchType === 'prefix') {
    const prefix = prefixOf(typed, country);
    if (!prefix) throw unknown;
    const min = typeof params['minPrefixDigits'] === 'number' ? params['minPrefixDigits'] : 1;
    if (prefix.digits < min) throw new Problem(422, 'blocked.prefixTooShort', { params: { min }, errors: [{ pointer: '/number', code: 'tooShort', params: { min } }] });
    return { number: prefix.number, display: prefix.display, matchType };
  }
  const phone = phoneNumberOf(typed, country);
  if (!phone) throw unknown;
  const own = await context.tx.list(context.user, numbersFolder);
  if (own.some(({ value }) => value.number === phone.number)) throw refused('blocked.ownNumber');
  return { ...phone, matchType };
}

/** The company's entries belong to the administrator. */
function checkOwn({ source }: BlockedNumber): void {
  if (source !== 'user') throw new Problem(403, 'blocked.companyEntry', { reason: { code: 'adminLocked', lockedBy: 'account' } });
}

export const blockedNumbersHandlers: Handlers<{ it: typeof blockedNumbers }>['it'] = {
  async list({ user, tx }, { q } = {}) {
    const all = (await tx.list(user, blockedNumbersFolder)).map(({ position, value }) => ({ value, position: (value.source === 'user' ? far : 2 * far) - position }));
    const wanted = typeof q === 'string' ? q.trim() : '';
    return (wanted === '' ? all : all.filter(({ value }) => matches(value, wanted))).toSorted((a, b) => a.position - b.position);
  },
  item: ({ user, tx }, id) => tx.get(user, blockedNumberDocument(id)),
  async create(context, draft) {
    const { user, tx, now } = context;
    const { params = {} } = (await grantsOf(context)).features['blockedNumbers'] ?? {};
    const blocked = await target(context, draft, params);
    const all = (await tx.list(user, blockedNumbersFolder)).map(({ value }) => value);
    const same = all.find(({ number, matchType }) => number === blocked.number && matchType === blocked.matchType);
    if (same) throw new Problem(409, 'duplicate', { params: { id: same.id, source: same.source } });
    const limit = Number(params['limit'] ?? Infinity);
    if (all.filter(({ source }) => source === 'user').length >= limit) throw new Problem(409, 'limitReached', { params: { limit } });
    const made: BlockedNumber = { id: crypto.randomUUID(), ...blocked, label: draft.label ?? '', source: 'user', createdAt: now.toISOString(), blockedCount: 0 };
    await tx.put(user, blockedNumberDocument(made.id), made);
    return made;
  },
  async update({ user, tx }, id, { current, next }) {
    checkOwn(current);
    await tx.put(user, blockedNumberDocument(id), next);
  },
  async remove({ user, tx }, id, { current }) {
    checkOwn(current);
    await tx.remove(user, blockedNumberDocument(id));
  },
};
