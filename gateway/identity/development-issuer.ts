import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from "jose";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Role } from "../../platform/viewer/viewer.js";
import { publicUrl } from "./public-url.js";

/** Where the embedded identity provider is mounted. */
export const identityPath = "/identity";

const keyFile = "development-issuer.json";

/** Seconds for which a development token is good. */
export const developmentTokenLifetime = 12 * 60 * 60;

/** What a development token says of its bearer. */
export interface DevelopmentIdentity {
  readonly subject: string;
  readonly role: Role;
  readonly office?: string;
  readonly serviceType?: string;
  readonly insurer?: string;
  readonly recipient?: string;
  readonly proxy?: boolean;
  readonly jobType?: string;
}

/** Issues tokens for trying and testing, with the key of the embedded identity provider. Never exists in production. */
export interface DevelopmentIssuer {
  /** Address of the embedded identity provider. */
  readonly issuer: string;
  readonly privateKey: JWK;
  readonly publicKeys: JSONWebKeySet;
  /** A token good for 12 hours. */
  issue(identity: DevelopmentIdentity, audience: string): Promise<string>;
}

type Settings = Pick<Config, "production" | "DATA_DIR" | "HOST" | "PORT" | "PUBLIC_URL">;

/** Opens the development issuer, with a key of its own kept in the data folder. Throws CONFIG_INVALID in production. */
export async function openDevelopmentIssuer(settings: Settings): Promise<DevelopmentIssuer> {
  if (settings.production) throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
  const jwk = (await findKey(settings.DATA_DIR)) ?? (await makeKey(settings.DATA_DIR));
  const issuer = `${publicUrl(settings)}${identityPath}`;
  const key = await importJWK(jwk, "ES256");
  const { kty, crv, x, y, kid } = jwk;
  return {
    issuer,
    privateKey: { ...jwk, alg: "ES256", use: "sig" },
    publicKeys: { keys: [{ kty, crv, x, y, kid, alg: "ES256", use: "sig" } as JWK] },
    issue: (identity, audience) =>
      new SignJWT({ amr: ["pwd", "mfa"], kaigo: kaigoClaims(identity) })
        .setProtectedHeader({ alg: "ES256", kid: String(kid), typ: "at+jwt" })
        .setSubject(identity.subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${developmentTokenLifetime}s`)
        .sign(key),
  };
}

/** Our claims for an identity, as any issuer must state them. */
export const kaigoClaims = ({ role, office, serviceType, insurer, recipient, proxy, jobType }: DevelopmentIdentity): Record<string, string | boolean | undefined> => ({ role, office, service_type: serviceType, insurer, recipient, proxy, job_type: jobType });

async function findKey(dataDir: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, keyFile), "utf8")) as JWK;
  } catch {
    return null;
  }
}

async function makeKey(dataDir: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: `development-${process.pid}` };
  await mkdir(dataDir, { recursive: true });
  const draft = join(dataDir, `${keyFile}.${process.pid}`);
  await writeFile(draft, JSON.stringify(jwk), { mode: 0o600 });
  await rename(draft, join(dataDir, keyFile));
  return jwk;
}
