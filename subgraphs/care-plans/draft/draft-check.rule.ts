import { currentVersion, getLayout, hasErrors, readFile, writeFile, WriteRefused, buildFileName, type Finding, type LayoutId, type RecordByLayout } from "../../../standard/index.js";
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

/**
 * Everything that keeps a draft from being given out, by the same checks as a file set: each table is written as its file and read
 * again, so that a missing item, a wrong code or a character that cannot travel is found before anybody receives it.
 */
export function checkDraft(kind: DraftKind, { header, tables }: DraftContent, frame: DraftFrame): Finding[] {
  const files = [{ layout: kind.layout, rows: [header] }, ...kind.tables.map(({ name, layout }) => ({ layout, rows: tables[name] ?? [] }))];
  return files.flatMap(({ layout, rows }) => (rows.length === 0 ? [] : checkTable(layout, rows.map((row) => toRecord(kind, layout, row, frame)), frame)));
}

/** One record in the layout's own shape: what nobody has written is empty. */
function toRecord({ keyDay }: DraftKind, layout: LayoutId, row: Row, { insurerNumber, insuredNumber, day }: DraftFrame): object {
  const own: Row = { csvVersion: currentVersion, insurerNumber, insuredNumber, [keyDay]: day };
  return Object.fromEntries(getLayout(layout).columns.map(({ name }) => [name, own[name] ?? row[name] ?? null]));
}

function checkTable(layout: LayoutId, records: readonly object[], { officeNumber }: DraftFrame): Finding[] {
  const party = { senderOfficeNumber: officeNumber, senderServiceType: "43", receiverOfficeNumber: officeNumber, receiverServiceType: "43" };
  const fileName = buildFileName({ id: layout, month: null, serial: "20260101000000", branch: null, ...party });
  try {
    const { findings } = readFile(writeFile<LayoutId>(layout, records as Iterable<RecordByLayout[LayoutId]>, fileName), fileName);
    return findings.filter(({ severity, line }) => severity === "error" && line !== null);
  } catch (error) {
    if (error instanceof WriteRefused) return [...error.findings];
    throw error;
  }
}

export const isComplete = (findings: readonly Finding[]): boolean => !hasErrors(findings);
