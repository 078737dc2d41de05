import { type ContactField, contactFields, type ContactImport, type ImportOptions, importContacts } from '../../client/contract/contact-imports.ts';
import { ApiError } from '../../client/errors.ts';
import { uuid } from '../../client/http.ts';
import { SettingsErrorEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { csvText, formOf, vcardText } from './files.ts';
import type { en } from './en.ts';
import { guess, looksLikeHeader } from './guess.ts';
import { fieldsOf, type FileProblem, isBlank, type Mapping, readFile, type Table, UnreadableFile } from './read-file.ts';

export type Step = 'reading' | 'identify' | 'more' | 'review' | 'result';
export type OnDuplicate = NonNullable<ImportOptions['onDuplicate']>;

/** The panel's side. */
export interface WizardHost {
  readonly panel: PanelElement;
  readonly words: typeof en;
  /** Columns that a list must have. */
  readonly required: readonly ContactField[];
  readonly maxRows: number;
  readonly formats: readonly string[];
  /** Numbers in lists are 10 or 11 digits. */
  readonly strict: boolean;
  /** It cannot go on with this file. */
  refuse(problem: FileProblem): void;
  /** An import of the list that the panel follows. */
  follow(started: ContactImport): void;
}

/** Nobody knows whether it arrived: sent again with the same key, it cannot arrive twice. */
export const isOpen = ({ kind, code }: ApiError): boolean => ['offline', 'timeout', 'busy', 'server', 'contract'].includes(kind) || code === 'conflict.inProgress';

/** One file on its way from the user's computer into the list: what is chosen at each step, and the requests. */
export class Wizard {
  readonly host: WizardHost;
  readonly file: File;
  step: Step = 'reading';
  /** Of the reading, from 0 to 1. */
  done = 0;
  table: Table | undefined;
  hasHeader = true;
  mapping: Mapping = new Map();
  onDuplicate: OnDuplicate = 'skip';
  /** What would happen; undefined while that is being asked. */
  plan: ContactImport | undefined;
  /** The import, once it is sent. */
  importId: string | undefined;
  error: ApiError | undefined;
  busy = false;
  #ended = false;
  /** Rows that were imported before, and not sent again. */
  #without = 0;
  #asking: AbortController | undefined;
  /** What is sent, and its key: sent again, it is the same import. */
  #parcel: { readonly form: Blob; readonly key: string } | undefined;

  constructor(host: WizardHost, file: File) {
    this.host = host;
    this.file = file;
    void this.#read();
  }

  /** Rows with something in them. */
  get rows(): readonly (readonly string[])[] {
    const rows = this.table?.rows ?? [];
    return !this.isCards && this.hasHeader ? rows.slice(1) : rows;
  }
  /** What has to be added to the row of an answer to get the row of the file. */
  get offset(): number {
    if (this.isCards) return this.#without;
    return (this.table?.before ?? 0) - (this.hasHeader ? 0 : 1);
  }
  get isCards(): boolean { return this.table?.kind === 'vcard'; }
  /** Numbers are 10 or 11 digits, which is said of columns and not of cards. */
  get strict(): boolean { return this.host.strict && !this.isCards; }
  get complete(): boolean { return this.host.required.every((field) => this.mapping.has(field)); }
  get ended(): boolean { return this.#ended; }

  /** Steps over reading, which is none of the user's. */
  get steps(): readonly Exclude<Step, 'reading'>[] {
    return this.isCards ? ['review', 'result'] : ['identify', 'more', 'review', 'result'];
  }

  end(): void {
    this.#ended = true;
    this.#asking?.abort();
  }

  setHeader(hasHeader: boolean): void {
    this.hasHeader = hasHeader;
    this.mapping = hasHeader ? guess(this.table?.header ?? [], this.host.words.fields) : new Map();
    this.#draw();
  }

  map(field: ContactField, column: number | undefined): void {
    const mapping = new Map(this.mapping);
    if (column === undefined) mapping.delete(field);
    else mapping.set(field, column);
    this.mapping = mapping;
    this.#draw();
  }

  choose(onDuplicate: OnDuplicate): void {
    this.onDuplicate = onDuplicate;
    void this.check();
  }

  async go(step: Step): Promise<void> {
    this.step = step;
    this.error = undefined;
    if (step === 'review') void this.check();
    this.#draw();
    await this.host.panel.updateComplete;
    this.host.panel.renderRoot.querySelector<HTMLElement>('#step')?.focus();
  }

  /** Asks what would happen. The last answer counts. */
  async check(): Promise<void> {
    this.#asking?.abort();
    const asking = this.#asking = new AbortController();
    this.plan = this.#parcel = this.error = undefined;
    this.#draw();
    try {
      this.plan = await this.#send({ form: this.#form({ dryRun: true }), key: uuid() }, asking.signal);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#fail(error);
    }
    if (this.#asking === asking) this.#draw();
  }

  /** Sends the list. A second click does nothing, and a second try is the same import. */
  async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.#parcel ??= { form: this.#form({}), key: uuid() };
    this.#draw();
    try {
      const started = await this.#send(this.#parcel);
      this.importId = started.id;
      this.#parcel = undefined;
      this.host.follow(started);
      await this.go('result');
    } catch (error) {
      // Refused, it is not there, and may be sent otherwise.
      if (error instanceof ApiError && !isOpen(error)) this.#parcel = undefined;
      this.#fail(error);
    } finally {
      this.busy = false;
      this.#draw();
    }
  }

  /** Sends the rows that an import which stopped had not come to. */
  async sendRest(done: number): Promise<void> {
    this.#parcel ??= { form: this.#form({}, done), key: uuid() };
    await this.send();
  }

  async #read(): Promise<void> {
    const { maxRows, formats } = this.host;
    try {
      const progress = (done: number): boolean => {
        this.done = done;
        this.#draw();
        return !this.#ended;
      };
      const table = await readFile(this.file, { maxRows, formats, progress });
      if (this.#ended) return;
      this.table = table;
      if (this.isCards) {
        this.mapping = new Map(contactFields.map((field, index) => [field, index]));
        return await this.go('review');
      }
      this.hasHeader = looksLikeHeader(table.header);
      if (this.hasHeader && this.rows.every(isBlank)) throw new UnreadableFile('noContacts');
      if (this.hasHeader) this.mapping = guess(table.header, this.host.words.fields);
      await this.go('identify');
    } catch (error) {
      if (this.#ended) return;
      if (!(error instanceof UnreadableFile)) reportError(error);
      this.host.refuse(error instanceof UnreadableFile ? error.problem : 'unreadable');
    }
  }

  /** The chosen columns of all rows; blank rows stay, so that each keeps its number. The first `without` rows are blank, too; of cards they are left out. */
  #form(options: Partial<ImportOptions>, without = 0): Blob {
    this.#without = without;
    if (this.isCards) {
      const cards = this.rows.slice(without).map((row) => fieldsOf(row, this.mapping));
      return formOf({ format: 'vcard', onDuplicate: this.onDuplicate, ...options }, vcardText(cards), this.file.name);
    }
    const chosen = [...this.mapping];
    let left = without;
    const rows = this.rows.map((row) => {
      const cells = chosen.map(([, column]) => row[column]?.trim() ?? '');
      return !isBlank(cells) && left-- > 0 ? cells.map(() => '') : cells;
    });
    const mapping = Object.fromEntries(chosen.map(([field], index) => [String(index), field]));
    return formOf({ format: 'csv', mapping, onDuplicate: this.onDuplicate, ...options }, csvText([chosen.map(([field]) => field), ...rows]), this.file.name);
  }

  async #send({ form, key }: { readonly form: Blob; readonly key: string }, signal?: AbortSignal): Promise<ContactImport> {
    const session = this.host.panel.activeSession;
    if (!session) throw new ApiError('signed-out');
    // The parts of the form, as they go over the wire.
    const body = form as unknown as { options: ImportOptions; file: Blob };
    return session.call(importContacts.call, { body, requestId: key, signal });
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    this.error = error;
    this.host.panel.dispatchEvent(new SettingsErrorEvent('contact-imports', error));
  }

  #draw(): void { this.host.panel.requestUpdate(); }

  /** The first contacts, as they are understood. */
  preview(): ReturnType<typeof fieldsOf>[] {
    return this.rows.filter((row) => !isBlank(row)).slice(0, 5).map((row) => fieldsOf(row, this.mapping));
  }
}
