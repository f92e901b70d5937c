import { createHash } from "node:crypto";
import type { DocumentForm, FormItem, IncomingDocument, Row } from "./document-form.js";

/** Items without a value are left out. */
const pick = (items: readonly FormItem[], row: Row): Row => Object.fromEntries(items.flatMap(({ name }) => ((row[name] ?? null) === null ? [] : [[name, row[name] ?? null]])));

/** What a document says: its items and the items of its rows, by part table. Two documents that say the same have equal content. */
export interface DocumentContent {
  readonly header: Row;
  readonly parts: Readonly<Record<string, readonly Row[]>>;
  readonly attachments: readonly { readonly fileName: string; readonly sha256: string }[];
}

export function toContent(form: DocumentForm, { header, parts, attachments }: IncomingDocument): DocumentContent {
  const rows = form.parts.map(({ table, items }, index) => [table, (parts[index] ?? []).map((row) => pick(items, row))] as const);
  return { header: pick(form.items, header), parts: Object.fromEntries(rows), attachments: attachments.map(({ fileName, sha256 }) => ({ fileName, sha256 })) };
}

/** SHA-256 of a document's content. Names of attachments carry sender and serial, so only their bytes count. */
export function contentHash({ header, parts, attachments }: DocumentContent): string {
  const { familyImageFileName: _name, ...said } = header;
  return createHash("sha256").update(JSON.stringify([said, parts, attachments.map(({ sha256 }) => sha256)])).digest("base64url");
}
