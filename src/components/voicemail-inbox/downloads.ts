import type { VoicemailMessage } from '../../client/contract/voicemail-messages.ts';
import type { ApiError } from '../../client/errors.ts';
import type { PanelHost } from '../controllers/panel-host.ts';
import { SettingsErrorEvent } from '../events.ts';
import { VoicemailDownloadEvent } from './events.ts';
import { fileName, Sounds } from './sounds.ts';

/** Keeps messages as files, unless the page does. */
export class Downloads {
  readonly #host: PanelHost;
  readonly #sounds: Sounds;
  readonly #failed: (id: string, error: ApiError) => void;
  readonly #under = new Set<string>();

  constructor(host: PanelHost, failed: (id: string, error: ApiError) => void) {
    this.#host = host;
    this.#sounds = new Sounds(host);
    this.#failed = failed;
  }

  /** It is on its way. */
  has(id: string): boolean { return this.#under.has(id); }
  /** The sound of a message; rejects with `ApiError`. */
  of(message: VoicemailMessage): Promise<Blob> { return this.#sounds.of(message); }

  /** `called` makes a name of when and from whom. */
  async keep(message: VoicemailMessage, who: string, called: (date: string, who: string) => string): Promise<void> {
    const host = this.#host;
    const { id } = message;
    const load = () => this.of(message);
    const received = new Date(message.receivedAt);
    // In the order of time wherever files are sorted by name.
    const date = new Date(received.getTime() - received.getTimezoneOffset() * 60_000).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
    const name = fileName(called(date, who), message);
    if (this.has(id) || !host.dispatchEvent(new VoicemailDownloadEvent(message, name, load))) return;
    this.#under.add(id);
    host.requestUpdate();
    try {
      const sound = await load();
      if (host.isConnected) this.#sounds.save(sound, name);
    } catch (error) {
      this.#failed(id, error as ApiError);
      host.dispatchEvent(new SettingsErrorEvent('voicemail/messages/audio', error as ApiError));
    } finally {
      this.#under.delete(id);
      host.requestUpdate();
    }
  }
}
