import * as z from 'zod/mini';
import { collection } from './build.ts';
import { Id, list, oneOf, openEnum, text } from './common.ts';
import { SearchQuery } from './search-query.ts';

export const Contact = z.object({
  id: Id,
  firstName: z.string(),
  lastName: z.string(),
  /** What a call from them shows: their name, or else their company. */
  displayName: z.string(),
  company: z.optional(z.string()),
  jobTitle: z.optional(z.string()),
  emails: z.array(z.object({ type: openEnum('work', 'home', 'other'), value: z.string() })),
  /** `e164` where the number as it was given is understood. */
  phones: z.array(z.object({ type: openEnum('work', 'mobile', 'home', 'fax', 'other'), number: z.string(), e164: z.optional(z.string()) })),
  notes: z.optional(z.string()),
  city: z.optional(z.string()),
  address: z.optional(z.string()),
  source: openEnum('user', 'import', 'directory'),
});
export type Contact = z.output<typeof Contact>;

const members = {
  firstName: z.optional(text(0, 63)),
  lastName: z.optional(text(0, 63)),
  emails: z.optional(list(z.strictObject({ type: oneOf('work', 'home', 'other'), value: text(1, 255) }), 0, 10)),
  phones: z.optional(list(z.strictObject({ type: oneOf('work', 'mobile', 'home', 'fax', 'other'), number: text(1, 31) }), 0, 10)),
};
const others = { company: text(0, 127), jobTitle: text(0, 63), notes: text(0, 1024), city: text(0, 127), address: text(0, 255) };
const { company, jobTitle, notes, city, address } = others;

const ContactDraft = z.strictObject({
  ...members, company: z.optional(company), jobTitle: z.optional(jobTitle), notes: z.optional(notes), city: z.optional(city), address: z.optional(address),
});
export type ContactDraft = z.input<typeof ContactDraft>;
/** Null takes away. */
const ContactPatch = z.strictObject({
  ...members, company: z.optional(z.nullable(company)), jobTitle: z.optional(z.nullable(jobTitle)), notes: z.optional(z.nullable(notes)),
  city: z.optional(z.nullable(city)), address: z.optional(z.nullable(address)),
});

/**
 * The user's own list of contacts, and the company's (`contract.md` a.16). A contact has a name or a company, and a phone number or an
 * e-mail address. Those of the `directory` are the company's: they can only be read.
 */
export const contacts = collection('contacts', Contact, {
  feature: 'contacts',
  /** `q` finds names, companies, numbers and addresses. */
  query: SearchQuery,
  create: ContactDraft, update: ContactPatch, remove: true,
});
