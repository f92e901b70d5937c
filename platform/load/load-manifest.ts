import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { LoadKind } from "../subgraph/load-kind.js";
import { belongingOf, type Belonging } from "./belonging.js";
import { loadRefusal } from "./refusal.js";
import { isWithdrawable, withdrawalOf } from "./withdrawal.js";

export const loadFormat = "kaigo-load/1";

const manifestShape = z.object({
  format: z.literal(loadFormat),
  /** Whose records these are: rows of another insurer are refused. */
  insurerNumber: z.string().regex(/^\d{6}$/).optional(),
  files: z.array(
    // What is misspelt must not be passed over: without `withdraws`, a file of keys is one of rows without values.
    z.strictObject({
      kind: z.string(),
      file: z.string().regex(/^[A-Za-z0-9_-]+\.csv$/),
      rows: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** The file names rows by their key, to be taken back. */
      withdraws: z.literal(true).optional(),
    }),
  ),
});

/** What a load folder says it holds: one file per kind, and one of keys for rows of it that are taken back, with row count and SHA-256. */
export type LoadManifest = z.output<typeof manifestShape>;

export type ManifestEntry = LoadManifest["files"][number];

/** A file of the manifest beside its kind. */
export interface PlannedFile {
  readonly entry: ManifestEntry;
  readonly kind: LoadKind;
  readonly belonging: Belonging | null;
}

/** Reads `manifest.json` of a load folder. Throws LOAD_REFUSED when it is missing or has another form. */
export async function readLoadManifest(folder: string): Promise<LoadManifest> {
  let said: unknown;
  try {
    said = JSON.parse((await readFile(join(folder, "manifest.json"), "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw loadRefusal("NO_MANIFEST", {}, error);
  }
  const { data, error } = manifestShape.safeParse(said);
  if (data) return data;
  throw loadRefusal("MANIFEST_FORM", { format: loadFormat, place: error.issues[0]?.path.join(".") || "manifest.json" }, error);
}

/** The manifest's files in the order in which they are loaded: what is taken back goes first, and what belongs to something before it. Throws LOAD_REFUSED for an unknown kind, one whose rows cannot be taken back, a file or kind named twice, and a CSV file that the manifest does not name. */
export async function planFiles(folder: string, manifest: LoadManifest, kinds: readonly LoadKind[]): Promise<PlannedFile[]> {
  const planned = manifest.files.map((entry) => {
    const kind = kinds.find(({ kind: name }) => name === entry.kind);
    if (!kind) throw loadRefusal("KIND_UNKNOWN", { kind: entry.kind });
    const belonging = belongingOf(kind, entry.withdraws ?? false, kinds);
    if (!entry.withdraws) return { entry, kind, belonging };
    if (!isWithdrawable(kind)) throw loadRefusal("NOT_WITHDRAWABLE", { kind: entry.kind });
    return { entry, kind: withdrawalOf(kind), belonging };
  });
  for (const name of ["kind", "file"] as const) {
    const twice = manifest.files.find((entry, index) => manifest.files.findIndex((other) => other[name] === entry[name] && (name === "file" || other.withdraws === entry.withdraws)) !== index);
    if (twice) throw loadRefusal(name === "kind" ? "KIND_TWICE" : "FILE_TWICE", { [name]: twice[name] });
  }
  const named = new Set(manifest.files.map(({ file }) => file));
  const extra = (await readdir(folder)).filter((file) => file.toLowerCase().endsWith(".csv")).find((file) => !named.has(file));
  if (extra !== undefined) throw loadRefusal("FILE_UNNAMED", { file: /^[\w-]+\.csv$/i.test(extra) ? extra : "*.csv" });
  const ofOrder = (a: PlannedFile, b: PlannedFile) => a.kind.order - b.kind.order;
  const withdrawn = planned.filter(({ entry }) => entry.withdraws).sort(ofOrder).reverse();
  return [...withdrawn, ...planned.filter(({ entry }) => !entry.withdraws).sort(ofOrder)];
}

/** One text for what a manifest says, whatever its spacing and order. */
export const manifestDigest = ({ insurerNumber, files }: LoadManifest): string =>
  createHash("sha256").update(JSON.stringify([insurerNumber ?? null, ...files.map(({ kind, file, rows, sha256, withdraws }) => [kind, file, rows, sha256, ...(withdraws ? ["withdraws"] : [])]).sort()])).digest("hex");
