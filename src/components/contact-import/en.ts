import { idle } from './idle.ts';

const digits = (count: number): string => new Intl.NumberFormat('en').format(count);

/** The panel's own words in English. */
export const en = {
  ...idle,
  fields: {
    firstName: 'First name', lastName: 'Last name', phone: 'Phone number', email: 'E-mail', additionalNumber: 'Additional number', company: 'Company',
    jobTitle: 'Job title', note: 'Note', city: 'City', address: 'Address',
  },
  steps: { identify: 'Identify contacts', more: 'More properties', review: 'Review', result: 'Result' },
  step: (number: string, of: string) => `Step ${number} of ${of}`,
  reading: (name: string) => `Reading ${name}`,
  identifyLead: 'Choose the columns that hold the names and phone numbers.',
  moreLead: 'Choose more columns, if you like. What you do not choose stays on your computer.',
  reviewLead: 'Nothing has been imported yet. This is what will happen.',
  noColumn: 'None',
  column: (letter: string) => `Column ${letter}`,
  header: 'The first row has column names',
  noHeader: 'The first row looks like a contact, not like column names.',
  example: (value: string) => `For example ${value}`,
  first: 'The first contacts',
  next: 'Next',
  back: 'Back',
  needed: 'Choose a column for each of these to go on.',
  big: (size: string) => `This file has ${size}. Reading it may take a moment.`,
  /** Why a file cannot be read. */
  file: {
    ...idle.file,
    notCsv: 'This is not a CSV file. Save it as CSV first; in a spreadsheet, choose “Save as” or “Download”.',
    notAllowed: 'Your phone system takes CSV files only.',
    empty: 'This file is empty.',
    noContacts: 'This file has no contacts, only column names.',
    noCards: 'There are no contacts in this vCard file.',
    unreadable: 'This file could not be read. Choose it again.',
  },
  tooBig: (size: string) => `This file has more than ${size}. Split it, and import one part after another.`,
  tooMany: (rows: string) => `This file has more than ${rows} contacts. Split it, and import one part after another.`,
  tooFew: 'Columns are missing. The list needs first names, last names and phone numbers, each in a column of its own.',
  duplicates: 'Contacts you have already',
  duplicatesHint: 'Recognised by their phone number.',
  onDuplicate: { skip: 'Leave them out', update: 'Update them', create: 'Keep both' },
  checking: 'Checking the list',
  /** What will become of the rows. */
  will: { created: 'To add', updated: 'To update', skipped: 'Left out', failed: 'With problems' },
  problems: 'Rows that are left out or have problems',
  onlyFirst: 'Only the first ones are shown. The error report has them all.',
  row: (number: string) => `Row ${number}`,
  card: (number: string) => `Card ${number}`,
  /** What is wrong with a field of a row, by its code. */
  reason: {
    required: 'This is empty.',
    noName: 'First and last name are both empty.',
    tooLong: 'This is too long.',
    strictPhone: 'Use 10 or 11 digits and nothing else.',
    phone: 'This is not a phone number. Write it with its country code.',
    email: 'This is not an e-mail address.',
    duplicate: 'You have this contact already, or it is further up in this list.',
    unknown: 'This cannot be imported.',
  },
  importing: (contacts: number) => (contacts === 1 ? 'Import 1 contact' : `Import ${digits(contacts)} contacts`),
  nothing: 'There is nothing in this list to import.',
  sending: 'Sending the list',
  goesOn: 'You can leave this page. The import goes on without it.',
  added: (contacts: number) => (contacts === 1 ? '1 contact was added.' : `${digits(contacts)} contacts were added.`),
  stopped: (contacts: number) => (contacts === 1 ? 'Import stopped; 1 contact was already added.' : `Import stopped; ${digits(contacts)} contacts were already added.`),
  rest: 'Import the rest',
  reportColumns: { row: 'Row', column: 'Column', reason: 'What is wrong', value: 'Value' },
  another: 'Import another file',
  notChecked: (why: string) => `The list could not be checked: ${why}.`,
  notSent: (why: string) => `We do not know yet whether the list arrived: ${why}. Try again; no contact is added twice.`,
  notImported: (why: string) => `Nothing was imported: ${why}.`,
  /** By problem code; goes into the sentences above. */
  problem: {
    'payload.tooLarge': 'the list is too large; split it',
    'conflict.inProgress': 'it is being sent already',
  },
};
