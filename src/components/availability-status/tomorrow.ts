import { profile } from '../../client/contract/profile.ts';
import type { Session } from '../../client/session.ts';
import { instantsOf, wallOf } from '../../rules/zoned-time.ts';

const dayMinutes = 1440;
const eight = 8 * 60;

/** Eight o'clock of the next day, on the account's clocks; on this browser's where they are not known. */
export async function tomorrowMorning(session: Session, now = Date.now()): Promise<number> {
  const own = session.setting(profile);
  if (!own.saved) await own.load();
  const { timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = own.saved ?? {};
  const today = Math.floor(wallOf(now, timeZone) / dayMinutes);
  return instantsOf((today + 1) * dayMinutes + eight, timeZone)[0] ?? now;
}
