/** A time as it is said: "1 minute 5 seconds". */
export function spoken(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = ([['hour', Math.floor(whole / 3600)], ['minute', Math.floor(whole / 60) % 60], ['second', whole % 60]] as const)
    .filter(([unit, count]) => count > 0 || (unit === 'second' && whole < 1))
    .map(([unit, count]) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts);
}
