import { AvailabilityStatus } from './availability-status.ts';

AvailabilityStatus.define();

export { AvailabilityStatus };

declare global {
  interface HTMLElementTagNameMap {
    'availability-status': AvailabilityStatus;
  }
}
