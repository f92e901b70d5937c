import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from "jose";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Role } from "../../platform/viewer/viewer.js";

export const developmentIssuer = "urn:kaigo-graph:development";
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
  readonly jobType?: string;
}

/** Issues tokens for trying and testing. Never exists in production. */
export interface DevelopmentIssuer {
  readonly publicKeys: JSONWebKeySet;
  /** A token good for 12 hours. */
  issue(identity: DevelopmentIdentity, audience: string): Promise<string>;
}

/** Opens the development issuer, with a key of its own kept in the data folder. Throws CONFIG_INVALID in production. */
export async function openDevelopmentIssuer({ production, dataDir }: { production: boolean; dataDir: string }): Promise<DevelopmentIssuer> {
  if (production) throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
  const jwk = (await findKey(dataDir)) ?? (await makeKey(dataDir));
  const key = await importJWK(jwk, "ES256");
  const { kty, crv, x, y, kid } = jwk;
  return {
    publicKeys: { keys: [{ kty, crv, x, y, kid, alg: "ES256", use: "sig" } as JWK] },
    issue: ({ subject, role, office, serviceType, insurer, recipient, jobType }, audience) =>
      new SignJWT({ amr: ["pwd", "mfa"], kaigo: { role, office, service_type: serviceType, insurer, recipient, job_type: jobType } })
        .setProtectedHeader({ alg: "ES256", kid: String(kid), typ: "at+jwt" })
        .setSubject(subject)
        .setIssuer(developmentIssuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${developmentTokenLifetime}s`)
        .sign(key),
  };
}

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
