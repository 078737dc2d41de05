import { adoptStyles, html, nothing } from 'lit';
import { live } from '../ui/live.ts';
import { callForwarding, type CallForwarding as Forwarding } from '../../client/contract/call-forwarding.ts';
import { forwardingNumbers } from '../../client/contract/forwarding-numbers.ts';
import { schedules } from '../../client/contract/schedules.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, note } from '../ui/field.ts';
import { toggleField } from '../ui/fields.ts';
import { banner, skeleton } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { Phones } from '../ui/phone.ts';
import { en } from './en.ts';
import type { HoursCard } from './hours-card.ts';
import { keep } from './keep.ts';
import type * as legs from './legs.ts';
import type { NumberList } from './number-list.ts';
import type * as parts from './parts.ts';
import { RingChoices } from './rings.ts';
import { styles } from './styles.ts';
import type { Wording } from './wording.ts';

type Mode = NonNullable<Forwarding['mode']>;

const modes = ['off', 'ringAll', 'noAnswer', 'failover', 'forwardOnly'] as const;
/** How long it stands there that something was switched elsewhere, in milliseconds. */
const toldFor = 8000;

/**
 * Where the user's calls go besides their own devices: whether, by which rule, to which numbers, and when. The numbers act at once,
 * everything else is saved together.
 *
 * @element call-forwarding
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or a number was added, changed or removed.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class CallForwarding extends PanelElement {
  static override readonly tag = 'call-forwarding';
  static override styles = [PanelElement.styles, styles];

  readonly #forwarding = new SettingController(this, callForwarding);
  readonly #numbers = new CollectionController(this, forwardingNumbers);
  readonly #schedules = new CollectionController(this, schedules);
  readonly #phones = new Phones(this);
  #parts: { readonly list: NumberList; readonly hours: HoursCard; readonly statusBadge: typeof parts.statusBadge } | undefined;
  #fetching = false;
  #legs: typeof legs | undefined;
  #news = '';
  /** What the switch said the last time, and whether the user was changing it. */
  #known: { readonly enabled: boolean; readonly isOwn: boolean } | undefined;
  #elsewhere = '';
  #elsewhereTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    // For what holds now.
    new EachMinute(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#elsewhereTimer);
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #wording(): Wording { return { words: this.#words, locale: this.locale, comma: this.strings.comma }; }
  get #access(): string | undefined { return this.activeSession?.access('callForwarding')?.access; }
  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('callForwarding')?.params ?? {}; }
  get #companySchedules() { return this.#params['scheduleSupport'] === 'none' ? [] : this.#schedules.items ?? []; }

  /** The account's own country, whose numbers are typed without its code. */
  get #home(): string {
    const country = this.activeSession?.access('numbers')?.params?.['country'];
    return typeof country === 'string' ? country : '';
  }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'callForwarding', shape: ['switch', 'field', 'field', 'item'], problem: this.#words.problem };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { saved, changes } = this.#forwarding;
    if (!saved) return;
    if (!this.#parts && !this.#fetching) void this.#fetchParts();
    if (this.#known && !this.#known.isOwn && this.#known.enabled !== saved.enabled) this.#tellElsewhere(saved.enabled);
    this.#known = { enabled: saved.enabled, isOwn: changes.includes('/enabled') };
  }

  protected override body(): unknown {
    const value = this.#forwarding.value;
    if (!value) return nothing;
    return html`${this.#elsewhere ? banner(this.#elsewhere, { icon: icons.swap() }) : nothing}
      <div class="card" part="card">${this.#enabled()}${value.mode ? html`${this.#rule(value)}${new RingChoices(this.#words, this.strings, this.locale, this.#params['ring'])
        .row(this.#forwarding.bind('ringSeconds') as never, false, value.mode === 'off' || value.mode === 'forwardOnly')}` : this.#eachLeg()}${this.#flag('directOnly')}${this.#flag('keepCallerId')}</div>
      ${this.#parts ? html`${value.mode ? this.#parts.list.render() : nothing}${this.#params['scheduleSupport'] === 'none' ? nothing : this.#parts.hours.render()}`
        : html`<div class="to-come" aria-busy=${this.#fetching ? 'true' : 'false'}></div>`}
      <div class="sr" role="status">${this.#news || this.#elsewhere}</div>`;
  }

  #enabled(): unknown {
    const { strings } = this;
    const words = this.#words;
    const field = this.#forwarding.bind('enabled');
    const { saved } = this.#forwarding;
    const status = saved?.enabled ? this.#parts?.statusBadge(saved, this.#numbers.items ?? [], this.#companySchedules, this.#wording) : undefined;
    return toggleField({
      ...field,
      onInput: (on) => {
        // Turned on with the rule "Off", nothing would happen: the last rule comes back.
        const { mode, lastMode } = this.#forwarding.value ?? {};
        if (on && mode === 'off') keep(this.#forwarding.bind('mode'), lastMode && lastMode !== 'off' && lastMode !== 'unknown' ? lastMode : 'ringAll');
        field.onInput(on);
      },
    }, { label: words.enabled, hint: status ? html`${status}${field.reason ? html`<br>${field.reason}` : nothing}` : words.enabledHint, words: strings, on: strings.on, off: strings.off });
  }

  #rule(value: Forwarding): unknown {
    const words = this.#words;
    const field = this.#forwarding.bind('mode');
    const mode = value.mode ?? 'off';
    const print = (each: Mode): string => words.modes[each];
    if (field.access === 'none') return nothing;
    if (field.access === 'read') return lockedRow({ value: mode, reason: undefined }, { label: words.rule, hint: words.means[mode], print });
    const offered = modes.filter((each) => !Array.isArray(this.#params['modes']) || this.#params['modes'].includes(each));
    const isNowhere = value.enabled && mode === 'forwardOnly' && !this.#numbers.items?.some(({ enabled }) => enabled);
    // What the server said of it is over once there is a number.
    const shown = { ...field, issue: isNowhere ? words.nowhere : field.issueCode === 'noNumbers' ? undefined : field.issue };
    return html`<div class="row choices ${field.changed ? 'changed' : ''}" part="row" role="radiogroup" aria-labelledby="mode-label"><span class="name" part="label" id="mode-label">${words.rule}</span>
      ${offered.map((each) => html`<label class="choice"><input type="radio" name="mode" part="radio" aria-labelledby="mode-${each}" aria-describedby="mode-${each}-hint" aria-invalid=${shown.issue && each === mode ? 'true' : nothing} .checked=${live(each === mode)}
        @change=${() => { field.onInput(each); field.onCommit(); }}><span><span class="name" id="mode-${each}">${print(each)}</span><span class="hint" id="mode-${each}-hint">${words.means[each]}</span></span></label>`)}
      ${note(shown, { words: this.strings, print })}</div>`;
  }

  #eachLeg(): unknown {
    if (this.#legs) {
      const { strings } = this;
      return this.#legs.legRows(this, {
        words: this.#words, strings, forwarding: this.#forwarding, phones: this.#phones, home: this.#home, params: this.#params, rings: new RingChoices(this.#words, strings, this.locale, this.#params['ring']),
      });
    }
    void import('./legs.ts').then((loaded) => {
      this.#legs = loaded;
      this.requestUpdate();
    }, reportError);
    return skeleton(['switch', 'switch', 'switch']);
  }

  #flag(name: 'directOnly' | 'keepCallerId'): unknown {
    const { strings } = this;
    const words = this.#words;
    const field = this.#forwarding.bind(name);
    return field.value === undefined ? nothing : toggleField({ ...field, value: field.value }, { label: words[name], hint: words[`${name}Hint`], words: strings, on: strings.on, off: strings.off });
  }

  async #fetchParts(): Promise<void> {
    this.#fetching = true;
    const loaded = await import('./parts.ts').catch(() => undefined);
    this.#fetching = false;
    if (!loaded) return;
    const { HoursCard, NumberList, partStyles, statusBadge } = loaded;
    adoptStyles(this.renderRoot as ShadowRoot, [...CallForwarding.elementStyles, partStyles]);
    this.#parts = {
      statusBadge,
      list: new NumberList(this, this.#numbers, () => ({
        words: this.#words, params: this.#params, home: this.#home, isWritable: this.#access === 'write',
        isOn: (this.#forwarding.value?.enabled ?? false) && this.#forwarding.value?.mode !== 'off', say: (news) => this.#say(news),
      })),
      hours: new HoursCard(this, () => ({
        ...this.#wording, forwarding: this.#forwarding.value as Forwarding, schedules: this.#companySchedules,
        type: this.#forwarding.bind('activeWhen', 'type'), scheduleId: this.#forwarding.bind('activeWhen', 'scheduleId'), intervals: this.#forwarding.bind('activeWhen', 'intervals'),
      })),
    };
    this.requestUpdate();
  }

  #tellElsewhere(enabled: boolean): void {
    this.#elsewhere = enabled ? this.#words.turnedOn : this.#words.turnedOff;
    this.#news = '';
    clearTimeout(this.#elsewhereTimer);
    this.#elsewhereTimer = setTimeout(() => {
      this.#elsewhere = '';
      this.requestUpdate();
    }, toldFor);
  }

  #say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }
}
