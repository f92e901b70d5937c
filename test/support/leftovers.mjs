import { readdirSync, realpathSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopOrphan } from "../../dist/platform/postgres/orphan.js";
import { readOwner } from "../../dist/platform/postgres/owner-lock.js";
import { findProcess, isSameProcess } from "../../dist/platform/postgres/process-identity.js";

const YOUNG_MS = 60_000;

/** Killed test runs leave a server and its data behind: they are stopped and removed. */
export async function removeLeftovers(own) {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (!name.startsWith("kaigo-graph-test-") || folder === own) continue;
    await removeWhenAbandoned(folder).catch(() => undefined);
  }
}

async function removeWhenAbandoned(folder) {
  const dataDir = join(folder, "postgres");
  const owner = readOwner(`${dataDir}.owner.json`);
  if (owner ? isSameProcess(owner, findProcess(owner.pid)) : Date.now() - statSync(folder).mtimeMs < YOUNG_MS) return;
  await stopOrphan(dataDir, () => {});
  await rm(folder, { recursive: true, force: true });
}
