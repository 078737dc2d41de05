const day = 86_400_000;

/** The account's zone, where this browser knows it; its own otherwise. */
function known(timeZone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/**
 * A moment to come, on the account's clocks: the time, with its day where that is not today, and with the zone where this browser's clock
 * says something else.
 */
export function whenText(moment: number, locale: string, accountZone: string | undefined, now = Date.now()): string {
  const print = (timeZone: string | undefined, more: Intl.DateTimeFormatOptions = {}): string => {
    const isToday = [now, moment].map((each) => new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' }).format(each)).every((each, _, all) => each === all[0]);
    const date: Intl.DateTimeFormatOptions = isToday ? {} : moment - now < 6 * day ? { weekday: 'long' } : { day: 'numeric', month: 'long' };
    return new Intl.DateTimeFormat(locale, { timeZone, ...date, hour: 'numeric', minute: '2-digit', ...more }).format(moment);
  };
  const timeZone = known(accountZone);
  const text = print(timeZone);
  return text === print(undefined) ? text : print(timeZone, { timeZoneName: 'short' });
}
