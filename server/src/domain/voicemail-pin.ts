import type { PinRules, pinRules, setPin } from '../../../src/client/contract/voicemail-pin.ts';
import type { FieldIssue } from '../../../src/client/contract/endpoint.ts';
import { pinFaults } from '../../../src/rules/pin.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { Problem } from '../app/problem.ts';
import { toBase64 } from './base64.ts';
import { grantsOf } from './capabilities.ts';
import { storedCompany } from './company.ts';
import { numbersFolder } from './documents.ts';
import { pinDocument, type StoredPin, type StoredPinRules } from './voicemail-documents.ts';

const mostFailures = 5;
const lockMs = 15 * 60 * 1000;
/** How many PINs back one may not go. */
const remembered = 4;

const usual: StoredPinRules = {
  minLength: 4, maxLength: 8, maxRepeatedDigits: 3, maxAscending: 3, maxDescending: 3, blockOwnNumber: true, blockReversedOwnNumber: true, blockPrevious: true,
  blockRepeatedPatterns: true, requiresCurrent: true,
};

/** The capability's `params` say where the provider differs. */
async function rulesOf(context: Context): Promise<StoredPinRules> {
  const { rules } = (await grantsOf(context)).features['voicemail.pin']?.params ?? {};
  return { ...usual, ...(rules as Partial<StoredPinRules> | undefined) };
}

/** Four digits are soon tried out, whatever is done to them; but who reads the store should not have read them. */
async function hash(pin: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new TextEncoder().encode(salt), iterations: 100_000 }, key, 256);
  return toBase64(new Uint8Array(bits));
}

const refused = (pointer: string, ...codes: string[]): Problem =>
  new Problem(422, codes[0] ?? 'pin.pattern', { errors: codes.map((code): FieldIssue => ({ pointer, code })) });

const locked = (until: string, now: Date): Problem => new Problem(429, 'pin.locked', {
  params: { until }, headers: { 'Retry-After': String(Math.ceil((Date.parse(until) - now.getTime()) / 1000)) },
});

/** The extension and the numbers, as digits. */
async function ownDigits(context: Context): Promise<string[]> {
  const { extension } = await storedCompany(context);
  const numbers = (await context.tx.list(context.user, numbersFolder)).map(({ value }) => value.number.replace('+', ''));
  return [...numbers, ...(extension ? [extension] : [])];
}

/** Throws where the current PIN is not what was said. Its count is kept even though the request fails, so the failure is returned. */
async function wrongCurrent({ user, tx, now }: Context, stored: StoredPin, currentPin: string | undefined): Promise<Problem | undefined> {
  if (currentPin !== undefined && await hash(currentPin, stored.salt) === stored.hashes[0]) return undefined;
  if (currentPin === undefined) return new Problem(422, 'validation.failed', { errors: [{ pointer: '/currentPin', code: 'required' }] });
  const { lockedUntil: _, ...rest } = stored;
  const failures = stored.failures + 1;
  const attemptsLeft = Math.max(0, mostFailures - failures);
  if (attemptsLeft > 0) {
    await tx.put(user, pinDocument, { ...rest, failures });
    return new Problem(422, 'pin.wrong', { params: { attemptsLeft }, errors: [{ pointer: '/currentPin', code: 'pin.wrong', params: { attemptsLeft } }] });
  }
  const until = new Date(now.getTime() + lockMs).toISOString();
  await tx.put(user, pinDocument, { ...rest, failures: 0, lockedUntil: until });
  return locked(until, now);
}

/** The new PIN as it is kept, or why not. Guessing is counted in the same transaction that looks, so two at once are two. */
async function change(context: Context, newPin: string, currentPin: string | undefined): Promise<StoredPin | Problem> {
  const { user, tx, now } = context;
  const rules = await rulesOf(context);
  const stored = await tx.get(user, pinDocument);
  if (stored?.lockedUntil && Date.parse(stored.lockedUntil) > now.getTime()) return locked(stored.lockedUntil, now);
  // The answer to the first try was lost on its way.
  if (stored && currentPin !== undefined && await hash(newPin, stored.salt) === stored.hashes[0] && await hash(currentPin, stored.salt) === stored.hashes[1]) return stored;
  const faults = pinFaults(newPin, { ...rules, isSet: false }, await ownDigits(context));
  if (faults.length > 0) return refused('/newPin', ...faults.map((fault) => `pin.${fault}`));
  if (stored && rules.requiresCurrent) {
    const wrong = await wrongCurrent(context, stored, currentPin);
    if (wrong) return wrong;
  }
  const salt = stored?.salt ?? crypto.randomUUID();
  const next = await hash(newPin, salt);
  // Only now: before, it would tell which PIN there is.
  if (rules.blockPrevious && stored?.hashes.includes(next)) return refused('/newPin', 'pin.previous');
  return { salt, hashes: [next, ...stored?.hashes ?? []].slice(0, remembered), failures: 0 };
}

export const pinRulesHandlers: Handlers<{ it: typeof pinRules }>['it'] = {
  async get(context): Promise<PinRules> {
    const isSet = (await context.tx.get(context.user, pinDocument)) !== undefined;
    const { requiresCurrent, ...rules } = await rulesOf(context);
    return { ...rules, isSet, requiresCurrent: requiresCurrent && isSet };
  },
};

export const setPinHandlers: Handlers<{ it: typeof setPin }>['it'] = {
  async call({ body: { newPin, currentPin }, transaction }) {
    const next = await transaction((context) => change(context, newPin, currentPin));
    if (next instanceof Problem) throw next;
    return async ({ user, tx }) => {
      await tx.put(user, pinDocument, next);
    };
  },
};
