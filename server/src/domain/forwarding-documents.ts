import type { CallForwarding } from '../../../src/client/contract/call-forwarding.ts';
import type { ForwardingNumber } from '../../../src/client/contract/forwarding-numbers.ts';
import type { Schedule } from '../../../src/client/contract/schedules.ts';
import type { Document, Folder } from '../store/store.ts';

export type StoredForwarding = Omit<CallForwarding, 'timeZone' | 'effective' | 'warnings'>;
export type StoredForwardingNumber = Omit<ForwardingNumber, 'position'>;

export const forwardingDocument: Document<StoredForwarding> = { path: 'call-forwarding' };
/** All of them in one document, in the user's order. */
export const forwardingNumbersDocument: Document<StoredForwardingNumber[]> = { path: 'forwarding-numbers' };
export const schedulesFolder: Folder<Schedule> = { folder: 'schedules/' };
export const scheduleDocument = (id: string): Document<Schedule> => ({ path: `schedules/${id}` });
