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

/** How long whoever brings a token waits for the issuer's document; milliseconds. */
const usualPatience = 3_000;

/** Reads the issuer's document. Throws ISSUER_UNAVAILABLE when the issuer does not answer in time or cannot, CONFIG_INVALID when there is no document or one that speaks for another issuer. */
export async function discoverIssuer(issuer: string, patience = usualPatience): Promise<IssuerDocument> {
  const found = await readDocument(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, patience).catch((error: unknown) => {
    throw new KaigoError("ISSUER_UNAVAILABLE", {}, { cause: error });
  });
  const document = documentShape.safeParse(found);
  if (document.success && document.data.issuer === issuer) return document.data;
  throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" }, { cause: document.error });
}

/** What stands at the address; undefined when it is no JSON. Throws when nothing answers, or an error of the server's. */
async function readDocument(url: string, patience: number): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: "error" });
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Remembers the answer; a failure is forgotten, so that an issuer that comes up later is found. */
export function rememberedIssuer(issuer: string, patience = usualPatience): () => Promise<IssuerDocument> {
  let known: Promise<IssuerDocument> | undefined;
  return () => {
    known ??= discoverIssuer(issuer, patience).catch((error: unknown) => {
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
