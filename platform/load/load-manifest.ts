import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { KaigoError } from "../errors/kaigo-error.js";

const manifestShape = z.object({
  format: z.literal("kaigo-load/1"),
  files: z.array(
    z.object({
      kind: z.string(),
      file: z.string().regex(/^[A-Za-z0-9_-]+\.csv$/),
      rows: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** What a load folder says it holds: one file per kind with its row count and SHA-256. */
export type LoadManifest = z.output<typeof manifestShape>;

/** Reads `manifest.json` of a load folder. Throws LOAD_REFUSED when it is missing or has another form. */
export async function readLoadManifest(folder: string): Promise<LoadManifest> {
  try {
    return manifestShape.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  } catch (error) {
    throw new KaigoError("LOAD_REFUSED", { detail: "manifest.json is missing or not of the form kaigo-load/1" }, { cause: error });
  }
}
