import type { Contact } from '../../../src/client/contract/contacts.ts';

const contact = (id: string, firstName: string, lastName: string, e164: string, rest: Partial<Contact> = {}): Contact => ({
  id: `con-${id}`, firstName, lastName, displayName: `${firstName} ${lastName}`, phones: [{ type: 'work', number: e164, e164 }], emails: [], source: 'user', ...rest,
});

/** By user; who is not here knows nobody yet. Those of the directory are the company's. */
export const sampleContacts: Readonly<Record<string, readonly Contact[]>> = {
  zoe: [
    contact('maple', 'Maya', 'Laurent', '+16135550123', { company: 'Maple Freight', jobTitle: 'Dispatcher', emails: [{ type: 'work', value: 'maya@maple.example' }] }),
    contact('chen', 'Wei', 'Chen', '+14165550177', { company: 'Chen Catering' }),
    contact('omar', 'Omar', 'Haddad', '+16135550142', { company: 'Northwind Trading', source: 'directory' }),
  ],
  omar: [contact('ola', 'Ola', 'Nowak', '+48221230099', { company: 'Serwis Nowak' })],
};
