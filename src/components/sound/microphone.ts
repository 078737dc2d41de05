import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { en } from './microphone-en.ts';
import { isForbidden, mediaDevices, permission } from './permission.ts';

/** Why there is no sound from a microphone; in words in `microphone-en.ts`. */
export type MicrophoneTrouble = keyof (typeof en)['trouble'];
/** Why an open microphone was closed. */
export type MicrophoneEnd = 'closed' | 'hidden' | 'removed' | 'gone';

export interface MicrophoneWish extends MediaTrackConstraints {
  /** Another one takes its place where it is not connected. */
  readonly deviceId?: string;
}

/** What no second try can change. */
export const isFinal = (trouble: MicrophoneTrouble | undefined): boolean => trouble === 'insecure' || trouble === 'unsupported' || trouble === 'blocked-by-policy';

/** One microphone that an element listens to: open only while it is used, closed when the element goes or the tab is out of sight. */
export class Microphone implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ended: (why: MicrophoneEnd) => void;
  #stream: MediaStream | undefined;
  /** Counts what was asked, so that an answer which comes too late is known. */
  #turn = 0;
  #asking = false;
  #isHere = false;
  #trouble: MicrophoneTrouble | undefined;
  readonly #look = (): void => { if (document.hidden) this.close('hidden'); };
  readonly #gone = (): void => {
    this.#trouble = 'gone';
    this.close('gone');
  };

  /** `ended` is told once for each time it was open, after its tracks were stopped. */
  constructor(host: ReactiveControllerHost, ended: (why: MicrophoneEnd) => void = () => undefined) {
    this.#host = host;
    this.#ended = ended;
    host.addController(this);
  }

  /** While it is open. */
  get stream(): MediaStream | undefined { return this.#stream; }
  /** The browser may be asking the user. */
  get asking(): boolean { return this.#asking; }
  /** Why it did not open, or is no longer open. */
  get trouble(): MicrophoneTrouble | undefined { return this.#trouble; }

  hostConnected(): void { this.#isHere = true; }
  hostDisconnected(): void {
    this.#isHere = false;
    this.close('removed');
  }

  /** The microphone that is wished for, else the system's. Undefined where there is none (see `trouble`), or where it was closed meanwhile. */
  async open({ deviceId, ...wish }: MicrophoneWish = {}): Promise<MediaStream | undefined> {
    this.close();
    // An element that went while it fetched its code hears nothing.
    if (!this.#isHere) return undefined;
    const turn = ++this.#turn;
    this.#trouble = undefined;
    this.#asking = true;
    this.#host.requestUpdate();
    let stream: MediaStream | undefined;
    let trouble: MicrophoneTrouble | undefined;
    try {
      stream = await ask(wish, deviceId);
    } catch (error) {
      trouble = await troubleOf(error);
    }
    if (turn !== this.#turn) {
      stop(stream);
      return undefined;
    }
    this.#asking = false;
    this.#trouble = trouble;
    this.#stream = stream;
    if (stream) {
      for (const track of stream.getTracks()) track.addEventListener('ended', this.#gone);
      document.addEventListener('visibilitychange', this.#look);
      // Whoever answered may be elsewhere by now.
      this.#look();
    }
    this.#host.requestUpdate();
    return this.#stream;
  }

  /** What was in the way is over. */
  forgive(): void { this.#trouble = undefined; }

  /** Stops every track, and what is still being asked. */
  close(why: MicrophoneEnd = 'closed'): void {
    this.#turn++;
    this.#asking = false;
    const stream = this.#stream;
    this.#stream = undefined;
    if (!stream) return;
    document.removeEventListener('visibilitychange', this.#look);
    for (const track of stream.getTracks()) track.removeEventListener('ended', this.#gone);
    stop(stream);
    this.#ended(why);
    this.#host.requestUpdate();
  }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function ask(wish: MediaTrackConstraints, deviceId: string | undefined): Promise<MediaStream> {
  const found = mediaDevices();
  if (!found?.getUserMedia) throw new DOMException('', window.isSecureContext ? 'TypeError' : 'insecure');
  try {
    return await found.getUserMedia({ audio: deviceId ? { ...wish, deviceId: { exact: deviceId } } : wish });
  } catch (error) {
    // Only an exact wish for one that is not connected is refused so.
    if (!deviceId || !/^(Overconstrained|NotFound)Error$/.test(nameOf(error))) throw error;
    return found.getUserMedia({ audio: wish });
  }
}

const nameOf = (error: unknown): string => (error as Partial<Error> | null)?.name ?? '';

/** What a browser's refusal means: browsers share the names of errors, but not what stands behind `NotAllowedError`. */
export async function troubleOf(error: unknown): Promise<MicrophoneTrouble> {
  switch (nameOf(error)) {
    case 'insecure': return 'insecure';
    case 'NotFoundError': case 'OverconstrainedError': return 'no-device';
    case 'TypeError': case 'NotSupportedError': return 'unsupported';
    case 'NotAllowedError': case 'SecurityError': {
      if (await isForbidden()) return 'blocked-by-policy';
      if (/system/i.test((error as Error).message)) return 'system';
      return await permission() === 'prompt' ? 'dismissed' : 'denied';
    }
    default: return 'in-use';
  }
}
