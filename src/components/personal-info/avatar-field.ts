import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../client/contract/profile.ts';
import { reasonText } from '../controllers/bound.ts';
import { Picture } from '../controllers/picture.ts';
import type { PanelElement } from '../panel-element.ts';
import { icons } from '../ui/icons.ts';
import { face } from '../ui/picture.ts';
import { AvatarStore } from './avatar-store.ts';
import type { Crop } from './crop.ts';
import type { en } from './en.ts';

/** Largest file that is opened here, in bytes; what is sent is far smaller. */
const largest = 5_000_000;
const types = ['image/jpeg', 'image/png', 'image/webp'];
/** Least side of a picture, in pixels, where the provider does not say. */
const least = 128;

type Problem = 'tooBig' | 'wrongType' | 'unreadable' | 'tooSmall' | 'failed';

/** The row with the user's picture: upload, drop, crop, remove. */
export class AvatarField {
  readonly #panel: PanelElement;
  readonly #store: AvatarStore;
  readonly #picture: Picture;
  #crop: Crop | undefined;
  #problem: Problem | undefined;
  #over = false;
  /** Counts the files: the last one that was chosen is the one that opens. */
  #files = 0;

  constructor(panel: PanelElement) {
    this.#panel = panel;
    this.#store = new AvatarStore(panel);
    this.#picture = new Picture(panel, () => this.#store.saved);
    panel.addController({ hostDisconnected: () => this.#end() });
  }

  render(profile: Profile | undefined, words: typeof en): TemplateResult | typeof nothing {
    const { activeSession, strings, locale } = this.#panel;
    const store = this.#store;
    const access = activeSession?.access('avatar');
    if (!access || access.access === 'none') return nothing;
    const shown = face(profile, store.dirty ? store.preview : this.#picture.url);
    const lost = this.#picture.failed ? html`<p class="note error" part="issue">${words.pictureNotLoaded} <button type="button" class="link" part="retry" @click=${() => this.#picture.retry()}>${strings.retry}</button></p>` : nothing;
    if (access.access === 'read') {
      return html`<div class="row" part="row"><div class="about"><span class="name" part="label">${words.avatar}</span><span class="hint" part="hint">${reasonText(access, strings)}</span></div>
        <div class="control locked face" part="value">${icons.lock()}${shown}</div>${lost}</div>`;
    }
    const max = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', unitDisplay: 'short' }).format(largest / 1_000_000);
    const minPx = Number(access.params?.['minPx'] ?? least);
    const issue = this.#problem && {
      tooBig: words.pictureTooBig(max), wrongType: words.pictureType, unreadable: words.pictureUnreadable,
      tooSmall: words.pictureTooSmall(minPx), failed: words.pictureFailed,
    }[this.#problem];
    const take = (file: File | null | undefined): void => { if (file) void this.#take(file, minPx); };
    const choose = (): void => this.#panel.renderRoot.querySelector<HTMLInputElement>('#avatar-file')?.click();
    return html`<div class="row picture ${store.dirty ? 'changed' : ''} ${this.#over ? 'over' : ''}" part="row" role="group" aria-labelledby="avatar-label"
      @dragover=${(event: DragEvent) => this.#drag(event)} @dragleave=${() => this.#hover(false)}
      @drop=${(event: DragEvent) => { event.preventDefault(); this.#hover(false); take(event.dataTransfer?.files[0]); }}>
      <div class="about"><span class="name" part="label" id="avatar-label">${words.avatar}</span><span class="hint" part="hint" id="avatar-hint">${words.avatarHint(max)}</span></div>
      <div class="control face">${shown}<div class="actions">
        <button type="button" part="upload" aria-describedby="avatar-hint ${issue ? 'avatar-note' : ''}" @click=${choose}>${store.present ? words.change : words.upload}</button>
        ${store.present ? html`<button type="button" class="quiet danger" part="remove" @click=${() => this.#remove()}>${words.remove}</button>` : nothing}
      </div></div>
      <input type="file" id="avatar-file" accept=${types.join()} hidden @change=${({ target }: Event) => {
        const input = target as HTMLInputElement;
        take(input.files?.[0]);
        // So that the same file can be chosen again.
        input.value = '';
      }}>
      ${issue ? html`<p class="note error" part="issue" id="avatar-note" role="alert">${issue}</p>` : nothing}
      ${store.conflicted ? html`<div class="note theirs" part="conflict">${face(profile, this.#picture.url)}<span>${words.pictureElsewhere}</span>
        <span class="actions"><button type="button" class="link" aria-describedby="avatar-label" @click=${() => store.keepMine()}>${words.keepPicture}</button>
        <button type="button" class="link" aria-describedby="avatar-label" @click=${() => store.discard()}>${words.theirPicture}</button></span></div>` : lost}
    </div>${this.#crop?.render(words, {
      cancel: () => this.#end(), another: choose, apply: () => void this.#apply(),
      remove: store.present ? () => { this.#end(); void this.#remove(); } : undefined,
    }, strings.cancel) ?? nothing}`;
  }

  async #take(file: File, minPx: number): Promise<void> {
    const turn = ++this.#files;
    this.#say(undefined);
    if (!types.includes(file.type)) return this.#say('wrongType');
    if (file.size > largest) return this.#say('tooBig');
    const code = await import('./crop.ts').catch(() => undefined);
    if (!code) return this.#say('failed');
    const picture = await code.openPicture(file).catch(() => undefined);
    if (turn !== this.#files || !this.#panel.isConnected) return picture?.close();
    if (!picture) return this.#say('unreadable');
    if (Math.min(picture.width, picture.height) < minPx) {
      picture.close();
      return this.#say('tooSmall');
    }
    this.#crop?.free();
    this.#crop = new code.Crop(this.#panel, picture);
    this.#panel.requestUpdate();
    await this.#panel.updateComplete;
    this.#crop?.open();
  }

  async #apply(): Promise<void> {
    const picture = await this.#crop?.result().catch(() => undefined);
    this.#end();
    if (picture) this.#store.choose(picture);
    else this.#say('failed');
  }

  async #remove(): Promise<void> {
    this.#say(undefined);
    this.#store.choose(null);
    await this.#panel.updateComplete;
    // Its own button is gone.
    this.#panel.renderRoot.querySelector<HTMLElement>('[part=upload]')?.focus();
  }

  #end(): void {
    this.#crop?.close();
    this.#crop = undefined;
    this.#panel.requestUpdate();
  }

  #say(problem: Problem | undefined): void {
    this.#problem = problem;
    // What is wrong is said in the row, which the dialog covers.
    if (problem) this.#end();
    this.#panel.requestUpdate();
  }

  #drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.#hover(true);
  }

  #hover(over: boolean): void {
    if (over === this.#over) return;
    this.#over = over;
    this.#panel.requestUpdate();
  }
}
