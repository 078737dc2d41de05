import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a user has chosen in one browser (`contract.md` a.23). An id is the browser's own `deviceId`. */
export interface AudioChoice {
  /** '' is the system's default, whichever that is. */
  readonly inputId: string;
  readonly outputId: string;
  /** Null rings on the speaker. */
  readonly ringOutputId: string | null;
  /** What the chosen ones are called: browsers give them new ids now and then. */
  readonly labels: Readonly<Record<string, string>>;
  readonly noiseSuppression: boolean;
  readonly echoCancellation: boolean;
  readonly autoGainControl: boolean;
  /** 0 to 100. */
  readonly ringVolume: number;
  /** One of the page's ringtones; null is the phone's own. */
  readonly ringtone: string | null;
}

/** What browsers can do to the sound of a microphone, as constraints name it. */
export const processes = ['noiseSuppression', 'echoCancellation', 'autoGainControl'] as const satisfies (keyof AudioChoice)[];
export type Process = (typeof processes)[number];

export const usual: AudioChoice = {
  inputId: '', outputId: '', ringOutputId: null, labels: {}, noiseSuppression: true, echoCancellation: true, autoGainControl: true, ringVolume: 80, ringtone: null,
};

/** Before the user's id, where that is known. */
export const storageKey = 'faceplate/audio-devices';
const keyOf = (user: string | undefined): string => (user === undefined ? storageKey : `${storageKey}/${user}`);

const sameKind = (value: unknown, example: unknown): boolean => (example === null ? value === null || typeof value === 'string' : typeof value === typeof example && value !== null);

/** What was stored, as far as it can be read: another version may have written it. */
function read(text: string | null): AudioChoice {
  let stored: Record<string, unknown> = {};
  try {
    stored = Object(JSON.parse(text ?? '{}')) as Record<string, unknown>;
  } catch {
    // It is nobody's choice.
  }
  const known = Object.entries(usual).map(([name, value]) => [name, sameKind(stored[name], value) ? stored[name] : value]);
  return Object.fromEntries(known) as unknown as AudioChoice;
}

/** The choice of one user in this browser; other tabs follow. */
export class StoredChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #user: () => string | undefined;
  /** What could not be stored: a page may have no storage, or a full one. */
  readonly #memory = new Map<string, string>();
  readonly #look = ({ key }: StorageEvent): void => { if (key?.startsWith(storageKey) ?? true) this.#host.requestUpdate(); };

  constructor(host: ReactiveControllerHost, user: () => string | undefined) {
    this.#host = host;
    this.#user = user;
    host.addController(this);
  }

  hostConnected(): void { window.addEventListener('storage', this.#look); }
  hostDisconnected(): void { window.removeEventListener('storage', this.#look); }

  get value(): AudioChoice {
    const key = keyOf(this.#user());
    try {
      return read(this.#memory.get(key) ?? localStorage.getItem(key));
    } catch {
      return usual;
    }
  }

  set value(choice: AudioChoice) {
    const key = keyOf(this.#user());
    const text = JSON.stringify(choice);
    try {
      localStorage.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
    this.#host.requestUpdate();
  }
}
