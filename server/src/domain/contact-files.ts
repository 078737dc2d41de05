import Papa from 'papaparse';
import { contactFields, type ContactField, type ImportOptions } from '../../../src/client/contract/contact-imports.ts';
import { type ContactRow, vcards } from '../../../src/rules/vcard.ts';
import { invalid } from '../app/problem.ts';
import type { NumberedRow } from './contact-documents.ts';

/** Most rows of one list, where the capability does not say. */
const mostRows = 5000;

interface Limits { readonly maxRows?: unknown; readonly required?: unknown; readonly formats?: unknown }

/** The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, or what Windows wrote before. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const mark = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    return new TextDecoder(mark ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const isField = (name: unknown): name is ContactField => contactFields.some((field) => field === name);

/** Which column holds which field, by index. */
function columnsOf(header: readonly string[], mapping: Readonly<Record<string, ContactField>>): Map<number, ContactField> {
  const columns = new Map<number, ContactField>();
  for (const [key, field] of Object.entries(mapping)) {
    const named = header.findIndex((name) => name.trim() === key.trim());
    const index = named < 0 && /^\d+$/.test(key) ? Number(key) : named;
    const pointer = `/options/mapping/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (index < 0 || index >= header.length) throw invalid({ pointer, code: 'unknownReference' });
    if (columns.has(index) || [...columns.values()].includes(field)) throw invalid({ pointer, code: 'duplicate' });
    columns.set(index, field);
  }
  return columns;
}

function* csvRows(text: string, { mapping = {} }: ImportOptions, { required }: Limits): Generator<NumberedRow> {
  const { data } = Papa.parse<string[]>(text.replaceAll(/\r\n?/g, '\n'), { newline: '\n', delimitersToGuess: [',', ';', '\t'] });
  const [header, ...rows] = data;
  if (!header || data.length === 1 && header.join('').trim() === '') throw invalid({ pointer: '/file', code: 'required' });
  const columns = columnsOf(header, mapping);
  const missing = (Array.isArray(required) ? required : ['firstName', 'lastName', 'phone']).filter((field) => isField(field) && ![...columns.values()].includes(field));
  if (missing.length > 0) throw invalid({ pointer: '/options/mapping', code: 'required', params: { fields: missing } });
  for (const [index, row] of rows.entries()) {
    const fields: ContactRow = Object.fromEntries([...columns].map(([column, field]) => [field, row[column] ?? '']).filter(([, value]) => value !== ''));
    if (row.some((cell) => cell.trim() !== '')) yield { row: index + 2, fields };
  }
}

function* vcardRows(text: string): Generator<NumberedRow> {
  let row = 0;
  for (const fields of vcards(text)) yield { row: ++row, fields };
}

/** The rows of a list that have something in them, each with its place; 422 where it is none, or too long. */
export async function rowsOf(file: Blob, options: ImportOptions, limits: Limits): Promise<NumberedRow[]> {
  const { format } = options;
  if (Array.isArray(limits.formats) && !limits.formats.includes(format)) throw invalid({ pointer: '/options/format', code: 'notAllowed' });
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  const rows = [...format === 'csv' ? csvRows(text, options, limits) : vcardRows(text)];
  const max = Number(limits.maxRows ?? mostRows);
  if (rows.length === 0) throw invalid({ pointer: '/file', code: 'required' });
  if (rows.length > max) throw invalid({ pointer: '/file', code: 'limitReached', params: { limit: max } });
  return rows;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Lines of a file for spreadsheets (RFC 4180), marked as UTF-8 for those that guess. */
export const csvFile = (rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`);
