import { isUtf8 } from "node:buffer";
import type { Finding } from "../finding/finding.js";
import { FindingSink } from "../finding/sink.js";
import type { LayoutId, RecordByLayout } from "../generated/index.js";
import type { Edition } from "../layout/edition.js";
import type { FileName } from "../name/file-name.js";
import type { ReadLimits } from "./limits.js";
import { RecordReader } from "./record-reader.js";
import { Scanner } from "./scanner.js";

/** Some records of a file, the line each begins on, and what was found on the way. */
export type RecordBatch = {
  [K in LayoutId]: {
    readonly layout: K;
    readonly records: RecordByLayout[K][];
    readonly lines: number[];
    readonly findings: Finding[];
  };
}[LayoutId];

/** Reads one file block by block; both ways of reading stand on it. */
export class BlockReader {
  private readonly scanner: Scanner;
  private readonly reader: RecordReader;
  private readonly sink: FindingSink;
  private mayBeUtf8 = true;

  constructor(
    private readonly id: LayoutId,
    name: FileName,
    file: string,
    private readonly limits: ReadLimits,
    blockBytes: number,
  ) {
    this.scanner = new Scanner(blockBytes);
    this.sink = new FindingSink(file, limits.maxErrors);
    this.reader = new RecordReader(id, name, this.sink, limits);
  }

  get isStopped(): boolean {
    return this.reader.isStopped;
  }

  get edition(): Edition | null {
    return this.reader.edition;
  }

  stop(kind: "fileTooLarge", max: number): void {
    this.reader.stop(kind, { max });
  }

  /** Reads the whole records of a block and answers how many bytes they take. */
  read(block: Uint8Array, last: boolean): number {
    const consumed = this.scanner.scan(block, last);
    if (this.looksLikeUtf8(block)) this.reader.stop("notShiftJis");
    this.reader.readBlock(this.scanner);
    if (consumed === 0 && !last && block.length > this.limits.maxRecordBytes) this.reader.stop("recordTooLong", { max: this.limits.maxRecordBytes });
    if (last && !this.isStopped && this.reader.recordCount === 0) {
      this.reader.stop(this.id.includes("_SUB") ? "noAnnexRecords" : "noRecords");
    }
    return consumed;
  }

  take(): RecordBatch {
    const { records, lines } = this.reader;
    this.reader.records = [];
    this.reader.lines = [];
    return { layout: this.id, records, lines, findings: this.sink.take() } as RecordBatch;
  }

  /** Asked until one block answers no: text in MS932 is practically never good UTF-8 throughout, whereas short UTF-8 may pass for MS932. */
  private looksLikeUtf8(block: Uint8Array): boolean {
    if (!this.mayBeUtf8) return false;
    let end = block.length;
    while (end > block.length - 4 && end > 0 && (block[end - 1] as number) >= 0x80) end -= 1;
    const whole = block.subarray(0, end);
    this.mayBeUtf8 = isUtf8(whole);
    return this.mayBeUtf8 && whole.some((byte) => byte >= 0xe0);
  }
}
