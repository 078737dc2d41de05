import type { Presence, presence } from '../../../src/client/contract/presence.ts';
import type { Context, Handlers } from '../app/handlers.ts';
import { invalid } from '../app/problem.ts';
import { grantsOf } from './capabilities.ts';
import { devicesFolder, presenceDocument, type StoredPresence } from './documents.ts';
import { isInMeeting } from './kept-away.ts';
import { keepWake } from './wake.ts';

/** What a user may choose, and what colleagues then see; `label` where the choice is the provider's own. */
interface Choice { readonly id: string; readonly shows?: Presence['shown']; readonly label?: string }

const unset: StoredPresence = { availability: null, message: '', messageExpiresAt: null, silentDevices: [], pushPaused: false };
const usual: readonly Choice[] = [{ id: 'available' }, { id: 'busy' }, { id: 'away' }];
const known = ['available', 'busy', 'away', 'offline'] as const;

const storedPresence = async ({ user, tx }: Context): Promise<StoredPresence> => ({ ...unset, ...(await tx.get(user, presenceDocument)) });

async function choices(context: Context): Promise<readonly Choice[]> {
  const offered = (await grantsOf(context)).features['presence']?.params?.['choices'];
  return Array.isArray(offered) ? offered as readonly Choice[] : usual;
}

const shows = ({ id, shows: own }: Choice): Presence['shown'] => own ?? known.find((each) => each === id) ?? 'unknown';

const isOver = (instant: string | null, now: Date): boolean => instant !== null && Date.parse(instant) <= now.getTime();

export const presenceHandlers: Handlers<{ it: typeof presence }>['it'] = {
  async get(context): Promise<Presence> {
    const { user, tx, now } = context;
    const { availability, message, messageExpiresAt, silentDevices, pushPaused } = await storedPresence(context);
    const devices = (await tx.list(user, devicesFolder)).map(({ value }) => value);
    const current = devices.find(({ isCurrent }) => isCurrent);
    const meeting = await isInMeeting(context);
    const choice = (await choices(context)).find(({ id }) => id === availability);
    const automatic = meeting ? 'busy' : devices.some(({ status }) => status === 'online') ? 'available' : 'offline';
    const gone = isOver(messageExpiresAt, now);
    return {
      // A choice that the provider has no more is none.
      availability: choice?.id ?? null,
      shown: choice ? shows(choice) : automatic,
      activity: meeting ? 'inMeeting' : 'idle',
      message: gone ? '' : message,
      messageExpiresAt: gone ? null : messageExpiresAt,
      ...(current?.lastSeenAt && { lastActiveAt: current.lastSeenAt }),
      ...(current && { silentHere: silentDevices.includes(current.id) }),
      pushPaused,
    };
  },
  async patch(context, { next, patch }) {
    const { user, tx, now } = context;
    const { availability, message, messageExpiresAt, silentHere, pushPaused } = next;
    if (patch.availability && !(await choices(context)).some(({ id }) => id === patch.availability)) {
      throw invalid({ pointer: '/availability', code: 'notAllowed' });
    }
    if (isOver(patch.messageExpiresAt ?? null, now)) throw invalid({ pointer: '/messageExpiresAt', code: 'outOfRange', params: { min: now.toISOString() } });
    const { silentDevices } = await storedPresence(context);
    const current = (await tx.list(user, devicesFolder)).find(({ value }) => value.isCurrent)?.id;
    const others = silentDevices.filter((id) => id !== current);
    await tx.put(user, presenceDocument, {
      availability, message, pushPaused: pushPaused ?? false,
      // A message that is gone takes its end with it.
      messageExpiresAt: message === '' ? null : messageExpiresAt,
      silentDevices: silentHere && current ? [...others, current] : others,
    });
    await keepWake(context);
  },
};
