import type { Contact, contacts, ContactDraft } from '../../../src/client/contract/contacts.ts';
import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { contactDocument, contactsFolder, type PhoneRules } from './contact-documents.ts';
import { e164, shownName } from './contact-rows.ts';

/** How the user's phone system takes numbers in lists. */
export async function phoneRules(context: Context, country?: string): Promise<PhoneRules> {
  const { phones, country: own } = (await grantsOf(context)).features['contacts.import']?.params ?? {};
  return { strict: phones !== 'lenient', country: country ?? (typeof own === 'string' ? own : undefined) };
}

/** By hand, a number may be written as people write it. */
const byHand = ({ country }: PhoneRules): PhoneRules => ({ strict: false, country: country ?? 'CA' });

function check({ firstName = '', lastName = '', company, phones = [], emails = [] }: Partial<Contact>): void {
  const errors: FieldIssue[] = [];
  if (!shownName({ firstName, lastName, company: company ?? '' })) errors.push({ pointer: '/firstName', code: 'required' });
  if (phones.length + emails.length === 0) errors.push({ pointer: '/phones', code: 'required' });
  for (const [index, phone] of phones.entries()) if (!phone.e164) errors.push({ pointer: `/phones/${index}/number`, code: 'phoneNumber.invalid' });
  for (const [index, { value }] of emails.entries()) if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) errors.push({ pointer: `/emails/${index}/value`, code: 'invalid' });
  if (errors.length > 0) throw invalid(...errors);
}

const understood = (phones: readonly { type: Contact['phones'][number]['type']; number: string }[], rules: PhoneRules): Contact['phones'] =>
  phones.map(({ type, number }) => {
    const found = e164(number, byHand(rules));
    return { type, number, ...(found && { e164: found }) };
  });

/** Without what is empty. */
const lean = <T extends object>(contact: T): T => Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== '' && value !== null)) as T;

const isOwn = ({ source }: Contact): void => {
  if (source === 'directory') throw new Problem(403, 'contact.directory', { reason: { code: 'adminLocked', lockedBy: 'account' } });
};

const searched = ({ displayName, company = '', phones, emails }: Contact): string =>
  [displayName, company, ...phones.flatMap(({ number, e164: whole }) => [number, whole ?? '']), ...emails.map(({ value }) => value)].join('\n').toLocaleLowerCase();

export const contactsHandlers: Handlers<{ it: typeof contacts }>['it'] = {
  async list({ user, tx }, query = {}) {
    const all = await tx.list(user, contactsFolder);
    const wanted = String(query['q'] ?? '').trim().toLocaleLowerCase();
    return wanted ? all.filter(({ value }) => searched(value).includes(wanted)) : all;
  },
  item: ({ user, tx }, id) => tx.get(user, contactDocument(id)),
  async create(context, { firstName = '', lastName = '', phones = [], emails = [], ...rest }: ContactDraft) {
    const own = lean(rest);
    const contact: Contact = {
      id: `con-${crypto.randomUUID()}`, firstName, lastName, displayName: shownName({ firstName, lastName, company: own.company }),
      phones: understood(phones, await phoneRules(context)), emails, ...own, source: 'user',
    };
    check(contact);
    await context.tx.put(context.user, contactDocument(contact.id), contact);
    return contact;
  },
  async update(context, id, { current, next }) {
    isOwn(current);
    const contact = lean({ ...next, phones: understood(next.phones, await phoneRules(context)), displayName: shownName(next) });
    const whole = { ...contact, firstName: next.firstName, lastName: next.lastName };
    check(whole);
    await context.tx.put(context.user, contactDocument(id), whole);
  },
  async remove({ user, tx }, id, { current }) {
    isOwn(current);
    await tx.remove(user, contactDocument(id));
  },
};
