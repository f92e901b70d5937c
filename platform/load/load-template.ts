import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { LoadKind } from "../subgraph/load-kind.js";
import { loadFormat } from "./load-manifest.js";
import { loadRefusal } from "./refusal.js";
import { isWithdrawable, withdrawalFile, withdrawalOf } from "./withdrawal.js";

/** Fills a folder to begin with: an empty file with its header for each kind, one for the keys of rows that are taken back where a kind has these, and a manifest that fits them. Throws LOAD_REFUSED when the folder holds anything. */
export async function writeLoadTemplate(folder: string, kinds: readonly LoadKind[]): Promise<void> {
  if ((await readdir(folder)).length > 0) throw loadRefusal("NOT_EMPTY", { folder: basename(resolve(folder)) });
  const files = [];
  for (const { file, columns, ...entry } of templateFiles(kinds)) {
    const text = `${columns.map(({ name }) => name).join(",")}\r\n`;
    await writeFile(join(folder, file), text);
    files.push({ ...entry, file, rows: 0, sha256: createHash("sha256").update(text).digest("hex") });
  }
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify({ format: loadFormat, files }, null, 2)}\n`);
}

/** Every file that a load may have, in the order in which they are loaded. */
const templateFiles = (kinds: readonly LoadKind[]) =>
  [...kinds].sort((a, b) => a.order - b.order).flatMap((kind) => [
    ...(isWithdrawable(kind) ? [{ kind: kind.kind, file: withdrawalFile(kind), columns: withdrawalOf(kind).columns, withdraws: true }] : []),
    { kind: kind.kind, file: `${kind.kind}.csv`, columns: kind.columns },
  ]);
