import { CallOptions } from './call-options.ts';

CallOptions.define();

export { CallOptions };

declare global {
  interface HTMLElementTagNameMap {
    'call-options': CallOptions;
  }
}
