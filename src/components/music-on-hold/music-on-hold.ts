import { html, nothing, type TemplateResult } from 'lit';
import { holdPieces, musicOnHold, type HoldPiece, type MusicOnHold as Music } from '../../client/contract/music-on-hold.ts';
import type { Bound } from '../controllers/bound.ts';
import { CollectionController } from '../controllers/collection-controller.ts';
import { SettingController } from '../controllers/setting-controller.ts';
import { PanelElement } from '../panel-element.ts';
import type { Heading } from '../panel-frame.ts';
import { lockedRow, note } from '../ui/field.ts';
import { banner } from '../ui/frame.ts';
import { live } from '../ui/live.ts';
import { en } from './en.ts';
import type { Inside } from './inside.ts';
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
  static override styles = [PanelElement.styles, styles];

  readonly #music = new SettingController(this, musicOnHold);
  readonly #pieces = new CollectionController(this, holdPieces);
  #inside: Inside | undefined;
  #fetching: Promise<void> | undefined;
  /** The code of what comes later did not come. */
  #isMissing = false;

  get #words(): typeof en { return this.inLanguage(en); }
  get #params(): Readonly<Record<string, unknown>> { return this.activeSession?.access('musicOnHold')?.params ?? {}; }

  get heading(): Heading {
    return { title: this.#words.title, lead: this.#words.lead, feature: 'musicOnHold', shape: ['item', 'item', 'item'] };
  }

  protected override body(): unknown {
    const field = this.#music.bind('source');
    if (field.access === 'none') return nothing;
    if (!this.#inside && !this.#isMissing) void this.#fetch();
    return html`${this.#isMissing ? banner(this.strings.notLoaded(this.strings.why.offline), { tone: 'danger', action: { label: this.strings.retry, run: () => void this.#fetch() } }) : nothing}<div class="card" part="card">${field.access === 'read' ? this.#locked(field) : this.#choices(field)}</div>${this.#inside?.dialog ?? nothing}`;
  }

  #locked(field: Bound<Source>): unknown {
    const words = this.#words;
    const { source = 'system' } = this.#music.value ?? {};
    const value = source === 'system' ? words.companyUsed : words.sources[source];
    return html`${lockedRow({ value, reason: field.reason }, { label: words.source })}${this.#inside ? this.#inside.locked(this.#piece) : html`<div class="row">${this.#later()}</div>`}`;
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
      ${source === 'system' ? this.#company(value === 'system') : source === 'custom' ? html`<div class="inside">${this.#inside?.mine() ?? this.#later('file')}</div>` : nothing}</div>`;
  }

  #company(isChosen: boolean): unknown {
    const words = this.#words;
    const items = this.#pieces.items ?? [];
    const field = this.#music.bind('systemId');
    const piece = this.#piece;
    return html`<div class="inside">${items.length > 1 ? html`<select class="input" part="input select" id=${field.id} aria-label=${words.piece} ?disabled=${!isChosen} @change=${({ target }: Event) => {
      field.onInput((target as HTMLSelectElement).value);
      field.onCommit();
    }}>${items.map(({ id, name }) => html`<option value=${id} .selected=${live(id === field.value)}>${name}</option>`)}</select>` : items[0] ? html`<span>${items[0].name}</span>` : nothing}
      ${piece ? this.#inside?.piece(piece) ?? this.#later() : nothing}
      ${field.issue || field.conflict ? note(field, { words: this.strings, print: (id: string) => items.find((item) => item.id === id)?.name ?? id }) : nothing}</div>`;
  }

  /** In the place of what comes later. */
  #later(what = ''): TemplateResult {
    return html`<div class="later skeleton ${what}" aria-busy=${this.#isMissing ? 'false' : 'true'}>${this.#isMissing ? nothing : html`<span class="bone"></span>`}</div>`;
  }

  /** The company's piece that is chosen. */
  get #piece(): HoldPiece | undefined { return this.#pieces.items?.find(({ id }) => id === this.#music.value?.systemId); }

  #fetch(): Promise<void> {
    this.#isMissing = false;
    return this.#fetching ??= import('./inside.ts').then((made) => { this.#inside = new made.Inside(this); }, () => { this.#isMissing = true; }).finally(() => {
      this.#fetching = undefined;
      this.requestUpdate();
    });
  }
}
