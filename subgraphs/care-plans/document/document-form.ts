import { snakeCase } from "../../../platform/database/snake-case.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { SubjectKey } from "../../../platform/subgraph/importer.js";
import type { Cell, Layout } from "../../../standard/index.js";

/** One item of a form as a column. */
export interface FormItem {
  readonly name: string;
  readonly column: string;
  readonly type: "text" | "date" | "integer";
}

/** Rows that hang on a document: their table and items. */
export interface FormPart {
  readonly table: string;
  readonly items: readonly FormItem[];
}

export type DocumentKind = "CARE_PLAN" | "PREVENTIVE_PLAN" | "BASIC_INFORMATION";

/** How one kind of document is stored. */
export interface DocumentForm {
  readonly kind: DocumentKind;
  readonly table: string;
  readonly dateColumn: string;
  readonly items: readonly FormItem[];
  readonly parts: readonly FormPart[];
  /** Takes what is no CSV, after the rows of a new version stand. */
  storeAttachments?(tx: WriteTransaction, documents: readonly StoredDocument[]): Promise<void>;
}

export type Row = Readonly<Record<string, Cell>>;

/** A file that belongs to a document. */
export interface Attachment {
  readonly fileName: string;
  readonly sha256: string;
  readonly content: Buffer;
}

/** A document as a file set brings it: one header and the rows of each part, in file order. */
export interface IncomingDocument extends SubjectKey {
  /** The day that, with person and sender, is its key. */
  readonly date: string;
  readonly header: Row;
  readonly parts: readonly (readonly Row[])[];
  readonly attachments: readonly Attachment[];
}

export interface StoredDocument extends IncomingDocument {
  readonly id: string;
}

const ownKeys = new Set(["csvVersion", "insurerNumber", "insuredNumber"]);

/** The items of a layout that carry meaning, as columns; version of the file, person, key day and unused items are left out. */
export function formItems<R>({ columns }: Layout<R>, keyDay: string): readonly FormItem[] {
  return columns
    .filter(({ name, rule }) => rule !== "reserved" && name !== keyDay && !ownKeys.has(name))
    .map(({ name, rule }) => ({ name, column: snakeCase(name), type: rule === "date" ? "date" : rule === "integer" ? "integer" : "text" }));
}

/** Table and items of a part. */
export const formPart = <R>(table: string, layout: Layout<R>, keyDay: string): FormPart => ({ table, items: formItems(layout, keyDay) });
