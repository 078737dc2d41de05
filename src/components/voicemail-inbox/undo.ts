import type { LitElement, ReactiveController } from 'lit';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { ApiError } from '../../client/errors.ts';

/** How long a message can be taken back from the trash in its own place, in milliseconds. */
const undoFor = 6000;

/** Keeps the place of the message that was deleted last, for a while. */
export class Undo implements ReactiveController {
  readonly #host: LitElement;
  #message: VoicemailMessage | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get message(): VoicemailMessage | undefined { return this.#message; }

  /** Offers it, and takes the offer back where the deletion fails. */
  async offer(message: VoicemailMessage, deletion: Promise<ApiError | undefined>): Promise<ApiError | undefined> {
    this.#set(message);
    await this.#host.updateComplete;
    this.#row?.querySelector<HTMLElement>('[part=undo]')?.focus();
    const failure = await deletion;
    if (this.#message !== message) return failure;
    if (failure) this.end();
    else this.#wait();
    return failure;
  }

  end(): void { this.#set(undefined); }

  hostDisconnected(): void { this.end(); }

  get #row(): HTMLElement | null { return this.#host.renderRoot.querySelector(`[data-id="${CSS.escape(this.#message?.id ?? '')}"]`); }

  #set(message: VoicemailMessage | undefined): void {
    clearTimeout(this.#timer);
    this.#message = message;
    this.#host.requestUpdate();
  }

  /** While somebody is at the button, it stays. */
  #wait(): void {
    this.#timer = setTimeout(() => {
      const row = this.#row;
      if (row?.matches(':hover') || row?.querySelector(':focus-visible')) return this.#wait();
      const next = row?.querySelector(':focus') ? row.nextElementSibling?.querySelector('button') ?? this.#host.renderRoot.querySelector('h2') : undefined;
      this.end();
      next?.focus();
    }, undoFor);
  }
}
