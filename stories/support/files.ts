import type { ContactImport } from '../../src/client/contract/contact-imports.ts';
import { find, until } from './find.ts';

/** A list as people have it. */
export const friends = [
  'First Name;Last Name;Mobile Phone;E-mail;Company;Birthday', 'Ada;Lovelace;6135550101;ada@engines.example;Analytical Engines;10.12.',
  'Maya;Laurent;6135550123;;Maple Freight;', 'Bo;Ek;call me;bo@ek.example;;', ';;6135550104;;;', 'Zoë;"Quinn, junior";16135550105;;;', 'Grace;Hopper;6135550106;grace@navy.example;Navy;9.12.',
].join('\r\n');

export const cards = ['Ada Lovelace', 'Grace Hopper'].map((name, index) => `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:${name}\r\nTEL:613555010${index}\r\nEND:VCARD\r\n`).join('');

/** As if chosen from the user's computer. */
export async function chooseFile(element: HTMLElement, content: BlobPart = friends, name = 'friends.csv'): Promise<void> {
  const [input] = await until('the way to choose a file', () => find(element, 'input').filter((each): each is HTMLInputElement => each instanceof HTMLInputElement && each.type === 'file'));
  const data = new DataTransfer();
  data.items.add(new File([content], name, { type: 'text/csv' }));
  if (!input) throw new Error('There is no way to choose a file');
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** An import as a server tells of it. */
export const importOf = (change: Partial<ContactImport> = {}): ContactImport => ({
  id: 'imp-1', status: 'running', dryRun: false, fileName: 'friends.csv', totals: { rows: 2000, created: 800, updated: 0, skipped: 12, failed: 3 }, errors: [],
  createdAt: new Date().toISOString(), ...change,
});
