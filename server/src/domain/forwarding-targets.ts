import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import type { Context } from '../app/handlers.ts';
import { Problem } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { storedCompany } from './company.ts';
import { numbersFolder, profileDocument } from './documents.ts';
import { countryOf, isEmergency, isInternational, isPremium, phoneNumberOf } from './phone-numbers.ts';

export type ForwardingParams = Readonly<Record<string, unknown>>;

export const forwardingParams = async (context: Pick<Context, 'user' | 'tx'>): Promise<ForwardingParams> =>
  (await grantsOf(context)).features['callForwarding']?.params ?? {};

const allows = (params: ForwardingParams, type: string): boolean => Array.isArray(params['destinationTypes']) && params['destinationTypes'].includes(type);

const refused = (pointer: string, code: string, issue: FieldIssue['code']): Problem => new Problem(422, code, { errors: [{ pointer, code: issue }] });

/** A colleague by extension; this server knows one company. */
async function colleagueAt({ tx }: Context, extension: string): Promise<string | undefined> {
  for (const user of await tx.users()) if ((await storedCompany({ user, tx })).extension === extension) return user;
  return undefined;
}

/** Somebody's extension as a target, once calls may go there. */
export async function extensionTarget(context: Context, extension: string, pointer: string): Promise<{ extension: string; displayName: string }> {
  if (!allows(await forwardingParams(context), 'extension')) throw refused(pointer, 'number.notAllowed', 'notAllowed');
  const colleague = await colleagueAt(context, extension);
  if (!colleague) throw refused(pointer, 'validation.failed', 'unknownReference');
  if (colleague === context.user) throw refused(pointer, 'forwarding.loop', 'notAllowed');
  const profile = await context.tx.get(colleague, profileDocument);
  return { extension, displayName: profile ? profile.displayName ?? `${profile.firstName} ${profile.lastName}`.trim() : extension };
}

/** What somebody typed, as a number that calls may go to. */
export async function numberTarget(context: Context, typed: string, country: string | null | undefined, pointer: string): Promise<{ number: string; display: string; country?: string }> {
  const { user, tx } = context;
  const params = await forwardingParams(context);
  const settled = (await grantsOf(context)).features['numbers']?.params?.['country'];
  const home = typeof settled === 'string' ? settled : undefined;
  if (isEmergency(typed)) throw refused(pointer, 'number.notAllowed', 'notAllowed');
  const phone = phoneNumberOf(typed, country ?? home);
  if (!phone) throw refused(pointer, 'phoneNumber.invalid', 'invalid');
  const own = (await tx.list(user, numbersFolder)).map(({ value }) => value);
  if (own.some(({ number }) => number === phone.number)) throw refused(pointer, 'forwarding.loop', 'notAllowed');
  if (isPremium(phone.number) || (params['allowInternational'] === false && home !== undefined && isInternational(phone.number, home))) {
    throw refused(pointer, 'number.notAllowed', 'notAllowed');
  }
  const found = countryOf(phone.number);
  return { ...phone, ...(found && { country: found }) };
}
