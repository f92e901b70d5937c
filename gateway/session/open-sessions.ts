import type { Config } from "../../platform/config/config.js";
import type { DevelopmentIssuer } from "../identity/development-issuer.js";
import { embeddedClientId } from "../identity/embedded/provider.js";
import { publicUrl } from "../identity/public-url.js";
import { OidcClient } from "./oidc-client.js";
import { sealingKeys } from "./sealed-cookie.js";
import type { SessionOptions } from "./session-routes.js";

/** Where the issuer sends browsers back to. */
export const callbackUrl = (config: Config): string => `${publicUrl(config)}/session/callback`;

/** How browsers sign in: at the configured issuer, or at the embedded one where it is served. Undefined when there is no client to sign in under. */
export function openSessions(config: Config, embedded: DevelopmentIssuer | undefined): Omit<SessionOptions, "identify" | "end"> | undefined {
  const issuer = config.IDENTITY_ISSUER ?? embedded?.issuer;
  const clientId = config.IDENTITY_ISSUER ? config.IDENTITY_CLIENT_ID : embeddedClientId;
  if (!issuer || !clientId) return undefined;
  return {
    client: new OidcClient({ issuer, clientId, clientSecret: config.IDENTITY_CLIENT_SECRET, scopes: config.IDENTITY_SCOPES, redirectUri: callbackUrl(config) }),
    // Copies of the gateway must read each other's cookies.
    keys: sealingKeys(config.SESSION_KEYS, config.production || config.KAIGO_WORKERS > 1),
    secure: publicUrl(config).startsWith("https:"),
    idleSeconds: config.SESSION_IDLE_MS / 1_000,
  };
}
