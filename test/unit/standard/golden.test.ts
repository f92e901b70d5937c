import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readSet, writeFile, type LayoutId, type RecordByLayout } from "../../../standard/index.js";

const folder = "test/fixture/standard";

describe.each(readdirSync(folder).filter((name) => !name.startsWith(".")))("the golden set %s", (set) => {
  const fileNames = readdirSync(join(folder, set)).filter((name) => name !== "records.json");
  const files = fileNames.map((fileName) => ({ fileName, bytes: readFileSync(join(folder, set, fileName)) }));
  const wanted = JSON.parse(readFileSync(join(folder, set, "records.json"), "utf8")) as Record<string, object[]>;

  test("reads as its records, without a finding", () => {
    const checked = readSet(files);
    expect(checked.findings).toEqual([]);
    expect(Object.fromEntries(checked.files.filter(({ layout }) => layout !== null).map(({ fileName, records }) => [fileName, records]))).toEqual(wanted);
  });

  test("is what its records are written as, byte for byte", () => {
    for (const { fileName, bytes } of files.filter(({ fileName: name }) => name.endsWith(".CSV"))) {
      const id = fileName.replace(/_\d{6}_\d{10}.*|_\d{10}.*/, "") as LayoutId;
      expect(writeFile(id, (wanted[fileName] ?? []) as RecordByLayout[LayoutId][]).equals(bytes)).toBe(true);
    }
  });
});
