import * as oauth from 'openid-client';
import { ConnectFailure, type Connector } from '../domain/connector.ts';
import type { Vault } from '../node/secret.ts';

export interface ServiceOptions {
  /** Of the integration, and in the callback's address. */
  readonly name: string;
  /** Where its `authorize`, `token`, `revoke` and `userinfo` are. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly vault: Vault;
}

/** OAuth 2.0 authorization code flow with PKCE, at a service without OpenID Connect; what the user agreed to is the scope. */
export function serviceConnector({ name, url, clientId, clientSecret, redirectUri, vault }: ServiceOptions): Connector {
  const configuration = new oauth.Configuration({
    issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token`, revocation_endpoint: `${url}/revoke`,
  }, clientId, { client_secret: clientSecret }, oauth.ClientSecretPost(clientSecret));
  configuration.timeout = 8;
  if (url.startsWith('http:')) oauth.allowInsecureRequests(configuration);

  return {
    name,

    async start(state, services) {
      const verifier = oauth.randomPKCECodeVerifier();
      const { href } = oauth.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri, scope: services.join(' '), state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      });
      return { authorizationUrl: href, memory: vault.seal(verifier) };
    },

    async finish(callback, { state, memory }) {
      const back = new URL(redirectUri);
      back.search = callback.search;
      const tokens = await oauth.authorizationCodeGrant(configuration, back, { pkceCodeVerifier: vault.open(memory), expectedState: state })
        .catch((error: unknown) => { throw failureOf(error); });
      const response = await oauth.fetchProtectedResource(configuration, tokens.access_token, new URL(`${url}/userinfo`), 'GET');
      const { email } = await response.json() as { email?: unknown };
      if (typeof email !== 'string' || !tokens.refresh_token) throw new ConnectFailure('account_unknown');
      return { accountLabel: email, scopes: tokens.scope?.split(' ') ?? [], grant: vault.seal(tokens.refresh_token) };
    },

    async revoke(grant) {
      await oauth.tokenRevocation(configuration, vault.open(grant));
    },

    async check(grant) {
      await oauth.refreshTokenGrant(configuration, vault.open(grant)).catch((error: unknown) => {
        // Only the service's own no is one; that it is out of reach is none.
        throw error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant' ? failureOf(error) : error;
      });
    },
  };
}

function failureOf(error: unknown): ConnectFailure {
  const known = error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError;
  return new ConnectFailure(known && /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'provider_error');
}
