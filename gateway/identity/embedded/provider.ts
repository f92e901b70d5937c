import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { Configuration, KoaContextWithOIDC, Provider } from "oidc-provider";
import { certificateOf, peerCertificateOf } from "../../http/certificate-listener.js";
import { identityPath, kaigoClaims, type DevelopmentIdentity, type DevelopmentIssuer } from "../development-issuer.js";
import type { EmbeddedPersona } from "./persona.js";
import { createEmbeddedStore } from "./store.js";

/** The client under which this gateway's own pages sign in. */
export const embeddedClientId = "kaigo-graph";

export interface EmbeddedProviderOptions {
  readonly issuer: DevelopmentIssuer;
  readonly audience: string;
  readonly personas: readonly EmbeddedPersona[];
  /** Where browsers come back to. */
  readonly redirectUri: string;
}

const accessTokenSeconds = 60 * 60;
const refreshSeconds = 8 * 60 * 60;
const resource = "urn:kaigo-graph:api";
const secondFactor = { acr: "urn:kaigo-graph:two-factors", amr: ["pwd", "otp", "mfa"] };

/** Client of an office's software: it shows its certificate instead of a secret. */
export const officeClientId = (officeNumber: string) => `office-${officeNumber}`;

/** Makes the provider. Loaded when first asked for: most starts never sign anybody in. */
export async function createEmbeddedProvider(options: EmbeddedProviderOptions): Promise<Provider> {
  const { Provider: OidcProvider } = await import("oidc-provider");
  return new OidcProvider(options.issuer.issuer, configurationOf(options));
}

function configurationOf({ issuer, audience, personas, redirectUri }: EmbeddedProviderOptions): Configuration {
  const bySubject = new Map(personas.map(({ identity }) => [identity.subject, identity]));
  const offices = officeIdentities(personas);
  return {
    adapter: createEmbeddedStore(),
    jwks: { keys: [issuer.privateKey as never] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    clients: [
      { client_id: embeddedClientId, token_endpoint_auth_method: "none", redirect_uris: [redirectUri], grant_types: ["authorization_code", "refresh_token"], response_types: ["code"], id_token_signed_response_alg: "ES256" },
      ...[...offices.keys()].map((officeNumber) => ({
        client_id: officeClientId(officeNumber), token_endpoint_auth_method: "tls_client_auth" as const, tls_client_auth_san_uri: `urn:kaigo-graph:office:${officeNumber}`, tls_client_certificate_bound_access_tokens: true,
        grant_types: ["client_credentials"], response_types: [], redirect_uris: [], id_token_signed_response_alg: "ES256" as const,
      })),
    ],
    clientAuthMethods: ["none", "tls_client_auth"],
    acrValues: [secondFactor.acr],
    claims: { openid: ["sub"], acr: null, amr: null },
    scopes: ["openid", "offline_access"],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: accessTokenSeconds,
      Interaction: 600,
      Session: refreshSeconds,
      Grant: refreshSeconds,
      // Rotation does not lengthen a sign-in: 8 hours after the first token it is over.
      RefreshToken: (ctx: KoaContextWithOIDC) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? refreshSeconds,
    },
    findAccount: async (_ctx, subject) => (bySubject.has(subject) ? { accountId: subject, claims: async () => ({ sub: subject, ...secondFactor }) } : undefined),
    async loadExistingGrant(ctx) {
      // Our own pages need nobody's consent to sign somebody in.
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client?.clientId, accountId: ctx.oidc.session?.accountId });
      grant.addOIDCScope("openid offline_access");
      await grant.save();
      return grant;
    },
    async extraTokenClaims(_ctx, token) {
      if (token.kind === "AccessToken") {
        const identity = bySubject.get(token.accountId);
        return identity && { ...secondFactor, kaigo: kaigoClaims(identity) };
      }
      const identity = offices.get(token.clientId?.replace(/^office-/, "") ?? "");
      return identity && { kaigo: kaigoClaims(identity) };
    },
    interactions: { url: (_ctx, { uid }) => `${identityPath}/login/${uid}` },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: "", audience, accessTokenFormat: "jwt", accessTokenTTL: accessTokenSeconds, jwt: { sign: { alg: "ES256" } } }),
      },
      mTLS: {
        enabled: true,
        tlsClientAuth: true,
        certificateBoundAccessTokens: true,
        getCertificate: (ctx) => peerCertificateOf(ctx.socket as Socket),
        certificateAuthorized: (ctx) => peerCertificateOf(ctx.socket as Socket) !== undefined,
        certificateSubjectMatches: (ctx, _property, expected) => expected === `urn:kaigo-graph:office:${certificateOf(ctx.socket as Socket)?.officeNumber}`,
      },
    },
  };
}

/** Offices of the personas, as their software signs in. */
function officeIdentities(personas: readonly EmbeddedPersona[]): Map<string, DevelopmentIdentity> {
  return new Map(personas.flatMap(({ identity }) => (identity.office ? [[identity.office, { ...identity, subject: officeClientId(identity.office), jobType: undefined }] as const] : [])));
}
