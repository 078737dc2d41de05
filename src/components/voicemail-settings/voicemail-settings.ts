import { html, nothing, type PropertyDeclarations } from 'lit';
import { voicemail } from '../../client/contract/voicemail.ts';
import type { Bound } from '../controllers/bound.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, note, plainRow } from '../ui/field.ts';
import { checkField, selectField, toggleField } from '../ui/fields.ts';
import { banner } from '../ui/frame.ts';
import { en } from './en.ts';
import type { More } from './more.ts';
import { VoicemailInboxOpenEvent } from './open-event.ts';
import { ringChoices } from './ring-choices.ts';
import { styles } from './styles.ts';

/** From this part on somebody should delete something. */
const nearlyFull = 0.9;
/** So many recipients besides the user, as the contract says. */
const most = 5;

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
  #more: More | undefined;
  #fetching: Promise<void> | undefined;
  /** The code of what comes later did not come. */
  #isMissing = false;
  #isAdding = false;

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
    if (!this.#voicemail.value) return html`${this.#phoneAccess()}${this.#more?.dialog}`;
    return html`${this.#fullness()}
      <div class="card" part="card">${this.#behaviour()}${this.#mailbox()}</div>
      <section aria-labelledby="email"><h3 id="email">${words.email}</h3><div class="card" part="card">${this.#email()}</div></section>
      ${this.#transcription()}${this.#phoneAccess()}${this.#more?.dialog}`;
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
    return html`${top}${enabled ? html`
      ${this.#follower(settings.bind('sendAllCalls'), words.sendAllCalls, words.sendAllCallsHint)}
      ${sendAllCalls ? nothing : html`${this.#follower(settings.bind('onBusy', 'enabled'), words.onBusy)}
        ${this.#follower(settings.bind('onNoAnswer', 'enabled'), words.onNoAnswer)}${this.#ring()}`}
      ${this.#follower(settings.bind('messageWaitingIndicator'), words.messageWaitingIndicator, words.messageWaitingHint, false)}` : nothing}`;
  }

  #ring(): unknown {
    const words = this.#words;
    if (!this.#voicemail.value?.onNoAnswer.enabled) return nothing;
    const field = this.#voicemail.bind('onNoAnswer', 'ringSeconds');
    return selectField(
      { ...field, value: String(field.value), reason: undefined, onInput: (seconds) => field.onInput(Number(seconds)) },
      { label: words.ring, words: this.strings, sub: true, ...ringChoices(this.#params['ring'], this.locale, words, String(field.value)) },
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
    const after = settings.bind('email', 'afterSend');
    const print = (value: typeof email.afterSend): string => words.after[value];
    return html`${top}${email.enabled ? html`
      ${this.#check(settings.bind('email', 'attachAudio'), words.attachAudio)}
      ${this.#check(settings.bind('email', 'includeTranscription'), words.includeTranscription, transcription?.enabled ? undefined : words.notTranscribed)}
      ${selectField({ ...after, reason: undefined, issue: after.issue && words.deleteNeedsAudio, onInput: (value) => after.onInput(value as typeof email.afterSend) }, {
        label: words.afterSend, hint: email.afterSend === 'delete' ? words.deleteHint : undefined, words: this.strings, sub: true, print,
        groups: [{ label: '', choices: (['keep', 'markRead', 'delete'] as const).map((value) => ({ value, label: print(value) })) }],
      })}` : nothing}
      ${/* Without an address of one's own it takes somebody else first. */ email.enabled || !email.address ? this.#others() : nothing}`;
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
    if (this.activeSession?.access('voicemail.pin')?.access === 'none') return nothing;
    if (!this.#more && !this.#isMissing) void this.#fetch();
    return html`<div class="card" part="card">${this.#more?.pin ?? this.#toCome()}${
      this.#toggle(this.#voicemail.bind('requirePin'), words.requirePin, words.requirePinHint, true)}</div>`;
  }

  /** In the place of what comes later. */
  #toCome(): unknown {
    return this.#isMissing ? banner(this.#notLoaded, { tone: 'danger', action: { label: this.strings.retry, run: () => void this.#fetch() } })
      : html`<div class="row end skeleton" aria-busy="true"><div class="about"><span class="bone"></span><span class="bone"></span></div></div>`;
  }

  #others(): unknown {
    const { strings } = this;
    const words = this.#words;
    const field = this.#voicemail.bind('email', 'others');
    const { id, value = [], changed, access } = field;
    const join = (all: readonly string[]): string => all.join(strings.comma) || words.nobodyElse;
    if (access === 'none') return nothing;
    if (access === 'read') return lockedRow({ value, reason: undefined }, { label: words.others, sub: true, print: join });
    const form = this.#more?.recipient;
    return html`<div class="row sub others ${changed ? 'changed' : ''}" part="row" role="group" aria-labelledby="${id}-label">
      <div class="about"><span class="name" part="label" id="${id}-label">${words.others}</span><span class="hint" part="hint">${words.othersHint(new Intl.NumberFormat(this.locale).format(most))}</span></div>
      <div class="control">${value.length > 0 ? html`<ul class="plain addresses">${value.map((address) => html`<li><bdi>${address}</bdi><button type="button" class="quiet" part="remove"
          aria-label=${words.removes(address)} @click=${() => this.#remove(address)}>${words.remove}</button></li>`)}</ul>` : nothing}
        ${form?.isOpen ? form.render() : value.length < most ? html`<button type="button" class="quiet add" part="add" id="add-other" aria-busy=${this.#isAdding ? 'true' : nothing}
          @click=${() => void this.#add()}>${words.addOther}</button>` : nothing}</div>
      ${note(this.#isMissing ? { ...field, issue: this.#notLoaded } : field, { words: strings, print: join })}</div>`;
  }

  async #add(): Promise<void> {
    this.#isAdding = true;
    this.requestUpdate();
    if (!this.#more) await this.#fetch();
    this.#isAdding = false;
    await this.#more?.recipient.open();
  }

  async #remove(address: string): Promise<void> {
    const { value = [], onInput, onCommit } = this.#voicemail.bind('email', 'others');
    onInput(value.filter((one) => one !== address));
    onCommit();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#add-other')?.focus();
  }

  get #notLoaded(): string { return this.strings.notLoaded(this.strings.why.offline); }

  /** What is not needed to see the switches and to use them. */
  #fetch(): Promise<void> {
    this.#isMissing = false;
    return this.#fetching ??= import('./more.ts').then(({ More }) => {
      this.#more = new More(this, this.#voicemail);
      this.#isMissing = false;
    }, () => { this.#isMissing = true; }).finally(() => {
      this.#fetching = undefined;
      this.requestUpdate();
    });
  }
}
