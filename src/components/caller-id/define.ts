import { CallerId } from './caller-id.ts';

CallerId.define();

export { CallerId };

declare global {
  interface HTMLElementTagNameMap {
    'caller-id': CallerId;
  }
}
