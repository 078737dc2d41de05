import { MissedCallToggle } from './missed-call-toggle.ts';

MissedCallToggle.define();

export { MissedCallToggle };

declare global {
  interface HTMLElementTagNameMap {
    'missed-call-toggle': MissedCallToggle;
  }
}
