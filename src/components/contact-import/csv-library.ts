import Papa from 'papaparse';

// The part that is fetched only once a file is read.

/** About what a browser parses in a few milliseconds, in characters. */
const slice = 256 * 1024;

const nextTask = (work: () => void): void => void setTimeout(work);

/**
 * The rows of a CSV file, blank ones included, so that a row keeps its number. Commas, semicolons or tabs part the cells. It is read in
 * slices, and the page goes on between them; `progress` hears how much is done, and ends it by answering false.
 */
export const csvRows = (text: string, progress: (done: number, rows: number) => boolean): Promise<string[][]> => new Promise((resolve) => {
  const rows: string[][] = [];
  const whole = text.replaceAll(/\r\n?/g, '\n');
  // Texts are read in slices too, which their types do not say.
  const config: Papa.ParseConfig<string[]> & Pick<Papa.ParseLocalConfig<string[], Papa.LocalFile>, 'chunk' | 'chunkSize'> = {
    newline: '\n', delimitersToGuess: [',', ';', '\t'], chunkSize: slice,
    chunk({ data, meta }, parser) {
      rows.push(...data);
      if (!progress(meta.cursor / whole.length, rows.length)) {
        parser.abort();
        return resolve(rows);
      }
      parser.pause();
      nextTask(() => parser.resume());
    },
    complete: () => resolve(rows),
  };
  Papa.parse(whole, config);
});
