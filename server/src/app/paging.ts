import { invalid } from './problem.ts';

const defaultLimit = 25;

/** One page of a list that is already in order, cut after the position in the cursor. */
export function pageOf<T>(all: readonly { position: number; value: T }[], query: Readonly<Record<string, unknown>>) {
  const limit = Number(query['limit'] ?? defaultLimit);
  const after = typeof query['cursor'] === 'string' ? positionOf(query['cursor']) : -1;
  const rest = all.filter(({ position }) => position > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(({ value }) => value), nextCursor: last && rest.length > limit ? cursorOf(last.position) : null, total: all.length };
}

/** RFC 8288 link to the next page. */
export function nextLink(url: URL, cursor: string): string {
  const next = new URL(url);
  next.searchParams.set('cursor', cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}

const cursorOf = (position: number): string => btoa(`p${position}`).replaceAll('=', '');
function positionOf(cursor: string): number {
  try {
    const [, digits] = /^p(\d{1,15})$/.exec(atob(cursor)) ?? [];
    if (digits) return Number(digits);
  } catch {
    // Not base64: said below.
  }
  throw invalid({ pointer: '/cursor', code: 'invalid' });
}
