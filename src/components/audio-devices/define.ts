import { AudioDevices } from './audio-devices.ts';

AudioDevices.define();

export { AudioDevices };

declare global {
  interface HTMLElementTagNameMap {
    'audio-devices': AudioDevices;
  }
}
