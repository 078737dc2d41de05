import * as z from 'zod/mini';
import { collection } from './build.ts';
import { dictionary, Id, Instant, Integer, matching, oneOf, openEnum } from './common.ts';
import type { ActionResource, Endpoint } from './endpoint.ts';

/** What a column of a list of contacts can hold. */
export const contactFields = ['firstName', 'lastName', 'phone', 'email', 'additionalNumber', 'company', 'jobTitle', 'note', 'city', 'address'] as const;
export type ContactField = (typeof contactFields)[number];

export const ContactImport = z.object({
  id: Id,
  status: openEnum('queued', 'running', 'succeeded', 'partial', 'failed'),
  /** Nothing is written: what an import would do. */
  dryRun: z.boolean(),
  fileName: z.optional(z.string()),
  /** Rows with something in them; the others say what became of them, and grow while it runs. */
  totals: z.object({ rows: Integer, created: Integer, updated: Integer, skipped: Integer, failed: Integer }),
  /**
   * At most 50: rows that failed, then rows that were skipped (`duplicate`). `row` counts from 1 with the header, as a spreadsheet does;
   * in vCards it counts cards.
   */
  errors: z.array(z.object({ row: Integer, column: z.optional(z.string()), code: z.string(), value: z.optional(z.string()) })),
  createdAt: Instant,
  finishedAt: z.optional(Instant),
});
export type ContactImport = z.output<typeof ContactImport>;

const ImportOptions = z.strictObject({
  format: oneOf('csv', 'vcard'),
  /** By the index of a column, from 0, or by its header. vCards need none. */
  mapping: z.optional(dictionary(oneOf(...contactFields))),
  dryRun: z.optional(z.boolean()),
  /** A contact is one who has the phone number already; `skip` unless said. */
  onDuplicate: z.optional(oneOf('skip', 'update', 'create')),
  /** ISO 3166-1 alpha-2: whose numbers stand there without a country. */
  defaultCountry: z.optional(matching(/^[A-Z]{2}$/)),
});
export type ImportOptions = z.input<typeof ImportOptions>;

/**
 * Lists of contacts that were sent (`contract.md` a.16): the last ones, in their order; dry runs only by their id. Capability `params`:
 * `maxBytes`, `maxRows`, `formats`, `required` (columns), `phones` (`strict`: 10 or 11 digits as in Canada and the United States;
 * `lenient`), `country`. Events are `import.progress`.
 */
export const contactImports = collection('contact-imports', ContactImport, { feature: 'contacts.import' });

/** Sends a list. A dry run is done when it answers; an import goes on by itself, also when nobody waits for it. */
export const importContacts = {
  kind: 'action', feature: 'contacts.import',
  call: {
    method: 'POST', path: contactImports.list.path, summary: 'Import a list of contacts, or try it', status: 202, body: ImportOptions, response: ContactImport,
    form: { types: ['text/csv', 'text/vcard'], maxBytes: 2_097_152 },
  } as Endpoint<{ options: ImportOptions; file: Blob }, ContactImport>,
} satisfies ActionResource;

/** Every row of an import that failed or was skipped, as a file that is safe to open in a spreadsheet. */
export const contactImportErrors = {
  kind: 'file', name: 'contact-imports/errors', feature: 'contacts.import',
  download: {
    method: 'GET', path: `${contactImports.list.path}/:id/errors`, summary: 'The rows of an import that were not imported', status: 200,
    bytes: { types: ['text/csv'], maxBytes: 10_485_760 },
  } as Endpoint<never, Blob>,
} as const;
