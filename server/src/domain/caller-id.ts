import type { CallerId, callerId, CallerIdChoice, CallerIdOption, callerIdOptions } from '../../../src/client/contract/caller-id.ts';
import { pointerTo } from '../../../src/client/contract/common.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid, Problem } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { outboundNumber, ownNumbers, storedCompany } from './company.ts';
import { callerIdDocument, devicesFolder, groupsFolder, numberDocument, profileDocument, type StoredCallerId } from './documents.ts';

const unset: StoredCallerId = { default: { type: 'company' }, perDevice: {}, name: null };

const stored = async ({ user, tx }: Context): Promise<StoredCallerId> => (await tx.get(user, callerIdDocument)) ?? unset;

const params = async (context: Context) => (await grantsOf(context)).features['callerId']?.params ?? {};

async function options(context: Context): Promise<CallerIdOption[]> {
  const company = await outboundNumber(context);
  const { mainNumber } = await storedCompany(context);
  const numbers = [...await ownNumbers(context), ...(mainNumber ? [mainNumber] : [])];
  const known = new Set(numbers.map(({ number }) => number));
  // A group's number that is the user's own already is offered once.
  const groups = (await context.tx.list(context.user, groupsFolder)).map(({ value }) => value).filter(({ number }) => number && !known.has(number));
  return [
    {
      id: 'company', option: { type: 'company' }, label: 'Same as company', isDefault: true,
      ...(company && { number: company.number, display: company.display, country: company.country }),
    },
    ...numbers.map(({ id, number, display, label, country }): CallerIdOption => (
      { id, option: { type: 'number', numberId: id }, label: label ?? '', number, display, country, isDefault: false })),
    ...groups.map(({ id, name, number }): CallerIdOption => (
      { id: `group-${id}`, option: { type: 'group', groupId: id }, label: name, ...(number && { number, display: number }), isDefault: false })),
  ];
}

const refuse = (status: 409 | 422, code: string, pointer: string, why: string): Problem =>
  new Problem(status, `callerId.${code}`, { errors: [{ pointer, code: why }] });

/** The choice without what does not belong to it, once it is one the user has. */
async function checked(context: Context, { type, numberId, groupId }: CallerIdChoice, pointer: string): Promise<CallerIdChoice> {
  const hides = type === 'blocked';
  if (hides && (await params(context))['allowBlock'] === false) throw refuse(422, 'notAllowed', pointer, 'notAllowed');
  const named: Omit<CallerIdChoice, 'type'> | undefined =
    numberId && (hides || type === 'number') ? { numberId } : groupId && (hides || type === 'group') ? { groupId } : undefined;
  if (!named) {
    if (type === 'number' || type === 'group') throw invalid({ pointer, code: 'unknownReference' });
    return { type };
  }
  const isOffered = (await options(context)).some(({ option }) => (numberId ? option.numberId === numberId : option.groupId === groupId));
  if (isOffered) return { type, ...named };
  const own = numberId ? await context.tx.get(context.user, numberDocument(numberId)) : undefined;
  if (!own) throw invalid({ pointer, code: 'unknownReference' });
  throw refuse(422, own.status === 'pending' ? 'notVerified' : 'notAllowed', pointer, 'notAllowed');
}

export const callerIdHandlers: Handlers<{ it: typeof callerId }>['it'] = {
  async get(context): Promise<CallerId> {
    const { user, tx } = context;
    const { default: usual, perDevice, name } = await stored(context);
    const perEach = (await params(context))['perDevice'] === true;
    const devices = perEach ? await tx.list(user, devicesFolder) : [];
    const profile = await tx.get(user, profileDocument);
    return {
      default: usual,
      perDevice: Object.fromEntries(devices.map(({ id }) => [id, perDevice[id] ?? { type: 'inherit' }])),
      name: name ?? (profile ? profile.displayName ?? `${profile.firstName} ${profile.lastName}`.trim() : null),
    };
  },
  async patch(context, { next, patch }) {
    const { user, tx } = context;
    const before = await stored(context);
    const usual = patch.default ? await checked(context, next.default, '/default') : before.default;
    const perDevice = { ...before.perDevice };
    const devices = await tx.list(user, devicesFolder);
    for (const [id, choice] of Object.entries(patch.perDevice ?? {})) {
      const pointer = pointerTo(['perDevice', id]);
      if (!devices.some((device) => device.id === id)) throw refuse(409, 'deviceGone', pointer, 'unknownReference');
      delete perDevice[id];
      if (choice && choice.type !== 'inherit') perDevice[id] = await checked(context, next.perDevice[id] ?? { type: 'inherit' }, pointer);
    }
    const gone = Object.keys(perDevice).filter((id) => !devices.some((device) => device.id === id));
    for (const id of gone) delete perDevice[id];
    await tx.put(user, callerIdDocument, { default: usual, perDevice, name: patch.name ?? before.name });
  },
};

export const callerIdOptionsHandlers: Handlers<{ it: typeof callerIdOptions }>['it'] = {
  list: async (context) => (await options(context)).map((value, position) => ({ position, value })),
  item: async (context, id) => (await options(context)).find((option) => option.id === id),
};
