import { AccessSummary } from './access-summary.ts';

AccessSummary.define();

export { AccessSummary };

declare global {
  interface HTMLElementTagNameMap {
    'access-summary': AccessSummary;
  }
}
