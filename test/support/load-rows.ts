import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headerLine, rowLine, type LoadKindName, type LoadRow } from "../../demo/load/load-files.js";
import { allLoads } from "../../gateway/house/manifests.js";
import type { House } from "../../gateway/house/open-house.js";
import { loadFolder } from "../../platform/load/load-folder.js";

/** Takes rows in through the municipal load, as an insurer would send them. Throws LOAD_REFUSED. */
export async function loadRows(house: House, kind: LoadKindName, rows: readonly LoadRow[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-load-"));
  try {
    const text = headerLine(kind) + rows.map((row) => rowLine(kind, row)).join("");
    await writeFile(join(folder, `${kind}.csv`), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", files: [{ kind, file: `${kind}.csv`, rows: rows.length, sha256 }] }));
    await loadFolder(house.database, { folder, directory: house.services.directory }, allLoads(house.manifests));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
