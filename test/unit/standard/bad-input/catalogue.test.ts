import { readFile } from "node:fs/promises";
import { findingKinds, readSet, type FindingKind } from "../../../../standard/index.js";
import { shown } from "./bad-input.js";
import { badForms } from "./form.js";
import { badItems } from "./items.js";
import { badNames } from "./names.js";
import { rules } from "./rules.js";
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

  test("has an example or a test for every rule and gap of the standard", async () => {
    const spec = JSON.parse(await readFile("standard/spec/careplan-csv.json", "utf8")) as Record<"rules" | "gaps", { id: string }[]>;
    expect(Object.keys(rules).sort()).toEqual([...spec.rules, ...spec.gaps].map(({ id }) => id).sort());
    const examples = new Set(all.map(({ what }) => /^[RG]\d+(?= )/.exec(what)?.[0]));
    for (const [id, holders] of Object.entries(rules)) {
      expect([id, holders === null]).toEqual([id, examples.has(id)]);
      for (const [file, title] of holders ?? []) expect([file, title, (await readFile(file, "utf8")).includes(`"${title}"`)]).toEqual([file, title, true]);
    }
  });

  test("refuses nothing for what the standard leaves open", () => {
    const refused = Object.entries(findingKinds).filter(([, { rule, severity }]) => rule.startsWith("G") && severity === "error");
    // Two of the three items of G1 are mandatory, whichever they are.
    expect(refused.map(([kind]) => kind)).toEqual(["twoOfThreeMissing"]);
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
