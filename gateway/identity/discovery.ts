import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { remoteKeys } from "./token-verifier.js";

const address = z.string().regex(/^https?:\/\//);

const documentShape = z.object({
  issuer: z.string(),
  jwks_uri: address,
  authorization_endpoint: address.optional(),
  token_endpoint: address.optional(),
  revocation_endpoint: address.optional(),
  end_session_endpoint: address.optional(),
});

/** What an issuer says of itself at `/.well-known/openid-configuration`. */
export type IssuerDocument = z.output<typeof documentShape>;

const timeout = 3_000;

/** Reads the issuer's document. Throws CONFIG_INVALID when there is none, or when it speaks for another issuer. */
export async function discoverIssuer(issuer: string): Promise<IssuerDocument> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(timeout), redirect: "error" });
    const document = documentShape.parse(await response.json());
    if (document.issuer === issuer) return document;
  } catch (error) {
    throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" }, { cause: error });
  }
  throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
}

/** Remembers the answer; a failure is forgotten, so that an issuer that comes up later is found. */
export function rememberedIssuer(issuer: string): () => Promise<IssuerDocument> {
  let known: Promise<IssuerDocument> | undefined;
  return () => {
    known ??= discoverIssuer(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** The issuer's keys at the address it publishes, looked up with the first token. */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  const find = rememberedIssuer(issuer);
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= remoteKeys((await find()).jwks_uri);
    return keys(header, token);
  };
}
