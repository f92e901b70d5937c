import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey } from "jose";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { Lru } from "../plan/lru.js";

/** Where tokens come from and whom they are for. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** How long a token that was checked is good without another check, in milliseconds; 10,000 when not given. */
  readonly remember?: number;
}

const algorithms = ["ES256", "EdDSA", "PS256", "RS256"];
const longestToken = 8_192;
const toleranceSeconds = 30;

/**
 * Keys published at an address: fetched when needed, again when an unknown key turns up (at most once in `cooldown` milliseconds),
 * and when what is known is older than `maxAge`, so that a withdrawn key ends.
 */
export const remoteKeys = (url: string, { cooldown = 10_000, maxAge = 300_000 } = {}): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), { timeoutDuration: 3_000, cooldownDuration: cooldown, cacheMaxAge: maxAge });

export const localKeys = (keys: JSONWebKeySet): JWTVerifyGetKey => createLocalJWKSet(keys);

/** The bearer token of an Authorization header. Throws UNAUTHENTICATED when there is none. */
export function bearerToken(header: string | undefined): string {
  const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/.exec(header ?? "")?.[1];
  if (!token || token.length > longestToken) throw new KaigoError("UNAUTHENTICATED");
  return token;
}

/** The checked claims of an access token. Throws UNAUTHENTICATED with the same words whatever is wrong. */
async function verifyToken(token: string, rules: TokenRules): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, rules.keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms,
      typ: "at+jwt",
      clockTolerance: toleranceSeconds,
      requiredClaims: ["exp", "iat", "sub"],
    });
    return payload;
  } catch (error) {
    throw new KaigoError("UNAUTHENTICATED", {}, { cause: error });
  }
}

/**
 * A verifier that checks the same bytes once in ten seconds: a screen asks several times with one token, and each signature costs as much
 * as the rest of a small request. A token's own end is looked at each time; a withdrawn key ends ten seconds later than its keys say.
 */
export function rememberingVerifier(rules: TokenRules, now: () => number = Date.now): (token: string) => Promise<JWTPayload> {
  const known = new Lru<{ readonly claims: JWTPayload; readonly until: number }>(5_000, 4_000_000);
  return async (token) => {
    const checked = known.get(token);
    if (checked && now() < checked.until) return checked.claims;
    const claims = await verifyToken(token, rules);
    known.set(token, { claims, until: Math.min(now() + (rules.remember ?? 10_000), ((claims.exp ?? 0) + toleranceSeconds) * 1_000) }, token.length);
    return claims;
  };
}
