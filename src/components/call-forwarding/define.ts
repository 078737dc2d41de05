import { CallForwarding } from './call-forwarding.ts';

CallForwarding.define();

export { CallForwarding };

declare global {
  interface HTMLElementTagNameMap {
    'call-forwarding': CallForwarding;
  }
}
