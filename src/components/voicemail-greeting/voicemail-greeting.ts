import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import { greetings, type Greeting } from '../../client/contract/voicemail-greetings.ts';
import type { Session } from '../../client/session.ts';
import { reasonText } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow } from '../ui/field.ts';
import { canChoose, Deeds, hasOwn } from './deeds.ts';
import { DraftStore } from './draft-store.ts';
import type { Cause, Drafts } from './drafts.ts';
import { en } from './en.ts';
import { canRecord, inWords, limitsOf, recordingType, type Limits } from './limits.ts';
import type { Prepared } from './prepare.ts';
import type { Recorder } from './recorder.ts';
import type { Sounds } from './sounds.ts';
import { styles } from './styles.ts';
import { tools } from './tools.ts';

/**
 * What callers hear before they leave a message: the provider's greeting, or the user's own, which is recorded here, comes as a file or is typed.
 * Acts at once.
 *
 * @element voicemail-greeting
 * @fires settings-save - Before a greeting is sent; cancelable.
 * @fires settings-saved - A greeting was sent, chosen or removed.
 * @fires settings-error - Reading, sending, choosing or removing failed.
 * @fires settings-dirty-change - A recording waits to be used, or does so no longer.
 */
export class VoicemailGreeting extends PanelElement {
  static override readonly tag = 'voicemail-greeting';
  static override styles = [PanelElement.styles, styles];

  readonly panel = this;
  readonly #greetings = new CollectionController(this, greetings);
  readonly #store = new DraftStore(this);
  readonly deeds = new Deeds(this);
  #sounds: Sounds | undefined;
  #coming: Promise<Sounds | undefined> | undefined;
  /** The code of the player did not come. */
  #isMute = false;
  #recorder: Recorder | undefined;
  #over: string | undefined;
  #news = '';
  #session: Session | undefined;

  /** What waits has buttons of its own. */
  override get embedded(): boolean { return true; }
  override get saveFailed(): boolean { return super.saveFailed || this.#store.stuck.length > 0; }
  get limits(): Limits { return limitsOf(this.#access?.params); }
  get canRecord(): boolean { return canRecord() && recordingType(this.limits) !== undefined; }
  get heading(): Heading { return { title: this.#words.title, lead: this.#words.lead, feature: 'voicemail.greetings', shape: ['item', 'item'] }; }

  get #words(): typeof en { return this.inLanguage(en); }
  get #access() { return this.activeSession?.access('voicemail.greetings'); }
  get #hasVoices(): boolean { return !!(this.#access?.params?.['speech'] as { readonly voices?: readonly unknown[] } | undefined)?.voices?.length; }
  get #canWrite(): boolean { return this.#access?.access === 'write'; }

  override showProblem(id = this.#store.stuck[0]): void {
    if (id === undefined) return super.showProblem();
    this.renderRoot.querySelector<HTMLElement>(`#use-${id}, #download-${id}`)?.focus();
  }

  /** To a screen reader. */
  say(news: string): void {
    this.#news = news;
    this.requestUpdate();
  }

  /** What callers hear without the user's own. */
  standard({ type }: Greeting): string { return this.#words.about[type]; }

  /** All that a recording needs is here before it begins, so that it is not lost where the network is. */
  async record(id: string): Promise<void> {
    if (this.#recorder?.isBusy) return;
    this.deeds.begin(id, 'opening');
    this.say('');
    const [code, sounds] = await Promise.all([import('./recorder.ts').catch(() => undefined), this.#loadSounds()]);
    this.deeds.end(id, code && sounds ? undefined : this.#words.notOpened);
    if (!code || !sounds || !this.isConnected) return;
    this.#recorder ??= new code.Recorder(this, sounds);
    await this.#recorder.begin(id);
  }

  /** Takes what was recorded, or what keeps it from being a greeting. */
  async take(id: string, recorded: Promise<Prepared>, cause: Cause | undefined): Promise<void> {
    // They are here since before it began.
    if (!await this.#sounds?.receive(id, recorded, 'microphone', cause)) return this.focusOn(id);
    this.say(this.#sounds?.words.notUsed ?? '');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#use-${id}`)?.focus();
  }

  async send(id: string): Promise<void> {
    this.say(this.#sounds?.words.saving ?? '');
    const isSent = await this.#store.send(id);
    this.say(isSent ? this.#sounds?.words.saved ?? '' : '');
    if (isSent) return this.focusOn(id);
    // What was pressed to send it may have gone.
    await this.updateComplete;
    this.showProblem(id);
  }

  follow(drafts: Drafts | undefined): void { this.#store.follow(drafts); }

  drop(id: string): Promise<void> {
    this.#store.all?.drop(id);
    return this.focusOn(id);
  }

  /** Where the buttons of a greeting are again. */
  async focusOn(id: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#record-${id}, #upload-${id}`)?.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // What one user does is not for another's mailbox.
    if (this.#session !== undefined && this.#session !== this.activeSession) {
      this.#recorder?.cancel();
      this.deeds.forget();
      this.#news = '';
    }
    this.#session = this.activeSession;
    if (!this.#isMute && (this.#store.dirty || this.#greetings.items?.some(hasOwn))) void this.#loadSounds();
  }

  protected override body(): unknown {
    const words = this.#words;
    const items = this.#greetings.items ?? [];
    const { types, from, to, size } = inWords(this.limits, this.locale);
    return html`${items.length > 0 ? items.map((item, at) => this.#greeting(item, at)) : html`<div class="card" part="card"><p class="empty" part="empty">${words.none}</p></div>`}
      ${this.#canWrite && items.length > 0 ? html`<p class="hint files" part="hint" id="files">${[
        ...this.canRecord ? [] : [canRecord() ? words.notTaken : words.cannotRecord], words.length(from, to), words.files(types, size), words.drop,
      ].join(' ')}</p>` : nothing}
      <div class="sr" role="status">${this.#news}</div>${this.#sounds?.changes.render() ?? nothing}`;
  }

  #greeting(item: Greeting, at: number): TemplateResult {
    const { id } = item;
    const draft = this.#store.all?.get(id);
    const recorder = this.#recorder?.id === id ? this.#recorder : undefined;
    const sounds = this.#sounds;
    const isFree = this.#canWrite && !draft && !recorder?.isBusy && !sounds?.isTyping(id);
    const isRecording = this.#recorder?.isBusy ?? false;
    const deed = this.deeds.doing(id);
    return html`<section class="card greeting ${this.#over === id ? 'over' : ''}" part="card" role="group" aria-labelledby="name-${id}"
      @dragover=${(event: DragEvent) => { if (isFree) this.#drag(event, id); }} @dragleave=${() => this.#hover(undefined)}
      @drop=${(event: DragEvent) => {
        if (!isFree) return;
        event.preventDefault();
        this.#hover(undefined);
        this.#open(id, event.dataTransfer?.files[0]);
      }}>
      ${this.#head(item, at)}
      ${recorder?.isBusy ? nothing : sounds?.below(item, this.#words.source.custom) ?? (this.#isMute && hasOwn(item) ? this.#mute() : nothing)}${recorder?.render() ?? nothing}
      ${this.#canWrite ? tools({
        id, words: this.#words, hidden: !isFree, deed, problem: this.deeds.problem(id), open: (file) => this.#open(id, file),
        isRecording, record: this.canRecord ? () => void this.record(id) : undefined, type: this.#hasVoices ? () => void this.#type(id) : undefined,
        remove: sounds && hasOwn(item) ? () => void sounds.changes.ask(item) : undefined,
      }) : nothing}</section>`;
  }

  #head(item: Greeting, at: number): TemplateResult {
    const words = this.#words;
    const { id, type, durationSeconds, updatedAt } = item;
    const source = this.deeds.source(item);
    const name = html`<span id="name-${id}">${words.types[type]}</span>`;
    const seconds = new Intl.NumberFormat(this.locale, { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 0 });
    const day = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' });
    const facts = durationSeconds !== undefined && updatedAt ? [seconds.format(durationSeconds), day.format(new Date(updatedAt))].join(this.strings.comma) : '';
    const about = html`${source === 'system' ? words.about[type] : words.own[type]}${facts ? html`<br>${facts}` : nothing}`;
    // The reason is told once.
    if (!this.#canWrite) return lockedRow({ value: words.source[source], reason: at === 0 ? reasonText(this.#access, this.strings) : undefined }, { label: name, hint: about });
    return html`<div class="row" part="row"><div class="about"><span class="name" part="label">${name}</span><span class="hint" part="hint">${about}</span></div>
      ${this.#sounds && canChoose(this.activeSession, item) ? html`<fieldset class="control choices"><legend class="sr">${words.callersHear}</legend>${(['system', 'custom'] as const).map((each) => html`
        <label><input class="check" type="radio" name="source-${id}" value=${each} .checked=${live(source === each)} @change=${() => void this.#sounds?.changes.choose(item, each)}>${words.source[each]}</label>`)}</fieldset>` : nothing}</div>`;
  }

  #mute(): TemplateResult {
    return html`<div class="row stage" part="row"><p class="note error" part="issue">${this.#words.notOpened} <button type="button" class="link" part="retry" @click=${() => void this.#loadSounds()}>${this.strings.retry}</button></p></div>`;
  }

  #open(id: string, file: File | undefined): void { if (file && !this.deeds.doing(id) && !this.#recorder?.isBusy) void this.#upload(id, file); }

  async #upload(id: string, file: File): Promise<void> {
    this.#recorder?.cancel();
    this.deeds.begin(id, 'preparing');
    const [code, sounds] = await Promise.all([import('./prepare.ts').catch(() => undefined), this.#loadSounds()]);
    if (!code || !sounds) return this.deeds.end(id, this.#words.notOpened);
    if (await sounds.receive(id, code.fromFile(file, this.limits), 'file')) await this.send(id);
  }

  async #type(id: string): Promise<void> {
    this.deeds.begin(id, 'opening');
    const sounds = await this.#loadSounds();
    this.deeds.end(id, sounds ? undefined : this.#words.notOpened);
    await sounds?.type(id);
  }

  #loadSounds(): Promise<Sounds | undefined> {
    this.#coming ??= import('./sounds.ts').then(({ Sounds }) => {
      this.#isMute = false;
      return this.#sounds ??= new Sounds(this);
    }, () => {
      this.#isMute = true;
      this.#coming = undefined;
      return undefined;
    }).finally(() => this.requestUpdate());
    return this.#coming;
  }

  #drag(event: DragEvent, id: string): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#hover(id);
  }

  #hover(id: string | undefined): void {
    if (id === this.#over) return;
    this.#over = id;
    this.requestUpdate();
  }
}
