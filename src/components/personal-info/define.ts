import { PersonalInfo } from './personal-info.ts';

PersonalInfo.define();

export { PersonalInfo };

declare global {
  interface HTMLElementTagNameMap {
    'personal-info': PersonalInfo;
  }
}
