import { toFinding, type Finding } from "../finding/finding.js";
import type { FindingKind } from "../finding/catalogue.js";
import type { LayoutId, RecordByLayout } from "../generated/index.js";
import { findEditionLayout, getLayout } from "../layout/edition.js";
import type { Cell, Column } from "../layout/layout.js";
import { ByteWriter } from "./byte-writer.js";
import { Fault } from "./fault.js";
import { toMs932Text } from "./normalised-pairs.js";
import { toCellReader, type CellReader } from "./read-cell.js";
import { toCellText } from "./write-cell.js";

/** Records cannot be written as they are: `findings` says which item of which line (records count as lines here) and why. */
export class WriteRefused extends Error {
  override readonly name = "WriteRefused";

  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ line, column, message }) => `record ${line}, item ${column}: ${message.en}`).slice(0, 5).join("; "));
  }
}

interface OutColumn {
  readonly column: Column;
  readonly read: CellReader;
  readonly isText: boolean;
  /** Undefined before the first record and after a refusal. */
  lastCell: Cell | undefined;
  lastText: string;
}

const maxFindings = 100;

/**
 * Writes the canonical bytes of a file: MS932, CR LF after every record, free text quoted, nothing between the commas for no value.
 * Named pairs are exchanged (R01); anything else that MS932 or the layout cannot hold refuses the whole file. `fileName` only labels findings.
 */
export function writeFile<K extends LayoutId>(id: K, records: Iterable<RecordByLayout[K]>, fileName: string = id): Buffer {
  const layout = getLayout(id);
  const columns: OutColumn[] = layout.columns.map((column) => ({
    column,
    read: toCellReader(column, { checkDigits: false, sampleDates: false }),
    isText: column.rule === "freeText",
    lastCell: undefined,
    lastText: "",
  }));
  const out = new ByteWriter();
  const findings: Finding[] = [];
  let line = 0;
  let version: Cell | undefined;
  for (const record of records) {
    line += 1;
    const cells = layout.toCells(record);
    const refuse: Refuse = (kind, column, parameters = {}) =>
      findings.push(toFinding(kind, { file: fileName, line, column: column.number, item: column.nameJa }, parameters));
    if (version === undefined) {
      version = cells[0];
      const edition = findEditionLayout(id, String(version))?.edition;
      if (edition !== "4.1" && edition !== "4.0") refuse("unknownVersion", layout.columns[0] as Column);
    } else if (cells[0] !== version) refuse("mixedVersions", layout.columns[0] as Column);
    for (let index = 0; index < columns.length; index += 1) {
      if (index > 0) out.byte(0x2c);
      writeCell(out, columns[index] as OutColumn, cells[index] ?? null, refuse);
    }
    out.byte(0x0d);
    out.byte(0x0a);
    if (findings.length >= maxFindings) break;
  }
  if (findings.length > 0) throw new WriteRefused(findings.slice(0, maxFindings));
  return out.take();
}

type Refuse = (kind: FindingKind, column: Column, parameters?: Record<string, string | number>) => number;

function writeCell(out: ByteWriter, to: OutColumn, cell: Cell, refuse: Refuse): void {
  let text = to.lastText;
  if (cell !== to.lastCell) {
    const checked = toCheckedText(to, cell);
    if (checked instanceof Fault) {
      refuse(checked.kind, to.column, checked.parameters);
      return;
    }
    text = checked;
    to.lastCell = cell;
    to.lastText = text;
  }
  if (text === "") return;
  const unwritable = out.text(text, to.isText);
  if (unwritable >= 0) {
    to.lastCell = undefined;
    refuse("unwritableCharacter", to.column, { place: unwritable + 1, code: (text.codePointAt(unwritable) ?? 0).toString(16).toUpperCase().padStart(4, "0") });
  }
}

/** The text of a cell, read back once: what does not read as the same value is not written. */
function toCheckedText({ column, read }: OutColumn, cell: Cell): string | Fault {
  const raw = toCellText(column, cell);
  if (raw === null) return new Fault("unwritableValue", { form: column.rule });
  const text = toMs932Text(raw);
  if (text === "") return column.required === "required" ? new Fault("missing") : "";
  const back = read(text);
  if (back instanceof Fault && back.isError) return back;
  const value = back instanceof Fault ? back.value : back;
  return value === cell || text !== raw ? text : new Fault("unwritableValue", { form: column.rule });
}
