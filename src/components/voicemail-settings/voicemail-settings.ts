import { html, nothing, type PropertyDeclarations } from 'lit';
import { pinRules } from '../../client/contract/voicemail-pin.ts';
import { voicemail } from '../../client/contract/voicemail.ts';
import { reasonText, type Bound } from '../controllers/bound.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { ViewController } from '../controllers/view-controller.ts';
import { SettingsSavedEvent } from '../events.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, plainRow } from '../ui/field.ts';
import { checkField, selectField, toggleField } from '../ui/fields.ts';
import { banner } from '../ui/frame.ts';
import { en } from './en.ts';
import { VoicemailInboxOpenEvent } from './open-event.ts';
import type { PinDialog } from './pin-dialog.ts';
import { Recipients } from './recipients.ts';
import { ringChoices } from './ring-choices.ts';
import { styles } from './styles.ts';

/** From this part on somebody should delete something. */
const nearlyFull = 0.9;

/**
 * What happens to calls that are not taken: when they go to voicemail, who gets the messages by e-mail, whether they are transcribed, and
 * the PIN of the mailbox, which acts at once.
 *
 * @element voicemail-settings
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or the PIN was set (`voicemail/pin`, without the PIN).
 * @fires settings-error - Reading or saving failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 * @fires voicemail-inbox-open - The user wants to see the messages.
 */
export class VoicemailSettings extends PanelElement {
  static override readonly tag = 'voicemail-settings';
  static override styles = [PanelElement.styles, styles];

  static override properties: PropertyDeclarations = { linked: { type: Boolean } };

  /** Offers to open the inbox, by an event. In `<profile-settings>`, which goes there by itself, it always does. */
  declare linked: boolean;

  readonly #voicemail = new SettingController(this, voicemail);
  readonly #pinRules = new ViewController(this, pinRules);
  readonly #recipients = new Recipients(this, () => ({
    field: this.#voicemail.bind('email', 'others'), own: this.#voicemail.value?.email.address ?? '', words: this.#words,
  }));
  #pin: PinDialog | undefined;
  #pinFailed = false;
  #news = '';

  constructor() {
    super();
    this.linked = false;
  }

  get #words(): typeof en { return this.inLanguage(en); }
  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('voicemail')?.params ?? {}; }

  get heading(): Heading {
    // Whichever of the two is there is shown.
    const feature = this.activeSession?.access('voicemail')?.access === 'none' && this.activeSession.access('voicemail.pin')?.access !== 'none' ? 'voicemail.pin' : 'voicemail';
    return { title: this.#words.title, lead: this.#words.lead, feature, shape: ['switch', 'switch', 'switch', 'field', 'switch'] };
  }

  protected override body(): unknown {
    const words = this.#words;
    if (!this.#voicemail.value) return html`${this.#phoneAccess()}${this.#pin?.render() ?? nothing}`;
    return html`${this.#fullness()}
      <div class="card" part="card">${this.#behaviour()}${this.#mailbox()}</div>
      <section aria-labelledby="email"><h3 id="email">${words.email}</h3><div class="card" part="card">${this.#email()}</div></section>
      ${this.#transcription()}${this.#phoneAccess()}
      ${this.#pin?.render() ?? nothing}`;
  }

  #toggle(field: Bound<boolean>, label: string, hint?: string, sub = false): unknown {
    const { strings } = this;
    return toggleField(field, { label, hint, words: strings, on: strings.on, off: strings.off, sub });
  }

  /** One that stands below another: where all is locked, the first says why. */
  #follower(field: Bound<boolean>, label: string, hint?: string, sub = true): unknown {
    const all = this.activeSession?.access('voicemail')?.access === 'read';
    return this.#toggle(all ? { ...field, reason: undefined } : field, label, hint, sub);
  }

  #check(field: Bound<boolean>, label: string, hint?: string): unknown {
    const { strings } = this;
    return checkField(field, { label, hint, words: strings, on: strings.on, off: strings.off, sub: true });
  }

  #behaviour(): unknown {
    const words = this.#words;
    const settings = this.#voicemail;
    const { enabled, sendAllCalls } = settings.value ?? {};
    const top = this.#toggle(settings.bind('enabled'), words.enabled, enabled ? words.enabledHint : words.disabledHint);
    if (!enabled) return top;
    return html`${top}
      ${this.#follower(settings.bind('sendAllCalls'), words.sendAllCalls, words.sendAllCallsHint)}
      ${sendAllCalls ? nothing : html`${this.#follower(settings.bind('onBusy', 'enabled'), words.onBusy)}
        ${this.#follower(settings.bind('onNoAnswer', 'enabled'), words.onNoAnswer)}${this.#ring()}`}
      ${this.#follower(settings.bind('messageWaitingIndicator'), words.messageWaitingIndicator, words.messageWaitingHint, false)}`;
  }

  #ring(): unknown {
    const words = this.#words;
    if (!this.#voicemail.value?.onNoAnswer.enabled) return nothing;
    const field = this.#voicemail.bind('onNoAnswer', 'ringSeconds');
    return selectField(
      { ...field, value: String(field.value), reason: undefined, onInput: (seconds) => field.onInput(Number(seconds)) },
      { label: words.ring, words: this.strings, sub: true, ...ringChoices(this.#params['ring'], this.locale, words) },
    );
  }

  /** A part of the mailbox's capacity; undefined where it has none. */
  get #part(): number | undefined {
    const { usedSeconds = 0, capacitySeconds } = this.#voicemail.value?.storage ?? {};
    return capacitySeconds ? Math.min(1, usedSeconds / capacitySeconds) : undefined;
  }

  #fullness(): unknown {
    const part = this.#part;
    if (part === undefined || part < nearlyFull) return nothing;
    // Rounded up it would say that a mailbox is full which is not yet.
    const percent = new Intl.NumberFormat(this.locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
    return banner(this.#words.nearlyFull(percent), { tone: 'warn' });
  }

  #mailbox(): unknown {
    const words = this.#words;
    const { messageCount = 0, unreadCount = 0, usedSeconds = 0, capacitySeconds } = this.#voicemail.value?.storage ?? {};
    // Of a small mailbox half a minute counts.
    const format = new Intl.NumberFormat(this.locale, { style: 'unit', unit: 'minute', unitDisplay: 'long', maximumFractionDigits: (capacitySeconds ?? 0) < 900 ? 1 : 0 });
    const minutes = (seconds: number): string => format.format(seconds / 60);
    const isLinked = (this.linked || this.embedded) && this.activeSession?.access('voicemail.messages')?.access !== 'none';
    const open = (): void => void this.dispatchEvent(new VoicemailInboxOpenEvent());
    return plainRow({ label: words.mailbox, hint: capacitySeconds ? words.used(minutes(usedSeconds), minutes(capacitySeconds)) : undefined }, html`<div class="inbox">${
      [words.messages(messageCount), ...(unreadCount > 0 ? [words.unread(unreadCount)] : [])].join(this.strings.comma)}${
      isLinked ? html`<button type="button" part="open-inbox" @click=${open}>${words.openInbox}</button>` : nothing}</div>`);
  }

  #email(): unknown {
    const words = this.#words;
    const settings = this.#voicemail;
    const { email, transcription } = settings.value ?? {};
    if (!email) return nothing;
    const enabled = settings.bind('email', 'enabled');
    const hint = email.address || (email.others.length > 0 ? undefined : words.noEmail);
    const top = this.#toggle({ ...enabled, ...(enabled.issue && { issue: words.noEmail }) }, words.emailEnabled, enabled.issue ? undefined : hint);
    // Without an address of one's own it takes somebody else first.
    if (!email.enabled) return html`${top}${email.address ? nothing : this.#recipients.render()}`;
    const after = settings.bind('email', 'afterSend');
    const print = (value: typeof email.afterSend): string => words.after[value];
    return html`${top}
      ${this.#check(settings.bind('email', 'attachAudio'), words.attachAudio)}
      ${this.#check(settings.bind('email', 'includeTranscription'), words.includeTranscription, transcription?.enabled ? undefined : words.notTranscribed)}
      ${selectField({ ...after, reason: undefined, issue: after.issue && words.deleteNeedsAudio, onInput: (value) => after.onInput(value as typeof email.afterSend) }, {
        label: words.afterSend, hint: email.afterSend === 'delete' ? words.deleteHint : undefined, words: this.strings, sub: true, print,
        groups: [{ label: '', choices: (['keep', 'markRead', 'delete'] as const).map((value) => ({ value, label: print(value) })) }],
      })}
      ${this.#recipients.render()}`;
  }

  #transcription(): unknown {
    const words = this.#words;
    const field = this.#voicemail.bind('transcription', 'enabled');
    if (field.access === 'none') return nothing;
    const languages = this.#params['transcriptionLanguages'];
    const names = new Intl.DisplayNames(this.locale, { type: 'language' });
    const language = this.#voicemail.bind('transcription', 'language');
    const print = (value: string): string => (value ? names.of(value) ?? value : words.anyLanguage);
    return html`<div class="card" part="card">${this.#toggle(field, words.transcription, words.transcriptionHint)}
      ${field.value && Array.isArray(languages) ? selectField({ ...language, reason: undefined, value: language.value ?? '', onInput: (value) => language.onInput(value) }, {
        label: words.language, words: this.strings, sub: true, print,
        groups: [{ label: '', choices: [...language.value ? [] : [''], ...languages.map(String)].map((value) => ({ value, label: print(value) })) }],
      }) : nothing}</div>`;
  }

  #phoneAccess(): unknown {
    const words = this.#words;
    const access = this.activeSession?.access('voicemail.pin');
    if (access?.access === 'none') return nothing;
    const isSet = this.#pinRules.value?.isSet ?? false;
    const state = isSet ? words.isSet : words.notSet;
    return html`<div class="card" part="card">${access?.access === 'write' ? html`<div class="row end" part="row">
        <div class="about"><span class="name" part="label" id="pin-label">${words.pin}</span><span class="hint" part="hint" role="status">${this.#news || words.pinHint}</span></div>
        <div class="control"><span part="value">${state}</span><button type="button" part="pin" id="pin" aria-describedby="pin-label" @click=${() => void this.#changePin()}>${isSet ? words.changePin : words.setPin}</button></div>
        ${this.#pinFailed ? html`<p class="note error" part="issue" role="alert">${words.pinNotOpened}</p>` : nothing}</div>`
      : lockedRow({ value: state, reason: reasonText(access, this.strings) }, { label: words.pin })}
      ${this.#toggle(this.#voicemail.bind('requirePin'), words.requirePin, words.requirePinHint, true)}</div>`;
  }

  async #changePin(): Promise<void> {
    const loaded = await import('./pin-dialog.ts').catch(() => undefined);
    this.#pinFailed = loaded === undefined;
    this.#news = '';
    this.requestUpdate();
    if (!loaded) return;
    this.#pin ??= new loaded.PinDialog(this, () => ({
      words: this.#words, rules: this.#pinRules.value, stale: () => this.#pinRules.reload(),
      done: () => {
        this.#news = this.#words.pinSaved;
        this.#pinRules.reload();
        this.requestUpdate();
        this.dispatchEvent(new SettingsSavedEvent('voicemail/pin', { isSet: true }));
      },
    }));
    await this.#pin.open();
  }
}
