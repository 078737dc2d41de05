import type { contactImportErrors, ContactImport, contactImports, importContacts, ImportOptions } from '../../../src/client/contract/contact-imports.ts';
import type { Contact } from '../../../src/client/contract/contacts.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { grantsOf } from './capabilities.ts';
import { csvFile, rowsOf } from './contact-files.ts';
import {
  contactDocument, contactsFolder, importDocument, importErrorsDocument, importErrorsFolder, importRowsDocument, importRowsFolder, importsFolder, type NumberedRow, type PhoneRules,
  type StoredImport, type StoredRowError,
} from './contact-documents.ts';
import { contactOf, merged, type NewContact } from './contact-rows.ts';
import type { ImportRunner } from './contact-runner.ts';
import { phoneRules } from './contacts.ts';

/** Rows that are written in one transaction. */
export const sliceSize = 200;
/** Imports that are remembered, and dry runs. */
const kept = { false: 20, true: 5 };
const mostErrors = 50;

const shown = ({ id, status, dryRun, fileName, totals, errors, createdAt, finishedAt }: StoredImport): ContactImport =>
  ({ id, status, dryRun, ...(fileName && { fileName }), totals, errors, createdAt, ...(finishedAt && { finishedAt }) });

/** Contacts by number: the user's own ones. */
async function byNumber({ user, tx }: Context): Promise<Map<string, Contact>> {
  const all = (await tx.list(user, contactsFolder)).filter(({ value }) => value.source !== 'directory');
  return new Map(all.flatMap(({ value }) => value.phones.flatMap((phone) => (phone.e164 ? [[phone.e164, value] as const] : []))));
}

interface Outcome { readonly writes: readonly Contact[]; readonly totals: ContactImport['totals']; readonly errors: readonly StoredRowError[] }

/** What becomes of rows. Of two with one number, the second finds the first. */
function workOff(rows: readonly NumberedRow[], known: Map<string, Contact>, onDuplicate: ImportOptions['onDuplicate'], rules: PhoneRules): Outcome {
  const totals = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0 };
  const writes = new Map<string, Contact>();
  const errors: StoredRowError[] = [];
  const write = (contact: Contact): void => {
    writes.set(contact.id, contact);
    for (const phone of contact.phones) if (phone.e164) known.set(phone.e164, contact);
  };
  const create = (contact: NewContact): void => {
    write({ id: `con-${crypto.randomUUID()}`, ...contact });
    totals.created++;
  };
  for (const { row, fields } of rows) {
    const { contact, issues } = contactOf(fields, rules);
    const there = contact && known.get(contact.phones[0]?.e164 ?? '');
    if (!contact) {
      totals.failed++;
      errors.push(...issues.map((issue) => ({ row, ...issue, fields })));
    } else if (!there || onDuplicate === 'create') create(contact);
    else if (onDuplicate === 'update') {
      write(merged(there, contact));
      totals.updated++;
    } else {
      totals.skipped++;
      errors.push({ row, column: 'phone', code: 'duplicate', value: fields.phone ?? '', fields });
    }
  }
  return { writes: [...writes.values()], totals, errors };
}

const plus = (a: ContactImport['totals'], b: ContactImport['totals']): ContactImport['totals'] => ({
  rows: a.rows, created: a.created + b.created, updated: a.updated + b.updated, skipped: a.skipped + b.skipped, failed: a.failed + b.failed,
});

/** Failures before what was skipped. */
const firstErrors = (...errors: readonly ContactImport['errors'][number][]): ContactImport['errors'] =>
  errors.map(({ row, column, code, value }) => ({ row, ...(column && { column }), code, ...(value && { value }) }))
    .toSorted((a, b) => Number(a.code === 'duplicate') - Number(b.code === 'duplicate')).slice(0, mostErrors);

const ended = ({ failed, rows }: ContactImport['totals']): ContactImport['status'] => (failed === 0 ? 'succeeded' : failed === rows ? 'failed' : 'partial');

/** Works off the next rows of an import, its place in the list being kept with what they wrote; false when there is nothing left to do. */
export async function importSlice(context: Context, id: string): Promise<boolean> {
  const { user, tx, now } = context;
  const stored = await tx.get(user, importDocument(id));
  const rows = stored && await tx.get(user, importRowsDocument(id, stored.next));
  const runs = stored?.status === 'queued' || stored?.status === 'running';
  if (!stored || !rows || !runs) return false;
  const { writes, totals, errors } = workOff(rows, await byNumber(context), stored.options.onDuplicate, stored.rules);
  await tx.putAll(user, writes.map((contact) => [contactDocument(contact.id), contact]));
  if (errors.length > 0) await tx.put(user, importErrorsDocument(id, stored.next), [...errors]);
  await tx.remove(user, importRowsDocument(id, stored.next));
  const next = stored.next + 1;
  const done = plus(stored.totals, totals);
  const last = next * sliceSize >= done.rows;
  await tx.put(user, importDocument(id), {
    ...stored, next, totals: done, errors: firstErrors(...stored.errors, ...errors), status: last ? ended(done) : 'running', ...(last && { finishedAt: now.toISOString() }),
  });
  const at = now.toISOString();
  await tx.append(user, 'import.progress', { resource: 'contact-imports', id, actor: 'self', at });
  if (last && done.created + done.updated > 0) await tx.append(user, 'resource.changed', { resource: 'contacts', actor: 'self', at });
  return !last;
}

async function forget({ user, tx }: Context, id: string): Promise<void> {
  await tx.remove(user, importDocument(id));
  for (const { id: part } of await tx.list(user, importRowsFolder(id))) await tx.remove(user, importRowsDocument(id, Number(part)));
  for (const { id: part } of await tx.list(user, importErrorsFolder(id))) await tx.remove(user, importErrorsDocument(id, Number(part)));
}

async function forgetOld(context: Context): Promise<void> {
  const all = (await context.tx.list(context.user, importsFolder)).filter(({ value }) => value.finishedAt);
  for (const dryRun of [false, true]) {
    const alike = all.filter(({ value }) => value.dryRun === dryRun);
    for (const { id } of alike.slice(0, Math.max(0, alike.length + 1 - kept[`${dryRun}`]))) await forget(context, id);
  }
}

/** Takes a list: a dry run is worked off at once, an import by the runner. */
export const importHandlers = (runner: ImportRunner): Handlers<{
  contactImports: typeof contactImports; importContacts: typeof importContacts; contactImportErrors: typeof contactImportErrors;
}> => ({
  contactImports: {
    list: async ({ user, tx }) => (await tx.list(user, importsFolder)).filter(({ value }) => !value.dryRun).map(({ position, value }) => ({ position, value: shown(value) })),
    async item({ user, tx }, id) {
      const stored = await tx.get(user, importDocument(id));
      return stored && shown(stored);
    },
  },
  importContacts: {
    async call({ user, body: { options, file }, transaction, afterwards }) {
      const [limits, system] = await transaction(async (context) =>
        [(await grantsOf(context)).features['contacts.import']?.params ?? {}, await phoneRules(context, options.defaultCountry)] as const);
      // Ten or eleven digits are asked of columns; nobody writes a card by hand.
      const rules = { ...system, strict: system.strict && options.format === 'csv' };
      const rows = await rowsOf(file, options, limits);
      const id = `imp-${crypto.randomUUID()}`;
      const { dryRun = false } = options;
      if (!dryRun) afterwards(async () => runner.start(user, id));
      return async (context) => {
        const { tx, now } = context;
        await forgetOld(context);
        const createdAt = now.toISOString();
        const none = { rows: rows.length, created: 0, updated: 0, skipped: 0, failed: 0 };
        const fileName = file instanceof File && file.name !== 'blob' ? file.name : undefined;
        const fresh = { id, dryRun, ...(fileName && { fileName }), createdAt, options, rules, next: 0 };
        if (dryRun) {
          const { totals, errors } = workOff(rows, await byNumber(context), options.onDuplicate, rules);
          const done: StoredImport = { ...fresh, status: ended(plus(none, totals)), totals: plus(none, totals), errors: firstErrors(...errors), finishedAt: createdAt };
          await tx.put(user, importDocument(id), done);
          await tx.put(user, importErrorsDocument(id, 0), [...errors]);
          return shown(done);
        }
        const queued: StoredImport = { ...fresh, status: 'queued', totals: none, errors: [] };
        await tx.put(user, importDocument(id), queued);
        for (let start = 0; start < rows.length; start += sliceSize) {
          await tx.put(user, importRowsDocument(id, start / sliceSize), rows.slice(start, start + sliceSize));
        }
        return shown(queued);
      };
    },
  },
  contactImportErrors: {
    async download({ user, tx }, id) {
      if (!await tx.get(user, importDocument(id))) return undefined;
      const parts = (await tx.list(user, importErrorsFolder(id))).toSorted((a, b) => Number(a.id) - Number(b.id));
      const lines = parts.flatMap(({ value }) => value).map(({ row, column, code, value = '', fields: { firstName = '', lastName = '', phone = '' } }) =>
        [String(row), column ?? '', code, value, firstName, lastName, phone]);
      return { contentType: 'text/csv', name: 'errors.csv', bytes: csvFile([['row', 'column', 'code', 'value', 'firstName', 'lastName', 'phone'], ...lines]) };
    },
  },
});
