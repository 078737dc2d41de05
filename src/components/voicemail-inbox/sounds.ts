import type { ReactiveController } from 'lit';
import { voicemailAudio } from '../../client/contract/voicemail-actions.ts';
import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import { ApiError } from '../../client/errors.ts';
import type { PanelHost } from '../controllers/panel-host.ts';

const endings: Readonly<Record<string, string>> = { 'audio/wav': 'wav', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'audio/webm': 'webm' };
/** What file systems do not take in a name. */
const unwanted = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu;
/** Until then the browser has begun to save it, in milliseconds. */
const savedAfter = 20_000;

/** `name` with the ending of the sound's type. */
export const fileName = (name: string, { audio: { contentType } }: VoicemailMessage): string =>
  `${name.replaceAll(unwanted, ' ').trim()}.${endings[contentType] ?? 'wav'}`;

/** The sounds of messages: the last one is kept, since who has heard it may want to save it. */
export class Sounds implements ReactiveController {
  readonly #host: PanelHost;
  #last: { readonly id: string; readonly sound: Promise<Blob> } | undefined;
  readonly #urls = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Rejects with `ApiError`. */
  of({ id }: VoicemailMessage): Promise<Blob> {
    if (this.#last?.id === id) return this.#last.sound;
    const sound = this.#host.activeSession?.call(voicemailAudio.download, { id }) ?? Promise.reject(new ApiError('signed-out'));
    const last = this.#last = { id, sound };
    // Who asks next tries again.
    sound.catch(() => { if (this.#last === last) this.#last = undefined; });
    return sound;
  }

  /** Has the browser save it. */
  save(sound: Blob, name: string): void {
    const url = URL.createObjectURL(sound);
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    this.#urls.set(url, setTimeout(() => this.#forget(url), savedAfter));
  }

  hostDisconnected(): void {
    this.#last = undefined;
    for (const url of this.#urls.keys()) this.#forget(url);
  }

  #forget(url: string): void {
    clearTimeout(this.#urls.get(url));
    this.#urls.delete(url);
    URL.revokeObjectURL(url);
  }
}
