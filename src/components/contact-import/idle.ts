/** What is read before a file is chosen; the rest comes with the steps. */
export const idle = {
  title: 'Contacts',
  lead: 'Bring a list of contacts from a file into your own. Importing takes effect at once.',
  drop: 'Drop a file with contacts here, or',
  choose: 'Choose a file',
  hint: (rows: string, size: string) => `CSV or vCard, at most ${rows} contacts. Best below ${size}.`,
  hintCsv: (rows: string, size: string) => `CSV, at most ${rows} contacts. Best below ${size}.`,
  template: 'Template',
  templateHint: 'A CSV file with the right columns, for you to fill in.',
  download: 'Download',
  downloadTemplate: 'Download template',
  last: 'Last import',
  /** What became of the rows. */
  did: { created: 'Added', updated: 'Updated', skipped: 'Left out', failed: 'Not imported' },
  progress: (done: string, all: string) => `${done} of ${all}`,
  running: 'Importing',
  report: 'Error report',
  notReported: (why: string) => `The error report could not be fetched: ${why}.`,
  file: {
    failed: 'The import could not be started. Check your connection.',
  },
};
