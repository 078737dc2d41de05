import { Problem } from './problem.ts';

export interface Verified {
  readonly user: string;
  /** Milliseconds since 1970; a stream ends then. */
  readonly expiresAt?: number;
}
/** What a bearer token proves: a user, that it was good once, or nothing. */
export type Verify = (token: string) => Promise<Verified | 'expired' | undefined>;

export async function authenticate(request: Request, verify: Verify): Promise<Verified> {
  const token = /^Bearer +([^\s]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (!token) throw new Problem(401, 'auth.required', { headers: { 'WWW-Authenticate': 'Bearer' } });
  const verified = await verify(token);
  if (verified && verified !== 'expired') return verified;
  const code = verified === 'expired' ? 'auth.expired' : 'auth.required';
  throw new Problem(401, code, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
}
