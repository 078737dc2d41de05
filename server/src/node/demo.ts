import * as z from 'zod/mini';
import { fieldIssues } from '../../../src/client/contract/common.ts';
import { parseJson, readBody } from '../app/body.ts';
import { corsHeaders, preflight } from '../app/cors.ts';
import { notFound, Problem } from '../app/problem.ts';
import { profileDocument } from '../domain/documents.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Store } from '../store/store.ts';
import { type PhoneSystem, ring } from './phone-system.ts';

interface Deps {
  readonly store: Store;
  readonly origins: ReadonlySet<string>;
  readonly mailbox: Mailbox | undefined;
  readonly phoneSystem: PhoneSystem;
  /** The local Google's page. */
  readonly calendar: string | undefined;
  sign(user: string): Promise<{ token: string; expiresAt: string }>;
}
const TokenRequest = z.strictObject({ user: z.optional(z.string()) });
const CallRequest = z.strictObject({ user: z.optional(z.string()), from: z.optional(z.nullable(z.string())) });

/** The doors of the demo: who there is, a token for each without a password, a call for each, the mails, and the way to their calendars. Undefined for other addresses. */
export async function demoRoutes({ store, origins, mailbox, phoneSystem, calendar, sign }: Deps, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const method = { '/demo/users': 'GET', '/demo/token': 'POST', '/demo/calls': 'POST', '/demo/mails': 'GET', '/demo/calendar': 'GET' }[pathname];
  if (!pathname.startsWith('/demo/')) return undefined;
  const requestId = crypto.randomUUID();
  const answer = async (): Promise<Response> => {
    if (!method) throw notFound();
    if (request.method === 'OPTIONS') return preflight(request, origins, [method, 'OPTIONS']);
    if (request.method !== method) throw new Problem(405, 'method.notAllowed', { headers: { Allow: `${method}, OPTIONS` } });
    // At a port of its own, which a page cannot know.
    if (pathname === '/demo/calendar' && calendar) return new Response(null, { status: 303, headers: { Location: calendar } });
    if (pathname === '/demo/mails') return Response.json({ items: await mailbox?.list() ?? [] });
    const users = await listUsers(store);
    if (method === 'GET') return Response.json({ items: users });
    if (pathname === '/demo/token') return Response.json(await sign(named(await bodyOf(request, TokenRequest), users).id));
    const body = await bodyOf(request, CallRequest);
    return ring(phoneSystem, store, named(body, users).id, body.from ?? null);
  };
  const response = await answer().catch((error: unknown) => {
    if (error instanceof Problem) return error.response(requestId);
    throw error;
  });
  const headers = { 'Cache-Control': 'no-store', 'X-Request-Id': requestId, Vary: 'Origin', ...corsHeaders(request, origins) };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

const listUsers = (store: Store) => store.transaction(async (tx) => {
  const profiles = await Promise.all((await tx.users()).map((user) => tx.get(user, profileDocument)));
  return profiles.filter((profile) => profile !== undefined)
    .map(({ id, firstName, lastName, jobTitle }) => ({ id, name: `${firstName} ${lastName}`.trim(), jobTitle }));
});

async function bodyOf<S extends z.ZodMiniType>(request: Request, schema: S): Promise<z.output<S>> {
  const text = request.headers.get('Content-Type') ? await readBody(request) : await request.text();
  const body = z.safeParse(schema, text.trim() === '' ? {} : parseJson(text), { reportInput: true });
  if (!body.success) throw new Problem(422, 'validation.failed', { errors: fieldIssues(body.error) });
  return body.data;
}

/** The first one where nobody is named. */
function named<U extends { id: string }>({ user: id }: { readonly user?: string | undefined }, users: readonly U[]): U {
  const user = id === undefined ? users[0] : users.find((each) => each.id === id);
  if (!user) throw notFound();
  return user;
}
