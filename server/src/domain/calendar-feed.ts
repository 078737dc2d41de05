import type { AutoDnd } from '../../../src/client/contract/auto-dnd.ts';
import type { CalendarEvent } from '../auto-dnd/index.ts';

/** How much of a calendar may be read: its events, or only when its owner is busy. */
export type Granularity = Exclude<AutoDnd['granularity'], 'unknown'>;

/** What a calendar answered. */
export interface FeedAnswer {
  /** Hashed ids, and nothing that says what a meeting is about. Cancelled ones are in it where only changes were asked for. */
  readonly events: readonly CalendarEvent[];
  /** All events of the range, not only what has changed. */
  readonly isAll: boolean;
  /** Ask with it for what changes from now on; absent where the calendar cannot tell. */
  readonly syncToken?: string | undefined;
  /** IANA zone of the calendar. */
  readonly timeZone?: string | undefined;
}

export interface FeedQuestion {
  readonly calendarId: string;
  readonly from: Date;
  readonly to: Date;
  readonly syncToken?: string | undefined;
}

/** Reads calendars in a user's name. */
export interface CalendarFeed {
  /** Throws `ConnectFailure` where the grant no longer holds, `TooOften` where we ask too much, anything else where nobody knows. */
  read(grant: string, questions: readonly FeedQuestion[]): Promise<readonly FeedAnswer[]>;
  /** Asks to be told of changes, with the token each time; absent where nobody could reach us. */
  watch?(grant: string, calendarId: string, channel: { readonly id: string; readonly token: string }): Promise<{ readonly resourceId: string; readonly expiresAt: Date }>;
  unwatch?(grant: string, channel: { readonly id: string; readonly resourceId: string }): Promise<void>;
}

/** The calendar wants to be left alone for a while. */
export class TooOften extends Error {}
