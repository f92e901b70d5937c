import { createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/config.js";
import { KaigoError } from "../errors/kaigo-error.js";

/** An Ed25519 key that signs seals. The first of a list signs, all of a list verify. */
export interface SealKey {
  readonly id: string;
  readonly secret: KeyObject;
}

const keyFile = "audit-seal-key";
const pkcs8Ed25519 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Parses `id:seed` pairs; a seed is 32 random bytes in hexadecimal. Throws CONFIG_INVALID for anything else, and for the same byte repeated. */
export function parseSealKeys(pairs: readonly string[]): SealKey[] {
  return pairs.map((pair) => {
    const [, id, seed] = /^([\w.-]+):([0-9a-fA-F]{64})$/.exec(pair) ?? [];
    if (!id || !seed || /^(..)\1+$/.test(seed)) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_SEAL_KEY" });
    return { id, secret: createPrivateKey({ key: Buffer.concat([pkcs8Ed25519, Buffer.from(seed, "hex")]), format: "der", type: "pkcs8" }) };
  });
}

/** The keys of the settings; outside production a key of its own kept in the data folder. None in production without the setting. */
export async function openSealKeys(config: Pick<Config, "AUDIT_SEAL_KEY" | "DATA_DIR" | "production">): Promise<SealKey[]> {
  if (config.AUDIT_SEAL_KEY.length > 0 || config.production) return parseSealKeys(config.AUDIT_SEAL_KEY);
  const path = join(config.DATA_DIR, keyFile);
  await mkdir(config.DATA_DIR, { recursive: true });
  // Only the first of several processes makes it.
  await writeFile(path, `development:${randomBytes(32).toString("hex")}`, { mode: 0o600, flag: "wx" }).catch(() => undefined);
  return parseSealKeys([await readFile(path, "utf8")]);
}

/** Signature over a seal's hash, base64url. */
export const signSeal = (hash: string, key: SealKey): string => sign(null, Buffer.from(hash), key.secret).toString("base64url");

/** Whether one of the keys made the signature. */
export function isSignedBy(keys: readonly SealKey[], { keyId, hash, signature }: { readonly keyId: string; readonly hash: string; readonly signature: string }): boolean {
  const key = keys.find(({ id }) => id === keyId);
  return key !== undefined && verify(null, Buffer.from(hash), createPublicKey(key.secret), Buffer.from(signature, "base64url"));
}
