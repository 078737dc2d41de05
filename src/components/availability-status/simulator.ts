import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { blockedNumbers, type BlockedNumber } from '../../client/contract/blocked-numbers.ts';
import type { DoNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { groups } from '../../client/contract/groups.ts';
import type { Presence } from '../../client/contract/presence.ts';
import type { Session } from '../../client/session.ts';
import type { Caller, CallStep } from '../../rules/call.ts';
import { dateOf, dayOf, minutesOf } from '../../rules/days.ts';
import { instantsOf, wallOf } from '../../rules/zoned-time.ts';
import type { SessionElement } from '../session-element.ts';
import { parsePhone } from '../ui/phone.ts';
import { wear } from '../ui/wear.ts';
import { hasUnsaved, isKnown, routeCall, settingsFor, stepText, storesFor, together } from './calls.ts';
import type { en as later } from './later-en.ts';
import { laterStyles } from './later-styles.ts';
import { en } from './simulator-en.ts';
import { simulatorStyles } from './simulator-styles.ts';

interface Parts {
  readonly dnd: () => DoNotDisturb | undefined;
  readonly presence: () => Presence | undefined;
  readonly words: () => typeof later;
  readonly timeZone: () => string;
}

const callers = ['number', 'anonymous', 'extension'] as const satisfies Caller['type'][];
const dayMinutes = 1440;
const two = (value: number): string => String(value).padStart(2, '0');

/** A call that nobody made: who calls, how and when, and each step that it would take, with the reason. */
export class Simulator {
  readonly #host: SessionElement;
  readonly #parts: Parts;
  #caller: Caller['type'] = 'number';
  #typed = '';
  /** Nobody is told that a number is wrong while they are typing it. */
  #left = false;
  /** E.164 of what was typed; undefined while it is none. */
  #number: string | undefined;
  #blocked: readonly BlockedNumber[] = [];
  #groupId = '';
  #later = false;
  #date = '';
  #time = '';
  #question = 0;

  constructor(host: SessionElement, parts: Parts) {
    this.#host = host;
    this.#parts = parts;
    wear(host, laterStyles, simulatorStyles);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'availability-status-simulator'); }

  render(): TemplateResult {
    const words = this.#words;
    return html`<div class="simulator" part="simulator" role="group" aria-label=${words.title}>
      ${this.#whoRow()}${this.#groupRow()}${this.#whenRow()}
      <div class="row path" part="row" aria-live="polite"><span class="name" part="label" id="path">${words.path}</span>${this.#path()}</div></div>`;
  }

  get #home(): string | undefined {
    const country = this.#host.activeSession?.access('numbers')?.params?.['country'];
    return typeof country === 'string' ? country : undefined;
  }

  #whoRow(): TemplateResult {
    const words = this.#words;
    const wrong = this.#left && this.#isNoNumber;
    return html`<div class="row" part="row"><div class="about"><span class="name" part="label" id="caller">${words.caller}</span></div>
      <div class="control"><div class="statuses" role="radiogroup" aria-labelledby="caller">${callers.map((type) => radio('caller', words.callers[type], this.#caller === type, () => this.#set(() => { this.#caller = type; })))}</div>
        ${this.#caller === 'number' ? html`<input class="input" part="input" type="text" inputmode="tel" autocomplete="off" dir="ltr" aria-label=${words.number} placeholder=${words.anyNumber} .value=${live(this.#typed)}
          aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong ? 'number-note' : nothing} @input=${(event: Event) => void this.#ask((event.target as HTMLInputElement).value)} @change=${() => this.#set(() => { this.#left = true; })}>` : nothing}</div>
      ${wrong ? html`<p class="note error" part="issue" id="number-note">${words.noNumber}</p>` : nothing}</div>`;
  }

  #groupRow(): unknown {
    const words = this.#words;
    const items = this.#host.activeSession?.collection(groups).items ?? [];
    if (items.length === 0) return nothing;
    return html`<div class="row" part="row"><div class="about"><label class="name" part="label" for="through">${words.through}</label></div>
      <div class="control"><select class="input" part="input select" id="through" @change=${(event: Event) => this.#set(() => { this.#groupId = (event.target as HTMLSelectElement).value; })}>
        <option value="" .selected=${live(this.#groupId === '')}>${words.directly}</option>
        ${items.map(({ id, name }) => html`<option value=${id} .selected=${live(id === this.#groupId)}>${name}</option>`)}</select></div></div>`;
  }

  #whenRow(): TemplateResult {
    const words = this.#words;
    const choose = (later: boolean) => () => this.#set(() => {
      this.#later = later;
      // A full hour to come: this minute would be over while one looks at it.
      const wall = (Math.floor(wallOf(Date.now(), this.#parts.timeZone()) / 60) + 1) * 60;
      this.#date ||= dateOf(Math.floor(wall / dayMinutes));
      this.#time ||= `${two(Math.floor((wall % dayMinutes) / 60))}:${two(wall % 60)}`;
    });
    const past = this.#isPast;
    return html`<div class="row" part="row"><div class="about"><span class="name" part="label" id="when">${words.when}</span>${this.#later ? html`<span class="hint" part="hint">${words.zone(this.#parts.timeZone())}</span>` : nothing}</div>
      <div class="control"><div class="statuses" role="radiogroup" aria-labelledby="when">${radio('when', words.now, !this.#later, choose(false))}${radio('when', words.later, this.#later, choose(true))}</div>
        ${this.#later ? html`<div class="actions"><input class="input" part="input" type="date" aria-label=${words.date} .value=${live(this.#date)} aria-invalid=${past ? 'true' : nothing}
            @change=${(event: Event) => this.#set(() => { this.#date = (event.target as HTMLInputElement).value; })}>
          <input class="input" part="input" type="time" aria-label=${words.time} .value=${live(this.#time)} aria-invalid=${past ? 'true' : nothing} aria-describedby=${past ? 'past' : nothing}
            @change=${(event: Event) => this.#set(() => { this.#time = (event.target as HTMLInputElement).value; })}></div>` : nothing}</div>
      ${past ? html`<p class="note error" part="issue" id="past">${words.past}</p>` : nothing}</div>`;
  }

  /** Undefined where no moment was chosen. */
  get #at(): Date | undefined {
    if (!this.#date || !this.#time) return undefined;
    const [instant] = instantsOf(dayOf(this.#date) * dayMinutes + minutesOf(this.#time), this.#parts.timeZone());
    return instant === undefined ? undefined : new Date(instant);
  }

  get #isPast(): boolean { return this.#later && (this.#at?.getTime() ?? 0) < Date.now() - 60_000; }
  get #isNoNumber(): boolean { return this.#caller === 'number' && this.#typed.trim() !== '' && this.#number === undefined; }

  #path(): unknown {
    const words = this.#words;
    // What is wrong is said beside its field.
    if (this.#isNoNumber || this.#isPast) return html`<p class="hint">–</p>`;
    const { call, unsaved } = this.#parts.words();
    const session = this.#host.activeSession;
    if (!session || !isKnown(storesFor(session, 'any'))) return html`<span class="skeleton"><span class="bone"></span></span>`;
    const at = this.#later ? this.#at : undefined;
    const dnd = this.#parts.dnd();
    const settings = settingsFor({ session, dnd, presence: this.#parts.presence() }, at);
    if (!settings) return html`<p class="hint">${call.unknown}</p>`;
    const caller: Caller = this.#caller === 'number' ? { type: 'number', number: this.#number ?? '' }
      : this.#caller === 'extension' ? { type: 'extension', extension: '' } : { type: 'anonymous' };
    const { steps } = routeCall({ ...settings, blockedNumbers: this.#blocked }, { caller, at: at ?? new Date(), ...(this.#groupId && { groupId: this.#groupId }) });
    const isBeyond = at && dnd?.calendar.enabled && (dnd.calendar.nextWindow === null || at.getTime() >= Date.parse(dnd.calendar.nextWindow.end));
    const notes = [...(hasUnsaved(session) ? [unsaved] : []), ...(isBeyond ? [words.onlyNext] : [])];
    return html`<ol class="steps" part="path" role="list" aria-labelledby="path">${together(steps).map((step) => this.#step(step, session))}</ol>
      ${notes.map((each) => html`<p class="hint" part="hint">${each}</p>`)}`;
  }

  #step(step: CallStep, session: Session): TemplateResult {
    const { call } = this.#parts.words();
    const { why, pressOne } = this.#words;
    const presses = step.targets?.some((target) => target.type === 'forwardingNumber' && target.answerConfirmation);
    return html`<li class="step ${step.kind}" part="step"><span class="name">${stepText(step, call, session, this.#host.locale)}</span>
      <span class="hint">${why[step.reason]}${presses ? ` ${pressOne}` : ''}</span></li>`;
  }

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }

  /** Which entries of the blocked callers could mean this number: the server knows, the list may be long. */
  async #ask(typed: string): Promise<void> {
    const question = ++this.#question;
    this.#typed = typed;
    this.#left = false;
    this.#blocked = [];
    const number = typed.trim() ? await parsePhone(typed.trim(), this.#home) : undefined;
    if (question !== this.#question) return;
    this.#set(() => { this.#number = number; });
    const session = this.#host.activeSession;
    if (!number || !session || (session.access(blockedNumbers.feature)?.access ?? 'none') === 'none') return;
    // Without an answer, nothing is claimed to be blocked.
    const found = await session.call(blockedNumbers.list, { query: { q: number, limit: '100' } }).catch(() => undefined);
    if (question === this.#question && found) this.#set(() => { this.#blocked = found.items; });
  }
}

const radio = (name: string, label: string, checked: boolean, choose: () => void): TemplateResult =>
  html`<label class="chip" part="choice"><input type="radio" name=${name} .checked=${live(checked)} @change=${choose}><span>${label}</span></label>`;
