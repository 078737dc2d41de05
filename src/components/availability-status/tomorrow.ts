import { instantsOf, wallOf } from '../../rules/zoned-time.ts';

const dayMinutes = 1440;
const eight = 8 * 60;

/** Eight o'clock of the next day, on the account's clocks. */
export function tomorrowMorning(timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone, now = Date.now()): number {
  const today = Math.floor(wallOf(now, timeZone) / dayMinutes);
  return instantsOf((today + 1) * dayMinutes + eight, timeZone)[0] ?? now;
}
