import { storageKey, type AudioChoice } from '../../src/components/audio-devices/choice.ts';

interface Described { readonly kind: 'audioinput' | 'audiooutput'; readonly id: string; readonly label: string }

/** A computer with a headset, as most have it. */
export const desk: readonly Described[] = [
  { kind: 'audioinput', id: 'mic-1', label: 'Built-in Microphone' },
  { kind: 'audioinput', id: 'mic-2', label: 'Jabra Evolve2 65' },
  { kind: 'audiooutput', id: 'out-1', label: 'Built-in Speakers' },
  { kind: 'audiooutput', id: 'out-2', label: 'Jabra Evolve2 65' },
];

interface Says {
  /** What the user has said about the microphone before; `granted` unless set. */
  readonly permission?: PermissionState;
  readonly devices?: readonly Described[];
  /** The name of the error with which every microphone is refused. */
  readonly refusal?: string;
  /** What the user answers when asked; never, while it is undefined. */
  readonly answer?: 'yes' | 'no';
  /** How loud it is in front of the microphone, from 0 to 1. */
  readonly loud?: number;
  readonly stored?: Partial<AudioChoice>;
  readonly insecure?: boolean;
  /** This browser lets no page choose a speaker. */
  readonly withoutSinks?: boolean;
  /** The page around lets it use neither. */
  readonly policy?: 'blocks';
}

/** Sound hardware that does as it is told, in place of what this computer has. */
export interface FakeSound {
  /** What was asked of the microphone, one after the other. */
  readonly asked: MediaTrackConstraints[];
  /** Where something was played. */
  readonly sinks: string[];
  readonly live: () => number;
  allow(): void;
  /** It was pulled out, or is plugged in. */
  unplug(id: string): void;
  plug(device: Described): void;
  /** The real one again. */
  end(): void;
}

class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  readyState: MediaStreamTrackState = 'live';
  readonly deviceId: string;
  readonly #ended: () => void;
  constructor(deviceId: string, ended: () => void) {
    super();
    this.deviceId = deviceId;
    this.#ended = ended;
  }

  stop(): void {
    if (this.readyState === 'ended') return;
    this.readyState = 'ended';
    this.#ended();
  }

  /** As when it is pulled out. */
  pull(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
}

let inPlace: FakeSound | undefined;

export function fakeSound(says: Says = {}): FakeSound {
  inPlace?.end();
  let { permission = 'granted' } = says;
  let devices = [...says.devices ?? desk];
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string, descriptor: PropertyDescriptor): void => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { configurable: true, ...descriptor });
    undo.push(() => { if (own) Object.defineProperty(owner, name, own); else Reflect.deleteProperty(owner, name); });
  };
  const status = new EventTarget();
  const media = new EventTarget();
  const tracks = new Set<FakeTrack>();
  const asked: MediaTrackConstraints[] = [];
  const sinks: string[] = [];

  const listen = (id: string): MediaStream => {
    const context = new AudioContext();
    const out = context.createMediaStreamDestination();
    const voice = new OscillatorNode(context, { frequency: 220 });
    voice.connect(new GainNode(context, { gain: says.loud ?? 0.25 })).connect(out);
    voice.start();
    void context.resume().catch(() => undefined);
    const track = new FakeTrack(id, () => {
      tracks.delete(track);
      for (const real of out.stream.getTracks()) real.stop();
      void context.close();
    });
    tracks.add(track);
    Object.defineProperty(out.stream, 'getTracks', { value: () => [track] });
    return out.stream;
  };
  const getUserMedia = async ({ audio }: MediaStreamConstraints): Promise<MediaStream> => {
    const wish = audio as MediaTrackConstraints;
    asked.push(wish);
    if (says.policy || permission === 'denied') throw new DOMException('Permission denied', 'NotAllowedError');
    if (permission === 'prompt') {
      if (says.answer === undefined) await new Promise(() => undefined);
      if (says.answer === 'no') throw new DOMException('Permission dismissed', 'NotAllowedError');
      permission = 'granted';
      status.dispatchEvent(new Event('change'));
    }
    if (says.refusal) throw new DOMException('', says.refusal);
    const { exact } = (wish.deviceId ?? {}) as ConstrainDOMStringParameters;
    const found = devices.find(({ kind, id }) => kind === 'audioinput' && (exact === undefined || id === exact));
    if (!found) throw new DOMException('', exact === undefined ? 'NotFoundError' : 'OverconstrainedError');
    return listen(found.id);
  };
  Object.assign(media, {
    getUserMedia,
    enumerateDevices: async () => {
      const named = permission === 'granted';
      const kinds = new Set<string>();
      return devices.filter(({ kind }) => named || !kinds.has(kind) && kinds.add(kind))
        .map(({ kind, id, label }) => ({ kind, deviceId: named ? id : '', label: named ? label : '', groupId: named ? label : '' }));
    },
    getSupportedConstraints: () => ({ noiseSuppression: true, echoCancellation: true, autoGainControl: true, deviceId: true }),
  });
  replace(navigator, 'mediaDevices', { value: says.insecure ? undefined : media });
  replace(navigator, 'permissions', { value: { query: async () => Object.defineProperty(status, 'state', { configurable: true, get: () => (says.policy ? 'denied' : permission) }) } });
  replace(document, 'featurePolicy', { value: { features: () => ['microphone', 'speaker-selection'], allowsFeature: () => says.policy === undefined } });
  if (says.insecure) replace(window, 'isSecureContext', { get: () => false });
  const sound = HTMLMediaElement.prototype;
  if (says.withoutSinks) {
    const own = Object.getOwnPropertyDescriptor(sound, 'setSinkId');
    Reflect.deleteProperty(sound, 'setSinkId');
    undo.push(() => { if (own) Object.defineProperty(sound, 'setSinkId', own); });
  } else {
    replace(sound, 'setSinkId', { writable: true, value: async (id: string) => {
      if (says.policy) throw new DOMException('', 'NotAllowedError');
      if (id && !devices.some((each) => each.id === id)) throw new DOMException('', 'NotFoundError');
      sinks.push(id);
    } });
  }

  const key = `${storageKey}/zoe`;
  const remembered = localStorage.getItem(key);
  if (says.stored) localStorage.setItem(key, JSON.stringify(says.stored));
  else localStorage.removeItem(key);

  const told = (): void => { media.dispatchEvent(new Event('devicechange')); };
  inPlace = {
    asked, sinks, live: () => tracks.size,
    allow() {
      permission = 'granted';
      status.dispatchEvent(new Event('change'));
    },
    unplug(id) {
      devices = devices.filter((each) => each.id !== id);
      for (const track of tracks) if (track.deviceId === id) track.pull();
      told();
    },
    plug(device) {
      devices.push(device);
      told();
    },
    end() {
      for (const step of undo.reverse()) step();
      for (const track of tracks) track.stop();
      if (remembered === null) localStorage.removeItem(key);
      else localStorage.setItem(key, remembered);
      inPlace = undefined;
    },
  };
  return inPlace;
}
