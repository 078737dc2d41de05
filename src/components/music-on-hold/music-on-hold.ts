import { html, nothing, type TemplateResult } from 'lit';
import { holdAudio, holdPieceAudio, holdPieces, musicOnHold, type MusicOnHold as Music } from '../../client/contract/music-on-hold.ts';
import { ApiError } from '../../client/errors.ts';
import type { Bound } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { spoken } from '../sound/player-time.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { lockedRow, note } from '../ui/field.ts';
import { live } from '../ui/live.ts';
import { relativeTime } from '../ui/time.ts';
import { en } from './en.ts';
import { OwnFile } from './own-file.ts';
import { printType } from './sound-file.ts';
import { styles } from './styles.ts';

type Source = Music['source'];
const all: readonly Source[] = ['system', 'custom', 'off'];

/**
 * What callers hear while they are on hold: one of the company's pieces, a file of the user's own, which is sent at once, or silence.
 *
 * @element music-on-hold
 * @fires settings-save - Before changes are sent; cancelable.
 * @fires settings-saved - After they were saved, or the user's own file was sent or removed (`music-on-hold/audio`).
 * @fires settings-error - Reading, saving, sending or removing failed.
 * @fires settings-dirty-change - Unsaved changes came or went.
 */
export class MusicOnHold extends PanelElement {
  static override readonly tag = 'music-on-hold';
  static override styles = [PanelElement.styles, playerStyles, styles];

  readonly #music = new SettingController(this, musicOnHold);
  readonly #pieces = new CollectionController(this, holdPieces);
  readonly #player = new Player(this);
  readonly #confirm = new Confirm(this);
  readonly #own = new OwnFile(this, () => ({ words: this.#words, params: this.#params, audio: this.#music.saved?.audio ?? null }));

  get #words(): typeof en { return this.inLanguage(en); }
  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('musicOnHold')?.params ?? {}; }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'musicOnHold', shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const field = this.#music.bind('source');
    if (field.access === 'none') return nothing;
    return html`<div class="card" part="card">${field.access === 'read' ? this.#locked(field) : this.#choices(field)}</div>${this.#confirm.render()}`;
  }

  #locked(field: Bound<Source>): unknown {
    const words = this.#words;
    const { source = 'system', audio } = this.#music.value ?? {};
    const sound = source === 'system' ? this.#piece : source === 'custom' && audio ? this.#file(audio) : undefined;
    const value = source === 'system' ? words.companyUsed : words.sources[source];
    return html`${lockedRow({ value, reason: field.reason }, { label: words.source })}${sound ? html`<div class="row end" part="row">
      <div class="about">${sound.label}</div><div class="control">${this.#player.button(sound)}</div>${this.#player.key === sound.key ? html`<div class="wide">${this.#player.controls(sound)}</div>` : nothing}</div>` : nothing}`;
  }

  #choices(field: Bound<Source>): unknown {
    const words = this.#words;
    const { sources } = this.#params;
    const offered = all.filter((source) => !Array.isArray(sources) || sources.includes(source) || source === field.value);
    return html`<div role="radiogroup" aria-label=${words.source}>${offered.map((source) => this.#choice(source, field))}</div>
      ${field.issue || field.conflict ? html`<div class="row notes">${note(field, { words: this.strings, print: (source: Source) => words.sources[source] })}</div>` : nothing}`;
  }

  #choice(source: Source, { id, value, changed, onInput, onCommit }: Bound<Source>): TemplateResult {
    const words = this.#words;
    const hasFile = Boolean(this.#music.value?.audio);
    const isMissing = source === 'custom' && !hasFile;
    const hint = { system: this.#pieces.items?.length ? undefined : words.noPieces, custom: isMissing ? words.noFile : words.customHint, off: words.offHint, unknown: undefined }[source];
    return html`<div class="row source ${changed && value === source ? 'changed end' : ''}" part="row">
      <label class="pick"><input type="radio" part="radio" name=${id} value=${source} .checked=${live(value === source)} ?disabled=${isMissing} aria-describedby=${hint ? `${source}-hint` : nothing}
        @change=${() => { onInput(source); onCommit(); }}><span class="name" part="label">${words.sources[source]}</span></label>
      ${hint ? html`<span class="hint" part="hint" id="${source}-hint">${hint}</span>` : nothing}
      ${source === 'system' ? this.#company(value === 'system') : source === 'custom' ? this.#mine() : nothing}</div>`;
  }

  #company(isChosen: boolean): unknown {
    const words = this.#words;
    const items = this.#pieces.items ?? [];
    const field = this.#music.bind('systemId');
    const sound = this.#piece;
    return html`<div class="inside">${items.length > 1 ? html`<select class="input" part="input select" id=${field.id} aria-label=${words.piece} ?disabled=${!isChosen} @change=${({ target }: Event) => {
      field.onInput((target as HTMLSelectElement).value);
      field.onCommit();
    }}>${items.map(({ id, name }) => html`<option value=${id} .selected=${live(id === field.value)}>${name}</option>`)}</select>` : items[0] ? html`<span>${items[0].name}</span>` : nothing}
      ${sound ? this.#player.render(sound) : nothing}
      ${field.issue || field.conflict ? note(field, { words: this.strings, print: (id: string) => items.find((item) => item.id === id)?.name ?? id }) : nothing}</div>`;
  }

  #mine(): unknown {
    const words = this.#words;
    const audio = this.#music.saved?.audio;
    return html`<div class="inside">${audio ? html`<div class="actions facts"><span class="hint" part="facts">${words.about([printType(audio.contentType), spoken(audio.durationSeconds, this.locale)].join(this.strings.comma), relativeTime(audio.updatedAt, this.locale))}</span>
        <button type="button" class="quiet danger" part="remove" @click=${() => this.#ask()}>${words.remove}</button></div>
      ${this.#player.render(this.#file(audio))}` : nothing}${this.#own.render()}</div>`;
  }

  /** The company's piece that is chosen. */
  get #piece(): Sound | undefined {
    const piece = this.#pieces.items?.find(({ id }) => id === this.#music.value?.systemId);
    return piece && { key: `piece ${piece.id}`, label: piece.name, seconds: piece.durationSeconds, load: () => this.#fetch((session) => session.call(holdPieceAudio.download, { id: piece.id })) };
  }

  #file({ etag, durationSeconds }: NonNullable<Music['audio']>): Sound {
    return { key: `own ${etag}`, label: this.#words.myFile, seconds: durationSeconds, load: () => this.#fetch((session) => session.call(holdAudio.download)) };
  }

  #fetch(get: (session: NonNullable<typeof this.activeSession>) => Promise<Blob>): Promise<Blob> {
    return this.activeSession ? get(this.activeSession) : Promise.reject(new ApiError('signed-out'));
  }

  #ask(): void {
    const words = this.#words;
    const text = this.#music.saved?.source === 'custom' ? words.askCustom : words.askOther;
    void this.#confirm.ask({ title: words.askRemove, text: [text], yes: words.remove, no: this.strings.cancel, run: () => void this.#own.remove() });
  }
}
