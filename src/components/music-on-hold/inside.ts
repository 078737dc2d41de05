import { html, nothing, type TemplateResult } from 'lit';
import { holdAudio, holdPieceAudio, musicOnHold, type HoldPiece, type MusicOnHold as Music } from '../../client/contract/music-on-hold.ts';
import { ApiError } from '../../client/errors.ts';
import type { PanelElement } from '../panel-element.ts';
import { playerStyles } from '../sound/player-styles.ts';
import { spoken } from '../sound/player-time.ts';
import { Player, type Sound } from '../sound/player.ts';
import { Confirm } from '../ui/confirm.ts';
import { relativeTime } from '../ui/time.ts';
import { wear } from '../ui/wear.ts';
import { insideStyles } from './inside-styles.ts';
import { en } from './more-en.ts';
import { OwnFile } from './own-file.ts';
import { printType } from './sound-file.ts';

/** What comes after the choices have been drawn: listening to them, and a file of one's own. */
export class Inside {
  readonly #panel: PanelElement;
  readonly #player: Player;
  readonly #confirm: Confirm;
  readonly #own: OwnFile;

  constructor(panel: PanelElement) {
    this.#panel = panel;
    this.#player = new Player(panel);
    this.#confirm = new Confirm(panel);
    this.#own = new OwnFile(panel, () => ({ words: this.#words, params: panel.activeSession?.access('musicOnHold')?.params ?? {}, audio: this.#saved?.audio ?? null }));
    wear(panel, playerStyles, insideStyles);
  }

  get #words(): typeof en { return this.#panel.inLanguage(en, 'music-on-hold-more'); }
  get #saved(): Music | undefined { return this.#panel.activeSession?.setting(musicOnHold).saved; }

  get dialog(): unknown { return this.#confirm.render(); }

  /** A piece of the company's, to listen to. */
  piece(piece: HoldPiece): TemplateResult { return this.#player.render(this.#pieceSound(piece)); }

  /** What holds now, where nothing can be changed. */
  locked(piece: HoldPiece | undefined): unknown {
    const { source, audio } = this.#saved ?? {};
    const sound = source === 'system' && piece ? this.#pieceSound(piece) : source === 'custom' && audio ? this.#file(audio) : undefined;
    return sound && html`<div class="row end" part="row"><div class="about">${sound.label}</div><div class="control">${this.#player.button(sound)}</div>
      ${this.#player.key === sound.key ? html`<div class="wide">${this.#player.controls(sound)}</div>` : nothing}</div>`;
  }

  /** The user's own file, and the way to another one. */
  mine(): TemplateResult {
    const words = this.#words;
    const { strings, locale } = this.#panel;
    const audio = this.#saved?.audio;
    return html`${audio ? html`<div class="actions facts"><span class="hint" part="facts">${
      words.about([printType(audio.contentType), spoken(audio.durationSeconds, locale)].join(strings.comma), relativeTime(audio.updatedAt, locale))}</span>
        <button type="button" class="quiet danger" part="remove" @click=${() => this.#ask()}>${words.remove}</button></div>
      ${this.#player.render(this.#file(audio))}` : nothing}${this.#own.render()}`;
  }

  #pieceSound({ id, name, durationSeconds }: HoldPiece): Sound {
    return { key: `piece ${id}`, label: name, seconds: durationSeconds, load: () => this.#panel.activeSession?.call(holdPieceAudio.download, { id }) ?? Promise.reject(new ApiError('signed-out')) };
  }

  #file({ etag, durationSeconds }: NonNullable<Music['audio']>): Sound {
    return { key: `own ${etag}`, label: this.#words.myFile, seconds: durationSeconds, load: () => this.#panel.activeSession?.call(holdAudio.download) ?? Promise.reject(new ApiError('signed-out')) };
  }

  #ask(): void {
    const words = this.#words;
    const text = this.#saved?.source === 'custom' ? words.askCustom : words.askOther;
    void this.#confirm.ask({ title: words.askRemove, text: [text], yes: words.remove, no: this.#panel.strings.cancel, run: () => void this.#own.remove() });
  }
}
