import { KaigoError } from "../errors/kaigo-error.js";

/** Both parts of an internal key: the insurer that holds the data and the row. */
export interface RowKey {
  readonly insurerNumber: string;
  readonly rowId: string;
}

/** A row's own key as the database writes it: a UUID in lower case. */
export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const byteLength = 6 + 16;

// One for all: every row that is read gets an id, and three buffers for each were a thirtieth of a view's processor time.
const scratch = Buffer.alloc(byteLength);

/** Opaque id of a row: base64url of the insurer number and the UUID. Shows neither an insured number nor a name. */
export function toGlobalId(insurerNumber: string, rowId: string): string {
  scratch.write(insurerNumber, 0, 6, "latin1");
  scratch.write(`${rowId.slice(0, 8)}${rowId.slice(9, 13)}${rowId.slice(14, 18)}${rowId.slice(19, 23)}${rowId.slice(24)}`, 6, "hex");
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
