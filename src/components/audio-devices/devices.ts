import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MicrophoneTrouble } from '../sound/microphone.ts';
import { isForbidden, mediaDevices, permission } from '../sound/permission.ts';

export interface Device { readonly id: string; readonly label: string }
type Kind = 'audioinput' | 'audiooutput';

/** The browser can play on another device than the system's. */
const canChoose = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;

/** Where the browser asks for one speaker by itself, and names none before. */
type Chooser = (options?: { deviceId?: string }) => Promise<MediaDeviceInfo>;
export const chooser = (): Chooser | undefined => (mediaDevices() as { selectAudioOutput?: Chooser } | undefined)?.selectAudioOutput;

/** The microphones and speakers that the browser tells of, as they come and go. */
export class Devices implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: () => void;
  #found: readonly MediaDeviceInfo[] = [];
  #trouble: MicrophoneTrouble | undefined;
  #media: MediaDevices | undefined;
  #gone = new AbortController();
  #turn = 0;
  #known = false;
  readonly #look = (): void => { if (!document.hidden) void this.refresh(); };

  /** `changed` is told when others are there than before. */
  constructor(host: ReactiveControllerHost, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('focus', this.#look);
    document.addEventListener('visibilitychange', this.#look);
    this.#media = mediaDevices();
    this.#media?.addEventListener?.('devicechange', this.#look);
    this.#gone = new AbortController();
    void this.#follow(this.#gone.signal);
    void this.refresh();
  }

  hostDisconnected(): void {
    this.#turn++;
    window.removeEventListener('focus', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
    this.#media?.removeEventListener?.('devicechange', this.#look);
    this.#gone.abort();
  }

  /** The browser has told what there is. */
  get known(): boolean { return this.#known; }
  get inputs(): readonly Device[] { return this.#of('audioinput'); }
  get outputs(): readonly Device[] { return this.#of('audiooutput'); }
  /** Microphones have names only once the user has allowed one. */
  get named(): boolean { return this.#isNamed('audioinput'); }
  /** What keeps the user from every microphone, as far as can be told without asking. */
  get trouble(): MicrophoneTrouble | undefined { return this.#trouble; }
  /** The browser has a list of its own, from which the user gives this page one speaker after the other: until it is allowed to see all. */
  get canAsk(): boolean { return chooser() !== undefined && !this.named; }
  /** `system`: the browser plays where the system does. `policy`: the page around does not let it choose. `unnamed`: after the microphone. */
  get speakers(): 'list' | 'unnamed' | 'policy' | 'system' {
    if (!canChoose() || !mediaDevices()) return 'system';
    const policy = (document as { featurePolicy?: { features(): string[]; allowsFeature(name: string): boolean } }).featurePolicy;
    if (policy?.features().includes('speaker-selection') && !policy.allowsFeature('speaker-selection')) return 'policy';
    if (this.canAsk || this.#isNamed('audiooutput')) return 'list';
    return this.named || this.#trouble === 'no-device' ? 'system' : 'unnamed';
  }

  supports(constraint: keyof MediaTrackSupportedConstraints): boolean { return mediaDevices()?.getSupportedConstraints?.()[constraint] ?? false; }

  /** What the system's default is now, where the browser says so. */
  defaultLabel(kind: Kind): string | undefined {
    const ofKind = this.#found.filter((each) => each.kind === kind);
    const usual = ofKind.find(({ deviceId }) => deviceId === 'default');
    return usual && ofKind.find(({ deviceId, groupId }) => !isAlias(deviceId) && groupId === usual.groupId)?.label;
  }

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const found = await mediaDevices()?.enumerateDevices?.().catch(() => undefined);
    const trouble = await this.#whatKeeps(found);
    if (turn !== this.#turn) return;
    this.#found = found ?? [];
    this.#trouble = trouble;
    this.#known = true;
    this.#changed();
    this.#host.requestUpdate();
  }

  async #whatKeeps(found: readonly MediaDeviceInfo[] | undefined): Promise<MicrophoneTrouble | undefined> {
    if (!window.isSecureContext) return 'insecure';
    if (!found) return 'unsupported';
    if (await isForbidden()) return 'blocked-by-policy';
    if (await permission() === 'denied') return 'denied';
    return found.some(({ kind }) => kind === 'audioinput') ? undefined : 'no-device';
  }

  /** What was blocked may be allowed in the browser's settings, while this page stands here. */
  async #follow(signal: AbortSignal): Promise<void> {
    const status = await navigator.permissions?.query({ name: 'microphone' }).catch(() => undefined);
    status?.addEventListener('change', this.#look, { signal });
  }

  #isNamed(kind: Kind): boolean { return this.#found.some((each) => each.kind === kind && each.label !== ''); }

  #of(kind: Kind): readonly Device[] {
    return this.#found.filter(({ kind: each, deviceId }) => each === kind && !isAlias(deviceId)).map(({ deviceId, label }) => ({ id: deviceId, label }));
  }
}

/** Some browsers list the system's default once more under such an id. */
const isAlias = (id: string): boolean => id === '' || id === 'default' || id === 'communications';
