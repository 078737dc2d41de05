import { LicenseList } from './license-list.ts';

LicenseList.define();

export { LicenseList };

declare global {
  interface HTMLElementTagNameMap {
    'license-list': LicenseList;
  }
}
