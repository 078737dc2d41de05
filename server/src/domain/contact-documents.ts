import type { ContactImport, ImportOptions } from '../../../src/client/contract/contact-imports.ts';
import type { Contact } from '../../../src/client/contract/contacts.ts';
import type { ContactRow } from '../../../src/rules/vcard.ts';
import type { Document, Folder } from '../store/store.ts';

/** How numbers may be written: `strict` is 10 or 11 digits and nothing else, as Canada and the United States have them. */
export interface PhoneRules { readonly strict: boolean; readonly country?: string | undefined }
/** One row of a list; `row` is where it stood there. */
export interface NumberedRow { readonly row: number; readonly fields: ContactRow }
export interface StoredImport extends ContactImport {
  options: ImportOptions;
  rules: PhoneRules;
  /** The next slice of its rows; those before it are written. */
  next: number;
}
export type StoredRowError = ContactImport['errors'][number] & { readonly fields: ContactRow };

export const contactsFolder: Folder<Contact> = { folder: 'contacts/' };
export const contactDocument = (id: string): Document<Contact> => ({ path: `contacts/${id}` });
export const importsFolder: Folder<StoredImport> = { folder: 'contact-imports/' };
export const importDocument = (id: string): Document<StoredImport> => ({ path: `contact-imports/${id}` });
/** Rows that wait to be written, by slice. */
export const importRowsFolder = (id: string): Folder<NumberedRow[]> => ({ folder: `contact-import-rows/${id}/` });
export const importRowsDocument = (id: string, slice: number): Document<NumberedRow[]> => ({ path: `contact-import-rows/${id}/${slice}` });
export const importErrorsFolder = (id: string): Folder<StoredRowError[]> => ({ folder: `contact-import-errors/${id}/` });
export const importErrorsDocument = (id: string, slice: number): Document<StoredRowError[]> => ({ path: `contact-import-errors/${id}/${slice}` });
