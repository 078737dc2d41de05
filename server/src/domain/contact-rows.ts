import type { ContactField } from '../../../src/client/contract/contact-imports.ts';
import type { Contact } from '../../../src/client/contract/contacts.ts';
import type { ContactRow } from '../../../src/rules/vcard.ts';
import type { PhoneRules } from './contact-documents.ts';
import { phoneNumberOf } from './phone-numbers.ts';

export interface RowIssue { readonly column: ContactField; readonly code: string; readonly value?: string }
export type NewContact = Omit<Contact, 'id'>;

/** In characters. */
const longest: Readonly<Record<ContactField, number>> = {
  firstName: 63, lastName: 63, phone: 31, additionalNumber: 31, email: 255, company: 127, jobTitle: 63, note: 1024, city: 127, address: 255,
};

/** The E.164 of what somebody wrote; undefined where it is no phone number. */
export function e164(text: string, { strict, country }: PhoneRules): string | undefined {
  if (strict) return /^1?[2-9]\d{9}$/.test(text) ? `+1${text.slice(-10)}` : undefined;
  return phoneNumberOf(text, country)?.number;
}

export const shownName = ({ firstName, lastName, company = '' }: { firstName: string; lastName: string; company?: string | undefined }): string =>
  `${firstName} ${lastName}`.trim() || company;

/** As it was meant: composed, without what shows nothing, nor the apostrophe that keeps spreadsheets from calculating; a note keeps its lines. */
const tidy = (text: string, field: ContactField): string =>
  text.normalize('NFC').replace(/^'(?=[=+\-@])/, '').replaceAll(field === 'note' ? /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu : /\p{Cc}+|[\u202A-\u202E\u2066-\u2069]/gu, ' ').trim();

/** What is wrong with a row, or the contact it makes. */
export function contactOf(row: ContactRow, phones: PhoneRules): { readonly contact?: NewContact; readonly issues: readonly RowIssue[] } {
  const fields = Object.fromEntries(Object.entries(row).map(([field, value]) => [field, tidy(value, field as ContactField)])) as ContactRow;
  const { firstName = '', lastName = '', phone = '', additionalNumber = '', email = '', company, jobTitle, note, city, address } = fields;
  const issues: RowIssue[] = [];
  if (!firstName && !lastName) issues.push({ column: 'firstName', code: 'required' });
  if (!phone) issues.push({ column: 'phone', code: 'required' });
  for (const [column, value] of Object.entries(fields) as [ContactField, string][]) {
    if ([...value].length > longest[column]) issues.push({ column, code: 'tooLong', value: value.slice(0, 80) });
  }
  const numbers = ([['phone', phone], ['additionalNumber', additionalNumber]] as const).filter(([, value]) => value !== '').map(([column, value]) => {
    const found = e164(value, phones);
    if (!found && value.length <= longest[column]) issues.push({ column, code: 'phoneNumber.invalid', value });
    return { type: 'other' as const, number: value, ...(found && { e164: found }) };
  });
  if (email && email.length <= longest.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) issues.push({ column: 'email', code: 'invalid', value: email });
  if (issues.length > 0) return { issues };
  return {
    issues,
    contact: {
      firstName, lastName, displayName: shownName({ firstName, lastName, company }), phones: numbers, emails: email ? [{ type: 'other', value: email }] : [],
      ...(company && { company }), ...(jobTitle && { jobTitle }), ...(note && { notes: note }), ...(city && { city }), ...(address && { address }), source: 'import',
    },
  };
}

/** What a list adds to somebody who is there already: it fills and replaces, and takes nothing away. */
export function merged(there: Contact, added: NewContact): Contact {
  const { phones, emails, source: _, displayName: __, firstName, lastName, ...rest } = added;
  const names = { firstName: firstName || there.firstName, lastName: lastName || there.lastName };
  const next = {
    ...there, ...rest, ...names,
    phones: [...there.phones, ...phones.filter((phone) => !there.phones.some((own) => (own.e164 ?? own.number) === (phone.e164 ?? phone.number)))],
    emails: [...there.emails, ...emails.filter(({ value }) => !there.emails.some((own) => own.value.toLowerCase() === value.toLowerCase()))],
  };
  return { ...next, displayName: shownName(next) };
}
