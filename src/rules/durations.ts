/** Of an ISO 8601 duration in weeks, days, hours and minutes, in milliseconds; `NaN` where it is none. */
export function milliseconds(duration: string): number {
  const [all, ...parts] = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  const minutes = [10_080, 1440, 60, 1];
  return all === undefined ? NaN : parts.reduce((sum, part, at) => sum + Number(part ?? 0) * (minutes[at] ?? 0), 0) * 60_000;
}
