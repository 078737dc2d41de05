import type { ContactField } from '../../client/contract/contact-imports.ts';
import type { en } from './en.ts';

/** Neither name is there, so that the sentence is about both. */
export const isNameless = (code: string, column: string | undefined): boolean => code === 'required' && column === 'firstName';

/** What is wrong with a field of a row, in words; a code that is new is said in general. */
export function reasonOf({ code, column }: { readonly code: string; readonly column?: string | undefined }, words: typeof en, strict: boolean): string {
  const { reason } = words;
  switch (code) {
    case 'required': return isNameless(code, column) ? reason.noName : reason.required;
    case 'tooLong': return reason.tooLong;
    case 'phoneNumber.invalid': return strict ? reason.strictPhone : reason.phone;
    case 'invalid': return column === 'email' ? reason.email : reason.unknown;
    case 'duplicate': return reason.duplicate;
    default: return reason.unknown;
  }
}

export const fieldName = (column: string | undefined, { fields }: typeof en): string =>
  (column !== undefined && Object.hasOwn(fields, column) ? fields[column as ContactField] : column ?? '');
