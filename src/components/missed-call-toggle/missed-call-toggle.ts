import { html, nothing } from 'lit';
import { notificationPreferences } from '../../client/contract/notification-preferences.ts';
import { numbers } from '../../client/contract/numbers.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { checkField, toggleField } from '../ui/fields.ts';
import { banner } from '../ui/frame.ts';
import { en } from './en.ts';

/**
 * Turns e-mails about missed calls on and off, for each of the user's numbers.
 *
 * @element missed-call-toggle
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved.
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class MissedCallToggle extends PanelElement {
  static override readonly tag = 'missed-call-toggle';

  readonly #preferences = new SettingController(this, notificationPreferences, 'missedCalls');
  readonly #numbers = new CollectionController(this, numbers);

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return {
      title: this.#words.title,
      lead: this.#words.lead(this.#preferences.value?.missedCalls.email ?? ''),
      feature: 'missedCallNotifications',
      shape: ['switch', 'item', 'item'],
    };
  }

  protected override body(): unknown {
    const { strings } = this;
    const { email = '', enabled = false, byNumber = {}, undeliveredAt } = this.#preferences.value?.missedCalls ?? {};
    const { granularity, defaultForNewNumber } = this.activeSession?.access('missedCallNotifications')?.params ?? {};
    const assigned = granularity === 'user' ? [] : this.#numbers.items ?? [];
    // What the provider does not name is as new numbers are.
    const unnamed = Object.fromEntries(assigned.filter(({ id }) => !Object.hasOwn(byNumber, id)).map(({ id }) => [id, defaultForNewNumber !== false]));
    const chosen: Readonly<Record<string, boolean>> = { ...unnamed, ...byNumber };
    const none = this.#numbers.items?.length === 0;
    const missing = none ? this.#words.noNumbers : email ? undefined : this.#words.noEmail;
    const master = this.#preferences.bind('missedCalls', 'enabled');
    const all = this.#preferences.bind('missedCalls', 'byNumber');
    return html`${undeliveredAt && enabled ? banner(this.#words.undelivered(email), { tone: 'warn' }) : nothing}<div class="card" part="card">
      ${toggleField({ ...master, issue: all.issue ? this.#words.chooseOne : master.issue },
        { label: this.#words.enabled, hint: missing ?? this.#words.enabledHint, words: strings, on: strings.on, off: strings.off, disabled: Boolean(missing) && !enabled })}
      ${assigned.length > 0 ? html`<div role="group" aria-label=${this.#words.numbers}>
        ${assigned.map(({ id, label, display }) => checkField({
          ...this.#preferences.bind('missedCalls', 'byNumber', id),
          value: chosen[id],
          // Off, with the others named: that one of them stays on would be unknown otherwise.
          onInput: (on) => all.onInput({ ...(!on && unnamed), [id]: on }),
        }, {
          label: html`${label ? html`${label} ` : nothing}<span class="number">${display}</span>`,
          words: strings, on: strings.on, off: strings.off, disabled: !enabled, sub: true, print: (on: boolean) => (on ? strings.on : strings.off),
        }))}</div>` : nothing}
    </div>`;
  }
}
