export type Take = (bytes: Buffer) => void;

/** Who takes the rows of statements that are being answered. */
export interface TakesRows {
  /** One row, from the number of its columns at `at` until `end`. */
  takeRow(bytes: Buffer, at: number, end: number): void;
  /** A statement has been answered. */
  takeEnd(): void;
}

const [bindComplete, commandComplete, dataRow, readyForQuery] = ["2", "C", "D", "Z"].map((letter) => letter.charCodeAt(0));
/** A letter and a length that counts itself. */
const headLength = 5;

/** Cuts what the server sends into messages, wherever it was cut on its way: rows are given to who takes them now, all else on, whole and in its order. */
export function splitMessages(takesRows: () => TakesRows | undefined, giveOn: Take): Take {
  let parts: Buffer[] = [];
  let length = 0;
  let needed = headLength;
  return (chunk) => {
    parts.push(chunk);
    length += chunk.length;
    if (length < needed) return;
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts, length);
    let [from, at] = [0, 0];
    const giveUntil = (end: number): void => {
      if (end > from) giveOn(bytes.subarray(from, end));
      from = end;
    };
    needed = headLength;
    while (at + headLength <= length) {
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (end > length) {
        needed = end - at;
        break;
      }
      const code = bytes[at];
      const taker = code === dataRow || code === commandComplete || code === bindComplete ? takesRows() : undefined;
      if (taker) {
        giveUntil(at);
        from = end;
        if (code === dataRow) taker.takeRow(bytes, at + headLength, end);
        else if (code === commandComplete) taker.takeEnd();
      }
      at = end;
      // Behind it, another query is being answered.
      if (code === readyForQuery) giveUntil(at);
    }
    giveUntil(at);
    const rest = bytes.subarray(at);
    parts = rest.length > 0 ? [rest] : [];
    length = rest.length;
  };
}
