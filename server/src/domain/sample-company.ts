import type { Department } from '../../../src/client/contract/company.ts';
import type { StoredCallerId, StoredCompany } from './documents.ts';

/** What administrators said of somebody's place in the company. */
export interface Place { readonly company: StoredCompany; readonly callerId: StoredCallerId; readonly departments: readonly Department[] }

const departments: readonly Department[] = [
  { id: 'dep-sales', name: 'Sales' }, { id: 'dep-support', name: 'Customer support' }, { id: 'dep-field', name: 'Field service' },
  { id: 'dep-finance', name: 'Finance' },
];
const mainNumber = { id: 'num-main', number: '+16135550199', display: '+1 613 555 0199', label: 'Main line', country: 'CA' };
const site = { id: 'site-ottawa', name: 'Ottawa' };
const northwind = { companyName: 'Northwind Trading', mainNumber, directoryListed: true };
const follows: StoredCallerId = { default: { type: 'company' }, perDevice: {}, name: null };

/** By user; who is not here is in no company. */
export const sampleCompany: Readonly<Record<string, Place>> = {
  zoe: {
    company: { ...northwind, outboundNumberId: 'num-direct', extension: '1042', departmentId: 'dep-sales', site, manager: { name: 'Maya Lindqvist' } },
    callerId: follows, departments,
  },
  omar: {
    company: { ...northwind, outboundNumberId: 'num-main', extension: '1077', departmentId: 'dep-field', site },
    callerId: follows, departments,
  },
  ada: {
    company: { companyName: northwind.companyName, directoryListed: true, outboundNumberId: null, extension: '1103', departmentId: null },
    callerId: follows, departments,
  },
};
