import { createHash } from "node:crypto";
import { demoTown } from "../../../demo/demo-town.js";
import type { LoadKindName, LoadRow } from "../../../demo/load/load-files.js";
import type { DemoOptions } from "../../../demo/options.js";
import { parcelName } from "../../../demo/parcels/parcel.js";
import type { DemoParcel } from "../../../demo/parcels/parcel.js";

/** A small town, held whole: tests only. */
export interface WholeTown {
  readonly rows: ReadonlyMap<LoadKindName, readonly LoadRow[]>;
  readonly parcels: readonly DemoParcel[];
}

export async function wholeTown(options: DemoOptions): Promise<WholeTown> {
  const rows = new Map<LoadKindName, LoadRow[]>();
  const parcels: DemoParcel[] = [];
  for await (const item of demoTown(options)) {
    if (item.type === "LOAD") rows.set(item.kind, [...(rows.get(item.kind) ?? []), ...item.rows]);
    if (item.type === "PARCEL") parcels.push(item.parcel);
  }
  return { rows, parcels };
}

/** SHA-256 over everything a town writes. */
export async function townHash(options: DemoOptions): Promise<string> {
  const hash = createHash("sha256");
  for await (const item of demoTown(options)) {
    if (item.type === "LOAD") hash.update(item.kind).update(JSON.stringify(item.rows));
    if (item.type === "PARCEL") {
      hash.update(parcelName(item.parcel));
      for (const { name, bytes } of item.parcel.files()) hash.update(name).update(bytes);
    }
  }
  return hash.digest("hex");
}

export function rowsOf(town: WholeTown, kind: LoadKindName): readonly LoadRow[] {
  return town.rows.get(kind) ?? [];
}
