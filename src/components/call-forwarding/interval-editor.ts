import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import type { Interval } from '../../client/contract/call-forwarding.ts';
import { intervalIssues } from '../../rules/forwarding-issues.ts';
import { conflictOf } from '../../rules/intervals.ts';
import { byCode } from '../controllers/bound.ts';
import type { SessionElement } from '../session-element.ts';
import { fieldRow } from '../ui/field.ts';
import { checkField } from '../ui/fields.ts';
import { en } from './interval-en.ts';
import { dayName, intervalText, weekOrder, type Wording } from './wording.ts';

export interface EditorNeeds extends Wording {
  readonly intervals: readonly Interval[];
  /** `YYYY-MM-DD` in the account's zone. */
  readonly today: string;
}

const kinds = ['weekdays', 'dates'] as const;

/** Where one interval is made or changed. It cannot be left with something wrong in it, other than by giving up. */
export class IntervalEditor {
  readonly #host: SessionElement;
  readonly #needs: () => EditorNeeds;
  readonly #keep: (interval: Interval) => void;
  readonly #back: (id: string | undefined) => unknown;
  #open = false;
  #isNew = false;
  /** Somebody has tried to leave it as it is. */
  #isTried = false;
  #draft: Interval = { id: '', kind: 'weekdays', allDay: false };

  constructor(host: SessionElement, needs: () => EditorNeeds, keep: (interval: Interval) => void, back: (id: string | undefined) => unknown) {
    this.#host = host;
    this.#needs = needs;
    this.#keep = keep;
    this.#back = back;
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'call-forwarding-interval'); }
  get isOpen(): boolean { return this.#open; }
  /** Which interval is changed; none while one is added. */
  get id(): string | undefined { return this.#isNew ? undefined : this.#draft.id; }

  async open(interval?: Interval): Promise<void> {
    const { today } = this.#needs();
    const fresh = { kind: 'weekdays', days: [1, 2, 3, 4, 5], from: today, to: today, allDay: false, start: '09:00', end: '17:00' } as const;
    this.#draft = { ...fresh, days: [...fresh.days], ...interval, id: interval?.id ?? crypto.randomUUID?.() ?? `i${Date.now()}` };
    this.#isNew = interval === undefined;
    this.#isTried = false;
    this.#open = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('[name=kind]:checked')?.focus();
  }

  close(): void {
    const { id } = this;
    this.#open = false;
    this.#back(id);
  }

  render(): TemplateResult {
    const { strings } = this.#host;
    const { locale } = this.#needs();
    const own = this.#words;
    const { kind, allDay, days = [], start = '', end = '' } = this.#draft;
    const issues = this.#issues();
    const check = { id: 'interval-all-day', value: allDay, access: 'write', changed: false, onInput: (value: boolean) => this.#edit({ allDay: value }), onCommit: () => undefined } as const;
    const overlap = this.#overlap();
    return html`<form part="form" aria-label=${this.#isNew ? own.add : own.edit} novalidate @submit=${(event: Event) => { event.preventDefault(); this.#done(); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); this.close(); } }}><div class="card" part="card">
      <div class="row" part="row"><div class="about"><span class="name" part="label" id="kind-label">${own.kind}</span></div>
        <div class="control inline" role="radiogroup" aria-labelledby="kind-label">${kinds.map((each) => html`<label><input type="radio" name="kind" part="radio" .checked=${live(each === kind)} @change=${() => this.#edit({ kind: each })}>${own[each]}</label>`)}</div></div>
      ${kind === 'dates' ? html`${this.#input('from', 'date', issues)}${this.#input('to', 'date', issues)}` : html`<div class="row" part="row"><div class="about"><span class="name" part="label" id="days-label">${own.days}</span></div>
        <div class="control days" role="group" aria-labelledby="days-label">${weekOrder(locale).map((day) => html`<label class="day"><input type="checkbox" aria-label=${dayName(day, locale, 'long')} aria-invalid=${issues.has('days') ? 'true' : nothing} .checked=${live(days.includes(day))}
          @change=${(event: Event) => this.#edit({ days: (event.target as HTMLInputElement).checked ? [...days, day].toSorted() : days.filter((each) => each !== day) })}><span aria-hidden="true">${dayName(day, locale)}</span></label>`)}</div>
        ${issues.has('days') ? html`<p class="note error" part="issue">${issues.get('days')}</p>` : nothing}</div>`}
      ${checkField(check, { label: own.allDay, words: strings, on: strings.on, off: strings.off })}
      ${allDay ? nothing : html`${this.#input('start', 'time', issues)}${this.#input('end', 'time', issues, end && end < start ? own.nextDay : undefined)}`}
      <div class="actions">${overlap ? html`<p class="note error" part="issue" role="alert">${own.overlaps(intervalText(overlap, this.#needs()))}</p>` : nothing}
        <button type="button" class="quiet" @click=${() => this.close()}>${strings.cancel}</button>
        <button type="submit" class="primary" part="done">${own.done}</button></div></div></form>`;
  }

  #input(member: 'from' | 'to' | 'start' | 'end', type: 'date' | 'time', issues: ReadonlyMap<string, string>, hint?: string): TemplateResult {
    const { strings } = this.#host;
    const { today } = this.#needs();
    const own = this.#words;
    const id = `interval-${member}`;
    const field = { id, value: this.#draft[member] ?? '', access: 'write', changed: false, issue: issues.get(member), onInput: () => undefined, onCommit: () => undefined } as const;
    return fieldRow(field, { label: own[member], hint, words: strings }, html`<input class="input num" part="input" id=${id} type=${type} .value=${live(field.value)} min=${type === 'date' ? today : nothing} step=${type === 'time' ? '300' : nothing}
      aria-invalid=${field.issue ? 'true' : nothing} aria-describedby=${[hint && `${id}-hint`, field.issue && `${id}-note`].filter(Boolean).join(' ') || nothing}
      @input=${(event: Event) => this.#enter(member, (event.target as HTMLInputElement).value)}>`);
  }

  #enter(member: 'from' | 'to' | 'start' | 'end', value: string): void {
    const { from = '', to = '' } = this.#draft;
    // One day stays one day.
    this.#edit({ [member]: value, ...(member === 'from' && (to === from || to < value) && { to: value }) });
  }

  #edit(change: Partial<Interval>): void {
    this.#draft = { ...this.#draft, ...change };
    this.#host.requestUpdate();
  }

  /** As it will be kept: without what belongs to the other kind. */
  get #interval(): Interval {
    const { id, kind, days, from, to, allDay, start, end } = this.#draft;
    const hours = allDay ? { allDay } : { allDay, ...(start && { start }), ...(end && { end }) };
    return kind === 'dates' ? { id, kind, ...(from && { from }), ...(to ? { to } : from && { to: from }), ...hours } : { id, kind, ...(days && { days }), ...hours };
  }

  /** By member, in words; what is missing only once somebody has tried. */
  #issues(): ReadonlyMap<string, string> {
    const { today } = this.#needs();
    const own = this.#words;
    const interval = this.#interval;
    const found = intervalIssues(interval).map(({ pointer, code }) => [pointer.slice(1), code]);
    if (interval.kind === 'dates' && interval.to && interval.to < today) found.push(['to', 'past']);
    return new Map(found.filter(([, code]) => this.#isTried || code !== 'required').map(([member = '', code]) => [member, byCode(own.issue, `${member} ${code}`) ?? this.#host.strings.issue.invalid()]));
  }

  #overlap(): Interval | undefined {
    const interval = this.#interval;
    return intervalIssues(interval).length > 0 ? undefined : conflictOf(interval, this.#needs().intervals);
  }

  #done(): void {
    this.#isTried = true;
    if (this.#issues().size > 0 || this.#overlap()) {
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('form [aria-invalid]')?.focus());
      return;
    }
    this.#keep(this.#interval);
    this.close();
  }
}
