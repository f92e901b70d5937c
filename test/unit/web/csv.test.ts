import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { csvFileName, toCsv, toCsvCell } from "../../../web/src/result/csv.js";

describe("CSV of a result table", () => {
  test("starts with a byte order mark, ends lines with CRLF and leaves absent cells empty", () => {
    const rows = [new Map([["name", "山田 花子"]]), new Map<string, string | number>([["units", 396]])];
    expect(toCsv({ columns: ["name", "units"], rows })).toBe("\uFEFFname,units\r\n山田 花子,\r\n,396\r\n");
  });

  test.each(["=1+1", "+81", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "﹢1", "\u22121", "  =1", "\u200B=1", "\uFEFF=1"])(
    "puts an apostrophe before %j",
    (text) => {
      expect(toCsvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  test.each(["山田", "1-2", "a=b", "要介護1", "", "2025-04-01"])("leaves %j as it is", (text) => {
    expect(toCsvCell(text)).toBe(text);
  });

  test("keeps a negative number a number, but not a text that looks like one", () => {
    expect(toCsvCell(-5)).toBe("-5");
    expect(toCsvCell("-5")).toBe("'-5");
  });

  test("also guards column names, which a caller chooses as aliases", () => {
    expect(toCsv({ columns: ["=x"], rows: [] })).toBe("\uFEFF'=x\r\n");
  });

  test("comes back the same from a CSV reader, whatever the texts hold", () => {
    const harmless = fc.string({ unit: "grapheme" }).map((text) => `あ${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (pairs) => {
        const rows = pairs.map(([a, b]) => new Map([["a", a], ["b", b]]));
        const back = parse(toCsv({ columns: ["a", "b"], rows }), { bom: true, record_delimiter: "\r\n" });
        expect(back.slice(1)).toEqual(pairs);
      }),
    );
  });

  test("names the file by path and Japanese time, with nothing a file system refuses", () => {
    const now = new Date("2025-03-31T15:05:00Z");
    expect(csvFileName("recipient.carePlan", now)).toBe("recipient.carePlan-20250401-0005.csv");
    expect(csvFileName("a/b:人", now)).toBe("a_b__-20250401-0005.csv");
    expect(csvFileName("", now)).toBe("result-20250401-0005.csv");
  });
});
