import { auth, calendar, type calendar_v3 } from '@googleapis/calendar';
import { TooOften } from '../domain/calendar-feed.ts';
import { ConnectFailure } from '../domain/connector.ts';

export interface ClientOptions {
  /** `https://www.googleapis.com/`, or the local Google with a slash at the end. */
  readonly rootUrl: string;
  /** A token for a grant, where `anew` another one than the last; throws `ConnectFailure` where Google refuses. */
  accessToken(grant: string, anew?: boolean): Promise<string>;
}

/** For one request: who asks decides whether it is asked again. */
export const once = { timeout: 10_000, retry: false };

/** Google's calendar interface in a user's name. */
export function calendarClient({ rootUrl, accessToken }: ClientOptions) {
  const as = async (grant: string, anew?: boolean): Promise<calendar_v3.Calendar> => {
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: await accessToken(grant, anew) });
    return calendar({ version: 'v3', rootUrl, auth: client });
  };
  return {
    as,
    /** A token may end before its time; only the grant says that access has: throws `ConnectFailure` then. */
    async read<R>(grant: string, work: (client: calendar_v3.Calendar) => Promise<R>): Promise<R> {
      try {
        return await work(await as(grant));
      } catch (error) {
        if (statusOf(error) !== 401) throw understood(error);
      }
      const again = await as(grant, true);
      return work(again).catch((error: unknown) => { throw understood(error); });
    },
  };
}

function understood(error: unknown): unknown {
  const status = statusOf(error);
  if (status === 401) return new ConnectFailure('invalid_grant');
  // Google says both of one who asks too often.
  return status === 403 || status === 429 ? new TooOften(`Google answered ${status}`) : error;
}

export const statusOf = (error: unknown): number | undefined => (error as { status?: number }).status ?? (error as { response?: { status?: number } }).response?.status;
