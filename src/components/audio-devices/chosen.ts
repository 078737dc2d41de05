import type { MicrophoneWish } from '../sound/microphone.ts';
import type { AudioChoice, StoredChoice } from './choice.ts';
import type { Device, Devices } from './devices.ts';

/** The members of a choice that are devices. */
export type DeviceKey = 'inputId' | 'outputId' | 'ringOutputId';
/** What a sound is for. */
export type Output = 'speaker' | 'ringer';

/** What was chosen, among what is there now. */
export class Chosen {
  readonly #choice: StoredChoice;
  readonly #devices: Devices;

  constructor(choice: StoredChoice, devices: Devices) {
    this.#choice = choice;
    this.#devices = devices;
  }

  /** By its id, or by its name where the browser has given it another id. */
  find(id: string, devices: readonly Device[]): Device | undefined {
    const label = this.labelOf(id);
    const sameName = devices.filter((each) => each.label !== '' && each.label === label);
    return devices.find((each) => each.id === id) ?? (sameName.length === 1 ? sameName[0] : undefined);
  }

  labelOf(id: string): string | undefined { return this.#choice.value.labels[id]; }

  /** The microphone as it is wished for; the system's where the chosen one is not there. */
  get wish(): MicrophoneWish {
    const { inputId, noiseSuppression, echoCancellation, autoGainControl } = this.#choice.value;
    return { deviceId: this.find(inputId, this.#devices.inputs)?.id ?? '', noiseSuppression, echoCancellation, autoGainControl };
  }

  /** Where a sound is to be heard; '' is the system's default. */
  sink(output: Output): string {
    const { outputId, ringOutputId } = this.#choice.value;
    return this.find(output === 'speaker' ? outputId : ringOutputId ?? outputId, this.#devices.outputs)?.id ?? '';
  }

  /** A choice of another device, with the names of all that are chosen then. */
  change(key: DeviceKey, id: string | null): Partial<AudioChoice> {
    const next = { ...this.#choice.value, [key]: id };
    const found = [...this.#devices.inputs, ...this.#devices.outputs];
    const used = [next.inputId, next.outputId, next.ringOutputId].filter((each): each is string => Boolean(each));
    return { [key]: id, labels: Object.fromEntries(used.map((each) => [each, found.find((device) => device.id === each)?.label ?? next.labels[each] ?? ''])) };
  }
}
