import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CallForwarding } from '../../client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../client/contract/forwarding-numbers.ts';
import type { Schedule } from '../../client/contract/schedules.ts';
import type { CollectionController } from '../controllers/collection-controller.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import type { PanelElement } from '../panel-element.ts';
import { banner } from '../ui/frame.ts';
import { icons } from '../ui/icons.ts';
import { Phones } from '../ui/phone.ts';
import { wear } from '../ui/wear.ts';
import { statusBadge } from './clockwork.ts';
import { HoursCard } from './hours-card.ts';
import type * as legs from './legs.ts';
import { NumberList } from './number-list.ts';
import { en } from './parts-en.ts';
import { partStyles } from './part-styles.ts';
import { RingChoices } from './rings.ts';
import type { Wording } from './wording.ts';

/** How long it stands there that something was switched elsewhere, in milliseconds. */
const toldFor = 8000;

interface Stores {
  readonly forwarding: SettingController<CallForwarding>;
  readonly numbers: CollectionController<ForwardingNumber>;
  readonly schedules: CollectionController<Schedule>;
}

/** What comes after the rule has been drawn: how long phones ring, numbers, hours, the week, and what holds now. */
export class Parts implements ReactiveController {
  readonly #host: PanelElement;
  readonly #stores: Stores;
  readonly #legs: typeof legs | undefined;
  readonly #phones: Phones;
  readonly #list: NumberList;
  readonly #hours: HoursCard;
  #news = '';
  /** What the switch said the last time, whose it was, and whether they were changing it. */
  #known: { readonly session: PanelElement['activeSession']; readonly enabled: boolean; readonly isOwn: boolean } | undefined;
  #elsewhere = '';
  #elsewhereTimer: ReturnType<typeof setTimeout> | undefined;

  /** `eachLeg` is for providers that have that instead of one rule. */
  constructor(host: PanelElement, stores: Stores, eachLeg: typeof legs | undefined) {
    this.#host = host;
    this.#stores = stores;
    this.#legs = eachLeg;
    this.#phones = new Phones(host);
    const { forwarding, numbers } = stores;
    this.#list = new NumberList(host, numbers, () => {
      const { enabled = false, mode } = forwarding.value ?? {};
      return {
        words: this.#words, params: this.#params, home: this.#home, isWritable: host.activeSession?.access('callForwarding')?.access === 'write', isOn: enabled && mode !== 'off',
        say: (news) => {
          this.#news = news;
          host.requestUpdate();
        },
      };
    });
    this.#hours = new HoursCard(host, () => ({
      ...this.#wording, forwarding: forwarding.value as CallForwarding, schedules: this.#schedules,
      type: forwarding.bind('activeWhen', 'type'), scheduleId: forwarding.bind('activeWhen', 'scheduleId'), intervals: forwarding.bind('activeWhen', 'intervals'),
    }));
    wear(host, partStyles);
    // For what holds now.
    new EachMinute(host);
    host.addController(this);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'call-forwarding-parts'); }
  get #wording(): Wording { return { words: this.#words, locale: this.#host.locale, comma: this.#host.strings.comma }; }
  get #params(): Readonly<Record<string, unknown>> { return this.#host.activeSession?.access('callForwarding')?.params ?? {}; }
  get #schedules(): readonly Schedule[] { return this.#params['scheduleSupport'] === 'none' ? [] : this.#stores.schedules.items ?? []; }
  get #rings(): RingChoices { return new RingChoices(this.#words, this.#host.strings, this.#host.locale, this.#params['ring']); }

  /** The account's own country, whose numbers are typed without its code. */
  get #home(): string {
    const country = this.#host.activeSession?.access('numbers')?.params?.['country'];
    return typeof country === 'string' ? country : '';
  }

  /** For who only listens. */
  get news(): string { return this.#news || this.#elsewhere; }

  hostUpdate(): void {
    const { saved, changes } = this.#stores.forwarding;
    if (!saved) return;
    const session = this.#host.activeSession;
    if (!this.#known || this.#known.session !== session) this.#news = this.#elsewhere = '';
    else if (!this.#known.isOwn && this.#known.enabled !== saved.enabled) this.#tellElsewhere(saved.enabled);
    this.#known = { session, enabled: saved.enabled, isOwn: changes.includes('/enabled') };
  }

  hostDisconnected(): void { clearTimeout(this.#elsewhereTimer); }

  /** That it was switched elsewhere. */
  elsewhere(): unknown { return this.#elsewhere ? banner(this.#elsewhere, { icon: icons.swap() }) : nothing; }

  /** What forwarding does now, while it is on. */
  status(): TemplateResult | undefined {
    const { saved } = this.#stores.forwarding;
    return saved?.enabled ? statusBadge(saved, this.#stores.numbers.items ?? [], this.#schedules, this.#wording) : undefined;
  }

  /** How long phones ring under one rule, or what happens on each occasion. */
  rings({ mode }: CallForwarding): unknown {
    const { forwarding } = this.#stores;
    if (mode) return this.#rings.row(forwarding.bind('ringSeconds') as never, false, mode === 'off' || mode === 'forwardOnly');
    return this.#legs?.legRows(this.#host, {
      strings: this.#host.strings, forwarding, phones: this.#phones, home: this.#home, params: this.#params, rings: this.#rings,
    });
  }

  below({ mode }: CallForwarding): unknown {
    return html`${mode ? this.#list.render() : nothing}${this.#params['scheduleSupport'] === 'none' ? nothing : this.#hours.render()}`;
  }

  #tellElsewhere(enabled: boolean): void {
    this.#elsewhere = enabled ? this.#words.turnedOn : this.#words.turnedOff;
    this.#news = '';
    clearTimeout(this.#elsewhereTimer);
    this.#elsewhereTimer = setTimeout(() => {
      this.#elsewhere = '';
      this.#host.requestUpdate();
    }, toldFor);
  }
}
