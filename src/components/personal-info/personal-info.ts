import { html } from 'lit';
import { profile } from '../../client/contract/profile.ts';
import { EachMinute } from '../controllers/each-minute.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow } from '../ui/field.ts';
import { selectField, textField } from '../ui/fields.ts';
import { timeIn } from '../ui/time.ts';
import { en as words } from './en.ts';
import { zoneLabel, zonesByRegion } from './time-zones.ts';

/**
 * Who the user is to colleagues: names, job title, time zone, and the e-mail address that the administrator set.
 *
 * @element personal-info
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class PersonalInfo extends PanelElement {
  static override readonly tag = 'personal-info';

  readonly #profile = new SettingController(this, profile);

  constructor() {
    super();
    new EachMinute(this);
  }

  get heading(): Heading {
    return { title: words.title, lead: words.lead, feature: 'profile', shape: ['field', 'field', 'field', 'field', 'field'] };
  }

  protected override body(): unknown {
    const { strings, locale } = this;
    const setting = this.#profile;
    const zone = setting.bind('timeZone');
    const email = setting.bind('email');
    return html`<div class="card" part="card">
      ${textField(setting.bind('firstName'), { label: words.firstName, words: strings, autocomplete: 'given-name', required: true })}
      ${textField(setting.bind('lastName'), { label: words.lastName, words: strings, autocomplete: 'family-name' })}
      ${textField(setting.bind('jobTitle'), { label: words.jobTitle, words: strings, autocomplete: 'organization-title' })}
      ${selectField(zone, {
        label: words.timeZone, hint: zone.value ? this.#timeThere(zone.value) : undefined, words: strings,
        groups: zonesByRegion(locale, words.otherZones), print: (name: string) => zoneLabel(name, locale),
      })}
      ${email.access === 'none' ? '' : lockedRow({ ...email, reason: undefined }, { label: words.email, hint: words.emailHint })}
    </div>`;
  }

  #timeThere(zone: string): string | undefined {
    try {
      return words.timeNow(timeIn(zone, this.locale));
    } catch {
      return undefined;
    }
  }
}
