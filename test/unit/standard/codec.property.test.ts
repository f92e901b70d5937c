import fc from "fast-check";
import { readFile } from "../../../standard/codec/read-file.js";
import { readStream } from "../../../standard/codec/read-stream.js";
import { writeFile } from "../../../standard/codec/write-file.js";
import { layoutIds, layouts, type LayoutId } from "../../../standard/index.js";
import type { FileName } from "../../../standard/name/file-name.js";
import { buildFileName } from "../../../standard/name/build-file-name.js";
import { recordOf } from "../../support/standard-arbitraries.js";

const nameOf = (id: LayoutId): FileName => ({
  id,
  month: layouts[id].hasMonth ? "2025-04" : null,
  senderOfficeNumber: "1370100008",
  senderServiceType: "43",
  receiverOfficeNumber: "1370100016",
  receiverServiceType: "11",
  serial: "20250401090000",
  branch: null,
});

/** Rules between items that generated records do not follow. */
const betweenItems = new Set(["monthDiffers", "dayOutsideMonth", "slotHole", "unusedKeyFilled", "detailNumberUnneeded", "totalRowOffice", "foreignResult", "equipmentCodeMissing", "totalRowFilled"]);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe.each(layoutIds)("%s", (id) => {
  const name = nameOf(id);
  const fileName = buildFileName(name);
  const records = fc.array(recordOf(id), { minLength: 1, maxLength: 6 });

  test("reads back every record it writes, without a finding on any single item", () => {
    fc.assert(
      fc.property(records, (wanted) => {
        const file = readFile(writeFile(id, wanted), fileName);
        expect(file.records).toEqual(wanted);
        expect(file.findings.filter(({ kind }) => !betweenItems.has(kind))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("has canonical bytes: writing what was read gives the same file", () => {
    fc.assert(
      fc.property(records, (wanted) => {
        const bytes = writeFile(id, wanted);
        expect(writeFile(id, readFile(bytes, fileName).records as never).equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("reads the same from a stream cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 700 }), async (wanted, size) => {
        const bytes = writeFile(id, wanted);
        const whole = readFile(bytes, fileName);
        const got = { records: [] as unknown[], lines: [] as number[], findings: [] as unknown[] };
        for await (const batch of readStream(pieces(bytes, size), name, fileName)) {
          got.records.push(...batch.records);
          got.lines.push(...batch.lines);
          got.findings.push(...batch.findings);
        }
        expect(got).toEqual({ records: whole.records, lines: whole.lines, findings: whole.findings });
      }),
      { numRuns: 20 },
    );
  });

  test("never throws on a file with changed, lost or added bytes", () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat({ max: 3 }), insert: fc.uint8Array({ maxLength: 3 }) });
    fc.assert(
      fc.property(records, fc.array(change, { minLength: 1, maxLength: 4 }), (wanted, changes) => {
        let bytes = writeFile(id, wanted);
        for (const { at, remove, insert } of changes) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + remove)]);
        }
        const file = readFile(bytes, fileName);
        expect(file.records.length).toBe(file.lines.length);
        for (const { line, column, message } of file.findings) {
          expect(line === null || line >= 1).toBe(true);
          expect(column === null || column >= 1).toBe(true);
          expect(message.ja + message.en).not.toMatch(/[{}]|undefined/);
        }
      }),
      { numRuns: 80 },
    );
  });

  test("says the column when one item is exchanged for garbage", () => {
    const columns = layouts[id].columns.filter(({ rule }) => !["freeText", "phone", "fileName", "csvVersion", "reserved"].includes(rule));
    fc.assert(
      fc.property(recordOf(id), fc.constantFrom(...columns), (record, column) => {
        const broken = writeFile(id, [record]).toString("latin1").split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
        broken[column.number - 1] = column.number === layouts[id].columns.length ? "?!\r\n" : "?!";
        const { findings, records: left } = readFile(Buffer.from(broken.join(","), "latin1"), fileName);
        expect(findings.some((finding) => finding.severity === "error" && finding.column === column.number && finding.item === column.nameJa)).toBe(true);
        expect(left).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test("a property over records notices a codec that loses a value", () => {
  const lossy = fc.property(recordOf("UP2KYO"), (record) => {
    const bytes = writeFile("UP2KYO", [{ ...record, needText: null }]);
    expect(readFile(bytes, buildFileName(nameOf("UP2KYO"))).records).toEqual([record]);
  });
  expect(fc.check(lossy, { numRuns: 200 }).failed).toBe(true);
});
