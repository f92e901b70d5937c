import fc from "fast-check";
import { buildFileName, parseFileName, readFile, writeFile } from "../../../standard/index.js";
import { sampleRecord } from "../../support/standard-samples.js";

const fileName = buildFileName({ id: "UPPLAN", month: "2026-05", senderOfficeNumber: "1370100008", senderServiceType: "43", receiverOfficeNumber: "1370100016", receiverServiceType: "11", serial: "20260501090000", branch: null });
const units = 7;

/** A file with these texts as units, line by line. */
function fileOf(texts: readonly string[]): Buffer {
  const line = writeFile("UPPLAN", [sampleRecord("UPPLAN", { targetMonth: "2026-05", serviceDate: "2026-05-01", units: 1 })]).toString("latin1");
  const cells = line.split(",");
  return Buffer.from(texts.map((text) => cells.with(units, text).join(",")).join(""), "latin1");
}

/** What a line with this text says alone, in a file of its own; undefined where it is left out. */
const unitsOf = (text: string) => (readFile(fileOf([text]), fileName).records[0] as { units: number | null } | undefined)?.units;

test("a value that came before is read as it is alone", () => {
  expect(parseFileName(fileName).findings).toEqual([]);
  const texts = fc.array(fc.constantFrom("1", "2", "244", "0244", "007", "1x", "", "-1", "12345678901234"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(texts, (some) => {
      const { records, lines } = readFile(fileOf(some), fileName);
      const expected = some.flatMap((text, index) => (unitsOf(text) === undefined ? [] : [[index + 1, unitsOf(text)]]));
      expect((records as readonly { units: number | null }[]).map(({ units: read }, index) => [lines[index], read])).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("what is warned of is not taken for good: a padded number stays one wherever it comes again", () => {
  const { records, findings } = readFile(fileOf(["244", "0244", "2", "0244", "2"]), fileName);
  expect((records as readonly { units: number | null }[]).map(({ units: read }) => read)).toEqual([244, 244, 2, 244, 2]);
  expect(findings.map(({ line, kind }) => `${line} ${kind}`)).toEqual(["2 zeroPadding"]);
});
