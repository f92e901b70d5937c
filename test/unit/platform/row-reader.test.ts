import fc from "fast-check";
import { compileRowReader } from "../../../platform/database/row-reader.js";
import { valueParsers } from "../../../platform/database/value-parsers.js";

/** Texts as the server writes them, by the types that are read in a way of their own and some that are not. */
const kinds: readonly (readonly [type: number, texts: fc.Arbitrary<string>])[] = [
  [25, fc.string({ unit: "grapheme", maxLength: 12 })],
  [1043, fc.constantFrom("訪問介護", "", "a", "〜𠮷")],
  [2950, fc.uuid()],
  [1082, fc.date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10))],
  [1184, fc.constantFrom("2026-11-22 09:00:00+09", "2026-11-22 09:00:00.123456+09")],
  [23, fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }).map(String)],
  [21, fc.integer({ min: -32_768, max: 32_767 }).map(String)],
  [20, fc.maxSafeInteger().map(String)],
  [16, fc.constantFrom("t", "f")],
  [1700, fc.constantFrom("1.50", "-0.1")],
  [3802, fc.json()],
  [1009, fc.constantFrom("{a,b}", "{}", '{"a b",NULL}')],
];
const columns = fc.array(fc.nat({ max: kinds.length - 1 }), { minLength: 1, maxLength: 12 }).chain((chosen) =>
  fc.record({
    types: fc.constant(chosen.map((index) => kinds[index]?.[0] ?? 25)),
    // Few rows of few values: neighbours are often equal.
    rows: fc.array(fc.tuple(...chosen.map((index) => fc.option(kinds[index]?.[1] ?? fc.string(), { freq: 4 }))), { maxLength: 6 }),
  }),
);

function encode(texts: readonly (string | null)[]): Buffer {
  return Buffer.concat([Buffer.from([0, texts.length]), ...texts.flatMap((text) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(text === null ? -1 : Buffer.byteLength(text));
    return text === null ? [length] : [length, Buffer.from(text)];
  })]);
}

test("rows are read from their bytes as the driver's parsers read their texts", () => {
  fc.assert(fc.property(columns, fc.nat({ max: 3 }), ({ types, rows }, cut) => {
    const reader = compileRowReader(types.map((dataTypeID, index) => ({ name: `c${index}`, dataTypeID })));
    const expected = rows.map((row) => Object.fromEntries(row.map((text, index) => [`c${index}`, text === null ? null : (valueParsers.getTypeParser(types[index] as number, "text") as (text: string) => unknown)(text)])));
    // Some rows come in a first piece of bytes and the rest in another.
    const pieces = [rows.slice(0, cut), rows.slice(cut)];
    const read = pieces.flatMap((piece) => {
      const encoded = piece.map(encode);
      const bytes = Buffer.concat(encoded);
      let at = 0;
      return encoded.map(({ length }) => reader.read(bytes, at, (at += length)));
    });
    reader.end();
    expect(read).toEqual(expected);
  }));
});

test("the names of columns are names and nothing else", () => {
  const names = ["__proto__", "constructor", 'a": alert(1), "b', "日本"];
  const bytes = encode(["1", "2", "3", "4"]);
  const row = compileRowReader(names.map((name) => ({ name, dataTypeID: 25 }))).read(bytes, 0, bytes.length);
  expect(Object.entries(row)).toEqual([["__proto__", "1"], ["constructor", "2"], ['a": alert(1), "b', "3"], ["日本", "4"]]);
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
});

test("objects of two rows are never the same one", () => {
  const reader = compileRowReader([{ name: "made", dataTypeID: 3802 }]);
  const bytes = encode(['{"a":1}']);
  const [first, second] = [reader.read(bytes, 0, bytes.length), reader.read(bytes, 0, bytes.length)] as { made: object }[];
  expect(first?.made).toEqual(second?.made);
  expect(first?.made).not.toBe(second?.made);
});

test("bytes that are not exactly one row of the known columns are refused", () => {
  const reader = compileRowReader([{ name: "a", dataTypeID: 25 }, { name: "b", dataTypeID: 23 }]);
  const [whole, longer, fewer] = [encode(["text", "1"]), encode(["text", "1", "2"]), encode(["text"])];
  expect(reader.read(whole, 0, whole.length)).toEqual({ a: "text", b: 1 });
  for (const [bytes, end] of [[longer, longer.length], [fewer, fewer.length], [whole, whole.length - 1], [whole, whole.length + 1]] as const) expect(() => reader.read(bytes, 0, end)).toThrow("the row has");
});
