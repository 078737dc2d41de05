import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { holdAudio, musicOnHold, type MusicOnHold } from '../../client/contract/music-on-hold.ts';
import { ApiError } from '../../client/errors.ts';
import type { Session } from '../../client/session.ts';
import { byCode } from '../controllers/bound.ts';
import { SettingsErrorEvent, SettingsSavedEvent } from '../events.ts';
import type { PanelElement } from '../panel-element.ts';
import { spoken } from '../sound/player-time.ts';
import { live } from '../ui/live.ts';
import type { en } from './more-en.ts';
import { fitted, limitsOf, printType, type Unfit } from './sound-file.ts';

interface Needs {
  readonly words: typeof en;
  readonly params: Readonly<Record<string, unknown>>;
  readonly audio: MusicOnHold['audio'];
}
interface Work { readonly file: File; readonly end: AbortController; readonly step: 'checking' | 'uploading' }

const codes: Readonly<Record<string, Unfit | 'broken'>> = {
  'payload.tooLarge': 'tooBig', 'mediaType.unsupported': 'wrongType', 'audio.tooShort': 'tooShort', 'audio.tooLong': 'tooLong', 'audio.undecodable': 'broken',
};

/** The user's own sound: chosen or dropped, checked, sent and removed. What could not be sent is kept, to be tried again. */
export class OwnFile implements ReactiveController {
  readonly #panel: PanelElement;
  readonly #needs: () => Needs;
  #isAllowed = false;
  #isOver = false;
  #work: Work | undefined;
  #issue: string | undefined;
  /** The issue is about the rights. */
  #wantsRights = false;
  #waiting: File | undefined;
  #news = '';

  constructor(panel: PanelElement, needs: () => Needs) {
    this.#panel = panel;
    this.#needs = needs;
    panel.addController(this);
  }

  hostDisconnected(): void { this.#work?.end.abort(); }

  /** Where a file is asked for; below what is there already. */
  render(): TemplateResult {
    const { words, audio } = this.#needs();
    const { strings } = this.#panel;
    const work = this.#work;
    const choose = (): void => this.#panel.renderRoot.querySelector<HTMLInputElement>('#hold-file')?.click();
    const take = (file: File | null | undefined): void => { if (file) void this.#take(file); };
    return html`<div class="own ${this.#isOver ? 'over' : ''}" part="drop" @dragover=${(event: DragEvent) => this.#drag(event)} @dragleave=${() => this.#hover(false)}
      @drop=${(event: DragEvent) => { event.preventDefault(); this.#hover(false); take(event.dataTransfer?.files[0]); }}>
      <label class="rights"><input class="check" part="checkbox" type="checkbox" id="rights" .checked=${live(this.#isAllowed)} aria-describedby="rights-hint ${this.#wantsRights ? 'own-note' : ''}"
        aria-invalid=${this.#wantsRights ? 'true' : nothing} @change=${({ target }: Event) => this.#allow((target as HTMLInputElement).checked)}><span>${words.rights}</span></label>
      <span class="hint" part="hint" id="rights-hint">${words.rightsHint}</span>
      <input type="file" id="hold-file" accept=${this.#limits.accepted.join()} hidden @change=${({ target }: Event) => {
        const input = target as HTMLInputElement;
        take(input.files?.[0]);
        // So that the same file can be chosen again.
        input.value = '';
      }}>
      <div class="actions"><button type="button" part="upload" aria-describedby="limits" aria-disabled=${work ? 'true' : nothing} @click=${() => { if (!work && this.#mayUse()) choose(); }}>${audio ? words.replace : words.upload}</button>
        ${work ? html`<span part="progress" role="status" aria-busy="true">${words[work.step]}</span><button type="button" class="quiet" part="stop" @click=${() => { this.#focus(); work.end.abort(); }}>${words.stop}</button>` : nothing}</div>
      <span class="hint" part="hint" id="limits">${this.#limitsText()}</span>
      ${this.#issue ? html`<p class="note error" part="issue" id="own-note" role="alert">${this.#issue} ${this.#waiting ? html`<button type="button" class="link" part="retry" @click=${() => { this.#focus(); take(this.#waiting); }}>${strings.retry}</button>` : nothing}</p>` : nothing}
      <div class="sr" role="status">${this.#news}</div></div>`;
  }

  async remove(): Promise<void> {
    const { words, audio } = this.#needs();
    const session = this.#panel.activeSession;
    if (!session || !audio) return;
    this.#say(undefined);
    try {
      await session.call(holdAudio.clear, { etag: audio.etag });
      await this.#settled(session);
      this.#news = words.removed;
      this.#panel.dispatchEvent(new SettingsSavedEvent(holdAudio.name, null));
    } catch (error) {
      await this.#refused(session, error as ApiError, words.notRemoved);
    }
    this.#panel.requestUpdate();
    await this.#panel.updateComplete;
    this.#focus();
  }

  /** To what stays, from a button that goes once it is pressed. */
  #focus(): void { this.#panel.renderRoot.querySelector<HTMLElement>('[part=upload]')?.focus(); }

  get #limits() { return limitsOf(this.#needs().params); }

  #mayUse(): boolean {
    this.#wantsRights = !this.#isAllowed;
    this.#say(this.#isAllowed ? undefined : this.#needs().words.rightsFirst);
    if (this.#wantsRights) this.#panel.renderRoot.querySelector<HTMLElement>('#rights')?.focus();
    return this.#isAllowed;
  }

  #allow(isAllowed: boolean): void {
    this.#isAllowed = isAllowed;
    if (this.#wantsRights) this.#say(undefined);
    this.#wantsRights = false;
    this.#panel.requestUpdate();
  }

  async #take(file: File): Promise<void> {
    const { words, audio } = this.#needs();
    const session = this.#panel.activeSession;
    if (this.#work || !session || !this.#mayUse()) return;
    const end = new AbortController();
    const step = (name: Work['step']): void => {
      this.#work = { file, end, step: name };
      this.#panel.requestUpdate();
    };
    step('checking');
    try {
      const sound = await fitted(file, this.#limits, end.signal);
      if (end.signal.aborted) return;
      if (typeof sound === 'string') return this.#say(this.#unfit(sound));
      step('uploading');
      const music = await session.call(holdAudio.upload, { body: sound, etag: audio?.etag, signal: end.signal });
      await this.#settled(session);
      this.#isAllowed = false;
      this.#news = words.uploaded;
      this.#panel.dispatchEvent(new SettingsSavedEvent(holdAudio.name, music.audio));
    } catch (error) {
      if (end.signal.aborted) return;
      await this.#refused(session, error as ApiError, words.notUploaded);
      // Another try of what does not fit would not fit either.
      if (!byCode(codes, (error as ApiError).code ?? '')) this.#waiting = file;
    } finally {
      this.#work = undefined;
      this.#panel.requestUpdate();
    }
  }

  /** What was chosen meanwhile and waits to be saved is what the file has just changed. */
  async #settled(session: Session): Promise<void> {
    const setting = session.setting(musicOnHold);
    setting.takeTheirs('/source');
    await setting.reload();
  }

  async #refused(session: Session, error: ApiError, otherwise: (why: string) => string): Promise<void> {
    if (!(error instanceof ApiError)) throw error as Error;
    this.#panel.dispatchEvent(new SettingsErrorEvent(holdAudio.name, error));
    const unfit = byCode(codes, error.code ?? '');
    const isStale = error.status === 412 || error.status === 428;
    if (isStale) await session.setting(musicOnHold).load();
    this.#say(unfit ? this.#unfit(unfit) : isStale ? this.#needs().words.changed : otherwise(this.#panel.strings.why[error.kind]));
  }

  #say(issue: string | undefined): void {
    this.#issue = issue;
    this.#waiting = undefined;
    this.#news = '';
    this.#panel.requestUpdate();
  }

  get #printed() {
    const { locale } = this.#panel;
    const { accepted, maxBytes, minSeconds, maxSeconds } = this.#limits;
    return {
      types: new Intl.ListFormat(locale, { type: 'disjunction' }).format(accepted.map(printType)),
      size: new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', unitDisplay: 'short', maximumFractionDigits: 0 }).format(Math.floor(maxBytes / 1_000_000)),
      shortest: spoken(minSeconds, locale), longest: spoken(maxSeconds, locale),
    };
  }
  #limitsText(): string {
    const { words } = this.#needs();
    const { types, size, shortest, longest } = this.#printed;
    return [words.limits(types, size), words.lengths(shortest, longest)].join(' ');
  }
  #unfit(what: Unfit | 'broken'): string {
    const { words } = this.#needs();
    const { types, size, shortest, longest } = this.#printed;
    return { wrongType: words.wrongType(types), tooBig: words.tooBig(size), tooShort: words.tooShort(shortest), tooLong: words.tooLong(longest), broken: words.broken }[what];
  }

  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#hover(true);
  }

  #hover(over: boolean): void {
    this.#isOver = over;
    this.#panel.requestUpdate();
  }
}
