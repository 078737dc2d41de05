import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { doNotDisturb } from '../../client/contract/do-not-disturb.ts';
import { presence, type Presence } from '../../client/contract/presence.ts';
import { profile } from '../../client/contract/profile.ts';
import type { Session } from '../../client/session.ts';
import { layersOf, nextChange } from '../../rules/do-not-disturb.ts';
import { milliseconds } from '../../rules/durations.ts';
import { byCode } from '../controllers/bound.ts';
import { Companions } from '../controllers/companions.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { ViewController } from '../controllers/view-controller.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { reads } from '../reads.ts';
import { lockedRow, note } from '../ui/field.ts';
import { selectField, textField, toggleField } from '../ui/fields.ts';
import { icons } from '../ui/icons.ts';
import { whenText } from '../ui/when-text.ts';
import type * as callsModule from './calls.ts';
import { DoNotDisturbRow } from './do-not-disturb-row.ts';
import { en } from './en.ts';
import { durationText } from './presets.ts';
import type { Simulator } from './simulator.ts';
import { availabilityStyles } from './styles.ts';

/** A status that the provider lets the user choose. */
interface Choice { readonly id: string; readonly label?: string; readonly shows?: Presence['shown'] }

const usual: readonly Choice[] = [{ id: 'available' }, { id: 'away' }];
const clearings = ['PT30M', 'PT1H', 'PT4H', 'P1D'];
const labelOf = ({ id, label }: Choice, words: typeof en): string => label ?? byCode<string>(words.choices, id) ?? id;

const phone = (): TemplateResult => html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M4 3h3l1.200 3.500-1.700 1.200a9 9 0 0 0 3.800 3.800l1.200-1.700L15 11v3c0 .6-.4 1-1 1A11 11 0 0 1 3 4c0-.6.4-1 1-1z"/></svg>`;

/** The longest a timer can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/**
 * Whether the user's phones ring, and what colleagues see: do not disturb, status, message. Do not disturb and the status change at once.
 *
 * @element availability-status
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or do not disturb was changed.
 * @fires settings-error - Reading or changing failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class AvailabilityStatus extends PanelElement {
  static override readonly tag = 'availability-status';
  static override styles: CSSResultGroup = [PanelElement.styles, availabilityStyles];

  readonly #dnd = new ViewController(this, doNotDisturb);
  readonly #presence = new SettingController(this, presence);
  readonly #row = new DoNotDisturbRow({
    session: () => this.activeSession, value: () => this.#dnd.value, words: () => this.#words, strings: () => this.strings, locale: () => this.locale,
    timeZone: () => this.#timeZone, when: (instant) => this.#when(instant),
    changed: (value) => {
      this.#dnd.receive(value);
      this.dispatchEvent(new SettingsSavedEvent(doNotDisturb.name, value));
      this.requestUpdate();
    },
    failed: (error) => {
      this.dispatchEvent(new SettingsErrorEvent(doNotDisturb.name, error));
      this.requestUpdate();
    },
  });
  /** What comes after the first draw; null where it does not come. */
  #calls: typeof callsModule | null | undefined;
  #simulator: Simulator | undefined;
  #asked: Session | undefined;
  #told = '';
  #news = '';
  /** A status is on its way: it does not wait for the save button. */
  #choosing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new EachMinute(this);
    new Companions(this, (session) => [session.setting(profile), ...this.#calls?.storesFor(session, this.#simulator ? 'any' : 'now') ?? []]);
  }

  override get changes(): number { return super.changes - (this.#choosing && this.#presence.changes.includes('/availability') ? 1 : 0); }
  override get dirty(): boolean { return this.changes > 0; }
  override get saving(): boolean { return super.saving && this.dirty; }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get heading(): Heading {
    const { title, lead } = this.#words;
    const isOnlyPresence = this.activeSession?.access('doNotDisturb')?.access === 'none' && this.activeSession.access('presence')?.access !== 'none';
    return { title, lead, feature: isOnlyPresence ? 'presence' : 'doNotDisturb', shape: ['switch', 'field', 'field'] };
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #timeZone(): string | undefined { return this.activeSession?.setting(profile).saved?.timeZone; }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#fetchCalls();
    const value = this.#dnd.value;
    if (!value) return;
    const state = [value.active, value.until].join();
    if (this.#told && state !== this.#told) this.#news = this.#row.news;
    this.#told = state;
  }

  protected override updated(): void {
    super.updated();
    clearTimeout(this.#timer);
    const now = Date.now();
    const moments = [this.#dnd.value && nextChange(layersOf(this.#dnd.value), now), Date.parse(this.#presence.saved?.messageExpiresAt ?? '')];
    const wait = Math.min(...moments.map((each) => (each && each > now ? each - now : Infinity)));
    if (!this.isConnected || wait === Infinity) return;
    // The server tells it too; this page may have missed it, or be looked at without a network.
    this.#timer = setTimeout(() => {
      this.#dnd.reload();
      this.#presence.reload();
    }, Math.min(wait, longestWait));
  }

  protected override body(): unknown {
    return html`<div class="card" part="card">${this.#row.render()}${this.#call()}</div>
      ${this.#presence.value && this.activeSession?.access('presence')?.access !== 'none' ? html`<div class="card" part="card">${this.#status()}${this.#message()}</div>${this.#quiet(this.#presence.value)}` : nothing}
      <div class="sr" role="status">${this.#news}</div>`;
  }

  /** Its code comes later than the panel, its data with it. */
  #fetchCalls(): void {
    const { activeSession: session } = this;
    if (!session || session === this.#asked) return;
    this.#asked = session;
    session.prefetch(...reads[AvailabilityStatus.tag] ?? []);
    import('./calls.ts').then((calls) => { this.#calls = calls; }, () => { this.#calls = null; }).finally(() => this.requestUpdate());
  }

  #call(): unknown {
    const { activeSession: session } = this;
    const words = this.#words;
    const calls = this.#calls;
    if (!session) return nothing;
    const busy = calls === undefined || (calls && !calls.isKnown(calls.storesFor(session, 'now')));
    const known = { session, dnd: this.#dnd.value, presence: this.#presence.value };
    const text = busy ? html`<span class="skeleton"><span class="bone"></span></span>` : html`<span>${calls?.nowText(known, words.call, this.locale) ?? words.call.unknown}</span>`;
    return html`<div class="row end call" part="row call" aria-busy=${busy ? 'true' : 'false'}>
      <div class="about"><span class="name" part="label">${phone()}${text}</span>${calls?.hasUnsaved(session) ? html`<span class="hint" part="hint">${words.simulator.unsaved}</span>` : nothing}</div>
      <div class="control">${calls ? html`<button type="button" class="quiet" part="try" aria-expanded=${this.#simulator ? 'true' : 'false'} @click=${() => void this.#toggleSimulator()}>${words.tryCall}</button>` : nothing}</div>
    </div>${this.#simulator?.render() ?? nothing}`;
  }

  async #toggleSimulator(): Promise<void> {
    if (this.#simulator) {
      this.#simulator = undefined;
      return this.requestUpdate();
    }
    const { Simulator } = await import('./simulator.ts');
    this.#simulator ??= new Simulator({
      session: () => this.activeSession, dnd: () => this.#dnd.value, presence: () => this.#presence.value, words: () => this.#words, locale: () => this.locale,
      timeZone: () => this.#timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone, changed: () => this.requestUpdate(),
    });
    this.requestUpdate();
  }

  #status(): unknown {
    const words = this.#words;
    const field = this.#presence.bind('availability');
    const value = this.#presence.value;
    if (!value || field.access === 'none') return nothing;
    const offered = this.activeSession?.access('presence')?.params?.['choices'];
    const choices = Array.isArray(offered) ? offered as readonly Choice[] : usual;
    const print = (id: string | null): string => (id === null ? words.noChoice : labelOf(choices.find((each) => each.id === id) ?? { id }, words));
    const activity = value.activity === 'idle' || value.activity === 'unknown' ? '' : words.activity[value.activity];
    const seen = this.#dnd.value?.active ? words.dnd : field.value ? print(field.value) : words.choices[value.shown];
    const hint = words.seen([seen, activity].filter(Boolean).join(this.strings.comma));
    if (field.access === 'read') return lockedRow({ value: print(field.value ?? null), reason: field.reason }, { label: words.status, hint });
    const all: readonly Choice[] = [{ id: '', label: words.noChoice }, ...choices];
    return html`<div class="row status" part="row"><div class="about"><span class="name" part="label" id="status">${words.status}</span><span class="hint" part="hint" id="status-hint">${hint}</span></div>
      <div class="statuses" role="radiogroup" aria-labelledby="status" aria-describedby="status-hint">${all.map((choice) => html`<label class="chip" part="choice">
        <input type="radio" name="status" value=${choice.id} .checked=${live((field.value ?? '') === choice.id)} @change=${() => void this.#choose(choice.id)}>
        ${choice.id ? html`<span class="sign ${choice.shows ?? choice.id}" aria-hidden="true"></span>` : icons.refresh()}<span>${labelOf(choice, words)}</span></label>`)}</div>
      ${note(field, { words: this.strings, print })}</div>`;
  }

  #message(): unknown {
    const words = this.#words;
    const { strings: own } = this;
    const message = this.#presence.bind('message');
    const end = this.#presence.bind('messageExpiresAt');
    const known = end.value ? [{ value: end.value, label: words.clearsAt(this.#when(end.value)) }] : [];
    const choices = [{ value: '', label: words.never }, ...known, ...clearings.map((each) => ({ value: each, label: words.clearAfter(durationText(each, this.locale)) }))];
    return html`${textField(message, { label: words.message, hint: words.messageHint, words: own })}
      ${message.value && message.access === 'write' ? selectField({
        ...end, value: end.value ?? '',
        onInput: (chosen) => end.onInput(clearings.includes(chosen) ? new Date(Date.now() + milliseconds(chosen)).toISOString() : chosen || null),
      }, { label: words.clear, words: own, sub: true, groups: [{ label: '', choices }], print: (moment: string | null) => (moment ? this.#when(moment) : words.never) }) : nothing}`;
  }

  #quiet({ silentHere, pushPaused }: Presence): unknown {
    const words = this.#words;
    const { strings: own } = this;
    const rows = ([['silentHere', silentHere, words.silentHere, words.silentHereHint], ['pushPaused', pushPaused, words.pushPaused, words.pushPausedHint]] as const)
      .flatMap(([name, value, label, hint]) => (value === undefined ? [] : [toggleField({ ...this.#presence.bind(name), value }, { label, hint, words: own, on: own.on, off: own.off })]))
      .filter((row) => row !== nothing);
    return rows.length > 0 ? html`<div class="card" part="card">${rows}</div>` : nothing;
  }

  #when(instant: string): string { return whenText(Date.parse(instant), this.locale, this.#timeZone); }

  async #choose(id: string): Promise<void> {
    this.#choosing = true;
    await this.#presence.set({ availability: id || null });
    this.#choosing = false;
    this.requestUpdate();
  }
}
