import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { mkdir, open, readdir, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { loadRefusal } from "../platform/load/refusal.js";
import { demoTown } from "./demo-town.js";
import { headerLine, LOAD_KINDS, rowLine } from "./load/load-files.js";
import type { LoadKindName, LoadRow } from "./load/load-files.js";
import type { DemoOptions } from "./options.js";
import { parcelName } from "./parcels/parcel.js";

export interface WriteOptions extends DemoOptions {
  /** False writes only the load files; default true. */
  readonly parcels?: boolean;
  /** Called after each district. */
  readonly onProgress?: (progress: { readonly people: number; readonly of: number; readonly parcels: number }) => void;
}

export interface WriteSummary {
  readonly people: number;
  readonly parcels: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Writes a town into an empty or new folder: load/*.csv with load/manifest.json (written last: a folder without it is
 * not complete) and parcels/<serial>_<sender>_<receiver>/. Throws LOAD_REFUSED when the folder holds anything.
 */
export async function writeDemoTown(dir: string, options: WriteOptions = {}): Promise<WriteSummary> {
  await mkdir(join(dir, "load"), { recursive: true });
  await mkdir(join(dir, "parcels"), { recursive: true });
  for (const part of ["load", "parcels"]) {
    if ((await readdir(join(dir, part))).length > 0) throw loadRefusal("NOT_EMPTY", { folder: part });
  }
  const loads = await LoadWriter.open(join(dir, "load"));
  const summary = { people: 0, parcels: 0, files: 0, bytes: 0 };
  try {
    for await (const item of demoTown(options)) {
      if (item.type === "LOAD") await loads.write(item.kind, item.rows);
      else if (item.type === "PROGRESS") {
        summary.people = item.people;
        options.onProgress?.({ people: item.people, of: item.of, parcels: summary.parcels });
      } else if (options.parcels !== false) {
        const folder = join(dir, "parcels", parcelName(item.parcel));
        mkdirSync(folder);
        const files = item.parcel.files();
        for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
        summary.parcels += 1;
        summary.files += files.length;
        summary.bytes += files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      }
    }
    await loads.finish();
  } finally {
    await loads.close();
  }
  return summary;
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly hash: Hash;
  rows: number;
}

/** One growing file per kind, hashed as it is written. */
class LoadWriter {
  private constructor(
    private readonly dir: string,
    private readonly files: ReadonlyMap<LoadKindName, OpenFile>,
  ) {}

  static async open(dir: string): Promise<LoadWriter> {
    const files = new Map<LoadKindName, OpenFile>();
    const writer = new LoadWriter(dir, files);
    for (const kind of LOAD_KINDS) {
      files.set(kind, { handle: await open(join(dir, `${kind}.csv`), "w"), hash: createHash("sha256"), rows: 0 });
      await writer.append(kind, headerLine(kind));
    }
    return writer;
  }

  async write(kind: LoadKindName, rows: readonly LoadRow[]): Promise<void> {
    await this.append(kind, rows.map((row) => rowLine(kind, row)).join(""));
    this.file(kind).rows += rows.length;
  }

  async finish(): Promise<void> {
    const files = LOAD_KINDS.map((kind) => ({ kind, file: `${kind}.csv`, rows: this.file(kind).rows, sha256: this.file(kind).hash.digest("hex") }));
    await writeFile(join(this.dir, "manifest.json"), `${JSON.stringify({ format: "kaigo-load/1", files }, null, 2)}\n`);
  }

  async close(): Promise<void> {
    for (const { handle } of this.files.values()) await handle.close();
  }

  private async append(kind: LoadKindName, text: string): Promise<void> {
    const file = this.file(kind);
    file.hash.update(text, "utf8");
    await file.handle.write(text);
  }

  private file(kind: LoadKindName): OpenFile {
    return this.files.get(kind) as OpenFile;
  }
}
