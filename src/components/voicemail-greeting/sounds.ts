import { html, nothing, type TemplateResult } from 'lit';
import type { Greeting } from '../../client/contract/voicemail-greetings.ts';
import type { ApiError } from '../../client/errors.ts';
import { decode } from '../sound/decode.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { Player, type Sound } from '../sound/player.ts';
import { shapeOf, waveform, waveformStyles, type Shape } from '../sound/waveform.ts';
import { Changes, type ChangesHost } from './changes.ts';
import { Drafts, type Cause, type Draft, type Said } from './drafts.ts';
import { hasOwn } from './deeds.ts';
import { en as panelWords } from './en.ts';
import { inWords, type Limits } from './limits.ts';
import { lookRate, type Fault, type Prepared, type Unfit } from './prepare.ts';
import { en } from './sound-en.ts';
import { soundStyles } from './sound-styles.ts';
import type { Speech } from './speech.ts';
import { wear } from '../ui/wear.ts';

export interface SoundsHost extends ChangesHost {
  readonly limits: Limits;
  readonly canRecord: boolean;
  send(id: string): unknown;
  record(id: string): unknown;
  drop(id: string): unknown;
  /** There may be greetings now that wait. */
  follow(drafts: Drafts | undefined): void;
}

/** What is fetched only to be looked at, in bytes at most: half a minute of speech. */
const small = 1_000_000;
/** A peak below this is the hiss of a microphone. */
const audible = 0.015;
/** Codes of the server for what is found here, too. */
const faults: Readonly<Record<string, Fault>> = {
  'payload.tooLarge': 'tooBig', 'mediaType.unsupported': 'wrongType', 'audio.tooShort': 'tooShort', 'audio.tooLong': 'tooLong', 'audio.undecodable': 'unreadable',
};
const endings: Readonly<Record<string, string>> = { 'audio/wav': 'wav', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'audio/webm': 'webm' };
let made = 0;

/** The sounds there are: what callers hear, and what waits to be sent. */
export class Sounds {
  readonly changes: Changes;
  readonly #host: SoundsHost;
  readonly #player: Player;
  #speech: Speech | undefined;
  /** Those that were fetched, or tried. */
  readonly #looked = new Set<string>();
  /** Names for the player, by sound. */
  readonly #keys = new WeakMap<Blob, string>();

  constructor(host: SoundsHost) {
    this.#host = host;
    this.#player = new Player(host.panel);
    this.changes = new Changes(host, () => this.words);
    wear(host.panel, playerStyles, waveformStyles, soundStyles);
  }

  get words(): typeof en { return this.#host.panel.inLanguage(en, 'voicemail-greeting-sound'); }

  /** Those of the session that wait to be sent. */
  get drafts(): Drafts | undefined {
    const session = this.#host.panel.activeSession;
    return session && Drafts.of(session);
  }

  explain(fault: Fault, limits = this.#host.limits): string {
    const { types, from, to, size } = inWords(limits, this.#host.panel.locale);
    const { fault: words } = this.words;
    return { wrongType: words.wrongType(types), tooBig: words.tooBig(size), tooShort: words.tooShort(from), tooLong: words.tooLong(to), unreadable: words.unreadable }[fault];
  }

  /** Keeps what comes, or says what is wrong with it. */
  async receive(id: string, coming: Promise<Prepared>, from: 'microphone' | 'file', cause?: Cause): Promise<boolean> {
    const { deeds } = this.#host;
    // Those of the session that it was begun in.
    const { drafts } = this;
    deeds.begin(id, 'preparing');
    this.#host.say('');
    try {
      drafts?.put(id, { ...await coming, from, cause });
      if (drafts === this.drafts) this.#host.follow(drafts);
      deeds.end(id);
      return true;
    } catch (error) {
      const { fault } = error as Partial<Unfit>;
      if (!fault) reportError(error);
      deeds.end(id, this.explain(fault ?? 'unreadable'));
      return false;
    }
  }

  isTyping(id: string): boolean {
    const isOpen = this.drafts?.forms.get(id)?.isOpen ?? false;
    // It was typed in another panel, which is gone.
    if (isOpen && !this.#speech) void this.#load();
    return isOpen && this.#speech !== undefined;
  }

  /** What there is of a greeting: that of the user's own, and what is to take its place. */
  below(item: Greeting, label: string): unknown {
    const { id } = item;
    const draft = this.drafts?.get(id);
    return [hasOwn(item) ? this.#own(item, label) : nothing, this.isTyping(id) ? this.#speech?.render(id) : draft ? this.#draft(id, draft) : nothing];
  }

  /** The user's own, which the server has. */
  #own({ id, etag = '', durationSeconds, sizeBytes = Infinity }: Greeting, label: string): TemplateResult {
    const shape = this.drafts?.shapes.get(etag);
    // What is wrong is said when somebody wants to hear it.
    if (!shape && sizeBytes <= small && !this.#looked.has(etag)) this.#fetch(id, etag).catch(() => undefined);
    return html`<div class="row stage" part="row">${this.#sound({ key: etag, label, seconds: durationSeconds, load: () => this.#fetch(id, etag) }, shape)}</div>`;
  }

  /** One that callers do not hear yet. */
  #draft(id: string, draft: Draft): TemplateResult {
    const { words } = this;
    const host = this.#host;
    const { drafts } = this;
    const { canRecord, panel: { strings } } = host;
    const { sound, seconds, shape, from, cause, error, said } = draft;
    const key = this.#keys.get(sound) ?? `draft-${++made}`;
    this.#keys.set(sound, key);
    const label = { file: words.file, text: words.spoken, microphone: words.fresh }[from];
    const isSending = drafts?.sending(id) ?? false;
    const off = isSending ? 'true' : nothing;
    const act = (run: () => void) => (isSending ? nothing : run);
    const isRefused = error !== undefined && (error.kind === 'forbidden' || Object.hasOwn(faults, error.code ?? ''));
    const problem = error ? this.#problem(error) : undefined;
    return html`<div class="row stage changed" part="draft">
      <div class="about"><span class="name" part="label">${label}</span><span class="hint" part="hint">${cause ? `${words.cause[cause]} ` : nothing}${words.notUsed}</span></div>
      ${this.#sound({ key, label, seconds, load: async () => sound }, shape)}
      ${shape && shape.loudest < audible && !said ? html`<p class="note" part="issue" role="status">${words.silent}</p>` : nothing}
      ${problem ? html`<p class="note error" part="issue" role="alert">${problem}</p>` : nothing}
      <div class="actions">
        ${isRefused ? nothing : html`<button type="button" class="primary" part="use" id="use-${id}" aria-disabled=${off} @click=${act(() => host.send(id))}>${isSending ? words.saving : problem ? strings.retry : words.use}</button>`}
        ${from === 'microphone' && canRecord ? html`<button type="button" part="again" aria-disabled=${off} @click=${act(() => host.record(id))}>${words.again}</button>` : nothing}
        ${said ? html`<button type="button" part="change" id="change-${id}" aria-disabled=${off} @click=${act(() => void this.type(id, said))}>${words.change}</button>` : nothing}
        ${problem ? html`<button type="button" part="download" id="download-${id}" @click=${() => save(sound)}>${words.download}</button>` : nothing}
        <button type="button" class="quiet danger" part="discard" aria-disabled=${off} @click=${act(() => host.drop(id))}>${strings.discard}</button>
      </div></div>`;
  }

  /** Opens where a greeting is typed. */
  async type(id: string, said?: Said): Promise<void> {
    const { deeds, panel } = this.#host;
    deeds.begin(id, 'opening');
    const speech = await this.#load();
    deeds.end(id, speech ? undefined : panel.inLanguage(panelWords).notOpened);
    await speech?.open(id, said);
  }

  async #load(): Promise<Speech | undefined> {
    const code = await import('./speech.ts').catch(() => undefined);
    if (code && !this.#speech) {
      this.#speech = new code.Speech(this.#host, this);
      this.#host.panel.requestUpdate();
    }
    return this.#speech;
  }

  #sound(sound: Sound, shape: Shape | undefined): TemplateResult {
    const { seconds = 0 } = sound;
    const played = this.#player.key === sound.key && seconds > 0 ? this.#player.position / seconds : 0;
    return html`<div class="sound">${waveform(shape, Math.min(1, played), (part) => this.#player.seek(sound, part * seconds))}${this.#player.render(sound)}</div>`;
  }

  #problem(error: ApiError): string {
    const { words } = this;
    const fault = faults[error.code ?? ''];
    if (fault) return words.refused(this.explain(fault));
    return isStale(error) ? words.changed : words.notSaved(this.#host.panel.strings.why[error.kind]);
  }

  async #fetch(id: string, etag: string): Promise<Blob> {
    const { drafts } = this;
    const { panel } = this.#host;
    this.#looked.add(etag);
    const sound = await drafts?.fetch(id, etag) ?? new Blob();
    // Without its picture it can be heard all the same.
    if (!drafts?.shapes.has(etag)) {
      void decode(sound, lookRate).then((samples) => {
        drafts?.shapes.set(etag, shapeOf(samples));
        panel.requestUpdate();
      }, () => undefined);
    }
    return sound;
  }
}

/** The greeting was changed meanwhile. */
const isStale = ({ status }: ApiError): boolean => status === 412 || status === 428;

/** Gives the user a file. */
function save(sound: Blob): void {
  const url = URL.createObjectURL(sound);
  Object.assign(document.createElement('a'), { href: url, download: `greeting.${endings[sound.type] ?? 'wav'}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
