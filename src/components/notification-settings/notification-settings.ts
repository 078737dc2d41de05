import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { notificationPreferences, type NotificationPreferences } from '../../client/contract/notification-preferences.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { toggleField } from '../ui/fields.ts';
import { badge } from '../ui/frame.ts';
import { en } from './en.ts';
import { ThisBrowser } from './this-browser.ts';

type Choice = keyof NotificationPreferences['browser'] & keyof typeof en;

/**
 * What the user is told about in the browser. The browser's permission and its switch are of this browser and act at once;
 * what to tell about is the server's, and waits to be saved.
 *
 * @element notification-settings
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or notifications on this browser were turned on or off (`notifications-here`).
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 * @fires settings-notification-request - The user wants notifications, or a test of them; a page that shows them itself answers with `respondWith`.
 */
export class NotificationSettings extends PanelElement {
  static override readonly tag = 'notification-settings';
  static override styles: CSSResultGroup = [PanelElement.styles, css`h3 { margin: 24px 0 0; font-size: 1em; font-weight: 600; } h3 + .lead { margin-block: 0 -8px; font-size: 13px; }`];

  readonly #preferences = new SettingController(this, notificationPreferences, 'browser');
  readonly #here = new ThisBrowser(this);
  #tested: boolean | undefined;

  get #words(): typeof en { return this.inLanguage(en); }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'browserNotifications', shape: ['item', 'switch', 'switch', 'switch'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    return html`<div class="card" part="card">${this.#permission()}${this.#here.enabled ? this.#test() : nothing}</div>
      <h3 id="events">${words.events}</h3><p class="lead">${words.everywhere}</p>
      <div class="card" part="card" role="group" aria-labelledby="events">${this.#toggles('incomingCalls', 'missedCalls', 'messages', 'voicemail')}</div>
      <div class="card" part="card" role="group" aria-label=${words.how}>${this.#toggles('sound', 'showContent')}</div>`;
  }

  #permission(): TemplateResult | typeof nothing {
    const words = this.#words;
    const here = this.#here;
    const { place, enabled, outcome, asking } = here;
    if (place === 'granted') {
      return toggleField({
        id: 'here', value: enabled, access: 'write', changed: false,
        onInput: (on) => this.#switch(on), onCommit: () => undefined,
      }, { label: words.here, hint: enabled ? words.hint.on : words.hint.off, words: this.strings, on: this.strings.on, off: this.strings.off });
    }
    const canAsk = place === 'default' || (place === 'framed' && outcome !== 'refused');
    const hint = asking ? 'asking' : outcome === 'refused' && place === 'framed' ? 'refused' : outcome === 'ignored' && place === 'default' ? 'ignored' : place;
    const word = canAsk ? this.strings.off : place === 'denied' ? words.badge.denied : words.badge.none;
    return html`<div class="row end" part="row">
      <div class="about"><span class="name" part="label">${words.here}</span> ${badge(word, place === 'denied' ? 'warn' : 'off')}
        <span class="hint" part="hint" role="status">${words.hint[hint]}</span></div>
      <div class="control">${canAsk ? html`<button type="button" class="primary" part="turn-on" aria-disabled=${asking ? 'true' : nothing} @click=${() => void this.#turnOn()}>${words.turnOn}</button>` : nothing}</div>
    </div>`;
  }

  #test(): TemplateResult {
    const words = this.#words;
    return html`<div class="row end" part="row">
      <div class="about"><span class="name" part="label">${words.test}</span>
        <span class="hint" part="hint" role="status">${this.#tested === undefined ? words.testHint : this.#tested ? words.testSent : words.testFailed}</span></div>
      <div class="control"><button type="button" part="test" @click=${() => void this.#sendTest()}>${words.sendTest}</button></div>
    </div>`;
  }

  #toggles(...choices: Choice[]): unknown {
    const { strings } = this;
    const words = this.#words;
    return choices.map((choice) => {
      const field = this.#preferences.bind('browser', choice);
      // Not every phone system tells about everything.
      return field.value === undefined ? nothing : toggleField({ ...field, value: field.value }, {
        label: words[choice], ...(choice === 'showContent' && { hint: words.showContentHint }), words: strings, on: strings.on, off: strings.off,
      });
    });
  }

  async #turnOn(): Promise<void> {
    await this.#here.ask();
    await this.updateComplete;
    if (!this.#here.enabled) return;
    this.#told();
    // The button that was pressed is a switch now.
    this.renderRoot.querySelector<HTMLElement>('#here')?.focus();
  }

  #switch(on: boolean): void {
    this.#here.enabled = on;
    this.#tested = undefined;
    this.#told();
  }

  #told(): void {
    this.dispatchEvent(new SettingsSavedEvent('notifications-here', { enabled: this.#here.enabled }));
  }

  async #sendTest(): Promise<void> {
    const { testTitle, testBody } = this.#words;
    this.#tested = await this.#here.test(testTitle, testBody, this.#preferences.value?.browser.sound === false);
    this.requestUpdate();
  }
}
