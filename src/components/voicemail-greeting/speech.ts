import { html, nothing, type TemplateResult } from 'lit';
import { speakGreeting } from '../../client/contract/voicemail-speech.ts';
import { ApiError } from '../../client/errors.ts';
import { issueText } from '../controllers/bound.ts';
import { decode } from '../sound/decode.ts';
import { live } from '../ui/live.ts';
import { wear } from '../ui/wear.ts';
import { look, lookRate, Unfit, type Fault, type Prepared } from './prepare.ts';
import type { Form, Said } from './drafts.ts';
import type { Limits } from './limits.ts';
import type { Sounds, SoundsHost } from './sounds.ts';
import { en as panelWords } from './en.ts';
import { en } from './speech-en.ts';
import { speechStyles } from './speech-styles.ts';
import { choicesOf, speechOf } from './voices.ts';

/** When it is read out how many characters are left. */
const steps = [0, 10, 50, 100];
/** Codes of the server for what is found here, too. */
const faults: Readonly<Record<string, Fault>> = { 'audio.tooLong': 'tooLong', 'audio.tooShort': 'tooShort' };

/** Spaces instead of what nobody says: line breaks, controls, halves of characters. */
const tidy = (text: string): string => text.normalize().replace(/[\p{Cc}\p{Cs}\p{Z}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();

/** Greetings that are typed, and that a voice of the provider's says. */
export class Speech {
  readonly #host: SoundsHost;
  readonly #sounds: Sounds;

  constructor(host: SoundsHost, sounds: Sounds) {
    this.#host = host;
    this.#sounds = sounds;
    wear(host.panel, speechStyles);
  }

  /** With the text that a greeting was made from, where there is none that was typed since. */
  async open(id: string, said?: Said): Promise<void> {
    const form = this.#form(id);
    if (!form) return;
    if (said && !form.text) Object.assign(form, said);
    form.isOpen = true;
    this.#keep();
    this.#host.say('');
    await this.#focus(`#text-${id}`);
  }

  render(id: string): TemplateResult | typeof nothing {
    const { panel } = this.#host;
    const { strings, locale } = panel;
    const words = this.#words;
    const form = this.#form(id);
    const { maxLength, voices } = this.#params;
    if (!form) return nothing;
    const { text } = form;
    const problem = form.problem?.();
    const issue = form.issue?.() ?? (form.isAsked ? words.notYet : undefined);
    const isBusy = form.making !== undefined;
    const choices = choicesOf(voices, locale);
    const voice = this.#voice(form);
    return html`<form class="row stage" part="form" aria-label=${panel.inLanguage(panelWords).type} novalidate @submit=${(event: Event) => { event.preventDefault(); void this.#make(id, form); }}
      @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape' && !event.isComposing) { event.preventDefault(); event.stopPropagation(); void this.#close(id, form); } }}>
      <div class="field"><label class="name" part="label" for="text-${id}">${words.text}</label>
        <textarea class="input" part="input" id="text-${id}" dir="auto" lang=${voices.find((each) => each.id === voice)?.language ?? nothing} maxlength=${maxLength} ?readonly=${isBusy} .value=${live(text)}
          aria-required="true" aria-invalid=${issue ? 'true' : nothing} aria-describedby="left-${id}${issue ? ` note-${id}` : ''}"
          @input=${({ target }: Event) => this.#type(form, (target as HTMLTextAreaElement).value)}></textarea>
        <span class="hint num" part="left" id="left-${id}">${words.left(maxLength - text.length)}</span>
        ${issue ? html`<p class="note error" part="issue" id="note-${id}">${issue}</p>` : nothing}</div>
      <div class="field"><label class="name" part="label" for="voice-${id}">${words.voice}</label>
        <select class="input" part="input select" id="voice-${id}" ?disabled=${isBusy} @change=${({ target }: Event) => { form.voice = (target as HTMLSelectElement).value; panel.requestUpdate(); }}>
          ${choices.map((each) => html`<option value=${each.id} .selected=${live(each.id === voice)}>${each.label}</option>`)}</select></div>
      ${problem ? html`<p class="note error" part="issue" role="alert">${problem}</p>` : nothing}
      <div class="actions"><button type="submit" class="primary" part="make" id="make-${id}" aria-disabled=${isBusy ? 'true' : nothing}>${isBusy ? words.making : problem ? strings.retry : words.make}</button>
        <button type="button" class="quiet" part="cancel" @click=${() => void this.#close(id, form)}>${strings.cancel}</button></div></form>`;
  }

  get #words(): typeof en { return this.#host.panel.inLanguage(en, 'voicemail-greeting-speech'); }
  get #params() { return speechOf(this.#host.panel.activeSession?.access('voicemail.greetings')?.params) ?? { maxLength: 0, voices: [] }; }

  #form(id: string): Form | undefined {
    const forms = this.#sounds.drafts?.forms;
    const form = forms?.get(id) ?? { text: '', isOpen: false };
    forms?.set(id, form);
    return forms && form;
  }

  /** The panel knows what is typed and wanted as an unsaved change. */
  #keep(): void {
    const { drafts } = this.#sounds;
    this.#host.follow(drafts);
    drafts?.typed();
  }

  /** The one that was chosen, as long as there is such a voice. */
  #voice({ voice }: Form): string | undefined {
    const choices = choicesOf(this.#params.voices, this.#host.panel.locale);
    return (choices.find(({ id }) => id === voice) ?? choices[0])?.id;
  }

  #type(form: Form, text: string): void {
    const left = this.#params.maxLength - text.length;
    Object.assign(form, { text, issue: undefined, isAsked: false, problem: undefined });
    this.#keep();
    const step = steps.find((few) => left <= few);
    // Once for each step: who types wants to hear other things.
    this.#host.say(step !== undefined && step !== form.told ? this.#words.left(left) : '');
    form.told = step;
  }

  async #close(id: string, form: Form): Promise<void> {
    form.making?.abort();
    Object.assign(form, { isOpen: false, making: undefined, issue: undefined, isAsked: false, problem: undefined });
    this.#keep();
    this.#host.say('');
    await this.#focus(`#change-${id}, #type-${id}`);
  }

  async #make(id: string, form: Form): Promise<void> {
    const { panel } = this.#host;
    const { activeSession: session } = panel;
    const text = tidy(form.text);
    const voice = this.#voice(form);
    if (form.making || !session || voice === undefined) return;
    form.problem = undefined;
    form.isAsked = false;
    form.issue = text ? undefined : () => panel.strings.issue.required();
    if (form.issue) return this.#focus(`#text-${id}`);
    // Those of the session that it was begun in.
    const { drafts } = this.#sounds;
    const making = form.making = new AbortController();
    this.#host.say(this.#words.making);
    try {
      const { contentType, data } = await session.call(speakGreeting.call, { body: { text, voice }, signal: making.signal });
      const prepared = await this.#prepare(contentType, data);
      if (making.signal.aborted) return;
      Object.assign(form, { isOpen: false, making: undefined });
      drafts?.put(id, { ...prepared, from: 'text', said: { text: form.text, voice } });
      if (drafts === this.#sounds.drafts) this.#host.follow(drafts);
      this.#host.say(this.#sounds.words.notUsed);
      await this.#focus(`#use-${id}`);
    } catch (error) {
      if (making.signal.aborted) return;
      form.making = undefined;
      this.#host.say('');
      this.#explain(form, error);
      await this.#focus(form.issue ? `#text-${id}` : `#make-${id}`);
    }
  }

  async #prepare(type: string, data: string): Promise<Prepared> {
    const sound = new Blob([bytesOf(data)], { type });
    const samples = await decode(sound, lookRate).catch(() => undefined);
    return { sound, ...(samples && look(samples, this.#host.limits)) };
  }

  #explain(form: Form, error: unknown): void {
    const { panel, limits } = this.#host;
    if (error instanceof Unfit) form.issue = () => this.#sounds.explain(error.fault);
    else if (!(error instanceof ApiError)) throw error;
    else {
      const fault = faults[error.code ?? ''];
      const issue = error.issues.find(({ pointer }) => pointer === '/text');
      if (fault) form.issue = () => this.#sounds.explain(fault, { ...limits, ...error.params as Partial<Limits> });
      else if (issue) form.issue = () => issueText(issue, panel.strings);
      else form.problem = () => this.#words.notMade(panel.strings.why[error.kind]);
    }
  }

  async #focus(selector: string): Promise<void> {
    const { panel } = this.#host;
    panel.requestUpdate();
    await panel.updateComplete;
    panel.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** An answer that is not base64 is not what the contract promises. */
function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new ApiError('contract', { cause });
  }
}
