import { ContactImport } from './contact-import.ts';

ContactImport.define();

export { ContactImport };

declare global {
  interface HTMLElementTagNameMap {
    'contact-import': ContactImport;
  }
}
