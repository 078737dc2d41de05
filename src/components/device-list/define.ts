import { DeviceList } from './device-list.ts';

DeviceList.define();

export { DeviceList };

declare global {
  interface HTMLElementTagNameMap {
    'device-list': DeviceList;
  }
}
