import { currentVersion, findRecordErrors, getLayout, hasErrors, type Finding, type LayoutId, type RecordByLayout } from "../../../standard/index.js";
import type { Row } from "../document/document-form.js";
import type { DraftContent } from "./draft-content.js";
import type { DraftKind } from "./draft-kind.js";

/** What a draft is about besides its own text. */
export interface DraftFrame {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly day: string;
  readonly officeNumber: string;
}

/** Everything that keeps a draft from being given out, by the same checks as a file set. */
export function checkDraft(kind: DraftKind, { header, tables }: DraftContent, frame: DraftFrame): Finding[] {
  const files = [{ layout: kind.layout, rows: [header] }, ...kind.tables.map(({ name, layout }) => ({ layout, rows: tables[name] ?? [] }))];
  return files.flatMap(({ layout, rows }) => (rows.length === 0 ? [] : findRecordErrors(layout, rows.map((row) => toRecord(kind, layout, row, frame)), { officeNumber: frame.officeNumber, month: null })));
}

/** One record in the layout's own shape: what nobody has written is empty. */
function toRecord({ keyDay }: DraftKind, layout: LayoutId, row: Row, { insurerNumber, insuredNumber, day }: DraftFrame): RecordByLayout[LayoutId] {
  const own: Row = { csvVersion: currentVersion, insurerNumber, insuredNumber, [keyDay]: day };
  return Object.fromEntries(getLayout(layout).columns.map(({ name }) => [name, own[name] ?? row[name] ?? null])) as unknown as RecordByLayout[LayoutId];
}

export const isComplete = (findings: readonly Finding[]): boolean => !hasErrors(findings);
