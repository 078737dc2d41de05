import { html, nothing, type TemplateResult } from 'lit';
import type { ContactField, ContactImport } from '../../client/contract/contact-imports.ts';
import { contactFields } from '../../client/contract/contact-imports.ts';
import { byCode } from '../controllers/bound.ts';
import { selectField } from '../ui/fields.ts';
import type { Field } from '../ui/field.ts';
import { banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { columnLetter, looksLikeHeader } from './guess.ts';
import { fieldName, isNameless, reasonOf } from './reasons.ts';
import { isOpen, type OnDuplicate, type Wizard } from './wizard.ts';

export { wear } from '../ui/wear.ts';
export { stepStyles } from './step-styles.ts';

export interface Deeds {
  leave(): void;
  report(id: string, offset: number, strict: boolean): void;
  /** Why the report could not be fetched. */
  readonly notReported: string;
  size(bytes: number): string;
  /** Files above this take a while, in bytes. */
  readonly comfortable: number;
}

const outcomes = ['created', 'updated', 'skipped', 'failed'] as const;
const chosen = (id: string, value: string, onInput: (value: string) => void): Field<string> => ({ id, value, access: 'write', changed: false, onInput, onCommit: () => undefined });
const amount = (wizard: Wizard, count: number): string => new Intl.NumberFormat(wizard.host.panel.locale).format(count);

/** The step the user is at. */
export function render(wizard: Wizard, latest: ContactImport | undefined, deeds: Deeds): TemplateResult {
  const { step, host: { words } } = wizard;
  if (step === 'reading') {
    return html`<div class="step" part="step">${progress(words.reading(`\u2068${wizard.file.name}\u2069`), wizard.done)}</div>
      <div class="foot">${button(host(wizard).strings.cancel, () => deeds.leave(), 'quiet')}</div>`;
  }
  const { steps } = wizard;
  // The first one was to choose the file.
  const number = steps.indexOf(step) + 2;
  const bodies = { identify: () => identify(wizard, deeds), more: () => more(wizard), review: () => review(wizard, deeds), result: () => result(wizard, latest, deeds) };
  return html`<div class="step" part="step">
      <span class="bars" aria-hidden="true">${['file', ...steps].map((_, index) => html`<i class=${index < number ? 'on' : ''}></i>`)}</span>
      <h3 id="step" tabindex="-1"><span class="hint">${words.step(amount(wizard, number), amount(wizard, steps.length + 1))}</span>${words.steps[step]}</h3></div>
    ${bodies[step]()}`;
}

const host = (wizard: Wizard): Wizard['host']['panel'] => wizard.host.panel;

const button = (label: unknown, run: () => void, look = '', disabled = false): TemplateResult =>
  html`<button type="button" class=${look} ?disabled=${disabled} @click=${run}>${label}</button>`;

/** Without a share it goes to and fro. */
const progress = (label: string, share?: number, words = ''): TemplateResult => html`<div class="progress" part="progress"><label for="progress">${label}</label>
  ${share === undefined ? html`<progress id="progress"></progress>` : html`<progress id="progress" max="1" .value=${share}></progress>`}<span class="hint num">${words}</span></div>`;

function columnRow(wizard: Wizard, field: ContactField): TemplateResult | typeof nothing {
  const { host: { words, panel }, mapping, table } = wizard;
  const own = mapping.get(field);
  const taken = new Set(mapping.values());
  const choices = (table?.header ?? []).map((name, index) => ({ value: String(index), label: (wizard.hasHeader && name) || [words.column(columnLetter(index)), name && `\u2068${name.slice(0, 40)}\u2069`].filter(Boolean).join(panel.strings.comma) }))
    .filter(({ value }) => !taken.has(Number(value)) || Number(value) === own);
  const example = own === undefined ? '' : wizard.rows.map((row) => row[own]?.trim() ?? '').find((value) => value !== '') ?? '';
  return selectField(chosen(`column-${field}`, own === undefined ? '' : String(own), (value) => wizard.map(field, value === '' ? undefined : Number(value))), {
    label: words.fields[field], words: panel.strings, groups: [{ label: '', choices: [{ value: '', label: words.noColumn }, ...choices] }],
    hint: example ? words.example(`\u2068${example.slice(0, 60)}\u2069`) : undefined,
  });
}

function preview(wizard: Wizard): TemplateResult {
  const { host: { words, panel } } = wizard;
  const rows = wizard.preview();
  return html`<div class="first"><h4 id="first">${words.first}</h4><ul class="plain" role="list" aria-labelledby="first">${rows.map((row) => {
    const name = [row.firstName, row.lastName].filter(Boolean).join(' ') || row.company || '–';
    const about = [row.phone, row.additionalNumber, row.email, name !== row.company && row.company, row.jobTitle, row.address, row.city, row.note].filter(Boolean);
    return html`<li><bdi>${name}</bdi> <span class="hint">${about.map((each, index) => html`${index ? panel.strings.comma : nothing}<bdi>${each}</bdi>`)}</span></li>`;
  })}</ul></div>`;
}

function identify(wizard: Wizard, deeds: Deeds): TemplateResult {
  const { host: { words, required, panel }, file, complete } = wizard;
  return html`<p class="lead">${words.identifyLead}</p>
    ${file.size > deeds.comfortable ? html`<div class="inset">${banner(words.big(deeds.size(file.size)))}</div>` : nothing}
    ${required.map((field) => columnRow(wizard, field))}
    <label class="row end" part="row"><span class="about"><span class="name" part="label">${words.header}</span>${
      looksLikeHeader(wizard.table?.header ?? []) ? nothing : html`<span class="hint" part="hint">${words.noHeader}</span>`}</span>
      <span class="control"><input type="checkbox" class="check" .checked=${wizard.hasHeader} @change=${(event: Event) => wizard.setHeader((event.target as HTMLInputElement).checked)}></span></label>
    ${complete ? preview(wizard) : nothing}
    <div class="foot">${button(panel.strings.cancel, () => deeds.leave(), 'quiet')}
      ${complete ? nothing : html`<span class="hint" id="needed">${words.needed}</span>`}
      <button type="button" class="primary" part="next" ?disabled=${!complete} aria-describedby=${complete ? nothing : 'needed'} @click=${() => void wizard.go('more')}>${words.next}</button></div>`;
}

function more(wizard: Wizard): TemplateResult {
  const { host: { words, required } } = wizard;
  return html`<p class="lead">${words.moreLead}</p>
    ${contactFields.filter((field) => !required.includes(field)).map((field) => columnRow(wizard, field))}
    ${preview(wizard)}
    <div class="foot">${button(words.back, () => void wizard.go('identify'), 'quiet')}${button(words.next, () => void wizard.go('review'), 'primary')}</div>`;
}

/** How many of which, as figures; what there is none of is not said, save the first. */
const figures = (wizard: Wizard, { totals }: ContactImport, names: Readonly<Record<(typeof outcomes)[number], string>>): TemplateResult => html`<dl class="figures" part="totals">${
  outcomes.filter((each) => each === 'created' || totals[each] > 0).map((each) => html`<div class=${each}><dt>${names[each]}</dt><dd class="num">${amount(wizard, totals[each])}</dd></div>`)}</dl>`;

function problems(wizard: Wizard, { errors, totals }: ContactImport): TemplateResult | typeof nothing {
  const { host: { words }, isCards, strict, offset } = wizard;
  if (errors.length === 0) return nothing;
  const place = isCards ? words.card : words.row;
  return html`<div class="problems"><h4 id="problems">${words.problems}</h4>
    <ul class="plain" role="list" aria-labelledby="problems" tabindex="0">${errors.map(({ row, column, code, value }) => html`<li>
      <span class="place num">${place(amount(wizard, row + offset))}</span>
      <span>${isNameless(code, column) ? nothing : html`<b>${fieldName(column, words)}</b> `}${reasonOf({ code, column }, words, strict)} ${value ? html`<bdi class="hint value">${value}</bdi>` : nothing}</span></li>`)}</ul>
    ${errors.length < totals.failed + totals.skipped ? html`<p class="hint">${words.onlyFirst}</p>` : nothing}</div>`;
}

function trouble(wizard: Wizard, say: (why: string) => string, retry: () => void): TemplateResult | typeof nothing {
  const { error, host: { words, panel } } = wizard;
  if (!error) return nothing;
  const why = byCode(words.problem, error.code ?? '') ?? panel.strings.why[error.kind];
  return html`<div class="inset">${banner(say(why), { tone: 'danger', action: error.retryable || isOpen(error) ? { label: panel.strings.retry, run: retry } : undefined })}</div>`;
}

function review(wizard: Wizard, { leave }: Deeds): TemplateResult {
  const { host: { words, panel }, plan, busy, error, isCards } = wizard;
  const ready = plan ? plan.totals.created + plan.totals.updated : 0;
  const failed = plan
    ? trouble(wizard, error && isOpen(error) ? words.notSent : words.notImported, () => void wizard.send())
    : trouble(wizard, words.notChecked, () => void wizard.check());
  const choices = (['skip', 'update', 'create'] as const).map((value) => ({ value, label: words.onDuplicate[value] }));
  return html`<p class="lead">${words.reviewLead}</p>
    <div aria-live="polite">${failed}</div>
    ${plan ? figures(wizard, plan, words.will) : error ? nothing : progress(words.checking)}
    ${selectField(chosen('duplicates', wizard.onDuplicate, (value) => wizard.choose(value as OnDuplicate)), {
      label: words.duplicates, hint: words.duplicatesHint, words: panel.strings, groups: [{ label: '', choices }],
    })}
    ${plan ? problems(wizard, plan) : nothing}
    <div class="foot">${button(isCards ? panel.strings.cancel : words.back, () => (isCards ? leave() : void wizard.go('more')), 'quiet', busy)}
      ${plan && ready === 0 ? html`<span class="hint">${words.nothing}</span>` : nothing}
      <button type="button" class="primary" part="import" ?disabled=${!plan || ready === 0} aria-disabled=${busy ? 'true' : nothing}
        @click=${() => void wizard.send()}>${busy ? words.sending : words.importing(plan ? ready : wizard.rows.length)}</button></div>`;
}

function result(wizard: Wizard, latest: ContactImport | undefined, { leave, report, notReported }: Deeds): TemplateResult {
  const { host: { words }, busy, strict, offset } = wizard;
  if (!latest) return progress(words.running);
  const { rows, created, updated, skipped, failed } = latest.totals;
  const done = created + updated + skipped + failed;
  if (!latest.finishedAt) {
    return html`${progress(words.running, done / Math.max(1, rows), words.progress(amount(wizard, done), amount(wizard, rows)))}<p class="lead">${words.goesOn}</p>`;
  }
  const stopped = done < rows;
  return html`${stopped ? html`<div class="inset">${banner(words.stopped(created), { tone: 'danger' })}</div>` : html`<p class="lead done">${created > 0 ? icons.check() : nothing}${words.added(created)}</p>`}
    ${trouble(wizard, wizard.error && isOpen(wizard.error) ? words.notSent : words.notImported, () => void wizard.sendRest(done))}
    ${figures(wizard, latest, words.did)}${problems(wizard, latest)}
    ${notReported ? html`<div class="inset">${banner(notReported, { tone: 'danger' })}</div>` : nothing}
    <div class="foot">${skipped + failed > 0 ? button(words.report, () => report(latest.id, offset, strict)) : nothing}
      ${stopped ? button(busy ? words.sending : words.rest, () => void wizard.sendRest(done), 'primary') : nothing}
      ${button(words.another, leave, stopped ? 'quiet' : '')}</div>`;
}
