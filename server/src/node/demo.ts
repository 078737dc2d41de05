import * as z from 'zod/mini';
import { fieldIssues } from '../../../src/client/contract/common.ts';
import { parseJson, readBody } from '../app/body.ts';
import { corsHeaders, preflight } from '../app/cors.ts';
import { notFound, Problem } from '../app/problem.ts';
import { profileDocument } from '../domain/documents.ts';
import type { Store } from '../store/store.ts';

interface Deps {
  readonly store: Store;
  readonly origins: ReadonlySet<string>;
  sign(user: string): Promise<{ token: string; expiresAt: string }>;
}
const TokenRequest = z.strictObject({ user: z.optional(z.string()) });

/** The doors of the demo: who there is, and a token for each, without a password. Undefined for other addresses. */
export async function demoRoutes({ store, origins, sign }: Deps, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const method = { '/demo/users': 'GET', '/demo/token': 'POST' }[pathname];
  if (!pathname.startsWith('/demo/')) return undefined;
  const requestId = crypto.randomUUID();
  const answer = async (): Promise<Response> => {
    if (!method) throw notFound();
    if (request.method === 'OPTIONS') return preflight(request, origins, [method, 'OPTIONS']);
    if (request.method !== method) throw new Problem(405, 'method.notAllowed', { headers: { Allow: `${method}, OPTIONS` } });
    const users = await listUsers(store);
    return Response.json(method === 'GET' ? { items: users } : await sign((await chosen(request, users)).id));
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

async function chosen<U extends { id: string }>(request: Request, users: readonly U[]): Promise<U> {
  const text = request.headers.get('Content-Type') ? await readBody(request) : await request.text();
  const body = z.safeParse(TokenRequest, text.trim() === '' ? {} : parseJson(text), { reportInput: true });
  if (!body.success) throw new Problem(422, 'validation.failed', { errors: fieldIssues(body.error) });
  const user = body.data.user === undefined ? users[0] : users.find(({ id }) => id === body.data.user);
  if (!user) throw notFound();
  return user;
}
