import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { headerLine, rowLine, type LoadKindName, type LoadRow } from "../../demo/load/load-files.js";
import { allLoads } from "../../gateway/house/manifests.js";
import type { House } from "../../gateway/house/open-house.js";
import type { Database } from "../../platform/database/database.js";
import { loadWhole } from "../../platform/load/load-folder.js";
import type { LoadKind } from "../../platform/subgraph/load-kind.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import type { SubjectDirectory } from "../../platform/subgraph/subject-directory.js";
import { recipientsSubgraph } from "../../subgraphs/recipients/subgraph.js";

/** Takes rows in through the municipal load, as an insurer would send them. Throws LOAD_REFUSED. */
export async function loadRows(house: House, kind: LoadKindName, rows: readonly LoadRow[]): Promise<void> {
  const text = headerLine(kind) + rows.map((row) => rowLine(kind, row)).join("");
  await loadText(house.database, house.services.directory, allLoads(house.manifests), kind, text, rows.length);
}

/** The same for a kind of one subgraph, without a house; values hold nothing that a CSV must quote. */
export async function loadRowsInto(database: Database, { loads = [] }: SubgraphManifest, kind: string, rows: readonly Readonly<Record<string, string | null>>[]): Promise<void> {
  const names = loads.find((load) => load.kind === kind)?.columns.map(({ name }) => name) ?? [];
  const text = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((cells) => `${cells.join(",")}\r\n`).join("");
  await loadText(database, recipientsSubgraph({ graceMonths: 2 }).directory as SubjectDirectory, loads, kind, text, rows.length);
}

async function loadText(database: Database, directory: SubjectDirectory, loads: readonly LoadKind[], kind: string, text: string, rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-load-"));
  try {
    await writeFile(join(folder, `${kind}.csv`), text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", files: [{ kind, file: `${kind}.csv`, rows, sha256 }] }));
    await loadWhole(database, { folder, directory }, loads, { again: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
