import { openSealKeys, toVerifyKey, writeVerifyKey } from "../../platform/audit/seal-key.js";
import { loadConfig } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

/** `kaigo audit keys`: prints the public halves of the sealing keys, for who verifies. Throws CONFIG_INVALID without a key. */
export async function runAuditKeys({ json = false }: { readonly json?: boolean }): Promise<void> {
  const keys = await openSealKeys(loadConfig());
  if (keys.length === 0) throw new KaigoError("CONFIG_INVALID", { variable: "AUDIT_SEAL_KEY" });
  const told = keys.map((key) => writeVerifyKey(toVerifyKey(key)));
  process.stdout.write(`${json ? JSON.stringify({ keys: told }) : told.join(",")}\n`);
}
