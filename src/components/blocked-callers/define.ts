import { BlockedCallers } from './blocked-callers.ts';

BlockedCallers.define();

export { BlockedCallers };

declare global {
  interface HTMLElementTagNameMap {
    'blocked-callers': BlockedCallers;
  }
}
