import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type ContactField, contactFields, type ContactImport as Import, contactImports } from '../../client/contract/contact-imports.ts';
import type { Session } from '../../client/session.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { icons } from '../ui/icons.ts';
import { relativeTime } from '../ui/time.ts';
import type { en } from './en.ts';
import { idle } from './idle.ts';
import type { FileProblem } from './read-file.ts';
import { styles } from './styles.ts';
import type * as stepsCode from './steps.ts';
import type * as wizardCode from './wizard.ts';
import type { Wizard, WizardHost } from './wizard.ts';

/** Where the capability does not say. */
const mostRows = 5000;
/** Files above this take a while, and some phone systems do not take them; in bytes. */
const comfortable = 2_000_000;
/** Between two looks at an import that runs, should its events not come; in milliseconds. */
const lookEvery = 1500;

type Code = typeof stepsCode & typeof wizardCode;

/**
 * Lists of contacts from files: chosen or dropped, understood, tried, imported, with a report of what could not be. Acts at once.
 *
 * @element contact-import
 * @fires settings-saved - A list was imported.
 * @fires settings-error - Reading, trying or importing failed.
 */
export class ContactImport extends PanelElement implements WizardHost {
  static override readonly tag = 'contact-import';
  static override styles = [PanelElement.styles, styles];

  readonly panel = this;
  readonly #imports = new CollectionController(this, contactImports);
  #code: Code | undefined;
  #english: typeof en | undefined;
  #wizard: Wizard | undefined;
  #problem: FileProblem | undefined;
  #over = false;
  #news = '';
  /** The import that was sent from here, as it was answered. */
  #sent: Import | undefined;
  /** Imports whose end is still to be told. */
  readonly #waiting = new Set<string>();
  #ended: Import[] = [];
  #session: Session | undefined;
  #notReported = '';
  #look: ReturnType<typeof setTimeout> | undefined;

  /** All of them, once a file was chosen. */
  get words(): typeof en { return this.inLanguage((this.#english ?? idle) as typeof en); }
  get #idleWords(): typeof idle { return this.inLanguage(idle); }
  get heading(): Heading {
    return { title: this.#idleWords.title, lead: this.#idleWords.lead, feature: 'contacts.import', shape: ['item', 'item'] };
  }

  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('contacts.import')?.params ?? {}; }
  get maxRows(): number { return Number(this.#params['maxRows'] ?? mostRows); }
  get formats(): readonly string[] { return Array.isArray(this.#params['formats']) ? this.#params['formats'] : ['csv']; }
  get required(): readonly ContactField[] {
    const { required } = this.#params;
    return Array.isArray(required) ? contactFields.filter((field) => required.includes(field)) : ['firstName', 'lastName', 'phone'];
  }
  get strict(): boolean { return this.#params['phones'] !== 'lenient'; }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#look);
    this.#look = undefined;
  }

  refuse(problem: FileProblem): void {
    void this.#back();
    this.#problem = problem;
  }

  follow(started: Import): void {
    this.#sent = started;
    this.#waiting.add(started.id);
    this.#imports.reload();
  }

  protected override body(): unknown {
    const access = this.activeSession?.access('contacts.import');
    return html`<div class="card" part="card">${
      access?.access !== 'write' && access ? html`<p class="empty locked" part="empty">${icons.lock()}<span>${reasonText(access, this.strings)}</span></p>`
      : this.#wizard && this.#code ? this.#code.render(this.#wizard, this.#latest(this.#wizard), {
        leave: () => void this.#back(), report: (...all) => void this.#report(...all), notReported: this.#notReported, size: (bytes) => this.#size(bytes), comfortable,
      })
      : this.#start()
    }</div><div class="sr" role="status">${this.#news}</div>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What one user has chosen is not for another's list.
    if (this.#session !== undefined && this.#session !== this.activeSession) this.#leave();
    this.#session = this.activeSession;
    this.#ended = [...this.#imports.items ?? [], ...this.#sent ? [this.#sent] : []].filter(({ id, finishedAt }) => finishedAt && this.#waiting.delete(id));
    for (const { status, totals } of this.#ended) {
      this.#news = status === 'failed' && totals.created > 0 ? this.words.stopped(totals.created) : this.words.added(totals.created);
    }
  }

  protected override updated(): void {
    super.updated();
    for (const one of this.#ended.splice(0)) this.dispatchEvent(new SettingsSavedEvent(contactImports.name, one));
    if (this.#look !== undefined || !this.isConnected || !this.#running) return;
    this.#look = setTimeout(() => {
      this.#look = undefined;
      this.#imports.reload();
    }, lookEvery);
  }

  get #running(): boolean { return this.#waiting.size > 0 || (this.#imports.items?.some(({ finishedAt }) => !finishedAt) ?? false); }
  get #last(): Import | undefined { return this.#imports.items?.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1); }

  #latest({ importId }: Wizard): Import | undefined {
    return this.#imports.items?.find(({ id }) => id === importId) ?? (this.#sent?.id === importId ? this.#sent : undefined);
  }

  #start(): TemplateResult {
    const words = this.#idleWords;
    const [rows, size] = [new Intl.NumberFormat(this.locale).format(this.maxRows), this.#size(comfortable)];
    const cards = this.formats.includes('vcard');
    const problem = this.#problem;
    const issue = problem && (problem === 'failed' ? words.file.failed : this.#explain(problem, rows));
    const last = this.#last;
    return html`<div class="drop ${this.#over ? 'over' : ''}" part="drop" @dragover=${(event: DragEvent) => this.#drag(event)} @dragleave=${() => this.#hover(false)}
        @drop=${(event: DragEvent) => { event.preventDefault(); this.#hover(false); this.#take(event.dataTransfer?.files[0]); }}>
        <span>${words.drop}</span>
        <button type="button" part="choose" aria-describedby="hint ${issue ? 'note' : ''}" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')?.click()}>${words.choose}</button>
        <span class="hint" id="hint">${cards ? words.hint(rows, size) : words.hintCsv(rows, size)}</span>
        ${issue ? html`<p class="note error" part="issue" id="note" role="alert">${issue}</p>` : nothing}
        <input type="file" id="file" hidden accept=".csv,.tsv,.txt,text/csv${cards ? ',.vcf,text/vcard' : ''}" @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          this.#take(input.files?.[0]);
          // So that the same file can be chosen again.
          input.value = '';
        }}></div>
      <div class="row end" part="row"><div class="about"><span class="name" part="label">${words.template}</span><span class="hint" part="hint">${words.templateHint}</span></div>
        <div class="control"><button type="button" class="quiet" part="template" aria-label=${words.downloadTemplate} @click=${() => void this.#template()}>${words.download}</button></div></div>
      ${last ? this.#lastRow(last) : nothing}`;
  }

  #explain(problem: Exclude<FileProblem, 'failed'>, rows: string): string {
    const { words } = this;
    switch (problem) {
      case 'tooBig': return words.tooBig(this.#size(10_000_000));
      case 'tooMany': return words.tooMany(rows);
      case 'tooFew': return words.tooFew;
      default: return words.file[problem];
    }
  }

  #lastRow(last: Import): TemplateResult {
    const words = this.#idleWords;
    const { locale } = this;
    const { id, fileName, totals: { rows, created, updated, skipped, failed }, finishedAt, createdAt } = last;
    const number = new Intl.NumberFormat(locale);
    const parts = finishedAt
      ? [created && `${words.did.created}: ${number.format(created)}`, updated && `${words.did.updated}: ${number.format(updated)}`, skipped && `${words.did.skipped}: ${number.format(skipped)}`, failed && `${words.did.failed}: ${number.format(failed)}`]
      : [words.running, words.progress(number.format(created + updated + skipped + failed), number.format(rows))];
    const about = [fileName && `\u2068${fileName}\u2069`, ...parts].filter(Boolean).join(this.strings.comma);
    return html`<div class="row end" part="row"><div class="about"><span class="name" part="label">${words.last}</span><span class="hint" part="hint">${about}<br>${relativeTime(finishedAt ?? createdAt, locale)}</span></div>
      ${finishedAt && skipped + failed > 0 ? html`<div class="control"><button type="button" class="quiet" part="report" @click=${() => void this.#report(id, 0, this.strict && !fileName?.endsWith('.vcf'))}>${words.report}</button></div>` : nothing}
      ${this.#notReported ? html`<p class="note error" part="issue">${this.#notReported}</p>` : nothing}</div>`;
  }

  #size(bytes: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit: 'megabyte', unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1_000_000);
  }

  #take(file: File | null | undefined): void { if (file) void this.#open(file); }

  async #open(file: File): Promise<void> {
    this.#leave();
    this.#say('');
    try {
      const [steps, wizard] = await Promise.all([import('./steps.ts'), import('./wizard.ts'), this.#learn()]);
      this.#code = { ...steps, ...wizard };
    } catch {
      return this.refuse('failed');
    }
    this.#code.wear(this, this.#code.stepStyles);
    this.#wizard = new this.#code.Wizard(this, file);
    this.requestUpdate();
  }

  #leave(): void {
    this.#wizard?.end();
    this.#wizard = this.#problem = undefined;
    this.#notReported = '';
    this.requestUpdate();
  }

  async #back(): Promise<void> {
    this.#leave();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part=choose]')?.focus();
  }

  async #template(): Promise<void> {
    const [code] = await Promise.all([import('./files.ts'), this.#learn()]).catch(() => []);
    if (!code) return this.refuse('failed');
    const { words } = this;
    const phone = this.strict ? '6135550100' : '442079460123';
    code.saveSheet('contacts.csv', [contactFields.map((field) => words.fields[field]), contactFields.map((_, at) => ['Ada', 'Lovelace', phone, 'ada@example.com'][at] ?? '')], this.locale);
  }

  async #report(id: string, offset: number, strict: boolean): Promise<void> {
    this.#say('');
    const [code] = await Promise.all([import('./report.ts'), this.#learn()]).catch(() => []);
    const why = code ? await code.saveReport(this, id, offset, strict) : this.strings.why.offline;
    this.#notReported = why ? this.#idleWords.notReported(why) : '';
    this.#say(this.#notReported);
  }

  /** The words of the steps come when they are needed. */
  async #learn(): Promise<void> { this.#english = (await import('./en.ts')).en; }

  /** To a screen reader. */
  #say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#hover(true);
  }

  #hover(over: boolean): void {
    this.#over = over;
    this.requestUpdate();
  }
}
