import { createHash } from 'node:crypto';
import * as jose from 'jose';
import type { Verify } from '../app/auth.ts';
import { Problem } from '../app/problem.ts';

const demoIssuer = 'faceplate-demo';

/** Signs and verifies the demo's own short-lived tokens (HS256). */
export function demoTokens(key: Uint8Array, seconds: number) {
  const verify: Verify = (token) => checked(async () => {
    const { payload } = await jose.jwtVerify(token, key, { algorithms: ['HS256'], issuer: demoIssuer, audience: demoIssuer, requiredClaims: ['sub', 'exp'] });
    return payload;
  });
  return {
    verify,
    async sign(user: string): Promise<{ token: string; expiresAt: string }> {
      const expires = Math.floor(Date.now() / 1000) + seconds;
      const token = await new jose.SignJWT({}).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).setSubject(user)
        .setIssuer(demoIssuer).setAudience(demoIssuer).setIssuedAt().setExpirationTime(expires).sign(key);
      return { token, expiresAt: new Date(expires * 1000).toISOString() };
    },
  };
}

/** Verifies access tokens of an OpenID provider by its published keys. `sub` is the user. */
export async function issuerTokens(issuer: string, audience: string): Promise<Verify> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
  const metadata = await response.json() as { issuer?: unknown; jwks_uri?: unknown };
  if (metadata.issuer !== issuer) throw new Error('The issuer\'s own description names another issuer.');
  const keys = new URL(String(metadata.jwks_uri));
  if (keys.protocol !== 'https:') throw new Error('The issuer\'s keys are not served over https.');
  return keySetTokens(jose.createRemoteJWKSet(keys), issuer, audience);
}

/** The same with the keys at hand. */
export function keySetTokens(keys: jose.JWTVerifyGetKey, issuer: string, audience: string): Verify {
  // Only asymmetric signatures: a public key must never be taken for a shared secret.
  const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
  return (token) => checked(async () => {
    const { payload } = await jose.jwtVerify(token, keys, { algorithms, issuer, audience, requiredClaims: ['sub', 'exp'], clockTolerance: 5 });
    return payload;
  });
}

async function checked(payloadOf: () => Promise<jose.JWTPayload>): ReturnType<Verify> {
  try {
    const { sub = '', exp = 0 } = await payloadOf();
    return sub === '' ? undefined : { user: userOf(sub), expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof jose.errors.JWTExpired) return 'expired';
    // A token that proves nothing is refused; keys that cannot be fetched are our trouble, and no reason to sign anybody out.
    const ours = !(error instanceof jose.errors.JOSEError) || ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'].includes(error.code);
    if (ours) throw new Problem(503, 'provider.unavailable', { headers: { 'Retry-After': '5' } });
    return undefined;
  }
}

/** A subject may hold characters (`auth0|123`) that no id of ours has; such a one is named by its hash. */
const userOf = (subject: string): string =>
  /^[A-Za-z0-9._~:-]{1,128}$/.test(subject) ? subject : `sub-${createHash('sha256').update(subject).digest('base64url')}`;
