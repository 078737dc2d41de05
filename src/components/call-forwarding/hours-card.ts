import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { repeat } from 'lit/directives/repeat.js';
import type { CallForwarding, Interval } from '../../client/contract/call-forwarding.ts';
import type { Schedule } from '../../client/contract/schedules.ts';
import { dayOf, weekdayOf } from '../../rules/days.ts';
import type { Bound } from '../controllers/bound.ts';
import type { SessionElement } from '../session-element.ts';
import { lockedRow, note } from '../ui/field.ts';
import { selectField } from '../ui/fields.ts';
import { badge, banner } from '../ui/frame.ts';
import { todayIn, weekTable, weekText, zoneText } from './clockwork.ts';
import type { IntervalEditor } from './interval-editor.ts';
import { keep } from './keep.ts';
import { timesText, whenText, type Wording } from './wording.ts';

type When = CallForwarding['activeWhen'];

export interface HoursNeeds extends Wording {
  readonly forwarding: CallForwarding;
  readonly type: Bound<When['type']>;
  readonly scheduleId: Bound<When['scheduleId']>;
  readonly intervals: Bound<Interval[]>;
  readonly schedules: readonly Schedule[];
}

const mostIntervals = 20;
const choices = ['always', 'custom', 'company'] as const;
type Choice = (typeof choices)[number];

/** Weekdays first, then dates as they come. */
const inOrder = (intervals: readonly Interval[]): Interval[] => intervals.toSorted((a, b) =>
  (a.from && a.kind === 'dates' ? a.from : '').localeCompare(b.from && b.kind === 'dates' ? b.from : ''));

/** On one of its days there are weekday intervals, which it replaces. */
function overrides({ kind, from = '', to = from }: Interval, all: readonly Interval[]): boolean {
  const weekdays = new Set(all.flatMap((other) => (other.kind === 'weekdays' ? other.days ?? [] : [])));
  const length = dayOf(to) - dayOf(from) + 1;
  return kind === 'dates' && Array.from({ length: Math.min(length, 7) }, (_, index) => weekdayOf(dayOf(from) + index)).some((day) => weekdays.has(day));
}

/** When forwarding is active: always, at times of the user's own, or at the company's; and the week that comes of it. */
export class HoursCard {
  readonly #host: SessionElement;
  readonly #needs: () => HoursNeeds;
  #editor: IntervalEditor | undefined;
  /** Its code is on its way, or did not come. */
  #editorIs: 'coming' | 'lost' | undefined;
  #weeks = 0;

  constructor(host: SessionElement, needs: () => HoursNeeds) {
    this.#host = host;
    this.#needs = needs;
  }

  render(): TemplateResult {
    const { words, locale, forwarding, schedules, scheduleId } = this.#needs();
    const { strings } = this.#host;
    const { activeWhen: { type }, timeZone } = forwarding;
    const zone = schedules.find(({ id }) => id === scheduleId.value)?.timeZone ?? timeZone;
    return html`<section part="hours" aria-labelledby="when" aria-busy=${this.#editorIs === 'coming' ? 'true' : 'false'}><div class="title"><h3 id="when" tabindex="-1">${words.when}</h3>
      ${type === 'always' ? nothing : html`<p class="hint">${words.zone(zoneText(zone, locale))}</p>`}</div>
      <div class="card" part="card">${this.#kind()}${this.#choice === 'custom' ? this.#intervals() : nothing}</div>
      ${this.#editor?.isOpen && this.#editor.id === undefined && this.#choice === 'custom' ? this.#editor.render() : nothing}
      ${this.#editorIs === 'lost' ? banner(strings.notLoaded(strings.why.offline), { tone: 'danger' }) : nothing}
      ${type === 'always' ? nothing : this.#week()}</section>`;
  }

  get #choice(): Choice {
    const { type, scheduleId } = this.#needs();
    return type.value !== 'schedule' ? 'always' : scheduleId.value ? 'company' : 'custom';
  }

  #kind(): unknown {
    const { words, type, scheduleId, schedules } = this.#needs();
    const { strings } = this.#host;
    const offered = choices.filter((choice) => choice !== 'company' || schedules.length > 0 || this.#choice === choice);
    if (type.access === 'read') return lockedRow({ value: this.#choice, reason: type.reason }, { label: words.schedule, print: (choice: Choice) => this.#nameOf(choice) });
    return html`<div class="row choices ${type.changed || scheduleId.changed ? 'changed' : ''}" part="row" role="radiogroup" aria-labelledby="when">${offered.map((choice) => html`
      <label class="choice"><input type="radio" name="when" part="radio" aria-labelledby="when-${choice}" aria-describedby="when-${choice}-hint" .checked=${live(choice === this.#choice)} @change=${() => this.#choose(choice)}>
        <span><span class="name" id="when-${choice}">${words[choice]}</span><span class="hint" id="when-${choice}-hint">${words[`${choice}Hint`]}</span></span></label>`)}
      ${note(type, { words: strings, print: (theirs: string) => (theirs === 'always' ? words.always : words.custom) })}</div>
      ${this.#choice === 'company' ? this.#schedule() : nothing}`;
  }

  #nameOf(choice: Choice): string {
    const { words, schedules, scheduleId } = this.#needs();
    return choice === 'company' ? schedules.find(({ id }) => id === scheduleId.value)?.name ?? words.company : words[choice];
  }

  #schedule(): unknown {
    const { words, schedules, scheduleId } = this.#needs();
    const value = scheduleId.value ?? '';
    const isGone = !schedules.some(({ id }) => id === value);
    const print = (id: string | null): string => schedules.find((each) => each.id === id)?.name ?? words.custom;
    return selectField({ ...scheduleId, value, onInput: (id) => scheduleId.onInput(id) }, {
      label: words.schedule, hint: isGone ? words.scheduleGone : undefined, words: this.#host.strings, print, groups: [{ label: '', choices: schedules.map(({ id, name }) => ({ value: id, label: name })) }],
    });
  }

  #choose(choice: Choice): void {
    const { type, scheduleId, schedules, intervals } = this.#needs();
    // Custom hours wait for their first interval.
    const edit = choice === 'custom' && !intervals.value?.length ? <V>(field: Bound<V>, value: V): void => field.onInput(value) : keep;
    if (choice !== 'always') edit(scheduleId, choice === 'company' ? schedules[0]?.id ?? null : null);
    edit(type, choice === 'always' ? 'always' : 'schedule');
  }

  #intervals(): unknown {
    const needs = this.#needs();
    const { words, intervals, forwarding } = needs;
    const { strings } = this.#host;
    const all = intervals.value ?? [];
    const isWritable = intervals.access === 'write';
    const today = todayIn(forwarding.timeZone);
    return html`${all.length > 0 ? html`<ul class="plain intervals ${intervals.changed ? 'changed' : ''}" role="list" part="list">${repeat(inOrder(all), ({ id }) => id, (interval) => this.#row(interval, all, isWritable, today))}</ul>` : nothing}
      ${intervals.conflict ? html`<div class="row" part="row">${note(intervals, { words: strings, print: (theirs: readonly Interval[]) => words.intervals(theirs.length) })}</div>` : nothing}
      ${isWritable ? html`<div class="row end add" part="row"><div class="about">${all.length === 0 ? html`<p class="note ${intervals.issue ? 'error' : ''}" part="issue">${words.noIntervals}</p>` : nothing}
        ${all.length >= mostIntervals ? html`<span class="hint">${words.tooMany(new Intl.NumberFormat(this.#host.locale).format(mostIntervals))}</span>` : nothing}</div>
        ${all.length < mostIntervals ? html`<div class="control"><button type="button" class="quiet" part="add" id="add-interval" aria-invalid=${intervals.issue ? 'true' : nothing} @click=${() => void this.#open()}>${words.addInterval}</button></div>` : nothing}</div>` : nothing}`;
  }

  #row(interval: Interval, all: readonly Interval[], isWritable: boolean, today: string): TemplateResult {
    const needs = this.#needs();
    const { words } = needs;
    const { id, kind, to = interval.from ?? '' } = interval;
    const days = whenText(interval, needs);
    const times = timesText(interval, needs);
    const name = `${days} ${times}`;
    if (isWritable && this.#editor?.isOpen && this.#editor.id === id) return html`<li data-id=${id}>${this.#editor.render()}</li>`;
    return html`<li class="row end" part="row" data-id=${id}>
      <div class="about"><span class="name" part="label">${days}</span>&ensp;<span class="num" part="times">${times}</span>
        ${kind === 'dates' && to < today ? badge(words.over) : overrides(interval, all) ? badge(words.overrides) : nothing}</div>
      ${isWritable ? html`<div class="control"><button type="button" class="quiet" part="edit" aria-label=${words.edits(name)} @click=${() => void this.#open(interval)}>${words.edit}</button>
        <button type="button" class="quiet danger" part="remove" aria-label=${words.removes(name)} @click=${() => this.#remove(id)}>${words.remove}</button></div>` : nothing}</li>`;
  }

  #week(): unknown {
    const needs = this.#needs();
    const { words: { week }, locale, forwarding, schedules, intervals, type, scheduleId } = needs;
    const isChanged = intervals.changed || type.changed || scheduleId.changed;
    return html`<div class="card week-card" part="card"><div class="row end" part="row"><div class="about"><h4>${week.title}</h4> <span class="num">${weekText(forwarding, schedules, locale, this.#weeks)}</span>
        ${isChanged ? html`<span class="hint">${week.unsaved}</span>` : nothing}</div>
      <div class="control"><button type="button" class="quiet arrow" aria-label=${week.earlier} @click=${() => this.#turn(-1)}><span aria-hidden="true">‹</span></button>
        ${this.#weeks === 0 ? nothing : html`<button type="button" class="quiet" @click=${() => this.#turn(-this.#weeks)}>${week.back}</button>`}
        <button type="button" class="quiet arrow" aria-label=${week.later} @click=${() => this.#turn(1)}><span aria-hidden="true">›</span></button></div></div>
      ${weekTable(forwarding, schedules, needs, this.#weeks)}</div>`;
  }

  #turn(by: number): void {
    this.#weeks += by;
    this.#host.requestUpdate();
  }

  async #open(interval?: Interval): Promise<void> {
    this.#editorIs = 'coming';
    this.#host.requestUpdate();
    const loaded = await import('./interval-editor.ts').catch(() => undefined);
    this.#editorIs = loaded ? undefined : 'lost';
    this.#host.requestUpdate();
    if (!loaded) return;
    this.#editor ??= new loaded.IntervalEditor(this.#host, () => {
      const { words, locale, comma, intervals, forwarding } = this.#needs();
      return { words, locale, comma, intervals: intervals.value ?? [], today: todayIn(forwarding.timeZone) };
    }, (kept) => this.#keep(kept), (id) => this.#focus(id === undefined ? '#add-interval' : `[data-id="${CSS.escape(id)}"] [part=edit]`));
    await this.#editor.open(interval);
  }

  #keep(interval: Interval): void {
    const { intervals, type, scheduleId } = this.#needs();
    const all = intervals.value ?? [];
    const isKnown = all.some(({ id }) => id === interval.id);
    keep(intervals, isKnown ? all.map((each) => (each.id === interval.id ? interval : each)) : [...all, interval]);
    // They may have waited for it.
    if (type.changed) keep(type, type.value ?? 'schedule');
    if (scheduleId.changed) keep(scheduleId, scheduleId.value ?? null);
  }

  #remove(id: string): void {
    const { intervals } = this.#needs();
    keep(intervals, (intervals.value ?? []).filter((each) => each.id !== id));
    void this.#focus('#when');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
