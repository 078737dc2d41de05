import ky, { HTTPError } from 'ky';
import { passing, retryAfterSeconds } from './http.ts';

/**
 * Repeats a request whose first try has ended badly, as ky does it: twice, ever later or when `Retry-After` says. ky is given
 * the first try's end as though it had made it. Resolves with the last answer, a refusal too; rejects where there was none.
 */
export async function repeat(first: Promise<Response>, url: string, request: RequestInit, fetch: typeof globalThis.fetch, longestWaitMs: number): Promise<Response> {
  let next: Promise<Response> | undefined = first;
  let last: Response | undefined;
  const isLong = (response: Response) => (retryAfterSeconds(response) ?? 0) * 1000 > longestWaitMs;
  try {
    await ky(url, {
      ...request,
      timeout: false,
      retry: {
        limit: 2,
        methods: ['get', 'put', 'delete', 'post'],
        statusCodes: [...passing],
        // Nobody waits longer in front of a panel: better to say that the provider is busy.
        shouldRetry: ({ error }) => error instanceof HTTPError && isLong(error.response) ? false : undefined,
      },
      fetch: async (input, init) => {
        const tried: Promise<Response> = next ?? fetch(input, init);
        void last?.body?.cancel();
        next = last = undefined;
        last = await tried;
        // The head is enough for ky; the body stays unread for who asked.
        return new Response(null, last);
      },
    });
  } catch (error) {
    if (!last) throw error;
  }
  return last as Response;
}
