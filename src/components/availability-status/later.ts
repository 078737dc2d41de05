import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import type { DoNotDisturb } from '../../client/contract/do-not-disturb.ts';
import type { Presence } from '../../client/contract/presence.ts';
import { profile } from '../../client/contract/profile.ts';
import type { Session } from '../../client/session.ts';
import type { Store } from '../../client/store.ts';
import { layersOf, nextChange } from '../../rules/do-not-disturb.ts';
import { Companions } from '../controllers/companions.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { ViewController } from '../controllers/view-controller.ts';
import type { PanelElement } from '../panel-element.ts';
import { lockedRow } from '../ui/field.ts';
import { wear } from '../ui/wear.ts';
import { hasUnsaved, isKnown, nowText, storesFor } from './calls.ts';
import type { DoNotDisturbRow, Scope } from './do-not-disturb-row.ts';
import { en } from './later-en.ts';
import { laterStyles } from './later-styles.ts';
import type { Simulator } from './simulator.ts';
import { presetsOf, presetText } from './presets.ts';
import { StatusCards } from './status-cards.ts';

const scopes: readonly unknown[] = ['all', 'exceptGroups', 'groupsOnly'] satisfies Scope[];
/** The longest a timer can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

const picked = (event: Event): string => (event.target as HTMLSelectElement).value;

const phone = (): TemplateResult => html`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M4 3h3l1.200 3.500-1.700 1.200a9 9 0 0 0 3.800 3.800l1.200-1.700L15 11v3c0 .6-.4 1-1 1A11 11 0 0 1 3 4c0-.6.4-1 1-1z"/></svg>`;

/** What the panel shows below do not disturb: its code comes after the first draw, its data with the panel's. */
export class Later implements ReactiveController {
  readonly #host: PanelElement;
  readonly #row: DoNotDisturbRow;
  readonly #dnd: ViewController<DoNotDisturb>;
  readonly #presence: SettingController<Presence>;
  readonly #cards: StatusCards;
  #simulator: Simulator | undefined;
  /** Its code is on its way, or did not come. */
  #simulatorIs: 'coming' | 'lost' | undefined;
  /** What failed with the panel's own first read is asked for once more when the panel is there. */
  readonly #askedAgain = new WeakSet<Store>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PanelElement, row: DoNotDisturbRow, dnd: ViewController<DoNotDisturb>, presence: SettingController<Presence>) {
    this.#host = host;
    this.#row = row;
    this.#dnd = dnd;
    this.#presence = presence;
    this.#cards = new StatusCards(host, presence, { words: () => this.#words, when: (instant) => row.when(instant), dnd: () => dnd.value });
    wear(host, laterStyles);
    new EachMinute(host);
    new Companions(host, (session) => this.#companions(session));
    host.addController(this);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'availability-status-later'); }
  /** The account's. */
  get timeZone(): string | undefined { return this.#host.activeSession?.setting(profile).saved?.timeZone; }
  /** Changes on their way that nobody has to save. */
  get unasked(): number { return this.#cards.choosing && this.#presence.changes.includes('/availability') ? 1 : 0; }

  #companions(session: Session): Store[] { return [session.setting(profile), ...storesFor(session, this.#simulator ? 'any' : 'now')]; }

  hostUpdate(): void {
    const { activeSession: session } = this.#host;
    if (!session?.capabilities.value) return;
    for (const store of this.#companions(session)) {
      if (!store.error || this.#askedAgain.has(store)) continue;
      this.#askedAgain.add(store);
      void store.load();
    }
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const now = Date.now();
    const moments = [this.#dnd.value && nextChange(layersOf(this.#dnd.value), now), Date.parse(this.#presence.saved?.messageExpiresAt ?? '')];
    const wait = Math.min(...moments.map((each) => (each && each > now ? each - now : Infinity)));
    if (!this.#host.isConnected || wait === Infinity) return;
    // The server tells it too; this page may have missed it, or be looked at without a network.
    this.#timer = setTimeout(() => {
      this.#dnd.reload();
      this.#presence.reload();
    }, Math.min(wait, longestWait));
  }

  hostDisconnected(): void { clearTimeout(this.#timer); }

  /** For how long do not disturb will be on. */
  howLong(): unknown {
    const words = this.#words;
    const row = this.#row;
    const presets = presetsOf(row.access?.params);
    const chosen = row.preset ?? presets[0];
    return presets.length > 1 ? html`<select class="input" part="input select" aria-label=${words.howLong} @change=${(event: Event) => { row.preset = picked(event); }}>
      ${presets.map((preset) => html`<option value=${preset} .selected=${live(preset === chosen)}>${presetText(preset, words, this.#host.locale)}</option>`)}</select>` : nothing;
  }

  /** Which calls do not disturb keeps away, and what happens to one now. */
  calls(): unknown {
    return html`${this.#scopeRow()}${this.#callRow()}`;
  }

  status(value: Presence): unknown { return this.#cards.render(value); }

  /** While it is off it is what will be turned on; while it is on by hand, a choice changes it at once. */
  #scopeRow(): unknown {
    const words = this.#words;
    const row = this.#row;
    const { value } = this.#dnd;
    const offered = row.scopes.filter((each): each is Scope => scopes.includes(each));
    if (!value || offered.length < 2) return nothing;
    const { active, manual } = value;
    const shown = active ? value.scope : row.scope;
    const print = (each: keyof typeof words.scopes): string => words.scopes[each];
    const access = row.access?.access;
    if (access !== 'write') return active && access === 'read' ? lockedRow({ value: shown }, { label: words.scope, print }) : nothing;
    return html`<div class="row" part="row"><div class="about"><label class="name" part="label" for="scope">${words.scope}</label></div>
      <div class="control"><select class="input" part="input select" id="scope" @change=${(event: Event) => {
        row.scope = picked(event) as Scope;
        if (active) row.act({ do: 'on', scope: row.scope, ...(manual.until && { until: manual.until }) });
      }}>${offered.map((each) => html`<option value=${each} .selected=${live(each === shown)}>${print(each)}</option>`)}</select></div></div>`;
  }

  #callRow(): unknown {
    const { activeSession: session, locale, strings } = this.#host;
    const words = this.#words;
    if (!session) return nothing;
    const busy = !isKnown(storesFor(session, 'now'));
    const known = { session, dnd: this.#dnd.value, presence: this.#presence.value };
    const text = busy ? html`<span class="skeleton"><span class="bone"></span></span>` : html`<span>${nowText(known, words.call, locale) ?? words.call.unknown}</span>`;
    return html`<div class="row end call" part="row call" aria-busy=${busy ? 'true' : 'false'}>
      <div class="about"><span class="name" part="label">${phone()}${text}</span>${hasUnsaved(session) ? html`<span class="hint" part="hint">${words.unsaved}</span>` : nothing}</div>
      <div class="control"><button type="button" class="quiet" part="try" aria-expanded=${this.#simulator ? 'true' : 'false'} aria-busy=${this.#simulatorIs === 'coming' ? 'true' : 'false'} @click=${() => void this.#toggleSimulator()}>${words.tryCall}</button></div>
      ${this.#simulatorIs === 'lost' ? html`<p class="note error" part="issue" role="alert">${strings.notLoaded(strings.why.offline)}</p>` : nothing}
    </div>${this.#simulator?.render() ?? nothing}`;
  }

  /** Whoever presses it a second time while it is on its way wants it still. */
  async #toggleSimulator(): Promise<void> {
    const host = this.#host;
    const isOpen = this.#simulator !== undefined;
    this.#simulator = undefined;
    this.#simulatorIs = isOpen ? undefined : 'coming';
    host.requestUpdate();
    if (isOpen) return;
    const loaded = await import('./simulator.ts').catch(() => undefined);
    this.#simulatorIs = loaded ? undefined : 'lost';
    if (loaded) {
      this.#simulator ??= new loaded.Simulator(host, {
        dnd: () => this.#dnd.value, presence: () => this.#presence.value, words: () => this.#words,
        timeZone: () => this.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
    }
    host.requestUpdate();
  }
}
