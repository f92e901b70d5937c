import { EXTERNAL, INVALID, ms932 } from "./ms932.js";

/** What is noted about a field while scanning. */
export const QUOTED = 1;
export const HAS_INVALID = 2;
export const HAS_EXTERNAL = 4;
export const HAS_CONTROL = 8;
export const TEXT_AFTER_QUOTE = 16;
export const QUOTE_INSIDE = 32;
export const NOT_CLOSED = 64;
const PROBLEM = HAS_INVALID | HAS_EXTERNAL | HAS_CONTROL | TEXT_AFTER_QUOTE | QUOTE_INSIDE | NOT_CLOSED;

/** What is noted about a record. */
export const HAS_PROBLEM = 1;
export const NOT_CRLF = 2;
export const NO_BREAK = 4;
export const BLANK = 8;

const COMMA = 0x2c;
const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Cuts a block of MS932 CSV into records and fields and decodes it in the same pass: no byte of a pair is ever a comma,
 * quote or line break. Results stand in flat arrays that the next block overwrites.
 */
export class Scanner {
  /** The field texts of the block one after the other, unquoted; cut by `fieldEnds`. */
  text = "";
  recordCount = 0;
  readonly fieldEnds: Int32Array;
  readonly fieldFlags: Uint8Array;
  /** First field of each record, and after the last record the end. */
  readonly recordFields: Int32Array;
  readonly recordFlags: Uint8Array;
  readonly recordLines: Int32Array;
  /** Offset of each record in the block, and after the last record the end. */
  readonly recordStarts: Int32Array;
  private readonly units: Uint16Array;
  private readonly unitBytes: Buffer;
  private line = 1;

  constructor(readonly blockBytes: number) {
    this.fieldEnds = new Int32Array(blockBytes + 2);
    this.fieldFlags = new Uint8Array(blockBytes + 2);
    this.recordFields = new Int32Array(blockBytes + 2);
    this.recordFlags = new Uint8Array(blockBytes + 2);
    this.recordLines = new Int32Array(blockBytes + 2);
    this.recordStarts = new Int32Array(blockBytes + 2);
    this.units = new Uint16Array(blockBytes + 2);
    this.unitBytes = Buffer.from(this.units.buffer);
  }

  /** Line on which the next record begins. */
  get nextLine(): number {
    return this.line;
  }

  /** Scans one block of at most `blockBytes`; answers how many bytes form whole records. In the last block the rest is a record too. */
  scan(block: Uint8Array, last: boolean): number {
    const { fieldEnds, fieldFlags, recordFields, recordFlags, recordLines, recordStarts, units } = this;
    const { single, pair, isLead } = ms932();
    const length = block.length;
    let at = 0;
    let unit = 0;
    let field = 0;
    let record = 0;
    let start = 0;
    let wholeUnits = 0;
    let wholeFields = 0;
    let line = this.line;

    records: while (at < length) {
      let flags = 0;
      let problems = 0;
      let fieldStart = unit;
      let inQuotes = false;
      let closed = false;
      let breaks = 0;
      let ending = NO_BREAK;
      const firstField = field;
      recordFields[record] = field;

      for (;;) {
        if (at >= length) {
          if (!last) break records;
          if (inQuotes) flags |= NOT_CLOSED;
          break;
        }
        const byte = block[at] as number;
        if (inQuotes) {
          if (byte === QUOTE) {
            if (at + 1 >= length && !last) break records;
            if (block[at + 1] === QUOTE) {
              units[unit++] = QUOTE;
              at += 2;
            } else {
              inQuotes = false;
              closed = true;
              at += 1;
            }
            continue;
          }
          if (byte === LF) breaks += 1;
        } else if (byte <= COMMA) {
          if (byte === COMMA) {
            fieldEnds[field] = unit;
            fieldFlags[field++] = flags;
            problems |= flags;
            flags = 0;
            closed = false;
            fieldStart = unit;
            at += 1;
            continue;
          }
          if (byte === CR) {
            if (at + 1 >= length && !last) break records;
            ending = block[at + 1] === LF ? 0 : NOT_CRLF;
            at += ending === 0 ? 2 : 1;
            breaks += 1;
            break;
          }
          if (byte === LF) {
            ending = NOT_CRLF;
            at += 1;
            breaks += 1;
            break;
          }
          if (byte === QUOTE) {
            if (unit === fieldStart && !closed) {
              inQuotes = true;
              flags |= QUOTED;
              at += 1;
              continue;
            }
            flags |= closed ? TEXT_AFTER_QUOTE : QUOTE_INSIDE;
          }
        }
        if (closed) flags |= TEXT_AFTER_QUOTE;
        if (byte < 0x80) {
          if ((byte < 0x20 && byte !== 0x09 && !(inQuotes && (byte === LF || byte === CR))) || byte === 0x7f) flags |= HAS_CONTROL;
          units[unit++] = byte;
          at += 1;
        } else if (isLead[byte] === 1) {
          if (at + 1 >= length && !last) break records;
          const code = pair[(byte << 8) | (block[at + 1] ?? 0)] as number;
          if (code > EXTERNAL) {
            units[unit++] = code;
            at += 2;
          } else {
            units[unit++] = 0xfffd;
            flags |= code === EXTERNAL ? HAS_EXTERNAL : HAS_INVALID;
            at += code === EXTERNAL ? 2 : 1;
          }
        } else {
          const code = single[byte] as number;
          if (code === INVALID) flags |= HAS_INVALID;
          units[unit++] = code === INVALID ? 0xfffd : code;
          at += 1;
        }
      }

      fieldEnds[field] = unit;
      fieldFlags[field++] = flags;
      problems |= flags;
      const blank = field === firstField + 1 && unit === fieldStart && flags === 0;
      recordFlags[record] = ending | (blank ? BLANK : 0) | ((problems & PROBLEM) === 0 ? 0 : HAS_PROBLEM);
      recordLines[record] = line;
      recordStarts[record] = start;
      record += 1;
      line += breaks;
      start = at;
      wholeUnits = unit;
      wholeFields = field;
    }

    recordFields[record] = wholeFields;
    recordStarts[record] = start;
    this.recordCount = record;
    this.line = line;
    this.text = wholeUnits === 0 ? "" : this.unitBytes.toString("utf16le", 0, wholeUnits * 2);
    return start;
  }
}
