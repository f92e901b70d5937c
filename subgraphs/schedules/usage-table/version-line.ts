import { newId } from "../../../platform/database/new-id.js";
import type { Columns } from "../../../platform/database/row-set.js";
import type { FreshVersion } from "./usage-table.store.js";

/** A record with its place in a new version. */
export interface VersionLine<R> {
  readonly fresh: FreshVersion;
  readonly record: R;
  /** From 1, in the file's order. */
  readonly position: number;
}

/** The records of new versions as lines. */
export const toVersionLines = <R>(versions: readonly FreshVersion[], recordsOf: (fresh: FreshVersion) => readonly R[]): VersionLine<R>[] =>
  versions.flatMap((fresh) => recordsOf(fresh).map((record, index) => ({ fresh, record, position: index + 1 })));

/** Columns that tie a line to its version, and those that are items of the record under the same name. */
export function lineColumns<R extends object>(items: readonly (keyof R & string)[]): Columns<VersionLine<R>> {
  return {
    rowId: newId,
    insurerNumber: ({ fresh }) => fresh.content.insurerNumber,
    recipientId: ({ fresh }) => fresh.content.recipientId,
    serviceMonth: ({ fresh }) => fresh.content.serviceMonth,
    usageTableId: ({ fresh }) => fresh.usageTableId,
    version: ({ fresh }) => fresh.version,
    position: ({ position }) => position,
    ...Object.fromEntries(items.map((item) => [item, ({ record }: VersionLine<R>) => record[item]])),
  };
}
