import type { ForwardingNumber, ForwardingNumberDraft, forwardingNumbers } from '../../../src/client/contract/forwarding-numbers.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { Problem } from '../app/problem.ts';
import { forwardingNumbersDocument, type StoredForwardingNumber } from './forwarding-documents.ts';
import { extensionTarget, forwardingParams, numberTarget } from './forwarding-targets.ts';

export const storedNumbers = async ({ user, tx }: Pick<Context, 'user' | 'tx'>): Promise<StoredForwardingNumber[]> =>
  (await tx.get(user, forwardingNumbersDocument)) ?? [];

const placed = (numbers: readonly StoredForwardingNumber[]): ForwardingNumber[] => numbers.map((number, position) => ({ ...number, position }));

/** Where the number leads; refused when another one leads there already. */
async function target(context: Context, typed: string, country: string | undefined, others: readonly StoredForwardingNumber[]) {
  const digits = typed.trim();
  const found: Pick<StoredForwardingNumber, 'number' | 'display' | 'country'> = /^\d{2,6}$/.test(digits) && !country
    ? await extensionTarget(context, digits, '/number').then(({ extension, displayName }) => ({ number: extension, display: `${extension} ${displayName}` }))
    : await numberTarget(context, typed, country, '/number');
  const same = others.find(({ number }) => number === found.number);
  if (same) throw new Problem(409, 'duplicate', { params: { id: same.id } });
  return found;
}

export const forwardingNumbersHandlers: Handlers<{ it: typeof forwardingNumbers }>['it'] = {
  list: async (context) => placed(await storedNumbers(context)).map((value, position) => ({ position, value })),
  item: async (context, id) => placed(await storedNumbers(context)).find((number) => number.id === id),
  async create(context, { number, country, label = '', type = 'mobile', enabled = true, answerConfirmation }: ForwardingNumberDraft) {
    const { user, tx } = context;
    const all = await storedNumbers(context);
    const { maxNumbers, answerConfirmation: canConfirm } = await forwardingParams(context);
    const limit = typeof maxNumbers === 'number' ? maxNumbers : 10;
    const made: StoredForwardingNumber = {
      id: crypto.randomUUID(), ...await target(context, number, country, all), label, type, enabled, answerConfirmation: answerConfirmation ?? canConfirm === true,
    };
    if (all.length >= limit) throw new Problem(409, 'limitReached', { params: { limit } });
    await tx.put(user, forwardingNumbersDocument, [...all, made]);
    return { ...made, position: all.length };
  },
  async update(context, id, { next, patch }) {
    const { user, tx } = context;
    const { position, ...changed } = next;
    const { number, country } = patch as Partial<ForwardingNumberDraft>;
    const all = await storedNumbers(context);
    const others = all.filter((other) => other.id !== id);
    const own = number === undefined ? changed : { ...changed, ...await target(context, number, country, others) };
    await tx.put(user, forwardingNumbersDocument, others.toSpliced(position ?? all.findIndex((other) => other.id === id), 0, own));
  },
  async remove(context, id) {
    await context.tx.put(context.user, forwardingNumbersDocument, (await storedNumbers(context)).filter((number) => number.id !== id));
  },
};
