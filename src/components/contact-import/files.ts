import { uuid } from '../../client/http.ts';
import type { ContactRow } from '../../rules/vcard.ts';
import type { ImportOptions } from '../../client/contract/contact-imports.ts';

const quoted = (cell: string, separator: string): string => (/["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Lines of a CSV file (RFC 4180). */
export const csvText = (rows: readonly (readonly string[])[], separator = ','): string => rows.map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join('');

const escaped = (text = ''): string => text.replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n');

/** Contacts as vCards (RFC 6350), with nothing in them but what is imported. */
export const vcardText = (rows: readonly ContactRow[]): string => rows.map(({ firstName, lastName, phone, additionalNumber, email, company, jobTitle, note, city, address }) => [
  'BEGIN:VCARD', 'VERSION:4.0', `N:${escaped(lastName)};${escaped(firstName)};;;`, ...[phone, additionalNumber].filter(Boolean).map((each) => `TEL:${escaped(each)}`),
  email && `EMAIL:${escaped(email)}`, company && `ORG:${escaped(company)}`, jobTitle && `TITLE:${escaped(jobTitle)}`, note && `NOTE:${escaped(note)}`,
  (city || address) && `ADR:;;${escaped(address)};${escaped(city)};;;`, 'END:VCARD', '',
].filter((line) => line !== undefined).join('\r\n')).join('');

/** What a spreadsheet would take for a formula. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Gives the user a file for a spreadsheet: no cell of it is a formula, and its columns are parted as spreadsheets of that language part them. */
export function saveSheet(name: string, rows: readonly (readonly string[])[], locale: string): void {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const text = csvText(rows.map((row) => row.map(harmless)), decimal === ',' ? ';' : ',');
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What is sent: a form (RFC 7578) with the options and the file. Its type is in lower case because a Blob's always is. */
export function formOf(options: ImportOptions, text: string, name: string): Blob {
  const boundary = `faceplate-${uuid()}`;
  const file = name.replaceAll(/["\r\n\\]/g, '_');
  return new Blob([
    `--${boundary}\r\nContent-Disposition: form-data; name="options"\r\n\r\n${JSON.stringify(options)}\r\n`,
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file}"\r\nContent-Type: text/${options.format}\r\n\r\n`, text, `\r\n--${boundary}--\r\n`,
  ], { type: `multipart/form-data; boundary=${boundary}` });
}
