import type { Company, company, departments } from '../../../src/client/contract/company.ts';
import type { PhoneNumber } from '../../../src/client/contract/numbers.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { callerIdDocument, companyDocument, departmentDocument, departmentsFolder, numbersFolder, type StoredCompany } from './documents.ts';

/** Dialled for emergencies and services somewhere, so nobody's extension. */
const reserved = ['000', '110', '111', '112', '113', '118', '119', '211', '311', '411', '511', '611', '711', '811', '911', '999'];

export type OutboundNumber = Pick<PhoneNumber, 'id' | 'number' | 'display' | 'label' | 'country'>;

const nowhere: StoredCompany = { companyName: '', outboundNumberId: null, extension: null, departmentId: null, directoryListed: true };

export const storedCompany = async ({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredCompany> =>
  (await tx.get(user, companyDocument)) ?? nowhere;

/** The user's own numbers that may be shown to callees. */
export const ownNumbers = async ({ user, tx }: Context): Promise<OutboundNumber[]> =>
  (await tx.list(user, numbersFolder)).map(({ value }) => value)
    .filter(({ features, status }) => features.includes('callerId') && status === 'active');

/** What callees see by default: as chosen, or the first of the user's own where that is gone. */
export async function outboundNumber(context: Context): Promise<OutboundNumber | undefined> {
  const { outboundNumberId, mainNumber } = await storedCompany(context);
  const own = await ownNumbers(context);
  return [...own, ...(mainNumber ? [mainNumber] : [])].find(({ id }) => id === outboundNumberId) ?? own[0];
}

export const companyHandlers: Handlers<{ it: typeof company }>['it'] = {
  async get(context): Promise<Company> {
    const { companyName, extension, departmentId, directoryListed, site = null, manager = null } = await storedCompany(context);
    const shown = await outboundNumber(context);
    const department = departmentId === null ? undefined : await context.tx.get(context.user, departmentDocument(departmentId));
    const chosen = await context.tx.get(context.user, callerIdDocument);
    return {
      companyName, extension, directoryListed, site, manager,
      outboundNumberId: shown?.id ?? null,
      outboundNumber: shown ? { number: shown.number, display: shown.display, label: shown.label, country: shown.country } : null,
      departmentId: department?.id ?? null,
      department: department ?? null,
      callerIdFollows: (chosen?.default.type ?? 'company') === 'company',
    };
  },
  async patch(context, { next: { extension, departmentId, outboundNumberId, directoryListed }, patch }) {
    const { user, tx } = context;
    if (patch.outboundNumberId && !(await ownNumbers(context)).some(({ id }) => id === patch.outboundNumberId)) {
      throw invalid({ pointer: '/outboundNumberId', code: 'unknownReference' });
    }
    if (patch.departmentId && !(await tx.get(user, departmentDocument(patch.departmentId)))) {
      throw invalid({ pointer: '/departmentId', code: 'unknownReference' });
    }
    if (patch.extension && reserved.includes(patch.extension)) throw invalid({ pointer: '/extension', code: 'notAllowed' });
    if (patch.extension && await isTaken(context, patch.extension)) throw invalid({ pointer: '/extension', code: 'duplicate' });
    await tx.put(user, companyDocument, { ...(await storedCompany(context)), extension, departmentId, outboundNumberId, directoryListed });
  },
};

/** A colleague has the extension; this server knows one company. */
async function isTaken({ user, tx }: Context, extension: string): Promise<boolean> {
  for (const colleague of await tx.users()) {
    if (colleague !== user && (await storedCompany({ user: colleague, tx })).extension === extension) return true;
  }
  return false;
}

export const departmentsHandlers: Handlers<{ it: typeof departments }>['it'] = {
  list: ({ user, tx }) => tx.list(user, departmentsFolder),
  item: ({ user, tx }, id) => tx.get(user, departmentDocument(id)),
};
