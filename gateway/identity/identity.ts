import type { JWTPayload } from "jose";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { toViewer, type Role, type Viewer } from "../../platform/viewer/viewer.js";
import { boundThumbprint, type ClientCertificate } from "./client-certificate.js";
import type { DevelopmentIssuer } from "./development-issuer.js";
import { discoveredKeys } from "./discovery.js";
import { hasSecondFactor, type SecondFactorRules } from "./second-factor.js";
import { bearerToken, localKeys, rememberingVerifier, remoteKeys, type TokenRules } from "./token-verifier.js";
import { viewerFromClaims } from "./viewer-from-claims.js";

/**
 * Turns an Authorization header, and the certificate of the connection when it has one, into a viewer; one that a browser's session
 * stands for carries the session's id.
 * Throws UNAUTHENTICATED, or SECOND_FACTOR_REQUIRED for a good token of a person who showed one factor only.
 */
export type Identify = (authorization: string | undefined, certificate?: ClientCertificate, sessionId?: string) => Promise<Viewer>;

/** Whom to believe, and how surely people must have signed in there. */
export interface IdentityRules extends TokenRules {
  readonly secondFactor: SecondFactorRules;
}

type Settings = Pick<Config, "production" | "IDENTITY_ISSUER" | "IDENTITY_AUDIENCE" | "IDENTITY_JWKS_URL" | "IDENTITY_ACR" | "IDENTITY_AMR">;

/** Which issuer is trusted: the configured one, or outside production the local development issuer. */
export function tokenRules(config: Settings, development: DevelopmentIssuer | undefined): IdentityRules {
  const { IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: audience, IDENTITY_JWKS_URL: jwks } = config;
  const secondFactor = { acr: config.IDENTITY_ACR, amr: config.IDENTITY_AMR };
  if (issuer) return { issuer, audience, secondFactor, keys: jwks ? remoteKeys(jwks) : discoveredKeys(issuer) };
  if (config.production || !development) throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
  return { issuer: development.issuer, audience, secondFactor, keys: localKeys(development.publicKeys) };
}

export function createIdentify(rules: IdentityRules, categoriesOf: (role: Role) => readonly string[]): Identify {
  const verify = rememberingVerifier(rules);
  return async (authorization, certificate, sessionId) => {
    const claims = await verify(bearerToken(authorization));
    const bound = isBound(claims, certificate);
    // The office's certificate beside the account is a second factor: something the office has.
    const viewer = viewerFromClaims(claims, { categoriesOf, secondFactor: bound || hasSecondFactor(claims, rules.secondFactor) });
    if (certificate && (certificate.officeNumber === undefined || viewer.officeNumber !== certificate.officeNumber)) throw new KaigoError("UNAUTHENTICATED");
    if (!viewer.secondFactor) throw new KaigoError("SECOND_FACTOR_REQUIRED");
    return sessionId === undefined ? viewer : toViewer({ ...viewer, sessionId });
  };
}

/** Whether the token is bound to this very connection. Throws UNAUTHENTICATED when it is bound to another one. */
function isBound({ cnf }: JWTPayload, certificate: ClientCertificate | undefined): boolean {
  const thumbprint = boundThumbprint(cnf);
  if (thumbprint !== undefined && thumbprint !== certificate?.thumbprint) throw new KaigoError("UNAUTHENTICATED");
  return thumbprint !== undefined;
}
