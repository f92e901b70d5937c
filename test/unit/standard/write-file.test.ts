import iconv from "iconv-lite";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { toCellText } from "../../../standard/codec/write-cell.js";
import { getLayout, layoutIds, readFile, writeFile, WriteRefused, type LayoutId, type RecordByLayout } from "../../../standard/index.js";
import { recordOf } from "../../support/standard-arbitraries.js";
import { sampleRecord } from "../../support/standard-samples.js";

const text = (bytes: Buffer): string => iconv.decode(bytes, "cp932");

function refusal<K extends LayoutId>(id: K, ...records: RecordByLayout[K][]): string[] {
  try {
    writeFile(id, records, "OUT.CSV");
  } catch (error) {
    if (error instanceof WriteRefused) return error.findings.map(({ file, line, column, item, kind }) => `${file} ${line}:${column} ${item} ${kind}`);
    throw error;
  }
  return [];
}

describe("writing", () => {
  test("quotes free text only, keeps its line breaks, and writes nothing for no value", () => {
    const record = sampleRecord("UP3KYO", { serviceContent: '訪問,"介護"\r\n週2回', weekday: "7", serviceStartTime: "08:30", serviceEndTime: "09:00" });
    expect(text(writeFile("UP3KYO", [record]))).toBe('202407,131011,0000000101,20250325,20250325,"訪問,""介護""\r\n週2回",7,0830,0900,,,,\r\n');
  });

  test("writes 9999, 00000000 and 000000 where the layout gives no value a form of its own", () => {
    const cells = (line: string): string[] => line.trimEnd().split(",");
    expect(cells(text(writeFile("UPPLAN", [sampleRecord("UPPLAN", { startTime: null, endTime: null })]))).slice(11, 13)).toEqual(["9999", "9999"]);
    expect(cells(text(writeFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { carePlanDate: null })])))[3]).toBe("00000000");
    expect(cells(text(writeFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { targetMonth: null })])))[62]).toBe("000000");
  });

  test("writes no byte for no record", () => {
    expect(writeFile("UPPLAN", [])).toHaveLength(0);
  });

  test("exchanges the named pairs, and the file reads back with them", () => {
    const bytes = writeFile("UPYOBO", [sampleRecord("UPYOBO", { lifeGoalDay: "10時〜12時 −2℃ ¥500 か\u3099んばる" })]);
    expect(text(bytes)).toContain("10時～12時 －2℃ ￥500 がんばる");
    expect(bytes.includes("?")).toBe(false);
  });

  test("refuses what MS932 cannot hold, with line, item and place", () => {
    const good = sampleRecord("UP2KYO");
    expect(refusal("UP2KYO", good, sampleRecord("UP2KYO", { needText: "𠮷野" }), sampleRecord("UP2KYO", { serviceOfficeName: "😀" }))).toEqual([
      "OUT.CSV 2:7 課題 unwritableCharacter",
      "OUT.CSV 3:18 サービス事業所名 unwritableCharacter",
    ]);
    try {
      writeFile("UP2KYO", [sampleRecord("UP2KYO", { needText: "吉田 𠮷" })]);
      expect("written").toBe("refused");
    } catch (error) {
      expect((error as WriteRefused).findings[0]?.message.en).toBe("Character 4 (U+20BB7) cannot be written in Shift_JIS (MS932).");
    }
  });

  test.each(["\u0000", "\u0007", "\u007f", "\ue000", "\ud800", "\ufffd"])("refuses the character %j", (character) => {
    expect(refusal("UP2KYO", sampleRecord("UP2KYO", { needText: character }))).toEqual(["OUT.CSV 1:7 課題 unwritableCharacter"]);
  });

  test("refuses values that the layout does not allow", () => {
    const bad = (changes: Partial<RecordByLayout["UPPLAN"]>): string | undefined => refusal("UPPLAN", sampleRecord("UPPLAN", changes))[0]?.split(" ").slice(1).join(" ");
    expect(bad({ serviceDate: "20250401" })).toBe("1:10 サービス利用日 unwritableValue");
    expect(bad({ serviceDate: "2025-04-31" })).toBe("1:10 サービス利用日 noSuchDay");
    expect(bad({ startTime: "9:00" })).toBe("1:12 サービス開始時刻 unwritableValue");
    expect(bad({ startTime: "99:99" })).toBe("1:12 サービス開始時刻 unwritableValue");
    expect(bad({ startTime: "25:00" })).toBe("1:12 サービス開始時刻 wrongForm");
    expect(bad({ units: 1.5 })).toBe("1:8 単位数 unwritableValue");
    expect(bad({ units: Number.NaN })).toBe("1:8 単位数 unwritableValue");
    expect(bad({ serviceCount: 100 })).toBe("1:14 サービス回数 tooLong");
    expect(bad({ insurerNumber: "" })).toBe("1:2 保険者番号 missing");
    expect(bad({ insurerNumber: null as unknown as string })).toBe("1:2 保険者番号 missing");
    expect(bad({ insuredNumber: undefined as unknown as string })).toBe("1:3 被保険者番号 missing");
    expect(bad({ over30Days: "2" })).toBe("1:23 ３０日超区分 unknownCode");
    expect(bad({ csvVersion: "202208" })).toBe("1:1 CSVバージョン unknownVersion");
    expect(refusal("UPPLAN", sampleRecord("UPPLAN"), sampleRecord("UPPLAN", { csvVersion: "202504" }))).toEqual(["OUT.CSV 2:1 CSVバージョン mixedVersions"]);
  });

  test("stops after a hundred findings", () => {
    expect(refusal("UP2KYO", ...Array.from({ length: 500 }, () => sampleRecord("UP2KYO", { needText: "😀" })))).toHaveLength(100);
  });
});

describe("beside csv-parse and iconv-lite", () => {
  test.each(layoutIds)("%s holds the same cells", (id) => {
    fc.assert(
      fc.property(fc.array(recordOf(id), { minLength: 1, maxLength: 4 }), (records) => {
        const { columns, toCells } = getLayout(id);
        const wanted = records.map((record) => toCells(record).map((cell, index) => toCellText(columns[index] as (typeof columns)[0], cell)));
        expect(parse(text(writeFile(id, records as never)), { record_delimiter: "\r\n" })).toEqual(wanted);
      }),
      { numRuns: 25 },
    );
  });

  test("reads what csv-stringify-like writers make: everything quoted, as warnings only", () => {
    const record = sampleRecord("UPJSK");
    const quoted = text(writeFile("UPJSK", [record])).trimEnd().split(",").map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`)).join(",");
    const file = readFile(iconv.encode(`${quoted}\r\n`, "cp932"), "UPJSK_202504_1370100016_11_1370100008_43_20250501090000.CSV");
    expect(file.records).toEqual([record]);
    expect(new Set(file.findings.map(({ kind, severity }) => `${severity} ${kind}`))).toEqual(new Set(["warning quotedCode", "warning emptyQuotes"]));
  });
});
