import { contactFields, type ContactField } from '../../client/contract/contact-imports.ts';
import { vcards, type ContactRow } from '../../rules/vcard.ts';
import type { en } from './en.ts';

/** Largest file that is opened, in bytes. */
export const largest = 10_000_000;

/** The file as rows of cells. `header` is what its columns are called, where it has vCards the fields themselves. */
export interface Table {
  readonly kind: 'csv' | 'vcard';
  readonly header: readonly string[];
  /** Blank ones between others included; in a CSV file the first one is the header, unless it has none. */
  readonly rows: readonly (readonly string[])[];
  /** Blank rows before the first. */
  readonly before: number;
}

export type FileProblem = keyof typeof en.file | 'tooBig' | 'tooMany' | 'tooFew';

/** Why a file cannot be read. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

export interface Reading {
  readonly maxRows: number;
  readonly formats: readonly string[];
  /** How much is done, from 0 to 1; answers whether to go on. */
  progress(done: number): boolean;
}

export const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The text of a file, by its mark; without one by where it has zeros (UTF-16), by being UTF-8, or else as Windows wrote it before. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const start = bytes.subarray(0, 4096);
  const zeros = (from: number): number => start.filter((byte, index) => byte === 0 && index % 2 === from).length;
  const isWide = (from: number): boolean => zeros(from) > start.length / 4 && zeros(1 - from) === 0;
  const encoding = (first === 0xff && second === 0xfe) || isWide(1) ? 'utf-16le' : (first === 0xfe && second === 0xff) || isWide(0) ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Zeros, or how a workbook, a document or a page begins. */
const looksForeign = (text: string): boolean => text.slice(0, 10_000).includes('\0') || /^(PK\p{Cc}|%PDF|ÐÏ\p{Cc}|<!doctype|<html)/iu.test(text);

/** A pause in which the page can draw, and do what its user asks for. */
const breath = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });

async function readCards(text: string, { maxRows, progress }: Reading): Promise<Table> {
  const rows: string[][] = [];
  let last = performance.now();
  for (const card of vcards(text)) {
    rows.push(contactFields.map((field) => card[field] ?? ''));
    if (rows.length > maxRows) throw new UnreadableFile('tooMany');
    if (performance.now() - last > 12) {
      if (!progress(0.5)) break;
      await breath();
      last = performance.now();
    }
  }
  if (rows.length === 0) throw new UnreadableFile('noCards');
  return { kind: 'vcard', header: contactFields, rows, before: 0 };
}

async function readRows(text: string, { maxRows, progress }: Reading): Promise<Table> {
  const { csvRows } = await import('./csv-library.ts').catch(() => { throw new UnreadableFile('failed'); });
  // Blank rows do not count, so this is only where it is no use to go on.
  const rows = await csvRows(text, (done, count) => progress(done) && count <= maxRows * 4);
  while (rows.length > 0 && isBlank(rows.at(-1) ?? [])) rows.pop();
  const filled = rows.filter((row) => !isBlank(row)).length;
  if (filled === 0) throw new UnreadableFile('empty');
  if (filled > maxRows + 1) throw new UnreadableFile('tooMany');
  const before = rows.findIndex((row) => !isBlank(row));
  const [first = []] = rows.splice(0, before + 1).slice(-1);
  const columns = rows.reduce((most, row) => Math.max(most, row.length), first.length);
  if (columns < 3) throw new UnreadableFile('tooFew');
  return { kind: 'csv', header: Array.from({ length: columns }, (_, index) => first[index]?.trim() ?? ''), rows: [first, ...rows], before };
}

/** Reads a file of contacts, in slices. Rejects with `UnreadableFile`. */
export async function readFile(file: File, reading: Reading): Promise<Table> {
  if (file.size > largest) throw new UnreadableFile('tooBig');
  if (/\.(xlsx?|xlsm|ods|numbers|pdf|docx?|zip)$/i.test(file.name)) throw new UnreadableFile('notCsv');
  const bytes = await file.arrayBuffer().catch(() => { throw new UnreadableFile('unreadable'); });
  const text = decode(new Uint8Array(bytes));
  if (text.trim() === '') throw new UnreadableFile('empty');
  if (looksForeign(text)) throw new UnreadableFile('notCsv');
  const isCards = /^\s*BEGIN:VCARD/i.test(text) || /\.vcf$/i.test(file.name);
  if (isCards && !reading.formats.includes('vcard')) throw new UnreadableFile('notAllowed');
  return isCards ? readCards(text, reading) : readRows(text, reading);
}

/** Which column holds what. */
export type Mapping = ReadonlyMap<ContactField, number>;

/** A row as it is understood. */
export const fieldsOf = (row: readonly string[], mapping: Mapping): ContactRow =>
  Object.fromEntries([...mapping].map(([field, column]) => [field, row[column]?.trim() ?? '']).filter(([, value]) => value !== ''));
