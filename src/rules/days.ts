/** Minutes of a day whose clock is not moved. */
export const dayMinutes = 1440;

/** Days since 1970-01-01 of a date, `YYYY-MM-DD`. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
export const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7 + 1;
/** Minutes since midnight of `HH:mm`; the day's end may be `24:00`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
