import { css, html, nothing, type TemplateResult } from 'lit';
import { setPin, type PinRules } from '../../client/contract/voicemail-pin.ts';
import type { ApiError } from '../../client/errors.ts';
import { pinFaults, type PinFault } from '../../rules/pin.ts';
import type { SessionElement } from '../session-element.ts';
import { dialogStyles } from '../ui/dialog-styles.ts';
import { icons } from '../ui/icons.ts';
import { wear } from '../ui/wear.ts';
import { styles as moreStyles } from './more.ts';
import type { en as panelWords } from './more-en.ts';
import { en } from './pin-en.ts';

const styles = css`
  dialog form { display: grid; gap: 14px; }
  dialog .actions { margin-block-start: 6px; }
  .pin { display: grid; gap: 4px; }
  dialog .note { grid-column: 1; }
  .pin .input { letter-spacing: 0.2em; }
  .rules { font-size: 13px; line-height: 1.45; color: var(--_color-quiet); }
  .rules p { margin: 0 0 4px; }
  .rules li { display: flex; gap: 8px; padding-block: 1px; }
  .rules svg, .dot { inline-size: 16px; block-size: 16px; flex: none; translate: 0 1px; }
  .dot::before { content: ''; display: block; inline-size: 5px; block-size: 5px; margin: 6px; border-radius: 50%; background: currentColor; }
  .kept { color: var(--_color-ok); }
  .broken { color: var(--_color-danger); }
`;


type Name = 'current' | 'next' | 'again';
export interface PinNeeds { readonly words: typeof panelWords; readonly rules: PinRules | undefined; readonly done: () => void; readonly stale: () => void }

/** A rule in words, and whether what was typed keeps it; some only the server can tell. */
interface Rule { readonly text: string; readonly state: 'kept' | 'broken' | 'open' | 'told' }

/** The first digit of each way to write numbers that people have on their keyboards. */
const zeros = [0x660, 0x6f0, 0x966, 0xff10];
const asciiDigits = (text: string): string => [...text].map((letter) => {
  const code = letter.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? letter : String(code - zero);
}).join('').replaceAll(/\D/g, '');

/** Asks for a PIN twice, and for the one there is, in a modal dialog. What is typed is in its fields only, and gone with it. */
export class PinDialog {
  readonly #host: SessionElement;
  readonly #needs: () => PinNeeds;
  #typed: Record<Name, string> = { current: '', next: '', again: '' };
  #issues: Partial<Record<Name, string>> = {};
  #failure: string | undefined;
  #tried = false;
  #busy = false;

  constructor(host: SessionElement, needs: () => PinNeeds) {
    this.#host = host;
    this.#needs = needs;
    wear(host, dialogStyles, moreStyles, styles);
  }

  get #words(): typeof en { return this.#host.inLanguage(en, 'voicemail-settings-pin'); }

  async open(): Promise<void> {
    this.#forget();
    await this.#drawn();
    this.#dialog?.showModal();
  }

  render(): TemplateResult | typeof nothing {
    const { words, rules } = this.#needs();
    if (!rules) return nothing;
    const { strings } = this.#host;
    const form = this.#words;
    const title = rules.isSet ? words.changePin : words.setPin;
    return html`<dialog part="dialog" id="pin-dialog" aria-labelledby="pin-title" @close=${() => this.#closed()}>
      <form novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#submit(); }}>
        <h2 id="pin-title">${title}</h2>
        ${rules.requiresCurrent ? this.#field('current', form.current, rules) : nothing}
        ${this.#field('next', form.next, rules)}
        <div class="rules" id="pin-rules"><p>${form.rules}</p><ul class="plain">${this.#rules(rules, form).map(({ text, state }) => html`<li class=${state}>
          ${state === 'kept' ? icons.check() : state === 'broken' ? icons.alert() : html`<span class="dot" aria-hidden="true"></span>`}<span>${text}${
            state === 'told' ? nothing : html`<span class="sr">${strings.comma}${state === 'kept' ? form.kept : form.open}</span>`}</span></li>`)}</ul></div>
        ${this.#field('again', form.again, rules)}
        ${this.#failure ? html`<p class="note error" part="issue" role="alert">${this.#failure}</p>` : nothing}
        <div class="actions"><button type="button" class="quiet" @click=${() => this.#dialog?.close()}>${strings.cancel}</button>
          <button type="submit" class="primary" part="confirm" aria-disabled=${this.#busy ? 'true' : nothing}>${this.#busy ? form.saving : form.save}</button></div>
      </form></dialog>`;
  }

  #field(name: Name, label: string, { maxLength }: PinRules): TemplateResult {
    const issue = this.#issues[name];
    const described = [name === 'next' && 'pin-rules', issue && `pin-${name}-note`].filter(Boolean).join(' ');
    // As a code that is used once, no browser offers to keep it as the page's own password.
    return html`<div class="pin"><label class="name" for="pin-${name}">${label}</label>
      <input class="input" part="input" id="pin-${name}" type="password" inputmode="numeric" autocomplete="one-time-code" maxlength=${Math.max(maxLength, 32)} dir="ltr" aria-required="true"
        .value=${this.#typed[name]} aria-invalid=${issue ? 'true' : nothing} aria-describedby=${described || nothing} @input=${({ target }: Event) => this.#type(name, target as HTMLInputElement)}>
      ${issue ? html`<p class="note error" part="issue" id="pin-${name}-note">${issue}</p>` : nothing}</div>`;
  }

  /** What can be seen here; the user's own numbers and the last PINs only the server knows. */
  #rules(rules: PinRules, { rule }: typeof en): Rule[] {
    const pin = this.#typed.next;
    const faults = pinFaults(pin, rules);
    const print = (count: number): string => new Intl.NumberFormat(this.#host.locale).format(count);
    const isLong = faults.includes('tooLong');
    const line = (text: string, ...about: PinFault[]): Rule => {
      const isBroken = about.some((fault) => faults.includes(fault));
      // What is too short may still be going on.
      const shows = pin !== '' && (this.#tried || isLong || !about.includes('tooShort'));
      return { text, state: pin !== '' && !isBroken ? 'kept' : shows ? 'broken' : 'open' };
    };
    const { minLength, maxLength, maxRepeatedDigits, maxAscending, maxDescending } = rules;
    const run = Math.min(maxAscending ?? Infinity, maxDescending ?? Infinity);
    const onServer = (text: string): Rule => ({ text, state: 'told' });
    return [
      line(rule.length(print(minLength), print(maxLength)), 'tooShort', 'tooLong'),
      ...(maxRepeatedDigits === undefined ? [] : [line(rule.repeated(print(maxRepeatedDigits)), 'repeated')]),
      ...(Number.isFinite(run) ? [line(rule.sequence(print(run)), 'sequence')] : []),
      ...(rules.blockRepeatedPatterns ? [line(rule.pattern, 'pattern')] : []),
      ...(rules.blockOwnNumber ? [onServer(rule.ownNumber)] : []),
      ...(rules.blockPrevious && rules.isSet ? [onServer(rule.previous)] : []),
    ];
  }

  #type(name: Name, input: HTMLInputElement): void {
    const digits = asciiDigits(input.value);
    if (digits !== input.value) input.value = digits;
    this.#typed[name] = digits;
    this.#issues = { ...this.#issues, [name]: undefined };
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  async #submit(): Promise<void> {
    const { rules, done } = this.#needs();
    const form = this.#words;
    if (this.#busy || !rules) return;
    const { required } = this.#host.strings.issue;
    const { current, next, again } = this.#typed;
    this.#tried = true;
    this.#failure = undefined;
    this.#issues = {
      ...(rules.requiresCurrent && !current && { current: required() }),
      ...(!next ? { next: required() } : pinFaults(next, rules).length > 0 && { next: form.refused }),
      ...(!again ? { again: required() } : next !== again && { again: form.differs }),
    };
    if (Object.keys(this.#issues).length === 0) {
      this.#busy = true;
      this.#host.requestUpdate();
      const failure = await this.#send(next, current);
      this.#busy = false;
      if (!failure) {
        this.#dialog?.close();
        return done();
      }
      this.#explain(failure);
    }
    await this.#drawn();
    this.#dialog?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }

  async #send(newPin: string, currentPin: string): Promise<ApiError | undefined> {
    try {
      await this.#host.activeSession?.call(setPin.call, { body: { newPin, ...(currentPin && { currentPin }) } });
      return undefined;
    } catch (error) {
      return error as ApiError;
    }
  }

  #explain({ code = '', kind, params = {}, issues }: ApiError): void {
    const form = this.#words;
    const { stale } = this.#needs();
    const { strings, locale } = this.#host;
    if (code === 'pin.wrong') this.#issues = { current: form.wrong(Number(params['attemptsLeft'] ?? 1)) };
    else if (code === 'pin.locked') {
      const until = typeof params['until'] === 'string' ? new Date(params['until']) : new Date(Date.now() + 900_000);
      this.#failure = form.locked(new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(until));
    } else if (code.startsWith('pin.')) this.#issues = { next: code === 'pin.ownNumber' ? form.ownNumber : code === 'pin.previous' ? form.previous : form.refused };
    else if (issues.some(({ pointer }) => pointer === '/currentPin')) {
      // Somebody set one meanwhile.
      stale();
      this.#issues = { current: strings.issue.required() };
    } else this.#failure = form.notSaved(strings.why[kind]);
  }

  /** Not every browser has given the focus to the button that opened it. */
  #closed(): void {
    this.#forget();
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>('#pin')?.focus();
  }

  #forget(): void {
    this.#typed = { current: '', next: '', again: '' };
    this.#issues = {};
    this.#failure = undefined;
    this.#tried = false;
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector<HTMLDialogElement>('#pin-dialog'); }
}
