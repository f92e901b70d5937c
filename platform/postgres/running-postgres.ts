import { existsSync, realpathSync } from "node:fs";
import { readAccess } from "./access-file.js";
import { readOwner } from "./owner-lock.js";
import { findProcess, isSameProcess } from "./process-identity.js";

/** The server that another living process runs on these data: a command may use it while that process serves. Null when there is none. */
export function findRunningPostgres(dataDir: string): { readonly adminUrl: string; readonly ownerPid: number } | null {
  if (!existsSync(dataDir)) return null;
  const place = realpathSync(dataDir);
  const owner = readOwner(`${place}.owner.json`);
  if (!owner || owner.pid === process.pid || !isSameProcess(owner, findProcess(owner.pid))) return null;
  const { password, port } = readAccess(place);
  return { adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, ownerPid: owner.pid };
}
