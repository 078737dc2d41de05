import { readBytes } from './body.ts';
import { etagOf, noneMatchHits } from './etag.ts';
import type { Context } from './handlers.ts';
import { notFound } from './problem.ts';
import { type Author, withEvents } from './representation.ts';
import { rangeOf } from './range.ts';
import type { Route, Router } from './routes.ts';
import { checkMatch } from './singletons.ts';

interface Deps {
  readonly router: Router;
  inTransaction<R>(user: string, work: (context: Context) => Promise<R>): Promise<R>;
  /** Throws where the capabilities do not allow it. */
  allowed(context: Context, route: Route): Promise<unknown>;
}
interface Transfer {
  readonly user: string;
  readonly id: string;
  readonly route: Route;
  readonly author: Author;
  /** The resources that show something of the file. */
  readonly touches: readonly string[];
}

/** Sends, takes and removes files. Once there is one, a change needs its tag as `If-Match`, like that of a setting. */
export const fileServer = ({ router, inTransaction, allowed }: Deps) =>
  async (request: Request, { user, id, route, author, touches }: Transfer): Promise<Response> => {
    const { endpoint, handlers, operation } = route;
    if (operation === 'download') {
      const file = await inTransaction(user, async (context) => {
        await allowed(context, route);
        return handlers.download?.(context, id);
      });
      if (!file) throw notFound();
      const etag = await etagOf(file.bytes);
      if (noneMatchHits(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers: { ETag: etag } });
      // Should somebody open the address itself, it is this file and nothing else.
      const headers = {
        ETag: etag, 'Accept-Ranges': 'bytes', 'Content-Type': file.contentType, 'Content-Security-Policy': "default-src 'none'; sandbox",
        ...(file.name && { 'Content-Disposition': `attachment; filename="${file.name}"` }),
      };
      const range = rangeOf(request.headers, etag, file.bytes.length);
      if (!range) return new Response(file.bytes, { headers });
      const part = file.bytes.slice(range.start, range.end + 1);
      return new Response(part, { status: 206, headers: { ...headers, 'Content-Range': `bytes ${range.start}-${range.end}/${file.bytes.length}` } });
    }
    // Once before the body is read, and below again in the transaction that writes.
    await inTransaction(user, (context) => allowed(context, route));
    const body = endpoint.bytes && await readBytes(request, endpoint.bytes.types, endpoint.bytes.maxBytes);
    const answer = await inTransaction(user, async (context) => {
      await allowed(context, route);
      const current = await handlers.download?.(context, id);
      if (current) checkMatch(request.headers.get('If-Match'), { etag: await etagOf(current.bytes) });
      return withEvents(router, context, touches, author, async () =>
        (body ? handlers.upload?.(context, { contentType: body.type, bytes: body.bytes }, id) : handlers.clear?.(context, id)));
    });
    if (!answer) return new Response(null, { status: endpoint.status });
    return new Response(JSON.stringify(answer), { status: endpoint.status, headers: { 'Content-Type': 'application/json' } });
  };
