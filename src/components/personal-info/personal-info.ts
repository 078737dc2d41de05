import { css, html, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import { profile } from '../../client/contract/profile.ts';
import type { Session } from '../../client/session.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { SettingsLanguageChangeEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { fieldRow, lockedRow } from '../ui/field.ts';
import { selectField } from '../ui/fields.ts';
import { textField } from '../ui/text-field.ts';
import type { AvatarField } from './avatar-field.ts';
import type { fetchCities } from './cities.ts';
import type { Combobox } from './combobox.ts';
import type { EmailRow } from './email-row.ts';
import { en } from './en.ts';
import { languageChoices, languageName } from './languages.ts';
import type { findZones } from './time-zones.ts';
import { zoneLabel } from './zone-label.ts';

type FindZones = typeof findZones;

/** The wall time in a zone now. */
const timeIn = (timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(new Date());

/**
 * Who the user is to colleagues: picture, names, job title, language, time zone, and the e-mail address that the administrator set.
 *
 * @element personal-info
 * @attr {string} languages - Which languages are offered, as BCP 47 tags with spaces between; those the provider names unless set.
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 * @fires settings-language-change - The saved language is another one now; the session already speaks it.
 */
export class PersonalInfo extends PanelElement {
  static override readonly tag = 'personal-info';
  static override styles: CSSResultGroup = [PanelElement.styles, css`.picture { min-block-size: 93px; }`];

  static override properties: PropertyDeclarations = { languages: {} };

  declare languages: string | undefined;

  readonly #profile = new SettingController(this, profile);
  /** What comes after the data. */
  #extras: { readonly avatar: AvatarField; readonly zones: Combobox; readonly find: FindZones; readonly email: EmailRow; readonly cities: typeof fetchCities } | undefined;
  #fetching = false;
  /** The language that cities were asked for in. */
  #cities = 'en';

  /** The language that was saved when the panel last looked, and in which session. */
  #language: { readonly session: Session | undefined; readonly saved: string } | undefined;

  constructor() {
    super();
    new EachMinute(this);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#followLanguage();
  }

  protected override updated(): void {
    super.updated();
    if (this.#profile.ready && !this.#extras && !this.#fetching) void this.#fetchExtras();
    if (!this.#extras || this.#cities === this.locale) return;
    this.#cities = this.locale;
    void this.#extras.cities(this.locale).then(() => this.requestUpdate());
  }

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return {
      title: this.#words.title, lead: this.#words.lead, feature: 'profile', problem: this.#words.problem,
      shape: ['field', 'field', 'field', 'field', 'field', 'field', 'field', 'field'],
    };
  }

  protected override body(): unknown {
    const { strings } = this;
    const setting = this.#profile;
    return html`<div class="card" part="card">
      ${this.#pictureRow()}
      ${textField(setting.bind('firstName'), { label: this.#words.firstName, words: strings, autocomplete: 'given-name', required: true })}
      ${textField(setting.bind('lastName'), { label: this.#words.lastName, words: strings, autocomplete: 'family-name' })}
      ${this.#displayName()}
      ${textField(setting.bind('jobTitle'), { label: this.#words.jobTitle, words: strings, autocomplete: 'organization-title' })}
      ${this.#languageField()}
      ${this.#zoneRow()}
      ${this.#email()}
    </div>`;
  }

  #pictureRow(): unknown {
    if (this.#extras) return this.#extras.avatar.render(this.#profile.value, this.#words);
    const access = this.activeSession?.access('avatar')?.access ?? 'none';
    return access === 'none' ? '' : html`<div class="row picture" part="row"><span class="name" part="label">${this.#words.avatar}</span></div>`;
  }

  #zoneRow(): unknown {
    const { strings, locale } = this;
    const field = this.#profile.bind('timeZone');
    const print = (name: string): string => zoneLabel(name, locale);
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const options = {
      label: this.#words.timeZone, hint: field.value ? this.#timeThere(field.value) : this.#words.zoneHere(print(here)),
      words: strings, print, found: this.#words.zonesFound, suggested: here,
    };
    if (this.#extras) return this.#extras.zones.render(field, { ...options, find: (query) => this.#extras?.find(query, locale) ?? [] });
    if (field.access !== 'write') return field.access === 'none' ? '' : lockedRow(field, options);
    return fieldRow(field, options, html`<input class="input" part="input" id=${field.id} readonly .value=${print(field.value ?? '')}>`);
  }

  #email(): unknown {
    const words = this.#words;
    const { access, value = '' } = this.#profile.bind('email');
    if (access === 'none') return '';
    return this.#extras?.email.render(value, words) ?? lockedRow({ value, reason: undefined }, { label: words.email, hint: words.emailHint });
  }

  #displayName(): unknown {
    const field = this.#profile.bind('displayName');
    const { firstName = '', lastName = '' } = this.#profile.value ?? {};
    const own = (name: string | null): string => name ?? `${firstName} ${lastName}`.trim();
    return textField({
      ...field,
      value: field.access === 'read' ? own(field.value ?? null) : field.value ?? '',
      // The contract's word for "first last" is null.
      onInput: (name) => field.onInput(name.trim() === '' ? null : name),
    }, { label: this.#words.displayName, hint: this.#words.displayNameHint, words: this.strings, placeholder: own(null), autocomplete: 'nickname', print: own });
  }

  #languageField(): unknown {
    const field = this.#profile.bind('language');
    const choices = languageChoices(this.languages ?? this.activeSession?.access('profile')?.params?.['languages']);
    return selectField(field, { label: this.#words.language, words: this.strings, groups: [{ label: '', choices }], print: languageName });
  }

  /** A language that was saved, here or elsewhere, is spoken at once, and the page may follow. */
  #followLanguage(): void {
    const saved = this.#profile.saved?.language;
    if (saved === undefined) return;
    const { activeSession: session } = this;
    const before = this.#language;
    this.#language = { session, saved };
    if (!session || before?.session !== session || before.saved === saved) return;
    session.locale = saved;
    this.dispatchEvent(new SettingsLanguageChangeEvent(saved));
  }

  async #fetchExtras(): Promise<void> {
    this.#fetching = true;
    // Without them the data still shows; the next change of anything tries again.
    const extras = await import('./extras.ts').catch(() => undefined);
    this.#fetching = false;
    if (!extras) return;
    extras.wear(this, extras.dialogStyles, extras.styles);
    this.#extras = { avatar: new extras.AvatarField(this), zones: new extras.Combobox(this), find: extras.findZones, email: new extras.EmailRow(this), cities: extras.fetchCities };
    this.requestUpdate();
  }

  #timeThere(zone: string): string | undefined {
    try {
      return this.#words.timeNow(timeIn(zone, this.locale));
    } catch {
      return undefined;
    }
  }
}
