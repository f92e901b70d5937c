import { uuidForm } from "./uuid-form.js";

/** A type whose values all take the same number of bytes, as the server reads them. */
interface FixedType {
  /** Number of the element type in every PostgreSQL. */
  readonly oid: number;
  readonly width: number;
  /** Puts a value in place, or answers false for one that only the server's own reader may judge. */
  readonly put: (into: Buffer, at: number, value: unknown) => boolean;
}

const largestInteger = 2_147_483_647;
const millisecondsOfDay = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1);
const days = new Map<string, number | null>();
const mostDays = 10_000;

/** Days since the first of 2000, or null for what is no day. */
function toDay(text: string): number | null {
  const known = days.get(text);
  if (known !== undefined) return known;
  const time = /^[1-9]\d{3}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that the month does not have becomes one of the next month, or none.
  const day = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? (time - firstDay) / millisecondsOfDay : null;
  if (days.size >= mostDays) days.clear();
  days.set(text, day);
  return day;
}

/** A type whose values the server reads as a number of four bytes; `toNumber` answers null for what it must judge itself. */
const fourBytes = (oid: number, toNumber: (value: unknown) => number | null): FixedType => ({
  oid,
  width: 4,
  put(into, at, value) {
    const number = toNumber(value);
    if (number === null) return false;
    into.writeInt32BE(number, at);
    return true;
  },
});

const types: Readonly<Record<string, FixedType>> = {
  integer: fourBytes(23, (value) => (typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= largestInteger ? value : null)),
  date: fourBytes(1082, (value) => (typeof value === "string" ? toDay(value) : null)),
  boolean: {
    oid: 16,
    width: 1,
    put(into, at, value) {
      if (typeof value !== "boolean") return false;
      into[at] = value ? 1 : 0;
      return true;
    },
  },
  uuid: {
    oid: 2950,
    width: 16,
    put(into, at, value) {
      if (value instanceof Uint8Array && value.length === 16) into.set(value, at);
      else if (typeof value !== "string" || !uuidForm.test(value)) return false;
      else into.write(value.replaceAll("-", ""), at, "hex");
      return true;
    },
  },
};

const headBytes = 20;

/**
 * Values as one array parameter in the server's own form, or null where their type has none here or one of them must be read by the server.
 * Lines of a month take the server a third less so (94 instead of 143 ms for 24,000, with ids made here).
 */
export function toBinaryArray(type: string, values: readonly unknown[]): Buffer | null {
  const fixed = types[type];
  if (!fixed || values.length === 0) return null;
  const { oid, width, put } = fixed;
  const array = Buffer.allocUnsafe(headBytes + values.length * (4 + width));
  let hasNull = 0;
  let at = headBytes;
  let last: unknown;
  let lastAt = 0;
  for (const value of values) {
    if (value === null || value === undefined) {
      hasNull = 1;
      at = array.writeInt32BE(-1, at);
    } else if (value === last && lastAt > 0) {
      // What belongs to a person stands in all of the person's rows.
      array.copyWithin(at, lastAt, lastAt + 4 + width);
      [lastAt, at] = [at, at + 4 + width];
    } else {
      if (!put(array, at + 4, value)) return null;
      array.writeInt32BE(width, at);
      [last, lastAt, at] = [value, at, at + 4 + width];
    }
  }
  // One dimension, whether any is null, of what, how many, counted from 1.
  [1, hasNull, oid, values.length, 1].forEach((number, place) => array.writeInt32BE(number, place * 4));
  return array.subarray(0, at);
}
