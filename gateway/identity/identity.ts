import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Role, Viewer } from "../../platform/viewer/viewer.js";
import { developmentIssuer, type DevelopmentIssuer } from "./development-issuer.js";
import { bearerToken, localKeys, remoteKeys, verifyToken, type TokenRules } from "./token-verifier.js";
import { viewerFromClaims } from "./viewer-from-claims.js";

/** Turns an Authorization header into a viewer. Throws UNAUTHENTICATED. */
export type Identify = (authorization: string | undefined) => Promise<Viewer>;

type Settings = Pick<Config, "production" | "IDENTITY_ISSUER" | "IDENTITY_AUDIENCE" | "IDENTITY_JWKS_URL">;

/** Which issuer is trusted: the configured one, or outside production the local development issuer. */
export function tokenRules(config: Settings, development: DevelopmentIssuer | undefined): TokenRules {
  if (config.IDENTITY_ISSUER && config.IDENTITY_JWKS_URL) return { issuer: config.IDENTITY_ISSUER, audience: config.IDENTITY_AUDIENCE, keys: remoteKeys(config.IDENTITY_JWKS_URL) };
  if (config.production || !development) throw new KaigoError("CONFIG_INVALID", { variable: config.IDENTITY_ISSUER ? "IDENTITY_JWKS_URL" : "IDENTITY_ISSUER" });
  return { issuer: developmentIssuer, audience: config.IDENTITY_AUDIENCE, keys: localKeys(development.publicKeys) };
}

export function createIdentify(rules: TokenRules, categoriesOf: (role: Role) => readonly string[]): Identify {
  return async (authorization) => viewerFromClaims(await verifyToken(bearerToken(authorization), rules), categoriesOf);
}
