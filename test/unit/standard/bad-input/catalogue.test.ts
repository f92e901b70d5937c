import { findingKinds, readSet, type FindingKind } from "../../../../standard/index.js";
import { shown } from "./bad-input.js";
import { badForms } from "./form.js";
import { badItems } from "./items.js";
import { badNames } from "./names.js";
import { badSets } from "./sets.js";
import { badTables } from "./tables.js";

const all = [...badForms, ...badItems, ...badNames, ...badSets, ...badTables];

/** Kinds that only the writer raises. */
const onlyWritten: readonly FindingKind[] = ["unwritableCharacter", "unwritableValue"];

describe("bad input", () => {
  test.each(all.map((entry) => [entry.what, entry] as const))("%s: exactly these findings", (_, { files, found }) => {
    const checked = readSet(files);
    expect(checked.findings.map(shown).sort()).toEqual([...found].sort());
    expect(checked.isAcceptable).toBe(checked.findings.every(({ severity }) => severity === "warning") && checked.description.state === "complete");
  });

  test("covers every kind of finding", () => {
    const covered = new Set(all.flatMap(({ found }) => found.map((line) => line.split(" ").at(-1))));
    expect(Object.keys(findingKinds).filter((kind) => !covered.has(kind) && !onlyWritten.includes(kind as FindingKind))).toEqual([]);
  });

  test("gives messages in both languages that never repeat the file's content", () => {
    for (const { files } of all.filter(({ files: list }) => list.every(({ bytes }) => bytes.length < 100_000))) {
      for (const { message } of readSet(files).findings) {
        expect(message.ja).toMatch(/[ぁ-ん]/);
        expect(message.en).toMatch(/^[\x20-\x7e外字必要]+$/);
        expect(message.ja + message.en).not.toMatch(/見本|0000000101|983205673214/);
      }
    }
  });
});
