import type { Row } from "../document/document-form.js";
import type { DraftKind } from "./draft-kind.js";

/** A draft's picture of the family; its bytes lie beside it. */
export interface DraftPictureFacts {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** What a draft says: the header's items and the rows of each table, by its name. */
export interface DraftContent {
  readonly header: Row;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly picture?: DraftPictureFacts;
}

/** Items that are given, in the form's own order: the same draft is the same text whatever order it was sent in. */
export function toDraftContent(kind: DraftKind, given: Readonly<Record<string, unknown>>): DraftContent {
  const { form, tables } = kind;
  const pick = (names: readonly { readonly name: string }[], row: unknown): Row =>
    Object.fromEntries(names.flatMap(({ name }) => ((row as Row | null)?.[name] === undefined || (row as Row)[name] === null ? [] : [[name, (row as Row)[name] ?? null]])));
  const rowsOf = (name: string) => (given[name] as readonly unknown[] | null | undefined) ?? [];
  return {
    header: pick(form.items, given.header ?? {}),
    tables: Object.fromEntries(tables.map(({ name }, index) => [name, rowsOf(name).map((row) => pick(form.parts[index]?.items ?? [], row))])),
  };
}
