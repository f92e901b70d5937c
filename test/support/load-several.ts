import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "../../platform/database/database.js";
import { loadFolder, type LoadOptions, type LoadResult } from "../../platform/load/load-folder.js";
import { isWithdrawable, withdrawalFile, withdrawalOf } from "../../platform/load/withdrawal.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import type { SubjectDirectory } from "../../platform/subgraph/subject-directory.js";
import { recipientsSubgraph } from "../../subgraphs/recipients/subgraph.js";
import { samplePerson } from "./standard-samples.js";

/** Rows of one kind, or the keys of those that are taken back; values hold nothing that a CSV must quote. */
export interface SmallFile {
  readonly kind: string;
  readonly withdraws?: true;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Writes a load folder of an insurer, the sample's when none is named. */
export async function writeSmallFolder(folder: string, { loads = [] }: SubgraphManifest, files: readonly SmallFile[], insurerNumber = samplePerson.insurerNumber): Promise<void> {
  const entries = [];
  for (const { kind, rows, withdraws } of files) {
    const load = loads.find((known) => known.kind === kind);
    if (!load) throw new Error(`no kind ${kind}`);
    const isKeys = withdraws && isWithdrawable(load);
    const names = (isKeys ? withdrawalOf(load) : load).columns.map(({ name }) => name);
    const text = [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((cells) => `${cells.join(",")}\r\n`).join("");
    const file = withdraws ? withdrawalFile(load) : `${kind}.csv`;
    await writeFile(join(folder, file), text);
    entries.push({ kind, file, rows: rows.length, sha256: createHash("sha256").update(text).digest("hex"), ...(withdraws && { withdraws }) });
  }
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ format: "kaigo-load/1", insurerNumber, files: entries }));
}

/** Loads files of an insurer in one go; the same ones again are loaded again. */
export async function loadSeveral(database: Database, manifest: SubgraphManifest, files: readonly SmallFile[], { insurerNumber, ...options }: LoadOptions & { readonly insurerNumber?: string } = {}): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "kaigo-load-"));
  try {
    await writeSmallFolder(folder, manifest, files, insurerNumber);
    return await loadFolder(database, { folder, directory: recipientsSubgraph({ graceMonths: 2 }).directory as SubjectDirectory, onReconciled: manifest.loaded ?? (async () => undefined) }, manifest.loads ?? [], { again: true, ...options });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
