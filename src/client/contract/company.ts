import * as z from 'zod/mini';
import { collection, setting } from './build.ts';
import { Id, matching } from './common.ts';

export const Company = z.object({
  companyName: z.string(),
  /** The number that callees see, one of the user's own; null when there is none. */
  outboundNumberId: z.nullable(z.string()),
  /** The same number in full, also where it is not among the user's own. */
  outboundNumber: z.nullable(z.object({
    number: z.string(), display: z.string(), label: z.optional(z.string()), country: z.optional(z.string()),
  })),
  /** What colleagues dial: 2 to 10 digits. */
  extension: z.nullable(z.string()),
  departmentId: z.nullable(z.string()),
  /** The same department with its name. */
  department: z.nullable(z.object({ id: z.string(), name: z.string() })),
  directoryListed: z.boolean(),
  /** Where the user works, and for whom; absent where the provider does not know of such things. */
  site: z.optional(z.nullable(z.object({ id: z.string(), name: z.string() }))),
  manager: z.optional(z.nullable(z.object({ name: z.string() }))),
  /** The caller ID is "same as company", so that it changes with the outbound number. */
  callerIdFollows: z.optional(z.boolean()),
});
export type Company = z.output<typeof Company>;

const CompanyPatch = z.strictObject({
  outboundNumberId: z.optional(Id),
  /** `notAllowed` when it is kept for emergencies and services, `duplicate` when a colleague has it. */
  extension: z.optional(matching(/^\d{2,10}$/)),
  departmentId: z.optional(z.nullable(Id)),
  directoryListed: z.optional(z.boolean()),
});

/** The user's place in the company (`contract.md` a.4). Each field is changeable or locked by a capability of its own. */
export const company = setting('company', Company, CompanyPatch, { feature: 'company' });

export const Department = z.object({ id: Id, name: z.string() });
export type Department = z.output<typeof Department>;

/** The departments that the user may choose from. */
export const departments = collection('company/departments', Department, { feature: 'company' });
