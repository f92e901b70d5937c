import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KaigoError } from "../errors/kaigo-error.js";
import type { LoadKind } from "../subgraph/load-kind.js";
import { loadFormat } from "./load-manifest.js";

/** Writes a folder to begin with: an empty file with its header for each kind, and a manifest that fits them. Throws LOAD_REFUSED when the folder holds anything. */
export async function writeLoadTemplate(folder: string, kinds: readonly LoadKind[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new KaigoError("LOAD_REFUSED", { detail: "the folder for the template is not empty" });
  const files = [];
  for (const { kind, columns } of [...kinds].sort((a, b) => a.order - b.order)) {
    const text = `${columns.map(({ name }) => name).join(",")}\r\n`;
    await writeFile(join(folder, `${kind}.csv`), text);
    files.push({ kind, file: `${kind}.csv`, rows: 0, sha256: createHash("sha256").update(text).digest("hex") });
  }
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify({ format: loadFormat, files }, null, 2)}\n`);
}
