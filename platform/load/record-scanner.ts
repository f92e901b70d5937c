import { isUtf8 } from "node:buffer";
import type { Fault } from "./fault.js";

const [lineFeed, carriageReturn, quote, comma] = [0x0a, 0x0d, 0x22, 0x2c];

/** Most bytes of one record; a quote that never closes is noticed here. */
export const longestRecord = 65_536;

/** A record inside the block that is being read. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly values: number;
}

/**
 * Cuts the bytes of a CSV file (RFC 4180, LF or CR LF, also mixed) into records and numbers them by the line of the file on which
 * each begins. Knows nothing of values: only whether a record has as many as the header, is UTF-8 without NUL, and ends.
 * A record that does not end loses its first line only; reading goes on behind it. Blank lines are passed over.
 */
export class RecordScanner {
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;
  private columns: number | null = null;
  private isSkipping = false;
  /** Records seen after the header, good and bad. */
  records = 0;

  /** `onHeader` gets the first record; `onFault` every record that is not handed on. */
  constructor(private readonly onHeader: (names: readonly string[]) => void, private readonly onFault: (fault: Fault) => void) {}

  /** The whole records of a block, each as `line,record` and LF. */
  push(block: Buffer): Buffer {
    return this.read(this.rest.length > 0 ? Buffer.concat([this.rest, block]) : block, false);
  }

  /** The last record, when the file does not end with a line break. */
  end(): Buffer {
    return this.read(this.rest, true);
  }

  private read(data: Buffer, isLast: boolean): Buffer {
    const places: Place[] = [];
    let at = this.isSkipping ? this.passLine(data, 0) : 0;
    let line = this.line;
    while (at < data.length) {
      const found = findEnd(data, at);
      const end = found.end === -1 && isLast && !found.isOpen ? data.length : found.end;
      if (end === -1 && !isLast && data.length - at <= longestRecord) break;
      if (end === -1 || end - at > longestRecord) {
        // Everything up to here keeps its order: the fault is told after the records before it.
        this.fault({ line, column: "", rule: end === -1 && found.isOpen ? "QUOTE" : "LENGTH", detail: String(longestRecord) });
        this.line = line;
        at = this.passLine(data, at);
        line = this.line;
        continue;
      }
      if (end > at && !(end === at + 1 && data[at] === carriageReturn)) places.push({ start: at, end: data[end - 1] === carriageReturn ? end - 1 : end, line, values: found.values });
      line += found.breaks + 1;
      at = end + 1;
    }
    this.line = line;
    this.rest = at < data.length ? Buffer.from(data.subarray(at)) : Buffer.alloc(0);
    return this.write(data, places);
  }

  /** Past the end of the line at `at`; when it is not in the block yet, the next block goes on skipping. */
  private passLine(data: Buffer, at: number): number {
    const next = data.indexOf(lineFeed, at);
    this.isSkipping = next === -1;
    if (next === -1) return data.length;
    this.line += 1;
    return next + 1;
  }

  private write(data: Buffer, places: readonly Place[]): Buffer {
    const first = places[0];
    const from = first && this.columns === null ? this.takeHeader(data, first) : 0;
    const records = places.slice(from);
    this.records += records.length;
    const last = records.at(-1);
    if (!last) return Buffer.alloc(0);
    const range = data.subarray(records[0]?.start, last.end);
    const isClean = isUtf8(range) && !range.includes(0);
    const out = Buffer.allocUnsafe(range.length + records.length * 22);
    let length = 0;
    for (const place of records) {
      const fault = place.values !== this.columns ? { rule: "VALUES", detail: String(this.columns) } : isClean ? null : faultOf(data.subarray(place.start, place.end));
      if (fault) {
        this.onFault({ line: place.line, column: "", ...fault });
        continue;
      }
      length += out.write(`${place.line},`, length, "latin1");
      length += data.copy(out, length, place.start, place.end);
      out[length++] = lineFeed;
    }
    return out.subarray(0, length);
  }

  /** How many places the header takes: one. */
  private takeHeader(data: Buffer, { start, end, values }: Place): number {
    this.columns = values;
    const text = data.toString("utf8", start, end).replace(/^\uFEFF/, "");
    this.onHeader(text.split(",").map((name) => name.trim().replace(/^"|"$/g, "")));
    return 1;
  }

  private fault(fault: Fault): void {
    this.records += 1;
    this.onFault(fault);
  }
}

const faultOf = (record: Buffer) => (record.includes(0) ? { rule: "NUL", detail: "" } : isUtf8(record) ? null : { rule: "UTF8", detail: "" });

/** Where the record that begins at `at` ends (its LF), how many values it has and how many line breaks inside quotes; -1 when the end is not there. */
function findEnd(data: Buffer, at: number): { end: number; values: number; breaks: number; isOpen: boolean } {
  let isOpen = false;
  let values = 1;
  let breaks = 0;
  const stop = Math.min(data.length, at + longestRecord + 2);
  for (let index = at; index < stop; index += 1) {
    const byte = data[index];
    if (byte === quote) isOpen = !isOpen;
    else if (byte === lineFeed) {
      if (!isOpen) return { end: index, values, breaks, isOpen };
      breaks += 1;
    } else if (byte === comma && !isOpen) values += 1;
  }
  return { end: -1, values, breaks, isOpen };
}
