import { recordChecks, type RecordContext } from "../check/record-checks.js";
import type { FindingKind } from "../finding/catalogue.js";
import type { FindingSink } from "../finding/sink.js";
import type { LayoutId } from "../generated/index.js";
import { findEditionLayout, getLayout, isPreventiveLayout, type Edition, type EditionLayout } from "../layout/edition.js";
import type { Cell, Column } from "../layout/layout.js";
import type { FileName } from "../name/file-name.js";
import { Fault } from "./fault.js";
import type { ReadLimits } from "./limits.js";
import { ms932Length } from "./ms932.js";
import { toCellReader, type CellReader } from "./read-cell.js";
import * as scan from "./scanner.js";

const fieldProblems: readonly [number, FindingKind][] = [
  [scan.HAS_INVALID, "invalidCharacter"],
  [scan.HAS_EXTERNAL, "externalCharacter"],
  [scan.HAS_CONTROL, "controlCharacter"],
  [scan.TEXT_AFTER_QUOTE, "textAfterQuote"],
  [scan.QUOTE_INSIDE, "quoteInsideItem"],
  [scan.NOT_CLOSED, "quoteNotClosed"],
];

/** Distinct values of one column that are kept: all days of a month, all times and codes of a person. Longer texts than these would hold on to the block they were cut from. */
const mostKnown = 64;
const longestKnown = 12;

/** One column of the file at hand, with the text and value it had on the line before, and what was found good before: tables repeat themselves downwards. */
interface FileColumn {
  readonly column: Column;
  readonly position: number;
  readonly read: CellReader;
  readonly isText: boolean;
  readonly whenEmpty: FindingKind | null;
  lastText: string;
  lastCell: Cell;
  readonly known: Map<string, Cell>;
}

/** Turns scanned fields into records of one layout; what is wrong goes to the sink, and a record with an error in its items is left out. */
export class RecordReader {
  records: object[] = [];
  lines: number[] = [];
  edition: Edition | null = null;
  /** Set when reading on makes no sense. */
  isStopped = false;
  private version = "";
  private readonly noCells: Cell[];
  private columns: FileColumn[] = [];
  private readonly layout;
  private readonly check: ((record: object, context: RecordContext) => void) | undefined;
  private context: RecordContext | undefined;
  private count = 0;
  private line = 0;

  constructor(
    private readonly id: LayoutId,
    private readonly name: FileName,
    private readonly sink: FindingSink,
    private readonly limits: ReadLimits,
  ) {
    this.layout = getLayout(id);
    this.noCells = this.layout.columns.map(() => null);
    this.check = recordChecks[id] as ((record: object, context: RecordContext) => void) | undefined;
  }

  get recordCount(): number {
    return this.count;
  }

  /** Reads the records of the block that the scanner holds. */
  readBlock(scanner: scan.Scanner): void {
    for (let record = 0; record < scanner.recordCount && !this.isStopped; record += 1) {
      this.line = scanner.recordLines[record] as number;
      const flags = scanner.recordFlags[record] as number;
      if (flags !== 0) this.noteRecord(flags);
      if ((flags & scan.BLANK) !== 0) continue;
      this.count += 1;
      if (this.count > this.limits.maxRecords) {
        this.stop("tooManyRecords", { max: this.limits.maxRecords });
      } else if ((scanner.recordStarts[record + 1] as number) - (scanner.recordStarts[record] as number) > this.limits.maxRecordBytes) {
        this.sink.add("recordTooLong", this.line, null, { max: this.limits.maxRecordBytes });
      } else {
        this.readRecord(scanner, record, (flags & scan.HAS_PROBLEM) !== 0);
      }
      if (this.sink.isFull) this.isStopped = true;
    }
  }

  stop(kind: FindingKind, parameters: Record<string, number> = {}): void {
    this.sink.add(kind, this.line || null, null, parameters);
    this.isStopped = true;
  }

  private noteRecord(flags: number): void {
    if ((flags & scan.NOT_CRLF) !== 0) this.sink.add("recordSeparator", this.line);
    if ((flags & scan.NO_BREAK) !== 0) this.sink.add("noFinalBreak", this.line);
    if ((flags & scan.BLANK) !== 0) this.sink.add("blankLine", this.line);
  }

  private readRecord(scanner: scan.Scanner, record: number, hasProblem: boolean): void {
    const first = scanner.recordFields[record] as number;
    const found = (scanner.recordFields[record + 1] as number) - first;
    const start = first === 0 ? 0 : (scanner.fieldEnds[first - 1] as number);
    const version = scanner.text.substring(start, scanner.fieldEnds[first] as number);
    if (this.edition === null && !this.openEdition(version)) return;
    if (hasProblem) {
      this.noteProblems(scanner, first, found);
      return;
    }
    if (found !== this.columns.length) {
      this.sink.add("columnCount", this.line, null, { found, wanted: this.columns.length });
      return;
    }
    if (version !== this.version) {
      this.sink.add("mixedVersions", this.line, this.columns[0]?.column);
      return;
    }
    const cells = this.readCells(scanner, first, start);
    if (!cells) return;
    const built = this.layout.toRecord(cells);
    this.records.push(built);
    this.lines.push(this.line);
    if (this.check && this.context) this.check(built, this.context);
  }

  private readCells(scanner: scan.Scanner, first: number, start: number): Cell[] | null {
    const { text: all, fieldEnds, fieldFlags } = scanner;
    const { columns, sink, line } = this;
    const cells = this.noCells.slice();
    let isWhole = true;
    let from = start;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index] as FileColumn;
      const end = fieldEnds[first + index] as number;
      const quoted = (fieldFlags[first + index] as number) & scan.QUOTED;
      if (end === from) {
        if (quoted !== 0) sink.add("emptyQuotes", line, column.column);
        if (column.whenEmpty !== null) {
          sink.add(column.whenEmpty, line, column.column);
          if (column.whenEmpty === "missing") isWhole = false;
        }
        continue;
      }
      if ((quoted !== 0) !== column.isText) sink.add(column.isText ? "textNotQuoted" : "quotedCode", line, column.column);
      const text = all.substring(from, end);
      from = end;
      const known = text === column.lastText ? column.lastCell : text.length > longestKnown ? undefined : column.known.get(text);
      if (known !== undefined) cells[column.position] = known;
      else if (!this.readCell(column, text, cells)) isWhole = false;
    }
    return isWhole ? cells : null;
  }

  private readCell(column: FileColumn, text: string, cells: Cell[]): boolean {
    const { maxFieldBytes } = this.limits;
    if (text.length * 2 > maxFieldBytes && ms932Length(text) > maxFieldBytes) {
      this.sink.add("fieldTooLong", this.line, column.column, { max: maxFieldBytes });
      return false;
    }
    const result = column.read(text);
    let cell: Cell;
    if (result instanceof Fault) {
      this.sink.add(result.kind, this.line, column.column, result.parameters);
      if (result.isError) return false;
      cell = result.value;
    } else {
      cell = result;
      if (text.length <= longestKnown && column.known.size < mostKnown) column.known.set(text, cell);
    }
    column.lastText = text;
    column.lastCell = cell;
    cells[column.position] = cell;
    return true;
  }

  /** The first record names the edition of the whole file (R05). */
  private openEdition(version: string): boolean {
    const layout = findEditionLayout(this.id, version);
    if (!layout) {
      this.sink.add(version.includes("バージョン") ? "headerRow" : "unknownVersion", this.line, this.layout.columns[0]);
      this.isStopped = true;
      return false;
    }
    this.version = version;
    this.edition = layout.edition;
    this.columns = this.toFileColumns(layout);
    if (layout.warning) this.sink.add(layout.warning, this.line, this.layout.columns[0]);
    if (layout.edition !== "3.2" && this.name.senderServiceType === null) this.sink.add("editionOfName");
    const items = new Map(this.layout.columns.map((column) => [column.name, column]));
    this.context = {
      name: this.name,
      edition: layout.edition,
      report: (kind, item) => this.sink.add(kind, this.line, item === null ? null : items.get(item)),
    };
    return true;
  }

  private toFileColumns({ columns, positions }: EditionLayout): FileColumn[] {
    const options = { checkDigits: this.limits.checkDigits, sampleDates: isPreventiveLayout(this.id) };
    return columns.map((column, index) => ({
      column,
      position: positions[index] as number,
      read: toCellReader(column, options),
      isText: column.rule === "freeText",
      whenEmpty: column.required === "required" ? "missing" : column.needed ? "neededMissing" : null,
      lastText: "",
      lastCell: null,
      known: new Map(),
    }));
  }

  private noteProblems(scanner: scan.Scanner, first: number, found: number): void {
    for (let index = 0; index < found; index += 1) {
      const flags = scanner.fieldFlags[first + index] as number;
      const column = this.columns[index]?.column ?? { number: index + 1, nameJa: "" };
      for (const [flag, kind] of fieldProblems) if ((flags & flag) !== 0) this.sink.add(kind, this.line, column);
    }
  }
}
