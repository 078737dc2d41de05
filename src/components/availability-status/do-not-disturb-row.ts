import { html, nothing, type TemplateResult } from 'lit';
import { setDoNotDisturb, type DoNotDisturb, type DoNotDisturbAction } from '../../client/contract/do-not-disturb.ts';
import { ApiError } from '../../client/errors.ts';
import type { Access, Session } from '../../client/session.ts';
import { reasonText } from '../controllers/bound.ts';
import type { ViewController } from '../controllers/view-controller.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { SessionElement } from '../session-element.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { whenText } from '../ui/when-text.ts';
import { en } from './en.ts';

export type Scope = NonNullable<DoNotDisturbAction['scope']>;

const indefinite = 'indefinite';

/** Do not disturb: whether it is on, why and until when, and the ways to change that, which act at once. */
export class DoNotDisturbRow {
  readonly #host: SessionElement;
  readonly #dnd: ViewController<DoNotDisturb>;
  readonly #timeZone: () => string | undefined;
  /** What will be turned on. */
  scope: Scope = 'all';
  /** How long it will be on; undefined for what the provider has first. */
  preset: string | undefined;
  #last = Promise.resolve();
  #problem: ApiError | undefined;

  /** `timeZone` is the account's, once it is known. */
  constructor(host: SessionElement, dnd: ViewController<DoNotDisturb>, timeZone: () => string | undefined) {
    this.#host = host;
    this.#dnd = dnd;
    this.#timeZone = timeZone;
  }

  get #words(): typeof en { return this.#host.inLanguage(en); }
  get access(): Access | undefined { return this.#host.activeSession?.access('doNotDisturb'); }

  /** Which calls it can keep away, where the user can choose, or none. What the calendar turned on keeps all away. */
  get scopes(): readonly unknown[] {
    const { scopes } = this.access?.params ?? {};
    const { active, source } = this.#dnd.value ?? {};
    return Array.isArray(scopes) && (!active || source === 'manual') ? scopes : [];
  }

  /** A moment in words. */
  when(instant: string): string { return whenText(Date.parse(instant), this.#host.locale, this.#timeZone()); }

  /** Whether it is on, as one sentence. */
  get news(): string {
    const { active, until } = this.#dnd.value ?? {};
    const words = this.#words;
    return !active ? words.isOff : until ? words.isOnUntil(this.when(until)) : words.isOn;
  }

  /** `howLong` is where that is chosen. */
  render(howLong: unknown): unknown {
    const { value } = this.#dnd;
    const { access } = this;
    if (!value || !access || access.access === 'none') return nothing;
    const words = this.#words;
    const { strings } = this.#host;
    const { active } = value;
    return html`<div class="row end dnd ${active ? 'on' : ''}" part="row do-not-disturb">
      <div class="about"><span class="name" part="label">${active ? this.news : words.dnd}</span> ${active ? nothing : badge(strings.off)}
        <span class="hint" part="hint">${this.#about(value).join(' ')}${access.access === 'read' ? html`<br>${reasonText(access, strings)}` : nothing}</span></div>
      <div class="control">${access.access === 'write' ? this.#control(value, howLong) : icons.lock()}</div>
      ${this.#problem ? html`<p class="note error" part="issue" role="alert">${words.dndFailed(strings.why[this.#problem.kind])}</p>` : nothing}
    </div>`;
  }

  /** Where it comes from, what it does, and what comes next; whole sentences. */
  #about({ active, source, scope, until, manual, override, calendar, schedule, inboundTreatment }: DoNotDisturb): string[] {
    const words = this.#words;
    const { nextWindow } = calendar;
    const { nextStart } = schedule;
    const about = [];
    if (active) {
      const longer = source === 'manual' && manual.until !== until && manual.until;
      if (scope !== 'groupsOnly') about.push(words.treatment[inboundTreatment]);
      if (scope === 'groupsOnly' || scope === 'exceptGroups') about.push(words.scoped[scope]);
      about.push(longer ? words.manualUntil(this.when(longer)) : words.source[source ?? 'unknown']);
    } else {
      about.push(override.active && override.suppressesUntil ? words.overridden(this.when(override.suppressesUntil)) : words.rings);
      if (nextWindow && (!nextStart || nextWindow.start < nextStart)) about.push(words.nextMeeting(this.when(nextWindow.start)));
      else if (nextStart) about.push(words.nextHours(this.when(nextStart)));
    }
    return calendar.stale ? [...about, words.stale] : about;
  }

  #control({ active, manual, override, calendar, schedule }: DoNotDisturb, howLong: unknown): TemplateResult {
    const words = this.#words;
    return html`${active ? nothing : howLong}
      ${(override.active || manual.active) && (calendar.enabled || schedule.enabled) ? html`<button type="button" class="quiet" part="automatic" @click=${() => this.act({ do: 'clear' })}>${words.automatic}</button>` : nothing}
      <button type="button" class=${active ? 'primary' : ''} part="switch" @click=${() => (active ? this.act({ do: 'off' }) : this.act({ do: 'on', ...(this.scope !== 'all' && { scope: this.scope }) }, true))}>${active ? words.turnOff : words.turnOn}</button>`;
  }

  /** One after another: the page may know of the last one before its answer is here. */
  act(action: DoNotDisturbAction, forAWhile = false): void {
    this.#last = this.#last.then(() => this.#send(action, forAWhile));
  }

  /** When it ends; undefined for until it is turned off, which comes first wherever it is offered. */
  async #end(session: Session): Promise<string | undefined> {
    const params = this.access?.params ?? {};
    const { presets } = params;
    if ((this.preset ?? indefinite) === indefinite && (!Array.isArray(presets) || presets.includes(indefinite))) return undefined;
    return (await import('./presets.ts')).endOf(this.preset, params, session);
  }

  async #send(action: DoNotDisturbAction, forAWhile: boolean): Promise<void> {
    const host = this.#host;
    const session = host.activeSession;
    if (!session) return;
    this.#problem = undefined;
    try {
      const until = forAWhile && await this.#end(session);
      const value = await session.call(setDoNotDisturb.call, { body: { ...action, ...(until && { until }) } });
      this.#dnd.receive(value);
      host.dispatchEvent(new SettingsSavedEvent(this.#dnd.resource.name, value));
    } catch (error) {
      this.#problem = error instanceof ApiError ? error : new ApiError('offline', { cause: error });
      host.dispatchEvent(new SettingsErrorEvent(this.#dnd.resource.name, this.#problem));
    }
    host.requestUpdate();
  }
}
