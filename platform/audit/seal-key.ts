import { createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/config.js";
import { KaigoError } from "../errors/kaigo-error.js";

/** An Ed25519 key that signs seals. The first of a list signs. */
export interface SealKey {
  readonly id: string;
  readonly secret: KeyObject;
}

/** The public half: it tells whether a seal is genuine and can make none. All of a list verify. */
export interface VerifyKey {
  readonly id: string;
  readonly public: KeyObject;
}

const keyFile = "audit-seal-key";
const pkcs8Ed25519 = Buffer.from("302e020100300506032b657004220420", "hex");
const spkiEd25519 = Buffer.from("302a300506032b6570032100", "hex");
const pairShape = /^([\w.-]+):([0-9a-fA-F]{64})$/;

/** Parses `id:seed` pairs; a seed is 32 random bytes in hexadecimal. Throws CONFIG_INVALID for anything else, and for the same byte repeated. */
export function parseSealKeys(pairs: readonly string[]): SealKey[] {
  return pairs.map((pair) => {
    const [, id, seed] = pairShape.exec(pair) ?? [];
    if (!id || !seed || /^(..)\1+$/.test(seed)) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_SEAL_KEY" });
    return { id, secret: createPrivateKey({ key: Buffer.concat([pkcs8Ed25519, Buffer.from(seed, "hex")]), format: "der", type: "pkcs8" }) };
  });
}

/** Parses `id:key` pairs; a public key is 32 bytes in hexadecimal, as `kaigo audit keys` prints it. Throws CONFIG_INVALID for anything else. */
export function parseVerifyKeys(pairs: readonly string[]): VerifyKey[] {
  return pairs.map((pair) => {
    const [, id, key] = pairShape.exec(pair) ?? [];
    if (!id || !key) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_VERIFY_KEY" });
    return { id, public: createPublicKey({ key: Buffer.concat([spkiEd25519, Buffer.from(key, "hex")]), format: "der", type: "spki" }) };
  });
}

/** The public half of a key. */
export const toVerifyKey = ({ id, secret }: SealKey): VerifyKey => ({ id, public: createPublicKey(secret) });

/** A public key as AUDIT_VERIFY_KEY takes it. */
export const writeVerifyKey = (key: VerifyKey): string => `${key.id}:${key.public.export({ format: "der", type: "spki" }).subarray(spkiEd25519.length).toString("hex")}`;

/** Keys that verify: those of AUDIT_VERIFY_KEY, so that an auditor needs no secret; without any the public halves of the sealing keys. */
export async function openVerifyKeys(config: Pick<Config, "AUDIT_VERIFY_KEY" | "AUDIT_SEAL_KEY" | "DATA_DIR" | "production">): Promise<VerifyKey[]> {
  if (config.AUDIT_VERIFY_KEY.length > 0) return parseVerifyKeys(config.AUDIT_VERIFY_KEY);
  return (await openSealKeys(config)).map(toVerifyKey);
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
export function isSignedBy(keys: readonly VerifyKey[], { keyId, hash, signature }: { readonly keyId: string; readonly hash: string; readonly signature: string }): boolean {
  const key = keys.find(({ id }) => id === keyId);
  return key !== undefined && verify(null, Buffer.from(hash), key.public, Buffer.from(signature, "base64url"));
}
