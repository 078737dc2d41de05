import { css, html, nothing, type TemplateResult } from 'lit';
import { pinRules, type PinRules } from '../../client/contract/voicemail-pin.ts';
import type { Voicemail } from '../../client/contract/voicemail.ts';
import { reasonText } from '../controllers/bound.ts';
import type { SettingController } from '../controllers/setting-controller.ts';
import { ViewController } from '../controllers/view-controller.ts';
import { SettingsSavedEvent } from '../events.ts';
import type { SessionElement } from '../session-element.ts';
import { lockedRow, plainRow } from '../ui/field.ts';
import { wear } from '../ui/wear.ts';
import { AddRecipient } from './add-recipient.ts';
import { en } from './more-en.ts';
import type { PinDialog } from './pin-dialog.ts';

export const styles = css`
  .one-more { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .one-more > :is(.input, .note) { flex: 1 1 100%; }
`;

/** The panel is there without them. */
class Rules extends ViewController<PinRules> {
  override get ready(): boolean { return true; }
}

/** What comes after the switches: the PIN, and the form for one more recipient. */
export class More {
  readonly #host: SessionElement;
  readonly #rules: Rules;
  readonly #settings: SettingController<Voicemail>;
  readonly recipient: AddRecipient;
  #dialog: PinDialog | undefined;
  #opening = false;
  #notOpened = false;
  #news = '';

  constructor(host: SessionElement, settings: SettingController<Voicemail>) {
    this.#host = host;
    this.#settings = settings;
    this.#rules = new Rules(host, pinRules);
    if (host.activeSession) this.#rules.attach(host.activeSession);
    wear(host, styles);
    this.recipient = new AddRecipient(host, settings, () => this.#words);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'voicemail-settings-more'); }

  get dialog(): unknown { return this.#dialog?.render() ?? nothing; }

  /** The row of the PIN; undefined until it is known whether there is one. */
  get pin(): TemplateResult | undefined {
    const { activeSession, strings } = this.#host;
    const words = this.#words;
    const { value: rules, error } = this.#rules;
    const access = activeSession?.access('voicemail.pin');
    // The panel says why.
    if (!rules) return error && plainRow({ label: words.pin }, '–');
    const state = rules.isSet ? words.isSet : words.notSet;
    if (access?.access !== 'write') return lockedRow({ value: state, reason: reasonText(access, strings) }, { label: words.pin });
    const hint = !rules.isSet && this.#settings.value?.requirePin ? words.pinMissing : words.pinHint;
    return html`<div class="row end" part="row">
        <div class="about"><span class="name" part="label" id="pin-label">${words.pin}</span><span class="hint" part="hint" role="status">${this.#news || hint}</span></div>
        <div class="control"><span part="value">${state}</span><button type="button" part="pin" id="pin" aria-describedby="pin-label" aria-busy=${this.#opening ? 'true' : nothing}
          @click=${() => void this.#change()}>${rules.isSet ? words.changePin : words.setPin}</button></div>
        ${this.#notOpened ? html`<p class="note error" part="issue" role="alert">${words.pinNotOpened}</p>` : nothing}</div>`;
  }

  async #change(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#news = '';
    this.#host.requestUpdate();
    const loaded = await import('./pin-dialog.ts').catch(() => undefined);
    this.#opening = false;
    this.#notOpened = loaded === undefined;
    this.#host.requestUpdate();
    if (!loaded) return;
    this.#dialog ??= new loaded.PinDialog(this.#host, () => ({
      words: this.#words, rules: this.#rules.value, stale: () => this.#rules.reload(),
      done: () => {
        this.#news = this.#words.pinSaved;
        this.#rules.reload();
        this.#host.requestUpdate();
        this.#host.dispatchEvent(new SettingsSavedEvent('voicemail/pin', { isSet: true }));
      },
    }));
    await this.#dialog.open();
  }
}
