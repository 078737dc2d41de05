import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { setDoNotDisturb, type DoNotDisturb, type DoNotDisturbAction } from '../../client/contract/do-not-disturb.ts';
import { ApiError } from '../../client/errors.ts';
import type { Access, Session } from '../../client/session.ts';
import { reasonText } from '../controllers/bound.ts';
import type { Strings } from '../strings/en.ts';
import { lockedRow } from '../ui/field.ts';
import { badge } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import type { en } from './en.ts';
import { endOf, presetsOf, presetText } from './presets.ts';

interface Parts {
  readonly session: () => Session | undefined;
  readonly value: () => DoNotDisturb | undefined;
  readonly words: () => typeof en;
  readonly strings: () => Strings;
  readonly locale: () => string;
  /** The account's. */
  readonly timeZone: () => string | undefined;
  /** A moment in words. */
  readonly when: (instant: string) => string;
  readonly changed: (value: DoNotDisturb) => void;
  readonly failed: (error: ApiError) => void;
}

type Scope = NonNullable<DoNotDisturbAction['scope']>;
const scopes: readonly string[] = ['all', 'exceptGroups', 'groupsOnly'] satisfies Scope[];

const picked = (event: Event): string => (event.target as HTMLSelectElement).value;

/** Do not disturb: whether it is on, why and until when, and the ways to change that, which act at once. */
export class DoNotDisturbRow {
  readonly #parts: Parts;
  #preset: string | undefined;
  #scope: Scope = 'all';
  #last = Promise.resolve();
  #problem: ApiError | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether it is on, as one sentence. */
  get news(): string {
    const value = this.#parts.value();
    const words = this.#parts.words();
    if (!value?.active) return words.isOff;
    return value.until ? words.isOnUntil(this.#parts.when(value.until)) : words.isOn;
  }

  render(): unknown {
    const value = this.#parts.value();
    const access = this.#parts.session()?.access('doNotDisturb');
    if (!value || !access || access.access === 'none') return nothing;
    const words = this.#parts.words();
    const { active } = value;
    return html`<div class="row end dnd ${active ? 'on' : ''}" part="row do-not-disturb">
      <div class="about">${active
        ? html`<span class="name" part="label">${this.news}</span>`
        : html`<span class="name" part="label">${words.dnd}</span> ${badge(this.#parts.strings().off)}`}
        <span class="hint" part="hint">${this.#about(value).join(' ')}${access.access === 'read' ? html`<br>${reasonText(access, this.#parts.strings())}` : nothing}</span></div>
      ${access.access === 'write' ? this.#control(value, access) : html`<div class="control">${icons.lock()}</div>`}
      ${this.#problem ? html`<p class="note error" part="issue" role="alert">${words.dndFailed(this.#parts.strings().why[this.#problem.kind])}</p>` : nothing}
    </div>${this.#scopeRow(value, access)}`;
  }

  /** Where it comes from, what it does, and what comes next; whole sentences. */
  #about({ active, source, until, manual, override, calendar, schedule, inboundTreatment }: DoNotDisturb): string[] {
    const words = this.#parts.words();
    const { when } = this.#parts;
    const stale = calendar.stale ? [words.stale] : [];
    if (active) {
      const isLonger = source === 'manual' && manual.until !== null && manual.until !== until;
      return [words.treatment[inboundTreatment], isLonger && manual.until ? words.manualUntil(when(manual.until)) : words.source[source ?? 'unknown'], ...stale];
    }
    const next = calendar.nextWindow && (!schedule.nextStart || calendar.nextWindow.start < schedule.nextStart)
      ? words.nextMeeting(when(calendar.nextWindow.start)) : schedule.nextStart ? words.nextHours(when(schedule.nextStart)) : undefined;
    const kept = override.active && override.suppressesUntil ? words.overridden(when(override.suppressesUntil)) : words.rings;
    return [kept, ...(next ? [next] : []), ...stale];
  }

  #control({ active, manual, override, calendar, schedule }: DoNotDisturb, { params }: Access): TemplateResult {
    const words = this.#parts.words();
    const presets = presetsOf(params);
    const chosen = this.#preset ?? presets[0] ?? 'indefinite';
    const isAutomatic = !override.active && !manual.active;
    const hasAutomatic = calendar.enabled || schedule.enabled;
    return html`<div class="control">
      ${!active && presets.length > 1 ? html`<select class="input" part="input select" aria-label=${words.howLong} @change=${(event: Event) => { this.#preset = picked(event); }}>
        ${presets.map((preset) => html`<option value=${preset} .selected=${live(preset === chosen)}>${presetText(preset, words, this.#parts.locale())}</option>`)}</select>` : nothing}
      ${!isAutomatic && hasAutomatic ? html`<button type="button" class="quiet" part="automatic" @click=${() => void this.#act({ do: 'clear' })}>${words.automatic}</button>` : nothing}
      <button type="button" class=${active ? 'primary' : ''} part="switch" @click=${() => void (active ? this.#act({ do: 'off' }) : this.#act({ do: 'on', ...(this.#scope !== 'all' && { scope: this.#scope }) }, this.#preset ?? chosen))}>${active ? words.turnOff : words.turnOn}</button>
    </div>`;
  }

  /** While it is off it is what will be turned on; while it is on by hand, a choice changes it at once. */
  #scopeRow({ active, source, scope, manual }: DoNotDisturb, access: Access): unknown {
    const words = this.#parts.words();
    const { scopes: offered } = access.params ?? {};
    const own = (Array.isArray(offered) ? offered : []).filter((each): each is Scope => scopes.includes(each));
    if (own.length < 2 || (active && source !== 'manual')) return nothing;
    const shown = active ? scope : this.#scope;
    const print = (each: keyof typeof words.scopes): string => words.scopes[each];
    if (access.access !== 'write') return active ? lockedRow({ value: shown }, { label: words.scope, print }) : nothing;
    return html`<div class="row" part="row"><div class="about"><label class="name" part="label" for="scope">${words.scope}</label></div>
      <div class="control"><select class="input" part="input select" id="scope" @change=${(event: Event) => {
        this.#scope = picked(event) as Scope;
        if (active) void this.#act({ do: 'on', scope: this.#scope, ...(manual.until && { until: manual.until }) });
      }}>${own.map((each) => html`<option value=${each} .selected=${live(each === shown)}>${print(each)}</option>`)}</select></div></div>`;
  }

  /** One after another: the page may know of the last one before its answer is here. */
  #act(action: DoNotDisturbAction, preset?: string): Promise<void> {
    return this.#last = this.#last.then(() => this.#send(action, preset));
  }

  async #send(action: DoNotDisturbAction, preset: string | undefined): Promise<void> {
    const session = this.#parts.session();
    if (!session) return;
    this.#problem = undefined;
    try {
      const until = preset ? await endOf(preset, this.#parts.timeZone()) : undefined;
      this.#parts.changed(await session.call(setDoNotDisturb.call, { body: { ...action, ...(until && { until }) } }));
    } catch (error) {
      this.#problem = error instanceof ApiError ? error : new ApiError('offline', { cause: error });
      this.#parts.failed(this.#problem);
    }
  }
}
