import { CompanyInfo } from './company-info.ts';

CompanyInfo.define();

export { CompanyInfo };

declare global {
  interface HTMLElementTagNameMap {
    'company-info': CompanyInfo;
  }
}
