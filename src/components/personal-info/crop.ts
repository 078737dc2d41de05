import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from '../ui/live.ts';
import type { en } from './en.ts';

/** Side of what is sent, in pixels. */
const side = 512;
const most = 4;
/** One press of a key: so far in pixels of the screen, so much nearer. */
const keyMoves = 5;
const keyZooms = 1.1;

interface Actions { readonly cancel: () => void; readonly another: () => void; readonly apply: () => void; readonly remove: (() => void) | undefined }
interface Point { readonly x: number; readonly y: number }

/** Opens a picture file, turned as its camera was. Rejects where it is none that this browser knows. */
export const openPicture = (file: Blob): Promise<ImageBitmap> => createImageBitmap(file, { imageOrientation: 'from-image' });

/** Lets the user choose a square of a picture, by mouse, touch and keyboard, and draws it anew: nothing else of the file is left. */
export class Crop {
  readonly #host: LitElement;
  readonly #picture: ImageBitmap;
  readonly #pointers = new Map<number, Point>();
  #zoom = 1;
  /** The middle of the square, in pixels of the picture. */
  #middle: Point;

  /** The host draws what `render()` gives. */
  constructor(host: LitElement, picture: ImageBitmap) {
    this.#host = host;
    this.#picture = picture;
    this.#middle = { x: picture.width / 2, y: picture.height / 2 };
  }

  /** Shows the dialog, modal, or the picture in one that is open already. */
  open(): void {
    if (!this.#dialog?.open) this.#dialog?.showModal();
    this.#draw();
  }

  close(): void {
    this.#dialog?.close();
    this.free();
  }

  /** Another picture takes its place. */
  free(): void { this.#picture.close(); }

  /** The square as JPEG, without anything else that the file said. Transparent parts become white. */
  async result(): Promise<Blob> {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    this.#paint(canvas);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.9); });
    if (!blob) throw new Error('The picture could not be drawn');
    return blob;
  }

  render(words: typeof en, { cancel, another, apply, remove }: Actions, cancelWord: string): TemplateResult {
    return html`<dialog class="crop" part="dialog" aria-labelledby="crop" @close=${({ target }: Event) => { if (!(target as HTMLDialogElement).open) cancel(); }}>
      <h2 id="crop">${words.crop.title}</h2><p id="crop-hint">${words.crop.hint}</p>
      <div class="stage"><canvas part="crop" width=${side} height=${side} tabindex="0" role="application" aria-label=${words.avatar} aria-describedby="crop-hint" autofocus
        @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up}
        @wheel=${{ handleEvent: this.#wheel, passive: false }} @keydown=${this.#key}></canvas></div>
      <label class="zoom"><span>${words.crop.zoom}</span><input type="range" part="zoom" min="1" max=${most} step="0.01" .value=${live(String(this.#zoom))}
        @input=${(event: Event) => this.#zoomTo(Number((event.target as HTMLInputElement).value))}></label>
      <div class="actions"><button type="button" class="quiet" @click=${another}>${words.crop.another}</button>
        ${remove ? html`<button type="button" class="quiet danger" @click=${remove}>${words.remove}</button>` : nothing}
        <button type="button" class="quiet" @click=${cancel}>${cancelWord}</button>
        <button type="button" class="primary" part="confirm" @click=${apply}>${words.crop.apply}</button></div>
    </dialog>`;
  }

  /** Side of the square in pixels of the picture. */
  get #length(): number { return Math.min(this.#picture.width, this.#picture.height) / this.#zoom; }
  get #dialog(): HTMLDialogElement | null { return this.#host.renderRoot.querySelector('dialog.crop'); }
  get #canvas(): HTMLCanvasElement | null { return this.#host.renderRoot.querySelector('dialog.crop canvas'); }
  /** Pixels of the picture for one of the screen. */
  get #scale(): number { return this.#length / (this.#canvas?.getBoundingClientRect().width || side); }

  readonly #down = (event: PointerEvent): void => {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  readonly #up = (event: PointerEvent): void => void this.#pointers.delete(event.pointerId);

  readonly #move = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    this.#pointers.set(event.pointerId, now);
    const fingers = this.#pointers.size;
    this.#moveBy((before.x - now.x) / fingers, (before.y - now.y) / fingers);
    if (other) this.#zoomTo(this.#zoom * distance(now, other) / (distance(before, other) || 1));
  };

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    // By lines or by pixels; a pinch on a touchpad is a wheel with small steps.
    this.#zoomTo(this.#zoom * Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.002 : 0.05) * (event.ctrlKey ? 4 : 1)));
  };

  readonly #key = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, Point>> = {
      ArrowLeft: { x: keyMoves, y: 0 }, ArrowRight: { x: -keyMoves, y: 0 }, ArrowUp: { x: 0, y: keyMoves }, ArrowDown: { x: 0, y: -keyMoves },
    };
    const move = moves[event.key];
    if (move) this.#moveBy(move.x, move.y);
    else if (event.key === '+' || event.key === '=') this.#zoomTo(this.#zoom * keyZooms);
    else if (event.key === '-') this.#zoomTo(this.#zoom / keyZooms);
    else return;
    event.preventDefault();
  };

  /** In pixels of the screen. */
  #moveBy(x: number, y: number): void {
    const scale = this.#scale;
    this.#middle = { x: this.#middle.x + x * scale, y: this.#middle.y + y * scale };
    this.#draw();
  }

  #zoomTo(zoom: number): void {
    this.#zoom = Math.min(most, Math.max(1, zoom));
    this.#draw();
    this.#host.requestUpdate();
  }

  /** The square never leaves the picture. */
  #draw(): void {
    const half = this.#length / 2;
    const { width, height } = this.#picture;
    const within = (value: number, end: number): number => Math.min(end - half, Math.max(half, value));
    this.#middle = { x: within(this.#middle.x, width), y: within(this.#middle.y, height) };
    if (this.#canvas) this.#paint(this.#canvas);
  }

  #paint(canvas: HTMLCanvasElement): void {
    const context = canvas.getContext('2d');
    if (!context) return;
    const length = this.#length;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.#picture, this.#middle.x - length / 2, this.#middle.y - length / 2, length, length, 0, 0, side, side);
  }
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
