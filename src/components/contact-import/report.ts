import { contactImportErrors } from '../../client/contract/contact-imports.ts';
import { ApiError } from '../../client/errors.ts';
import { csvRows } from './csv-library.ts';
import { saveSheet } from './files.ts';
import { fieldName, reasonOf } from './reasons.ts';
import type { WizardHost } from './wizard.ts';

/** Gives the user the rows that were not imported as a file, in their own language. Answers why that did not work. */
export async function saveReport({ words, panel }: WizardHost, id: string, offset: number, strict: boolean): Promise<string | undefined> {
  try {
    if (!panel.activeSession) throw new ApiError('signed-out');
    const file = await panel.activeSession.call(contactImportErrors.download, { id });
    const [header = [], ...lines] = await csvRows((await file.text()).replace(/^\uFEFF/, ''), () => true);
    const at = (name: string): number => header.indexOf(name);
    const rows = lines.filter((line) => line.length > 1).map((line) => {
      const column = line[at('column')];
      return [
        String(Number(line[at('row')]) + offset), fieldName(column, words), reasonOf({ code: line[at('code')] ?? '', column }, words, strict), line[at('value')] ?? '',
        line[at('firstName')] ?? '', line[at('lastName')] ?? '', line[at('phone')] ?? '',
      ];
    });
    const { row, column, reason, value } = words.reportColumns;
    const { firstName, lastName, phone } = words.fields;
    saveSheet('import-errors.csv', [[row, column, reason, value, firstName, lastName, phone], ...rows], panel.locale);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return panel.strings.why[error.kind];
  }
}
