import * as oauth from 'openid-client';
import type { Granularity } from '../domain/calendar-feed.ts';
import { ConnectFailure, type Connector } from '../domain/connector.ts';
import type { Vault } from '../node/secret.ts';

export interface GoogleOptions {
  /** `https://accounts.google.com`, or the local Google. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Google sends the user back: registered with Google letter by letter. */
  readonly redirectUri: string;
  readonly vault: Vault;
  /** What the user is asked for. */
  readonly granularity: Granularity;
  /** Only for the local Google, which has no certificate. */
  readonly allowHttp?: boolean;
}

/** The smallest scope that serves reading the user's own events, their kind included; and that for nothing but when the user is busy. */
export const calendarScopes: Readonly<Record<Granularity, string>> = {
  events: 'https://www.googleapis.com/auth/calendar.events.readonly', freeBusy: 'https://www.googleapis.com/auth/calendar.freebusy',
};
const timeoutSeconds = 8;
interface Memory { verifier: string; nonce: string }

export interface GoogleConnector extends Connector {
  /** For requests in the user's name. Throws `ConnectFailure` where the grant no longer holds. */
  accessToken(grant: string, anew?: boolean): Promise<string>;
}

/** OAuth 2.0 authorization code flow with PKCE and OpenID Connect, at Google. */
export function googleConnector({ issuer, clientId, clientSecret, redirectUri, vault, granularity, allowHttp }: GoogleOptions): GoogleConnector {
  /** By grant; an access token serves for an hour. */
  const tokens = new Map<string, { readonly token: string; readonly until: number }>();
  let discovered: Promise<oauth.Configuration> | undefined;
  const configuration = (): Promise<oauth.Configuration> => {
    discovered ??= oauth.discovery(new URL(issuer), clientId, { client_secret: clientSecret }, oauth.ClientSecretPost(clientSecret), {
      timeout: timeoutSeconds, ...(allowHttp && { execute: [oauth.allowInsecureRequests] }),
    }).catch((error: unknown) => {
      // Not reachable now is no reason to be so for ever.
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  return {
    name: 'google',

    async start(state) {
      const verifier = oauth.randomPKCECodeVerifier();
      const nonce = oauth.randomNonce();
      const url = oauth.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: `openid email ${calendarScopes[granularity]}`,
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Without these Google gives a refresh token only the first time.
        access_type: 'offline',
        prompt: 'consent',
      });
      return { authorizationUrl: url.href, memory: vault.seal(JSON.stringify({ verifier, nonce } satisfies Memory)) };
    },

    async finish(callback, { state, memory }) {
      const { verifier, nonce } = JSON.parse(vault.open(memory)) as Memory;
      const url = new URL(redirectUri);
      url.search = callback.search;
      const tokens = await oauth.authorizationCodeGrant(await configuration(), url, {
        pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true,
      }).catch((error: unknown) => {
        throw failureOf(error);
      });
      const grant = vault.seal(tokens.refresh_token ?? tokens.access_token);
      const scopes = tokens.scope?.split(' ') ?? [];
      const email = tokens.claims()?.['email'];
      // A server that asked for the other one may have sent the user.
      const granted = ([granularity, 'events', 'freeBusy'] as const).find((each) => scopes.includes(calendarScopes[each]));
      if (!granted || typeof email !== 'string') {
        await this.revoke(grant).catch(() => undefined);
        throw new ConnectFailure(typeof email === 'string' ? 'scope_missing' : 'account_unknown');
      }
      return { accountLabel: email, scopes, grant, granularity: granted };
    },

    async revoke(grant) {
      tokens.delete(grant);
      await oauth.tokenRevocation(await configuration(), vault.open(grant));
    },

    async accessToken(grant, anew = false) {
      const known = tokens.get(grant);
      if (!anew && known && known.until > Date.now()) return known.token;
      tokens.delete(grant);
      const fresh = await oauth.refreshTokenGrant(await configuration(), vault.open(grant)).catch((error: unknown) => {
        throw error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant' ? failureOf(error) : error;
      });
      // Asked for again in good time before it ends.
      tokens.set(grant, { token: fresh.access_token, until: Date.now() + ((fresh.expiresIn() ?? 0) - 60) * 1000 });
      return fresh.access_token;
    },

    async check(grant) {
      await oauth.refreshTokenGrant(await configuration(), vault.open(grant)).catch((error: unknown) => {
        // Only Google's own no is one; that it is out of reach is none.
        throw error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant' ? failureOf(error) : error;
      });
    },
  };
}

function failureOf(error: unknown): ConnectFailure {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return new ConnectFailure(/^[a-z_]{1,40}$/.test(error.error) ? error.error : 'provider_error');
  }
  return new ConnectFailure('provider_error');
}
